package condense_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/inductive/condense"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// condensed returns the condensed form of one unit, and the annotation of it.
func condensed(code, words string) (string, *language.Annotation) {
	d := &corpus.Document{Language: code, Text: words, Turns: []corpus.Turn{{Span: text.Span{End: len(words)}}}}
	a := annotate.Document(d)
	return condense.Unit(d, a, corpus.Unit{Spans: []text.Span{{End: len(words)}}}), a
}

func TestUnit(t *testing.T) {
	for _, c := range []struct{ code, unit, want string }{
		{"en", "Well, um, we have no time.", "We have no time."},
		{"en", "I mean, they, you know, never ask us.", "They never ask us."},
		{"en", "We had, we had to wai- wait for the nurse.", "We had to wait for the nurse."},
		{"en", "And so I think the residents really like it.", "The residents like it."},
		{"en", "She told me, my dear, to wait. [laughs]", "She told me to wait."},
		{"en", "It does. The bus is late every morning.", "The bus is late every morning."},
		{"en", "The manager, as I said, had no time for it.", "The manager had no time for it."},
		{"en", "No, no, they don't come.", "No, they don't come."},
		{"en", "I don't know who decides.", "I don't know who decides."},
		{"en", "We might ask them.", "We might ask them."},
		{"en", "It's not that they can't, it's that they don't dare to.", "It's not that they can't, they don't dare to."},
		{"en", "He asked, \"Why, why is it Tuesday?\"", "He asked, \"Why is it Tuesday?\""},
		{"en", "Yes, exactly.", "Exactly."},
		{"en", "On the twentieth she just let them look.", "On the twentieth she let them look."},
		{"sv", "Ja, alltså, öh, vi har liksom ingen tid.", "Vi har ingen tid."},
		{"sv", "Vi, vi frågade brukarna faktiskt.", "Vi frågade brukarna."},
		{"sv", "Å så säger hon att det inte går.", "Å så säger hon att det inte går."},
		{"sv", "Jag tycker att chefen lyssnar, vet du.", "Chefen lyssnar."},
		{"sv", "Det är inte så att vi saknade tid.", "Det är inte så att vi saknade tid."},
		{"xx", "La vida es así.", "La vida es así."},
	} {
		if got, _ := condensed(c.code, c.unit); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.unit, got, c.want)
		}
	}
}

// A long unit keeps what says most.
func TestLongUnit(t *testing.T) {
	got, _ := condensed("en", "We asked the residents to draw up the menu for the whole week, because we were standing there "+
		"anyway, which was odd, and they drew it, and since then the kitchen follows the menu that the residents drew up.")
	if n := len(strings.Fields(got)); n > 28 || !strings.Contains(got, "residents") || !strings.Contains(got, "menu") {
		t.Errorf("%d words: %s", n, got)
	}
}

// negations are those of both languages, written apart from the lists of the package.
var negations = []string{"not", "n't", "no", "never", "nobody", "nothing", "none", "without", "hardly", "neither", "nor",
	"inte", "ingen", "inget", "inga", "aldrig", "utan", "knappast", "varken", "ingenting", "nej"}

// parts are pieces of speech that the laws are tried on, alone and in any order.
var parts = map[string][]string{
	"en": {"we don't have time", "I don't know", "no, no", "no one asked them", "you know", "I think", "and then", "um", "never ever",
		"they can't, they can't say no", "because nobody came", "which isn't right", "(not really)", "as if it were nothing", "sort of", "not at all",
		"the residents decide", "it's not that we don't want to", "she had, she had no say", "— without a word —", "mm", "\"don't,\" she said",
		"if they hadn't asked", "it isn't, is it", "well", "of course not", "hardly anyone", "neither he nor she", "let's see", "I wo- won't", "in a way"},
	"sv": {"vi har ingen tid", "jag vet inte", "nej, nej", "ingen frågade dem", "vet du", "jag tror", "å sen", "öh", "aldrig nånsin", "de kan inte, de kan inte säga nej",
		"eftersom ingen kom", "vilket inte är rätt", "(inte riktigt)", "liksom", "inte alls", "de boende bestämmer", "det är inte så att vi inte vill",
		"hon hade, hon hade inget att säga till om", "— utan ett ord —", "mm", "\"gör det inte\", sa hon", "om de inte hade frågat", "knappast någon", "varken han eller hon", "på något sätt"},
}

// The words of a condensed unit are words of the unit in their order; no negation is
// lost, but for one that is said twice in a row; something is always left.
func TestLaws(t *testing.T) {
	for code, list := range parts {
		t.Run(code, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				var b strings.Builder
				for _, p := range rapid.SliceOfN(rapid.SampledFrom(list), 1, 9).Draw(t, "parts") {
					b.WriteString(p + rapid.SampledFrom([]string{" ", ", ", ". ", " and ", "? ", "; ", "… "}).Draw(t, "sign"))
				}
				unit := strings.TrimSpace(b.String())
				got, a := condensed(code, unit)
				_, after := condensed(code, got)
				in, out := words(a), words(after)
				if len(out) == 0 || !subsequence(out, in) {
					t.Fatalf("%q became %q", unit, got)
				}
				if before, now := denied(in), denied(out); !slices.Equal(before, now) {
					t.Fatalf("%q became %q: %v, %v", unit, got, before, now)
				}
			})
		})
	}
}

func words(a *language.Annotation) []string {
	var out []string
	for _, t := range a.Tokens {
		if t.IsWord() {
			out = append(out, t.Word)
		}
	}
	return out
}

func subsequence(some, all []string) bool {
	for _, w := range all {
		if len(some) > 0 && some[0] == w {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// denied returns the negations among words; what is said twice in a row is there once.
func denied(words []string) []string {
	var out []string
	for _, w := range words {
		if slices.Contains(negations, w) {
			out = append(out, w)
		}
	}
	for n := 1; n <= len(out)/2; n++ {
		for i := 0; i+2*n <= len(out); {
			if slices.Equal(out[i:i+n], out[i+n:i+2*n]) {
				out = slices.Delete(out, i, i+n)
			} else {
				i++
			}
		}
	}
	return out
}
