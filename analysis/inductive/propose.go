package inductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
)

// propose writes down what the pass found.
func (p *pass) propose() (analysis.Proposal, Report) {
	p.reportLeanings()
	out := analysis.Proposal{Scheme: analysis.Scheme{ID: analysis.Inductive, Name: "Inductive scheme"}}
	for _, b := range p.groups {
		p.writeBranch(&out, b, "")
	}
	for _, c := range p.codes {
		if c.branch == nil {
			out.Scheme.Nodes = append(out.Scheme.Nodes, c.node(""))
			if c.former == nil || !c.former.Aside {
				out.Unplaced = append(out.Unplaced, c.id)
			}
		}
	}
	p.report.Homeless = slices.DeleteFunc(slices.Clone(out.Unplaced), func(id string) bool { return slices.Contains(p.report.Scenes, id) })
	for _, r := range p.units {
		if r.kept != nil {
			out.Readings = append(out.Readings, *r.kept)
		} else {
			out.Readings = append(out.Readings, analysis.Reading{Unit: r.unit, Condensed: r.condensed, Code: r.code.id})
		}
	}
	out.Readings = append(out.Readings, p.former.elsewhere...)
	p.reportMerges()
	return out, p.report
}

func (c *code) node(parent string) analysis.Node {
	n := analysis.Node{ID: c.id, Name: c.label, Parent: parent, Level: analysis.LevelCode}
	if c.former != nil {
		n.Name, n.Aside = c.former.Name, c.former.Aside
	}
	return n
}

// writeBranch adds a branch and what is below it to the scheme and the report.
func (p *pass) writeBranch(out *analysis.Proposal, b *branch, parent string) {
	n := analysis.Node{ID: b.id, Name: b.name, Parent: parent, Level: b.level}
	if b.former != nil {
		n.Aside = b.former.Aside
	}
	out.Scheme.Nodes = append(out.Scheme.Nodes, n)
	p.report.Groups = append(p.report.Groups, b.report())
	for _, child := range b.children {
		p.writeBranch(out, child, b.id)
	}
	for _, c := range b.codes {
		out.Scheme.Nodes = append(out.Scheme.Nodes, c.node(b.id))
	}
}

// report returns what is known of a branch.
func (b *branch) report() Group {
	g := Group{ID: b.id, Level: b.level, Language: b.language, Stability: b.stability, Covered: b.covered}
	documents := map[int]bool{}
	codes := b.all()
	g.Codes = len(codes)
	for _, c := range codes {
		g.Units += len(c.readings)
		for _, r := range c.readings {
			documents[r.document] = true
		}
	}
	g.Documents = len(documents)
	const mostTerms = 8
	for _, t := range b.terms[:min(mostTerms, len(b.terms))] {
		g.Terms = append(g.Terms, t.lemma)
	}
	g.Typical, g.Deviant = b.extremes(codes)
	return g
}

// extremes returns the units nearest to the middle of a branch and farthest from it.
func (b *branch) extremes(codes []*code) (typical, deviant string) {
	codes = slices.DeleteFunc(slices.Clone(codes), func(c *code) bool { return len(c.readings) == 0 })
	if len(codes) == 0 {
		return "", ""
	}
	by := func(x, y *code) int { return cmp.Compare(b.nearness[x], b.nearness[y]) }
	return slices.MaxFunc(codes, by).readings[0].unit, slices.MinFunc(codes, by).readings[0].unit
}

// reportMerges lists the codes that stand for several wordings.
func (p *pass) reportMerges() {
	for _, c := range p.codes {
		if v := c.variants(); len(v) > 1 {
			p.report.Merges = append(p.report.Merges, Merge{c.id, v})
		}
	}
}
