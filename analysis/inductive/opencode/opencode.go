// Package opencode names what a condensed meaning unit says, as a person would who
// codes line by line: a process where somebody does something ("not daring to ask the
// staff"), a state where nobody does ("lack of time"). It stands between the condensed
// units and the groups.
//
// A code is made from the parts of speech of one clause: its verbs with their
// negation and modality, who acts, what is acted on. Of the clauses of a unit the one
// is named whose words weigh most in the study.
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
// A unit without a clause that can be read is named by its weightiest words.
func (c *Coder) Code(sentences [][]language.Token) Code { return c.Codes(sentences)[0] }

// How many codes a unit may have to choose from, and how good the others must be
// beside the best.
const (
	mostChoices = 4
	asGood      = 0.4
)

// Codes returns what a unit could be called, the best first; there is one at least.
// The others are of clauses that say nearly as much: a study can do with fewer codes
// if units take those that others have too.
func (c *Coder) Codes(sentences [][]language.Token) []Code {
	var all []*reading
	for s, tokens := range sentences {
		for _, r := range c.read(tokens) {
			r.score *= place(s)
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b *reading) int { return cmp.Or(truth(a.thin)-truth(b.thin), cmp.Compare(b.score, a.score)) })
	if len(all) == 0 || all[0].weak {
		if r := c.thing(sentences); r != nil && (len(all) == 0 || !r.weak) {
			all = append([]*reading{r}, all...)
		}
	}
	if len(all) == 0 {
		code := c.words(sentences)
		code.Weak, code.Thin, code.Bare = true, true, c.g != nil
		return []Code{code}
	}
	if all[0].verbless() && !all[0].stands {
		if i := slices.IndexFunc(all, func(r *reading) bool { return !r.verbless() && r.length() > 1 }); i > 0 {
			all[0], all[i] = all[i], all[0]
			all[0].weak = false
			all[0].thin = true
		}
	}
	codes := []Code{c.name(all[0])}
	for _, r := range all[1:] {
		if len(codes) < mostChoices && !r.weak && !r.verbless() && r.score >= asGood*all[0].score {
			codes = append(codes, c.name(r))
		}
	}
	return codes
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// place favours what is said first: it mostly names the matter, and the rest explains.
func place(sentence int) float64 { return 1 / (1 + 0.08*float64(sentence)) }

// read returns what the clauses of a sentence can be named by.
func (c *Coder) read(tokens []language.Token) []*reading {
	if c.g == nil {
		return nil
	}
	var readings []*reading
	for _, part := range clause.Split(tokens) {
		for rest, depth := tokens[part.First:part.End], 0; len(rest) > 0 && depth < 3; depth++ {
			r := c.parse(rest)
			if r == nil {
				break
			}
			if r.label(); r.score > 0 {
				r.score *= kindWeight[part.Kind]
				readings = append(readings, r)
			}
			rest = r.inner()
		}
	}
	return readings
}

// kindWeight is how much a clause counts by its kind.
var kindWeight = map[clause.Kind]float64{
	clause.Main: 1, clause.Coordinate: 1, clause.Subordinate: 0.75, clause.Relative: 0.7, clause.Condition: 0.6,
}

// name returns the code of a reading.
func (c *Coder) name(r *reading) Code {
	code := Code{Label: c.spell(r.parts), Denied: r.denied, Weak: r.weak, Thin: r.weak || r.thin, Bare: r.weak && r.c != nil && r.verbless()}
	code.Act = r.act()
	code.Holder = r.holder
	for i, p := range r.parts {
		if p.token != nil && p.token.Tag == language.Noun && !p.role {
			if first := len(r.chain) > 0 && p.token.Start < r.tokens[r.chain[0]].Start; first && i < 4 && code.Holder == "" {
				code.Holder = p.token.Lemma
			} else {
				code.Things = append(code.Things, p.token.Lemma)
			}
		}
		if p.role || p.token != nil && p.token.Tag == language.Number {
			continue
		}
		if p.token != nil && !p.token.Stop && p.token.IsWord() {
			code.Words = append(code.Words, p.token.Word)
			code.Lemmas = append(code.Lemmas, p.token.Lemma)
		}
	}
	code.Key = key(c.telling(r.parts, code.Lemmas), r.denied)
	if r.moves() {
		code.Key += " (" + r.tokens[r.main()].Lemma + ")"
	}
	code.Gist, code.Score = code.Key, r.score
	if code.Act != "" && len(code.Things) > 0 {
		code.Gist = key([]string{code.Act, code.Things[0]}, r.denied)
	}
	if code.Done = r.passive; code.Done {
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
	main := r.main()
	if main < 0 || r.copula {
		return false
	}
	g, lemma := r.c.g, r.tokens[main].Lemma
	return g.light.Has(lemma) && !g.owning.Has(lemma) && !g.present.Has(lemma)
}

// act returns the base form of the verb that tells, with its particle if it tells little
// without: "gå bort"; empty for a state.
func (r *reading) act() string {
	main := r.main()
	if main < 0 || r.copula {
		return ""
	}
	lemma := r.tokens[main].Lemma
	if !r.c.g.light.Has(lemma) {
		return lemma
	}
	if r.after < len(r.tokens) && (r.c.g.kept.Has(r.tokens[r.after].Word) || r.tokens[r.after].Fine == "RP") {
		return lemma + " " + r.tokens[r.after].Word
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
