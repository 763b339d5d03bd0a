package proposition

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

var (
	identifier = regexp.MustCompile(`^[\p{L}0-9]+([-.][\p{L}0-9]+)*$`)
	scopes     = []string{string(Unit), string(Turn), string(Near), string(Project), string(Participant)}
	orders     = []string{string(After), string(Before)}
	counts     = []string{"participants", "documents"}
)

// Parse reads propositions; name stands for the file in messages. The list holds
// every mistake that makes them unusable or ambiguous, all at once; the file holds
// what was sound. Whether the codes exist is the business of Check.
func Parse(name string, src []byte) (*File, diag.List) {
	f := &File{}
	p := parser{file: f, lines: map[string]int{}}
	p.problems = strict.Decode(name, src, f)
	if len(p.problems) == 0 || len(f.Propositions) > 0 {
		p.head()
		for _, q := range f.Propositions {
			p.proposition(q)
		}
		p.rivals()
	}
	p.problems.Sort()
	return f, p.problems
}

type parser struct {
	file     *File
	problems diag.List
	lines    map[string]int // where each id was first given
}

func (p *parser) head() {
	f := p.file
	for _, key := range []struct{ name, value, example string }{
		{"model", f.Model, "model: my-model"},
		{"codebook", f.Codebook, "codebook: my-study"},
	} {
		if key.value == "" {
			p.problems.Errorf(f.At, fmt.Sprintf("add a line like `%s`", key.example), "the file names no %s", key.name)
		}
	}
	if f.Version < 1 {
		p.problems.Errorf(f.At, "count from 1", "version: expected a whole number from 1, found %d", f.Version)
	}
	if len(f.Propositions) == 0 {
		p.problems.Errorf(f.At, "add `propositions:` with at least one", "the file has no propositions")
	}
	p.oneOf(f.At, "scope", string(f.Defaults.Scope), scopes)
	p.oneOf(f.At, "count", f.Defaults.Count, counts)
	p.minimum(f.At, f.Defaults.MinParticipants)
}

func (p *parser) proposition(q Proposition) {
	switch line, taken := p.lines[q.ID]; {
	case q.ID == "":
		p.problems.Errorf(q.At, "add a line like `id: P1`", "a proposition has no id")
	case taken:
		p.problems.Errorf(q.At, "give one of them another id", "proposition %q already stands at line %d", q.ID, line)
	case !identifier.MatchString(q.ID):
		p.problems.Errorf(q.At, "write it like \"P1\" or \"haste-and-care\"", "id: %q is no id: use letters, digits and hyphens", q.ID)
	default:
		p.lines[q.ID] = q.At.Line
	}
	if q.If.Empty() {
		p.problems.Errorf(q.At, "add a line like `if: {any: [lack-of-time]}`", "proposition %s has no if", q.ID)
	}
	if q.Then.Empty() {
		p.problems.Errorf(q.At, "add a line like `then: {any: [involving-users]}`", "proposition %s has no then", q.ID)
	}
	p.oneOf(q.At, "scope", string(q.Scope), scopes)
	p.oneOf(q.At, "order", string(q.Order), orders)
	p.minimum(q.At, q.MinParticipants)
	if q.Order != "" && p.file.ScopeOf(q) == Unit {
		p.problems.Errorf(q.At, "take the scope turn or a wider one", "proposition %s asks for an order within one unit, where there is none", q.ID)
	}
	for _, c := range []Condition{q.If, q.Then, q.Against} {
		p.condition(c)
	}
}

func (p *parser) minimum(at diag.Position, n int) {
	if n < 0 {
		p.problems.Errorf(at, "", "minParticipants: expected a whole number from 1, found %d", n)
	}
}

// mostTerms is how many codes a condition may ask for together.
const mostTerms = 60

func (p *parser) condition(c Condition) {
	if len(c.All) > mostTerms {
		p.problems.Errorf(c.At, "no passage tells that many things", "all: expected at most %d codes, found %d", mostTerms, len(c.All))
	}
	for _, r := range slices.Concat(c.Any, c.All) {
		if r.ID == "" {
			p.problems.Errorf(r.At, "write the id of a code", "a code has no id")
		}
	}
	for _, facet := range analysis.AllFacets() {
		for _, word := range c.words(facet.Name) {
			p.oneOf(c.At, facet.Name, word, facet.Words)
		}
	}
}

func (c Condition) words(facet string) []string {
	return map[string][]string{"holder": c.Holder, "voice": c.Voice, "when": c.When, "phase": c.Phase}[facet]
}

func (p *parser) rivals() {
	for _, q := range p.file.Propositions {
		switch _, known := p.lines[q.Rival]; {
		case q.Rival == "" || known && q.Rival != q.ID:
		case known:
			p.problems.Errorf(q.At, "name another proposition", "proposition %s is its own rival", q.ID)
		default:
			p.problems.Errorf(q.At, "name the id of a proposition of this file", "proposition %s: its rival %q is not there", q.ID, q.Rival)
		}
	}
}

func (p *parser) oneOf(at diag.Position, key, word string, known []string) {
	if word == "" || slices.Contains(known, word) {
		return
	}
	hint := "use one of: " + strings.Join(known, ", ")
	if near, ok := diag.Nearest(word, known); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	p.problems.Errorf(at, hint, "%s: unknown word %q", key, word)
}
