package inductive

import (
	"cocode/analysis"
)

// former is an earlier proposal, as persons have left it.
type former struct {
	readings  map[string]analysis.Reading // by unit
	codes     []*code
	nodes     []analysis.Node // above the codes
	names     names
	elsewhere []analysis.Reading // of units that are not among those given
}

// keepFormer takes over the former proposal.
func (p *pass) keepFormer(inputs []Input) {
	p.former = former{readings: map[string]analysis.Reading{}, names: names{}}
	if p.o.Former == nil {
		return
	}
	given := map[string]bool{}
	for _, in := range inputs {
		for _, u := range in.Units {
			given[u.ID] = true
		}
	}
	for _, r := range p.o.Former.Readings {
		p.former.readings[r.Unit] = r
		if !given[r.Unit] {
			p.former.elsewhere = append(p.former.elsewhere, r)
		}
	}
	language := "en"
	if len(inputs) > 0 {
		language = inputs[0].Annotation.Language
	}
	for i := range p.o.Former.Scheme.Nodes {
		n := &p.o.Former.Scheme.Nodes[i]
		if n.Level == analysis.LevelCode {
			c := &code{id: n.ID, former: n, language: language}
			p.former.codes = append(p.former.codes, c)
			continue
		}
		p.former.nodes = append(p.former.nodes, *n)
	}
}

// reserve keeps the identities of former nodes from being given again.
func (f *former) reserve() {
	if f.names == nil {
		f.names = names{}
	}
	for _, c := range f.codes {
		f.names[c.id] = true
	}
	for _, n := range f.nodes {
		f.names[n.ID] = true
	}
}
