package matrix

import (
	"cmp"
	"slices"

	"cocode/analysis"
)

// given is one code of the codebook on one unit, with every coding that says so.
type given struct {
	entry
	status  analysis.Status    // persons' word, else the suggestion's
	counts  bool               // under the filter
	machine *analysis.Coding   // the suggestion; nil if there is none
	persons []*analysis.Coding // in the order of the coders' names
}

// confidence is the suggestion's, and 0 for a code that only persons have given.
func (g *given) confidence() float64 {
	if g.machine == nil {
		return 0
	}
	return g.machine.Confidence
}

// strength is the confidence, and 1 for what a person has accepted.
func (g *given) strength() float64 {
	if g.status == analysis.Accepted {
		return 1
	}
	return g.confidence()
}

// evidence is the suggestion's.
func (g *given) evidence() []analysis.Evidence {
	if g.machine == nil {
		return nil
	}
	return g.machine.Evidence
}

func (v *View) indexCodings() {
	var order []int
	var used []string
	for i := range v.Codings {
		c := &v.Codings[i]
		if c.Scheme != v.Deductive.ID {
			continue
		}
		if _, ok := v.unitAt[c.Unit]; !ok {
			v.stray++
			continue
		}
		order = append(order, i)
		used = append(used, c.Code)
	}
	slices.Sort(used)
	v.book = newTree(v.spoken(v.Deductive), slices.Compact(used))
	v.gather(order)
}

// spoken returns the codebook's scheme with names in the language of the tables.
func (v *View) spoken(s analysis.Scheme) analysis.Scheme {
	if v.Codebook == nil {
		return s
	}
	names := map[string]string{}
	for p := range v.Codebook.All() {
		names[p.ID] = p.Name.In(v.speech.code())
	}
	s.Nodes = slices.Clone(s.Nodes)
	for i, n := range s.Nodes {
		s.Nodes[i].Name = cmp.Or(names[n.ID], n.Name)
	}
	return s
}

// gather puts codings of one code on one unit together, and sorts them as the list
// of suggestions shows them: what counts first, by code, interview and place.
func (v *View) gather(order []int) {
	at := func(i int) entry {
		c := &v.Codings[i]
		return entry{v.unitAt[c.Unit], v.book.at[c.Code]}
	}
	keys := make([]entry, len(v.Codings))
	for _, i := range order {
		keys[i] = at(i)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(keys[a].compare(keys[b]), cmp.Compare(v.Codings[a].Coder, v.Codings[b].Coder))
	})
	v.given = make([]given, 0, len(order))
	for first := 0; first < len(order); {
		last := first + 1
		for last < len(order) && keys[order[last]] == keys[order[first]] {
			last++
		}
		v.given = append(v.given, v.combine(keys[order[first]], order[first:last]))
		first = last
	}
	slices.SortStableFunc(v.given, func(a, b given) int { return compareBool(b.counts, a.counts) })
}

// combine makes one of the codings of a code on a unit.
func (v *View) combine(e entry, codings []int) given {
	g := given{entry: e}
	for _, i := range codings {
		if c := &v.Codings[i]; c.Coder == analysis.MachineCoder {
			g.machine = c
		} else {
			g.persons = append(g.persons, c)
		}
	}
	g.status = analysis.Suggested
	if len(g.persons) > 0 {
		g.status = strongest(v.standing(g.persons))
	}
	g.counts = v.counts(&g)
	return g
}

// standing returns the codings that count: what persons have settled together in place
// of what each had given, unless the tables are of one coder.
func (v *View) standing(persons []*analysis.Coding) []*analysis.Coding {
	joint := slices.IndexFunc(persons, (*analysis.Coding).Settles)
	if joint < 0 || v.options.Filter.Coder != "" {
		return persons
	}
	return persons[joint : joint+1]
}

// strongest returns how persons' codings stand together: accepted if one accepts,
// else unsure if one is, else rejected.
func strongest(codings []*analysis.Coding) analysis.Status {
	for _, s := range []analysis.Status{analysis.Accepted, analysis.Unsure, analysis.Suggested} {
		if slices.ContainsFunc(codings, func(c *analysis.Coding) bool { return c.Status == s }) {
			return s
		}
	}
	return analysis.Rejected
}

// counts reports whether a code on a unit counts under the filter. Once a person
// has decided, the suggestion counts no more, unless the filter asks for it by name.
func (v *View) counts(g *given) bool {
	f := v.options.Filter
	if g.machine != nil && (len(g.persons) == 0 || f.Coder == analysis.MachineCoder) && f.keeps(g.machine) {
		return true
	}
	return slices.ContainsFunc(v.standing(g.persons), f.keeps)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
