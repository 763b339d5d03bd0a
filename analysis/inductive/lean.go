package inductive

import (
	"math"
	"slices"

	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
	"cocode/corpus"
	"cocode/corpus/language"
)

// choose lets every unit take, of the codes that fit it, one that others could have too:
// what many units say counts for more than what one says a little better. What is
// denied is not given up for what is not.
func choose(units []*reading) {
	shared := map[string]int{}
	for _, r := range units {
		seen := map[string]bool{}
		for _, c := range r.choices {
			if k := gist(r, c); !seen[k] {
				seen[k] = true
				shared[k]++
			}
		}
	}
	for _, r := range units {
		best := -1.0
		for _, c := range r.choices {
			if r.choices[0].Denied && !c.Denied || c.Thin && !r.choices[0].Thin {
				continue
			}
			if value := c.Score * math.Log2(1+float64(shared[gist(r, c)])); value > best {
				best, r.named = value, c
			}
		}
	}
}

func gist(r *reading, c opencode.Code) string { return r.language + c.Gist }

// own returns the base forms of the things, acts and qualities of a unit: not small words,
// and not words that name hardly anything.
func own(code string, tokens []language.Token) (words []string) {
	for _, t := range tokens {
		switch t.Tag {
		case language.Noun, language.ProperNoun, language.Verb, language.Adjective:
			if !t.Stop && !opencode.Light(code, t.Lemma) {
				words = append(words, t.Lemma)
			}
		}
	}
	return words
}

// setsScene reports whether a unit only tells when it is: "then it is four o'clock".
func setsScene(code string, tokens []language.Token) bool {
	known, when := topic.In(code), false
	for _, t := range tokens {
		switch t.Tag {
		case language.Noun, language.ProperNoun, language.Verb, language.Auxiliary, language.Adjective, language.Pronoun:
			switch {
			case known.Scene(t.Lemma), known.Scene(t.Word):
				when = true
			case !being[code].Has(t.Lemma):
				return false
			}
		default:
			when = when || known.Scene(t.Word)
		}
	}
	return when
}

// being are the words with which one says when it is.
var being = map[string]language.List{"en": language.ParseList("be\nit\nbecome\nget"), "sv": language.ParseList("vara\ndet\nbli\nden")}

// saysNothing reports whether a unit has no word of its own: "and so we did".
func saysNothing(code string, tokens []language.Token) bool {
	return !slices.ContainsFunc(tokens, func(t language.Token) bool {
		return t.IsWord() && !t.Stop && !standIns[code].Has(t.Lemma)
	})
}

// standIns are verbs that stand for any other.
var standIns = map[string]language.List{"en": language.ParseList("do\nbe\nhave"), "sv": language.ParseList("göra\nvara\nha\nbli")}

// leansOn reports whether r says nothing and b beside it does. What is denied leans on nothing and lends nothing.
func (r *reading) leansOn(b *reading) bool {
	return r.empty && !r.named.Denied && b.kept == nil && !b.named.Denied && !b.named.Weak && len(b.own) > 0
}

// beside returns the unit that unit i leans on, nil if there is none.
func beside(units []corpus.Unit, readings []*reading, i int) *reading {
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(units) || units[j].Turn != units[i].Turn {
			continue
		}
		if b := readings[j]; b.on == nil && readings[i].leansOn(b) {
			return b
		}
	}
	return nil
}

// lean gives a unit that says nothing by itself, such as "and so we did", the code of
// the unit directly before it in the same answer, or directly after it: one that has no
// word that the other has not. What only sets the scene ("then it is four o'clock") is no
// finding and leans on nothing; all else keeps its own label. A unit that leans lends no
// code.
func lean(units []corpus.Unit, readings []*reading) {
	lends := map[*reading]bool{}
	for i, r := range readings {
		switch {
		case r.kept != nil || lends[r]:
		case r.scene && !r.named.Denied:
			r.alone, r.named = r.named.Label, sceneOf(r.language)
		default:
			if b := beside(units, readings, i); b != nil {
				r.on, r.alone, r.named = b, r.named.Label, b.named
				lends[b] = true
			}
		}
	}
}

// sceneOf is the code of units that only tell when it is.
func sceneOf(language string) opencode.Code {
	label := scenes[language]
	return opencode.Code{Label: label, Key: label, Gist: sceneGist, Thin: true}
}

// sceneGist marks the code of what only sets the scene; no other gist has its sign.
const sceneGist = "\x00scene"

var scenes = map[string]string{"en": "only setting the scene", "sv": "att bara beskriva läget"}

// reportLeanings lists the units that have not the code of their own label.
func (p *pass) reportLeanings() {
	for _, r := range p.units {
		switch {
		case r.on != nil:
			p.report.Leanings = append(p.report.Leanings, Leaning{Unit: r.unit, Label: r.alone, Code: r.code.id, On: r.on.unit})
		case r.alone != "":
			p.report.Leanings = append(p.report.Leanings, Leaning{Unit: r.unit, Label: r.alone, Code: r.code.id})
		}
	}
	for _, c := range p.codes {
		if c.scene {
			p.report.Scenes = append(p.report.Scenes, c.id)
		}
	}
}
