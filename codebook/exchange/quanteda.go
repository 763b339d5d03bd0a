package exchange

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"cocode/codebook"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

// WriteQuanteda writes the indicators of a language as a dictionary for quanteda: YAML
// with ids as keys, the hierarchy as keys within keys, and glob words below. It
// returns in words what the format cannot hold.
func WriteQuanteda(w io.Writer, b *codebook.Codebook, lang string) (lost []string, err error) {
	categories, l := dictionaryOf(b, lang)
	var out bytes.Buffer
	writeBranches(&out, categories, "")
	_, err = w.Write(out.Bytes())
	return l.words(), err
}

// writeBranches writes categories. One that has both words and others below it gets
// its words under its own key, as a key cannot hold both.
func writeBranches(out *bytes.Buffer, categories []*category, indent string) {
	for _, c := range categories {
		out.WriteString(indent + quoted(c.key) + ":\n")
		below := c.below
		if len(below) > 0 && len(c.words) > 0 {
			below = append([]*category{{key: c.key, words: c.words}}, below...)
		}
		if len(below) > 0 {
			writeBranches(out, below, indent+"  ")
			continue
		}
		for _, words := range c.words {
			out.WriteString(indent + "  - " + quoted(words) + "\n")
		}
	}
}

// quoted writes words in double quotes: YAML reads what JSON writes, and takes words
// like no and on for something else without them.
func quoted(words string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(words) // cannot fail on a string
	return strings.TrimSuffix(b.String(), "\n")
}

// ReadQuanteda reads a dictionary for quanteda as a codebook of one language: each key
// becomes a code, each word an indicator that matches as it is written.
func ReadQuanteda(name, lang string, data []byte) (*codebook.Codebook, diag.List) {
	r := &wordReader{lang: lang, taken: identities{}}
	branches, problems := strict.Outline(name, data)
	for _, b := range branches {
		if b.Key == "codebook" && len(b.Words) == 1 {
			problems.Errorf(b.At, "use it as it is, with --codebook", "this is a codebook of cocode already and no dictionary")
		}
	}
	if problems.Failed() {
		return named(name), problems
	}
	b := r.book(name, categoriesOf(branches))
	return b, sound(b, append(problems, r.problems...))
}

func categoriesOf(branches []strict.Branch) []*category {
	var all []*category
	for _, b := range branches {
		all = append(all, &category{at: b.At, key: b.Key, words: b.Words, below: categoriesOf(b.Below)})
	}
	return all
}
