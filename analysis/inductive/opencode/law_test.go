package opencode_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// pieces are what denied sentences are made of: every choice of each gives a sentence
// in which the act is denied.
var pieces = map[string][4][]string{
	"en": {
		{"we", "the nurse", "they", "she", "my manager", "the residents", "nobody there and we"},
		{"didn't ask", "never asked", "couldn't involve", "would not trust", "never dared to question", "hadn't rung", "weren't able to listen to", "won't talk to"},
		{"the users", "the doctor", "him", "the patients in the meeting", "anyone about the food"},
		{"", "then", "last spring", "at the meeting"},
	},
	"sv": {
		{"vi", "sköterskan", "de", "hon", "min chef", "de boende"},
		{"frågade inte", "litade aldrig på", "ville inte ringa", "kunde inte välja", "hade inte bokat", "vågade aldrig fråga", "drog inte av"},
		{"brukarna", "läkaren", "patienterna på mötet", "strumporna", "någon", "en tid"},
		{"", "då", "i våras", "på mötet"},
	},
}

// denying are the words by which a label denies.
var denying = map[string][]string{
	"en": {"not", "never", "nobody", "no", "lack"},
	"sv": {"inte", "aldrig", "ingen", "brist"},
}

// What is denied in the only clause of a unit is denied in its code, and the label says
// so, in whatever order the clause stands.
func TestCodesKeepNegation(t *testing.T) {
	for language, p := range pieces {
		t.Run(language, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				var said []string
				for _, list := range p {
					said = append(said, rapid.SampledFrom(list).Draw(t, "piece"))
				}
				unit := strings.TrimSpace(strings.Join(said, " ")) + "."
				got := code(language, unit)
				says := false
				for w := range strings.FieldsSeq(got.Label) {
					for _, d := range denying[language] {
						says = says || strings.HasSuffix(w, d) || strings.HasPrefix(w, d)
					}
				}
				if !got.Denied || !says {
					t.Fatalf("%q is called %q (denied: %v)", unit, got.Label, got.Denied)
				}
			})
		})
	}
}

// FuzzCode: every unit with a letter has a label of one line, the same each time.
func FuzzCode(f *testing.F) {
	f.Add("We don't ask the users, who can't say no.", false)
	f.Add("Förra veckan hade chefen inte bokat en tid, sa hon.", true)
	f.Add("It was him who — \"no\" — let's; the patients' stories as item one", false)
	f.Fuzz(func(t *testing.T, unit string, swedish bool) {
		language := "en"
		if swedish {
			language = "sv"
		}
		a, b := code(language, unit), code(language, unit)
		if a.Label != b.Label || a.Key != b.Key || a.Gist != b.Gist {
			t.Fatalf("%q: %q, %q", unit, a.Label, b.Label)
		}
		if a.Label == "" && strings.ContainsFunc(unit, unicode.IsLetter) && len(strings.Fields(unit)) < 2 && isASCII(unit) && plain(unit) {
			t.Fatalf("%q has no label", unit)
		}
	})
}

func isASCII(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0 }

func plain(s string) bool {
	return strings.IndexFunc(strings.TrimSpace(s), func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
