package cli

import (
	"fmt"
	"strings"

	"cocode/analysis"
	"cocode/analysis/inductive"
	"cocode/analysis/study"
)

// listTaken prints which wordings the codes of a proposal stand for, and which units have
// not the code of their own label and why. Of what an earlier run has merged it finds
// out by proposing anew, and tells what still stands.
func (a *app) listTaken(s *study.Study, inputs []inductive.Input, o inductive.Options, r inductive.Report) error {
	p, _, err := s.Proposal()
	if err != nil {
		return err
	}
	if r.Kept > 0 {
		o.Former = nil
		_, r = inductive.Propose(inputs, o)
	}
	names := map[string]string{}
	for _, n := range p.Scheme.Nodes {
		names[n.ID] = n.Name
	}
	codes := codesOf(p)
	a.printMerges(r, codes, names)
	for _, l := range r.Leanings {
		if codes[l.Unit] != l.Code {
			continue
		}
		why := "sets the scene and is no finding"
		if l.On != "" {
			why = "says nothing by itself; " + l.On + " beside it does"
		}
		fmt.Fprintf(a.Out, "%s (%s) has the code %s (%s): %s\n", l.Unit, l.Label, l.Code, names[l.Code], why)
	}
	unplaced := map[string]bool{}
	for _, id := range p.Unplaced {
		unplaced[id] = true
	}
	for _, id := range r.Homeless {
		if unplaced[id] {
			fmt.Fprintf(a.Out, "%s (%s) is unplaced: fits no group\n", id, names[id])
		}
	}
	return nil
}

// codesOf returns the code of each unit of a proposal.
func codesOf(p analysis.Proposal) map[string]string {
	codes := map[string]string{}
	for _, r := range p.Readings {
		codes[r.Unit] = r.Code
	}
	return codes
}

// printMerges prints which wordings a code stands for, and the units of each that have it.
func (a *app) printMerges(r inductive.Report, codes, names map[string]string) {
	for _, m := range r.Merges {
		var lines []string
		for _, v := range m.Variants {
			var units []string
			for _, u := range v.Units {
				if codes[u] == m.Code {
					units = append(units, u)
				}
			}
			if len(units) > 0 {
				lines = append(lines, fmt.Sprintf("  %s (%s)", v.Label, strings.Join(units, ", ")))
			}
		}
		if len(lines) > 1 {
			fmt.Fprintf(a.Out, "%s (%s) stands for:\n%s\n", m.Code, names[m.Code], strings.Join(lines, "\n"))
		}
	}
}

// standsApart reports whether a proposal was made with every unit apart: most units that
// the pass would give another code than that of their own label have that of their own.
func standsApart(p analysis.Proposal, r inductive.Report) bool {
	names := map[string]string{}
	for _, n := range p.Scheme.Nodes {
		names[n.ID] = n.Name
	}
	codes, apart, together := codesOf(p), 0, 0
	vote := func(unit, label, other string) {
		switch code, read := codes[unit]; {
		case !read:
		case code == other && names[code] != label:
			together++
		case code != other && names[code] == label:
			apart++
		}
	}
	for _, l := range r.Leanings {
		vote(l.Unit, l.Label, l.Code)
	}
	for _, m := range r.Merges {
		for _, v := range m.Variants {
			for _, u := range v.Units {
				vote(u, v.Label, m.Code)
			}
		}
	}
	return apart > together
}

// setScenesAside sets aside the codes of units that only set the scene, where they are
// new: what a person has taken back stays.
func setScenesAside(s *study.Study, scenes []string, before analysis.Proposal) error {
	known := analysis.NewIndex(&before.Scheme)
	for _, id := range scenes {
		if _, there := known.Node(id); there {
			continue
		}
		if err := s.SetAside(id, true, "only sets the scene: no finding"); err != nil {
			return err
		}
	}
	return nil
}
