package inductive

import (
	"slices"
	"sort"
	"strings"

	"cocode/analysis/inductive/internal/topic"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/polarity"
)

// deeds returns what is done or felt in the units of a document beside what their labels say,
// with the sign under which it stands. A unit whose label tells little is known by them.
func deeds(a *language.Annotation, units []corpus.Unit) [][]saying {
	known, reader := topic.In(a.Language), polarity.Of(a.Language)
	scopes := map[int]polarity.Scopes{}
	out := make([][]saying, len(units))
	for i, u := range units {
		for _, span := range u.Spans {
			r := a.Within(span)
			for at := r.First; at < r.End; at++ {
				s, ok := deed(known, a, at, r)
				if !ok {
					continue
				}
				k := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].End > at })
				if k == len(a.Sentences) {
					continue
				}
				if _, read := scopes[k]; !read {
					scopes[k] = reader.Scopes(a, a.Sentences[k])
				}
				switch sign, _ := scopes[k].At([]int{at}); sign {
				case language.Negated:
					s.denied = true
					out[i] = append(out[i], s)
				case language.Affirmed:
					out[i] = append(out[i], s)
				}
			}
		}
	}
	return out
}

// deed returns what the word at a place says is done or felt, if it says any of that.
func deed(known *topic.Topics, a *language.Annotation, at int, within language.Range) (saying, bool) {
	t := a.Tokens[at]
	s := saying{language: a.Language, verb: t.Lemma}
	switch t.Tag {
	case language.Verb:
		s.acts = phrasal(known, t.Lemma, a.Tokens[at+1:within.End], "")
	case language.Noun, language.Adjective:
		s.acts = slices.DeleteFunc(acts(known.Senses(t.Lemma)), func(x *topic.Sense) bool {
			return x.Topic.Kind != topic.State || !x.Named(t.Lemma)
		})
	}
	if len(s.acts) == 0 || s.acts[0].Topic.Kind == topic.Light || vague[a.Language].Has(t.Lemma) || reporting[a.Language].Has(t.Lemma) {
		return s, false
	}
	s.acts = s.acts[:1]
	before := a.Tokens[max(within.First, at-4):at]
	passive, clear := undergone(a.Language, t, before)
	s.done = passive || at+1 < within.End && towards[a.Language].Has(a.Tokens[at+1].Word)
	for _, b := range before {
		if mood := moods[a.Language][b.Lemma]; mood != "" {
			s.mood = mood
		}
	}
	return s, clear
}

// reporting are verbs that say that something is said or thought, and not what.
var reporting = map[string]language.List{
	"en": language.ParseList("say\nthink\nmean\nknow\nsuppose\nguess\nlike"),
	"sv": language.ParseList("säga\ntänka\nmena\ntycka\ntro\nveta"),
}

// undergone reports whether a verb is in the passive, and whether that is clear.
func undergone(code string, t language.Token, before []language.Token) (passive, clear bool) {
	switch {
	case code == "sv":
		return t.Tag == language.Verb && strings.HasSuffix(t.Word, "s") && !strings.HasSuffix(t.Lemma, "s"), true
	case t.Fine != "VBN":
		return false, true
	}
	for _, b := range slices.Backward(before) {
		switch b.Lemma {
		case "be", "get":
			return true, true
		case "have":
			return false, true
		}
	}
	return false, false
}

// tells reports whether a label tells what is done or felt.
func (s *saying) tells() bool {
	return slices.ContainsFunc(s.acts, func(a *topic.Sense) bool { return a.Topic.Kind != topic.Light })
}
