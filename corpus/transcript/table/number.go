package table

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"

	"cocode/corpus/transcript/internal/pack"
	"cocode/corpus/transcript/internal/source"
)

// number returns a number as a person writes it: 1.1 where the file holds
// 1.1000000000000001.
func number(value string) string {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || math.Abs(f) > 1e15 {
		return value
	}
	return strconv.FormatFloat(roundTo15(f), 'f', -1, 64)
}

// roundTo15 keeps the fifteen digits that a sheet shows.
func roundTo15(f float64) float64 {
	g, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return f
	}
	return g
}

// date returns a day counted from the end of 1899 as 2024-05-22, with the time if
// it has one.
func date(value string) string {
	days, err := strconv.ParseFloat(value, 64)
	if err != nil || days < 0 || days > 1e5 {
		return value
	}
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(math.Round(days*86400)) * time.Second)
	switch {
	case days < 1:
		return at.Format("15:04:05")
	case at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0:
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02 15:04")
}

// styleSheet learns which cell styles show dates.
type styleSheet struct {
	formats map[string]bool // own number formats that show dates
	dates   []bool          // by cell style
	cells   bool            // inside the list of cell styles
}

func (s *styleSheet) Open(e xml.StartElement) {
	switch e.Name.Local {
	case "numFmt":
		if len(s.formats) < 10_000 {
			s.formats[pack.Attribute(e, "numFmtId")] = showsDate(pack.Attribute(e, "formatCode"))
		}
	case "cellXfs":
		s.cells = true
	case "xf":
		if id := pack.Attribute(e, "numFmtId"); s.cells && len(s.dates) < 100_000 {
			n, _ := strconv.Atoi(id)
			s.dates = append(s.dates, n >= 14 && n <= 22 || n >= 45 && n <= 47 || s.formats[id])
		}
	}
}

// showsDate reports whether a number format holds a year, month, day or hour outside
// of quoted words and brackets.
func showsDate(format string) bool {
	quoted, bracket := false, false
	for _, c := range strings.ToLower(format) {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !quoted && !bracket && strings.ContainsRune("ydhå", c):
			return true
		}
	}
	return false
}

func (s *styleSheet) Close(name string) {
	if name == "cellXfs" {
		s.cells = false
	}
}

func (s *styleSheet) Words([]byte)         {}
func (s *styleSheet) Fault() *source.Fault { return nil }
