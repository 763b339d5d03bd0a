package stamp

import (
	"strings"
	"time"
)

// moment is a time as it stands in a text.
type moment struct {
	at     time.Duration
	length int // bytes that it takes
	parts  int // 2 for minutes and seconds, 3 with hours
	loose  bool
}

// clock reads a time at the beginning of s. What follows must not belong to the
// same word.
func clock(s string) (moment, bool) {
	for _, read := range []func(string) (moment, bool){colons, dots, letters} {
		if m, ok := read(s); ok {
			return m, true
		}
	}
	return moment{}, false
}

// colons reads h:mm:ss or mm:ss with an optional fraction; frames after a third
// colon are passed over.
func colons(s string) (moment, bool) {
	var fields [4]int
	i, parts := 0, 0
	for parts < 4 {
		value, n := numberAt(s[i:], 4)
		if n == 0 || parts > 0 && n > 2 {
			return moment{}, false
		}
		fields[parts] = value
		parts++
		i += n
		if i+1 >= len(s) || s[i] != ':' || !digit(s[i+1]) {
			break
		}
		i++
	}
	fraction, n := fractionAt(s[i:])
	i += n
	if parts < 2 || i < len(s) && wordByte(s[i]) || !twoDigits(s[:i], parts, n) {
		return moment{}, false
	}
	at, ok := seconds(fields, parts)
	return moment{at: at + fraction, length: i, parts: min(parts, 3)}, ok
}

// dots reads h.mm.ss, the hours below ten: 12.10.24 is a day.
func dots(s string) (moment, bool) {
	var fields [4]int
	i := 0
	for n := range 3 {
		value, width := numberAt(s[i:], 2)
		if width == 0 || n > 0 && width != 2 {
			return moment{}, false
		}
		fields[n] = value
		i += width
		if n == 2 {
			break
		}
		if i >= len(s) || s[i] != '.' {
			return moment{}, false
		}
		i++
	}
	if fields[0] > 9 || i < len(s) && wordByte(s[i]) || i+1 < len(s) && s[i] == '.' && digit(s[i+1]) {
		return moment{}, false
	}
	at, ok := seconds(fields, 3)
	return moment{at: at, length: i, parts: 3, loose: true}, ok
}

// minutes reads mm.ss, which only brackets tell from a number.
func minutes(s string) (moment, bool) {
	m, n := numberAt(s, 2)
	if n != 2 || len(s) < 5 || s[2] != '.' {
		return moment{}, false
	}
	sec, n := numberAt(s[3:], 2)
	at, ok := seconds([4]int{m, sec}, 2)
	return moment{at: at, length: 5, parts: 2, loose: true}, ok && n == 2
}

// unitNames are how hours, minutes and seconds are written behind a number, the
// longest first.
var unitNames = [3][]string{{"tim", "h"}, {"min", "m"}, {"sek", "sec", "s"}}

// letters reads 0h01m23s, 1m 23s and the like: two units at least, the seconds last.
func letters(s string) (moment, bool) {
	var fields [4]int
	end, found := 0, 0
	for n, names := range unitNames {
		i := end
		if found > 0 {
			i += blanks(s[i:])
		}
		value, width := numberAt(s[i:], 3)
		if width == 0 {
			break
		}
		i += width
		i += blanks(s[i:])
		name := nameAt(s[i:], names)
		if name == 0 && found == 0 {
			continue // it may begin with a smaller unit
		}
		if name == 0 {
			return moment{}, false
		}
		fields[n] = value
		end = i + name
		found++
		if n == 2 {
			at, ok := seconds(fields, 3)
			return moment{at: at, length: end, parts: found, loose: true}, ok && found > 1
		}
	}
	return moment{}, false
}

// nameAt returns the length of the unit's name with which s begins, or zero.
func nameAt(s string, names []string) int {
	for _, name := range names {
		rest, ok := strings.CutPrefix(s, name)
		if ok && (rest == "" || digit(rest[0]) || !wordByte(rest[0])) {
			return len(name)
		}
	}
	return 0
}

// numberAt reads at most width digits.
func numberAt(s string, width int) (value, n int) {
	for n < len(s) && n < width && digit(s[n]) {
		value = value*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

// twoDigits reports whether the seconds have two digits, as people write them; with
// hours or a fraction one is enough, as Teams writes 0:0:2.840.
func twoDigits(s string, parts, fraction int) bool {
	if parts > 2 || fraction > 0 {
		return true
	}
	return len(s)-strings.LastIndexByte(s, ':')-1 == 2
}

func seconds(f [4]int, parts int) (time.Duration, bool) {
	if parts == 2 {
		f[0], f[1], f[2] = 0, f[0], f[1]
	} else if f[1] > 59 {
		return 0, false
	}
	if f[2] > 59 || f[0] > 999 {
		return 0, false
	}
	return time.Duration(f[0])*time.Hour + time.Duration(f[1])*time.Minute + time.Duration(f[2])*time.Second, true
}
