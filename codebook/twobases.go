package codebook

import (
	"regexp"
	"slices"
	"strings"

	"cocode/corpus/language/annotate"
)

// noBareWord is what stands in an indicator besides bare words: exact words, lists, gaps,
// nearness, words with a part of speech, parts of words.
var noBareWord = regexp.MustCompile(`"[^"]*"|@\S+|\.\.\d+\.\.|~\w+|[^\s()\[\]|]*[/*?][^\s()\[\]|]*`)

// twoBases warns of indicators that are one bare word with several base forms: it meets
// the forms of all, and nothing beside it tells which was meant.
func (c *checker) twoBases(in *Instrument) {
	warned := map[string]bool{}
	for _, r := range in.rules {
		if r.indicator.Regex != "" || strings.ContainsAny(strings.TrimSpace(r.indicator.Match), " (") {
			continue // among other words it is they that tell which is meant
		}
		bare := noBareWord.ReplaceAllString(r.indicator.Match, " ")
		for _, word := range strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune(" ()[]|\t\n", r) }) {
			tokens := annotate.Phrase(in.Language, word)
			if len(tokens) != 1 || warned[word] || related(tokens[0].Bases) {
				continue
			}
			warned[word] = true
			c.warn(r.indicator.At, "write it in quotation marks for this form alone, as a base form, or with a part of speech (word/NOUN)",
				"code %q: %q has several base forms (%s) and meets the words of all", r.code.ID, word, strings.Join(tokens[0].Bases, ", "))
		}
	}
}

// related reports whether there is one base form, or all begin with the shortest, as meet
// and meeting: then they mean much the same.
func related(bases []string) bool {
	shortest := bases[0]
	for _, b := range bases {
		if len(b) < len(shortest) {
			shortest = b
		}
	}
	return !slices.ContainsFunc(bases, func(b string) bool { return !strings.HasPrefix(b, shortest) })
}
