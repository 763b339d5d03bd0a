// Package words is the message table of refinement: every word that its tables and
// reports say, in English and Swedish. What the codebook and the propositions say
// comes from them.
package words

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cocode/codebook"
	"cocode/codebook/strict"
)

//go:embed messages.yaml
var source []byte

type table struct {
	Messages map[string]codebook.Text `yaml:"messages"`
}

var messages = sync.OnceValue(func() map[string]codebook.Text {
	var t table
	if err := strict.Decode("messages.yaml", source, &t).Err(); err != nil {
		panic(err) // the file is embedded: this is a fault of the program
	}
	return t.Messages
})

// Language speaks one language: "sv", or English for everything else.
type Language string

// In returns the language with a code.
func In(code string) Language {
	if code == "sv" {
		return "sv"
	}
	return "en"
}

// Keys returns the keys of all messages.
func Keys() []string { return slices.Sorted(maps.Keys(messages())) }

// Has reports whether there is a message with a key.
func Has(key string) bool { _, ok := messages()[key]; return ok }

// T returns a message, with its verbs filled in as fmt.Sprintf does. A key that is
// missing shows itself.
func (l Language) T(key string, args ...any) string {
	m, ok := messages()[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(args) == 0 {
		return m.In(string(l))
	}
	return fmt.Sprintf(m.In(string(l)), args...)
}

// N returns a message for a number of things: key.one for one, key for any other
// number. The number is the first argument.
func (l Language) N(key string, n int, args ...any) string {
	if n == 1 && Has(key+".one") {
		key += ".one"
	}
	return l.T(key, append([]any{n}, args...)...)
}

// Decimal writes a number with so many decimals as the language does.
func (l Language) Decimal(x float64, digits int) string {
	s := strconv.FormatFloat(x, 'f', digits, 64)
	if l == "sv" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// Percent writes a share of 0 to 1 as a percentage.
func (l Language) Percent(share float64) string {
	return l.Decimal(100*share, 0) + map[Language]string{"en": "%", "sv": "\u00a0%"}[l]
}

// Quoted puts words into the language's quotation marks: double ones, or single ones
// around words that hold double ones themselves.
func (l Language) Quoted(s string) string {
	marks := map[Language][2]string{"en": {"“", "”"}, "sv": {"”", "”"}}[l]
	if strings.ContainsAny(s, "“”\"„") {
		marks = map[Language][2]string{"en": {"‘", "’"}, "sv": {"’", "’"}}[l]
	}
	return marks[0] + s + marks[1]
}

// List joins words with commas and a last "and".
func (l Language) List(items []string) string {
	if n := len(items); n > 1 {
		return strings.Join(items[:n-1], ", ") + " " + l.T("list.and") + " " + items[n-1]
	}
	return strings.Join(items, "")
}
