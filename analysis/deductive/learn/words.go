package learn

import (
	"maps"
	"slices"
	"strings"

	"cocode/analysis/deductive/correction"
	"cocode/analysis/deductive/features"
	"cocode/corpus/language"
)

// Sign is a word, or two in a row, that speaks for a code or against it, as people say it.
// An ellipsis is the beginning or the end of a sentence.
type Sign struct {
	Words  string
	Weight float64 // what it adds to the logarithm of the odds, the higher the rarer it is
	Units  int     // decided units that it stands in
	Has    int     // those of them that have the code
}

// mostSigns is how many signs are shown of a code, and as many against it.
const mostSigns = 10

// leastWeight is the weight below which a word changes nothing that one would see, and
// leastUnits the decided units below which nobody could tell why it weighs.
const (
	leastWeight = 0.05
	leastUnits  = 2
)

// speech knows how terms are said: a term is made of base forms.
type speech struct {
	forms   map[string]map[string]int // by term: how often it is said in which words
	content map[string]int            // by term: how much more often than not it tells what is spoken of
}

func newSpeech() *speech {
	return &speech{map[string]map[string]int{}, map[string]int{}}
}

// hear learns from an interview.
func (s *speech) hear(a *language.Annotation) {
	for _, sentence := range a.Sentences {
		edge := language.Token{Form: &language.Form{Word: features.Edge, Lemma: features.Edge, Stop: true}}
		before := edge
		for _, t := range a.Tokens[sentence.First:sentence.End] {
			if t.IsWord() {
				s.say(t)
				s.say(before, t)
				before = t
			}
		}
		s.say(before, edge)
	}
}

// say counts one way of saying a term.
func (s *speech) say(tokens ...language.Token) {
	var lemmas, words []string
	tells := false
	for _, t := range tokens {
		lemmas, words = append(lemmas, t.Lemma), append(words, t.Word)
		tells = tells || tellsMuch(t)
	}
	term := strings.Join(lemmas, " ")
	if s.forms[term] == nil {
		s.forms[term] = map[string]int{}
	}
	s.forms[term][strings.Join(words, " ")]++
	if tells {
		s.content[term]++
	} else {
		s.content[term]--
	}
}

// tellsMuch reports whether a word tells what is spoken of.
func tellsMuch(t language.Token) bool {
	switch t.Tag {
	case language.Noun, language.ProperNoun, language.Verb, language.Adjective, language.Adverb, language.Number:
		return !t.Stop
	}
	return false
}

// said returns a term as it is said most often.
func (s *speech) said(term string) string {
	best := term
	most := 0
	for _, words := range slices.Sorted(maps.Keys(s.forms[term])) {
		if n := s.forms[term][words]; n > most {
			best, most = words, n
		}
	}
	return features.Readable(joined.Replace(best))
}

// joined puts together again what stands in two tokens.
var joined = strings.NewReplacer(" n't", "n't", " '", "'")

// signs returns what speaks most for a code, or against it, of terms that are sorted. Words
// without content are left out, and what only repeats a part of what stands there.
func (l *lesson) signs(c int, terms []correction.Term) []Sign {
	var all []Sign
	var shown []string
	for _, t := range terms {
		if len(all) == mostSigns || t.Weight < leastWeight && t.Weight > -leastWeight {
			break
		}
		if l.speech.content[t.Words] <= 0 || slices.ContainsFunc(shown, func(s string) bool { return overlap(s, t.Words) }) {
			continue
		}
		sign := Sign{Words: l.speech.said(t.Words), Weight: t.Weight}
		for _, n := range l.standsIn[t.Words] {
			if d := l.units[n]; !d.open[c] {
				sign.Units++
				if d.has[c] {
					sign.Has++
				}
			}
		}
		if sign.Units >= leastUnits {
			all, shown = append(all, sign), append(shown, t.Words)
		}
	}
	return all
}

// overlap reports whether two terms have a word in common.
func overlap(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if w != features.Edge && slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

// find notes in which decided units each term stands.
func (l *lesson) find(m *correction.Model) {
	l.standsIn = map[string][]int{}
	for n, d := range l.units {
		for _, s := range l.samples[d.first:d.end] {
			for _, f := range m.Row(s.Text).Index {
				term, ok := m.Space.Term(int(f))
				if in := l.standsIn[term]; ok && (len(in) == 0 || in[len(in)-1] != n) {
					l.standsIn[term] = append(in, n)
				}
			}
		}
	}
}
