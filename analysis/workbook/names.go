package workbook

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// nameLength is how many UTF-16 units Excel allows for the name of a sheet.
const nameLength = 31

// namer gives sheets names that Excel takes, each once.
type namer struct{ taken map[string]bool }

// legal returns a name as near to the wished one as Excel and the names given
// before allow. Names that differ in case only are the same to Excel.
func (n *namer) legal(wish string) string {
	base := clean(wish)
	name := shorten(base, nameLength)
	for i := 2; n.taken[strings.ToLower(name)]; i++ {
		suffix := " (" + strconv.Itoa(i) + ")"
		name = shorten(base, nameLength-len(suffix)) + suffix
	}
	n.taken[strings.ToLower(name)] = true
	return name
}

// clean takes out what a name may not hold. History is a name that Excel keeps for
// itself.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, r):
			return '-'
		case r < ' ' || r == 0xFFFD || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, "' ")
	switch {
	case name == "":
		return "Sheet"
	case strings.EqualFold(name, "History"):
		return name + "_"
	}
	return name
}

// shorten returns the longest beginning of s with at most n UTF-16 units.
func shorten(s string, n int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > n {
			return strings.TrimRight(s[:i], "' ")
		}
	}
	return s
}
