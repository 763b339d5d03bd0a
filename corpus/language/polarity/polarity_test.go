package polarity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/corpus/language"
	"cocode/corpus/language/polarity"
	"cocode/corpus/text"
)

func Example() {
	const said = "It isn't that we lacked time, but nobody asked her."
	a := annotated("en", said)
	scopes := polarity.Of("en").Scopes(a, a.Sentences[0])
	for _, words := range []string{"lacked time", "asked", "nobody asked"} {
		_, tokens := find(nil, a, words)
		sign, cues := scopes.At(tokens)
		fmt.Printf("%s: %s", words, sign)
		for _, c := range cues {
			fmt.Printf(" (%s)", c.Of(said))
		}
		fmt.Println()
	}
	// Output:
	// lacked time: negated (n't that)
	// asked: negated (nobody)
	// nobody asked: affirmed
}

func TestCeased(t *testing.T) {
	for _, c := range []struct {
		code, sentence, words string
		polarity              language.Polarity
		ceased                bool
	}{
		{"en", "We used to have no time, now we do.", "no time", language.Affirmed, true},
		{"en", "We used to have time.", "have time", language.Affirmed, true},
		{"en", "They no longer decide for her.", "decide for her", language.Negated, true},
		{"en", "They don't decide for her any more.", "decide for her", language.Negated, true},
		{"en", "They don't decide for her.", "decide for her", language.Negated, false},
		{"sv", "Förr hann vi aldrig.", "hann", language.Negated, true},
		{"sv", "De bestämmer inte längre åt henne.", "bestämmer åt henne", language.Negated, true},
		{"sv", "Vi hinner inte.", "hinner", language.Negated, false},
	} {
		a := annotated(c.code, c.sentence)
		s, tokens := find(t, a, c.words)
		scopes := polarity.Of(c.code).Scopes(a, s)
		got, _ := scopes.At(tokens)
		if ceased := scopes.Ceased(tokens); got != c.polarity || ceased != c.ceased {
			t.Errorf("%s | %s: %s, ceased %v; want %s, %v", c.sentence, c.words, got, ceased, c.polarity, c.ceased)
		}
	}
}

// Whoever looks for the cue itself has named it: nothing is left that reaches the words.
func TestNamedCuesDoNotCount(t *testing.T) {
	a := annotated("en", "She did not want to be a bother.")
	scopes := polarity.Of("en").Scopes(a, a.Sentences[0])
	if got, cues := scopes.At([]int{2, 3, 4, 5, 7}); got != language.Affirmed || cues != nil {
		t.Errorf("%s by %v, want affirmed by nothing", got, cues)
	}
}

func TestHypotheticalTakesCounterfactual(t *testing.T) {
	if !language.Counterfactual.Is(language.Hypothetical) || language.Hypothetical.Is(language.Counterfactual) {
		t.Error("a rule for hypothetical words takes counterfactual ones, and not the other way round")
	}
	if !language.Negated.Is(language.Any) || language.Negated.Is(language.Affirmed) {
		t.Error("Any takes all, Affirmed only its own")
	}
}

func TestUnknownLanguage(t *testing.T) {
	a := annotated("fi", "Meillä ei ole aikaa.")
	if got, _ := polarity.Of("fi").Scopes(a, a.Sentences[0]).At([]int{3}); got != language.Affirmed {
		t.Errorf("%s, want affirmed", got)
	}
}

// At takes any tokens, and the same give the same: in any order, at any time.
func TestAnyTokens(t *testing.T) {
	rows := map[string][]row{"en": read(t, "english.txt"), "sv": read(t, "swedish.txt")}
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"en", "sv"}).Draw(t, "language")
		a := annotated(code, rapid.SampledFrom(rows[code]).Draw(t, "row").sentence)
		first, last := rapid.IntRange(-2, 30).Draw(t, "first"), rapid.IntRange(-2, 30).Draw(t, "last")
		scopes := polarity.Of(code).Scopes(a, language.Sentence{Range: language.Range{First: first, End: last}})
		tokens := rapid.SliceOf(rapid.IntRange(-100, 100)).Draw(t, "tokens")
		got, cues := scopes.At(tokens)
		scopes.Ceased(tokens)
		slices.Reverse(tokens)
		again, same := polarity.Of(code).Scopes(a, language.Sentence{Range: language.Range{First: first, End: last}}).At(tokens)
		if got != again || !slices.Equal(cues, same) {
			t.Fatalf("%s by %v, then %s by %v", got, cues, again, same)
		}
	})
}

// Spans are in order and hold the words of cues.
func TestSpansAreInOrder(t *testing.T) {
	for code, name := range map[string]string{"en": "english.txt", "sv": "swedish.txt"} {
		for _, r := range read(t, name) {
			a := annotated(code, r.sentence)
			s, tokens := find(t, a, r.word)
			_, spans := polarity.Of(code).Scopes(a, s).At(tokens)
			for i, span := range spans {
				if span.Empty() || span.End > len(r.sentence) || i > 0 && span.Start <= spans[i-1].End {
					t.Errorf("%s: span %v of %v", r.sentence, span, spans)
				}
			}
		}
	}
}

// FuzzScopes asserts that any text has scopes, and that they do not depend on what is
// asked first.
func FuzzScopes(f *testing.F) {
	for _, name := range []string{"english.txt", "swedish.txt"} {
		for _, r := range read(f, name) {
			f.Add(r.sentence, 1, 3)
		}
	}
	f.Add(strings.Repeat("not if ", 50), 0, 7)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		s = text.Canonical(s)
		for _, code := range []string{"en", "sv"} {
			a := annotated(code, s)
			for _, sentence := range a.Sentences {
				scopes := polarity.Of(code).Scopes(a, sentence)
				before, _ := scopes.At([]int{i, j})
				scopes.At([]int{j})
				if after, _ := scopes.At([]int{j, i}); after != before {
					t.Errorf("%q: %s, then %s", s, before, after)
				}
			}
		}
	})
}

func BenchmarkScopes(b *testing.B) {
	for code, name := range map[string]string{"en": "english.txt", "sv": "swedish.txt"} {
		b.Run(code, func(b *testing.B) {
			var all strings.Builder
			for _, r := range read(b, name) {
				all.WriteString(r.sentence + "\n")
			}
			a := annotated(code, all.String())
			reader := polarity.Of(code)
			for b.Loop() {
				for _, s := range a.Sentences {
					reader.Scopes(a, s)
				}
			}
			b.ReportMetric(float64(b.N*len(a.Tokens))/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// Time grows with the length of a sentence, not with its square: the words a second are
// as many for a short one as for a long one.
func BenchmarkLongSentence(b *testing.B) {
	for _, words := range []string{"if we do not think that we would never", "not", "so", "if", "would", ", we had, not"} {
		for _, n := range []int{1000, 50000} {
			b.Run(fmt.Sprintf("%s/%d", words, n), func(b *testing.B) {
				a := annotated("en", strings.Repeat(words+" ", n))
				whole := language.Sentence{Range: language.Range{End: len(a.Tokens)}}
				for b.Loop() {
					polarity.Of("en").Scopes(a, whole).At([]int{5, n - 5})
				}
				b.ReportMetric(float64(b.N*len(a.Tokens))/b.Elapsed().Seconds(), "tokens/s")
			})
		}
	}
}
