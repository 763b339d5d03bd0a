package matrix

import (
	"strconv"
	"strings"
)

// dictionary is the words of the tables: Swedish by their English words. The nil
// dictionary is English.
type dictionary map[string]string

// speak returns the words of a language, English if there are none.
func speak(code string) dictionary {
	if code == "sv" {
		return swedish
	}
	return nil
}

func (d dictionary) text(english string) string {
	if s, ok := d[english]; ok {
		return s
	}
	return english
}

// decimal writes a number with two decimals as the language does.
func (d dictionary) decimal(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	if d != nil {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// code is the language's ISO 639-1 code.
func (d dictionary) code() string {
	if d != nil {
		return "sv"
	}
	return "en"
}
