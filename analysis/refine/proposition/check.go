package proposition

import (
	"fmt"
	"slices"

	"cocode/codebook"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

// SchemaID names the JSON Schema of propositions. It is a name and no address that is
// looked up.
const SchemaID = "https://cocode.example/propositions.schema.json"

// Schema returns a JSON Schema for files of propositions, for editors that complete
// and check YAML.
func Schema() []byte {
	return strict.Schema(File{}, SchemaID, "Propositions of a model for cocode")
}

// Check compares propositions with the codebook whose codes they name: every id must
// be a code of it. It warns of claims that would speak for or against themselves.
func Check(f *File, book *codebook.Codebook) diag.List {
	c := checker{below: below(book)}
	for p := range book.All() {
		c.ids = append(c.ids, p.ID)
	}
	if f.Codebook != book.ID {
		c.problems.Warnf(f.At, "ids that are spelt alike may mean something else there", "the propositions are written for the codebook %q, and this is %q", f.Codebook, book.ID)
	}
	for _, q := range f.Propositions {
		c.proposition(f, q)
	}
	c.problems.Sort()
	return c.problems
}

type checker struct {
	ids      []string
	below    map[string][]string // a code and all below it that can be given
	problems diag.List
}

func (c *checker) proposition(f *File, q Proposition) {
	for _, condition := range []Condition{q.If, q.Then, q.Against} {
		for _, r := range slices.Concat(condition.Any, condition.All) {
			c.ref(q, r)
		}
	}
	if id, both := c.shared(q.If, q.Then); both && f.ScopeOf(q) != Project && q.Order == "" {
		c.problems.Warnf(q.At, "name the codes below it one by one", "proposition %s: %q is in its if and in its then, so that one coding speaks for it alone", q.ID, id)
	}
	if id, both := c.shared(q.Then, q.Against); both {
		c.problems.Warnf(q.At, "let one of the two name other codes", "proposition %s: %q speaks for it and against it", q.ID, id)
	}
}

func (c *checker) ref(q Proposition, r Ref) {
	if slices.Contains(c.ids, r.ID) || r.ID == "" {
		if r.ID != "" && len(c.below[r.ID]) == 0 {
			c.problems.Warnf(r.At, "put codes below it, or take it out", "proposition %s: %q is abstract and holds no code, so that it is never told", q.ID, r.ID)
		}
		return
	}
	hint := "see the ids with `cocode codebook show`"
	if near, ok := diag.Nearest(r.ID, c.ids); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	c.problems.Errorf(r.At, hint, "proposition %s: the codebook has no code %q", q.ID, r.ID)
}

// shared returns a code that two conditions have in common, unless their facets
// keep them apart.
func (c *checker) shared(a, b Condition) (string, bool) {
	if apart(a, b) {
		return "", false
	}
	for _, x := range a.Codes() {
		for _, y := range b.Codes() {
			for _, id := range c.below[x] {
				if slices.Contains(c.below[y], id) {
					return id, true
				}
			}
		}
	}
	return "", false
}

func apart(a, b Condition) bool {
	for _, facet := range []string{"holder", "voice", "when", "phase"} {
		x, y := a.words(facet), b.words(facet)
		if len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) }) {
			return true
		}
	}
	return false
}

func below(book *codebook.Codebook) map[string][]string {
	all := map[string][]string{}
	for _, p := range book.Codable() {
		all[p.ID] = append(all[p.ID], p.ID)
		for _, up := range p.Path {
			all[up.ID] = append(all[up.ID], p.ID)
		}
	}
	return all
}
