// Package opencode names what a condensed meaning unit says, as a person would who
// codes line by line: a process where somebody does something ("not daring to ask the
// staff"), a state where nobody does ("lack of time"). It stands between the condensed
// units and the groups.
//
// A code is read off the tree of one clause: its predicate with negation and modality,
// who acts, what is acted on, and of the rest what fits into a few words, whole phrases
// only. Of the clauses of a unit the one is named whose words weigh most in the study.
package opencode

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/polarity"
)

// Code is an open code of one unit.
type Code struct {
	Label  string
	Key    string   // equal for codes that say the same but for inflection and small words
	Gist   string   // who does what to whom, without the rest: equal for codes of the same act
	Score  float64  // how much it tells in the study
	Words  []string // the words that tell something, as they were said
	Lemmas []string // their base forms
	Denied bool     // something is not, or is lacking
	Holder string   // who it is about, by the base form; empty where a pronoun says so
	Done   bool     // it is done to somebody, and not by them: "being told"
	Act    string   // the base form of the verb that tells; empty for a state
	Things []string // the base forms of the nouns
	Weak   bool     // it tells too little to stand by itself
	Thin   bool     // it tells little: one word that counts, or who or where somebody is
	Bare   bool     // it names a thing, and nothing that happens or is the case
}

// Coder makes open codes of the units of one document.
type Coder struct {
	d      *corpus.Document
	a      *language.Annotation
	reader *polarity.Reader
	g      *grammar
	weigh  func(lemma string) float64
	scopes map[int]polarity.Scopes // by sentence
	roles  map[string]string       // the parts of those who are named
	names  map[string]bool         // words with a capital
}

// New returns a coder for a document. weigh tells how much a lemma tells in the study.
func New(d *corpus.Document, a *language.Annotation, weigh func(lemma string) float64) *Coder {
	return &Coder{d: d, a: a, reader: polarity.Of(a.Language), g: grammars[a.Language], weigh: weigh, scopes: map[int]polarity.Scopes{}, roles: rolesOf(a, grammars[a.Language]), names: namesOf(d, a)}
}

// Code returns the code of a unit that is given as the sentences of its condensed form.
// A unit without a clause that can be read is named by what it says, or by its
// weightiest words.
func (c *Coder) Code(sentences []*clause.Sentence) Code { return c.Codes(sentences)[0] }

// How many codes a unit may have to choose from, and how good the others must be
// beside the best.
const (
	mostChoices = 4
	asGood      = 0.4
)

// Codes returns what a unit could be called, the best first; there is one at least.
// The others are of clauses that say nearly as much: a study can do with fewer codes
// if units take those that others have too.
func (c *Coder) Codes(sentences []*clause.Sentence) []Code {
	all := c.readings(sentences)
	if len(all) == 0 || all[0].weak {
		if r := c.fragment(sentences); r != nil && (len(all) == 0 || r.score > all[0].score) {
			all = slices.Insert(all, 0, r)
		}
	}
	if len(all) == 0 {
		code := c.words(sentences)
		code.Weak, code.Thin, code.Bare = true, true, c.g != nil
		return []Code{code}
	}
	codes := []Code{c.name(all[0])}
	for _, r := range all[1:] {
		if len(codes) < mostChoices && !r.weak && !r.verbless() && r.score >= asGood*all[0].score {
			codes = append(codes, c.name(r))
		}
	}
	return codes
}

// readings returns what the clauses of a unit can be named by, the best first: those
// that say what happens or is the case before those that name a thing.
func (c *Coder) readings(sentences []*clause.Sentence) []*reading {
	if c.g == nil {
		return nil
	}
	var all []*reading
	for at, s := range sentences {
		first := len(all)
		for _, cl := range s.Clauses() {
			if r := c.read(s, cl); r != nil && r.score > 0 {
				r.score *= place(at) * r.standing()
				all = append(all, r)
			}
		}
		within(all[first:])
	}
	slices.SortStableFunc(all, func(a, b *reading) int {
		return cmp.Or(truth(a.weak)-truth(b.weak), truth(a.thin)-truth(b.thin), cmp.Compare(b.score, a.score))
	})
	return all
}

// within lets the readings of relative clauses count less that stand whole in the label
// of another, or beside what is denied.
func within(all []*reading) {
	for _, r := range all {
		if r.kind == clause.Relative && slices.ContainsFunc(all, func(o *reading) bool {
			return o != r && (o.keep[r.top] || o.kind == clause.Main && o.denied && !r.denied)
		}) {
			r.score *= partly
		}
	}
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// place favours what is said first: it mostly names the matter, and the rest explains.
func place(sentence int) float64 { return 1 / (1 + 0.08*float64(sentence)) }

// standing is how much the clause of a reading counts: less if it hangs on another, unless
// it is what somebody says.
func (r *reading) standing() float64 {
	if r.kind == clause.Content && len(r.verbs) == 1 && r.Tokens[r.head].Fine == "VBN" {
		return hardly // "we got it tested"
	}
	if r.kind == clause.Relative && !r.Tokens[max(0, r.first(r.top)-1)].IsWord() {
		return partly // ", which is nothing"
	}
	if on := r.Tree[r.top].Head; r.kind == clause.Content && (!r.c.g.sayers.Has(r.Tokens[on].Lemma) || r.asks(r.top)) {
		return partly
	}
	if r.kind == clause.Relative && r.c.g.questions.Has(r.Tokens[r.Tree[r.top].Head].Word) {
		return partly
	}
	return kindWeight[r.kind]
}

// partly is how much a clause counts that is but a part of what another says.
const (
	partly = 0.5
	hardly = 0.2
)

// kindWeight is how much a clause counts by its kind.
var kindWeight = map[clause.Kind]float64{
	clause.Main: 1, clause.Coordinate: 1, clause.Content: 1, clause.Beside: 0.9,
	clause.Subordinate: 0.75, clause.Relative: 0.7, clause.Condition: 0.35,
}

// name returns the code of a reading.
func (c *Coder) name(r *reading) Code {
	code := Code{
		Label: c.spell(r.parts), Denied: r.denied, Weak: r.weak, Thin: r.weak || r.thin, Bare: r.weak && r.verbless(),
		Act: r.act(), Holder: r.holder, Done: r.passive, Score: r.score,
	}
	for i, p := range r.parts {
		switch {
		case p.token == nil || p.role || !p.token.IsWord():
			continue
		case p.token.Tag == language.Noun && (i >= r.actors || r.holder != p.token.Lemma):
			code.Things = append(code.Things, p.token.Lemma)
		}
		if p.token.Tag != language.Number && !p.token.Stop {
			code.Words = append(code.Words, p.token.Word)
			code.Lemmas = append(code.Lemmas, p.token.Lemma)
		}
	}
	code.Key = key(c.telling(r.parts, code.Lemmas), r.denied)
	if r.moves() {
		code.Key += " (" + r.verb().Lemma + ")"
	}
	code.Gist = code.Key
	if code.Act != "" && len(code.Things) > 0 {
		code.Gist = key([]string{code.Act, code.Things[0]}, r.denied)
	}
	if code.Done {
		code.Gist += " (done)"
	}
	if code.Holder != "" {
		code.Gist = code.Holder + ": " + code.Gist
	}
	return code
}

// moves reports whether the verb is a light one that still says what happens: "doing it
// for my mum" is not "having a mum".
func (r *reading) moves() bool {
	v := r.verb()
	return v != nil && r.c.g.light.Has(v.Lemma) && !r.c.g.owning.Has(v.Lemma) && !r.c.g.present.Has(v.Lemma)
}

// act returns the base form of the verb that tells, with its particle if it tells little
// without: "gå bort"; empty for a state.
func (r *reading) act() string {
	v := r.verb()
	switch {
	case v == nil:
		return ""
	case !r.c.g.light.Has(v.Lemma):
		return v.Lemma
	}
	if p := r.particle(); p != nil {
		return v.Lemma + " " + p.Word
	}
	return ""
}

// telling returns the lemmas that a code is known by: those of its content words. A
// verb alone tells too little ("coming", "coming back"), and takes its small words
// along.
func (c *Coder) telling(parts []part, lemmas []string) []string {
	if len(lemmas) > 1 {
		return lemmas
	}
	var all []string
	for _, p := range parts {
		switch {
		case p.token == nil || !p.token.IsWord():
		case p.token.Tag == language.Noun && !p.token.Stop:
			return lemmas
		case p.token.Tag != language.Determiner && p.token.Tag != language.Pronoun:
			all = append(all, p.token.Lemma)
		}
	}
	if len(all) == 0 {
		return lemmas
	}
	return all
}

// key returns the lemmas in a fixed order, with a mark for what is denied.
func key(lemmas []string, denied bool) string {
	sorted := slices.Clone(lemmas)
	slices.Sort(sorted)
	k := strings.Join(slices.Compact(sorted), " ")
	if denied {
		return "not " + k
	}
	return k
}
