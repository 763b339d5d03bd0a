package cli

import (
	"fmt"
	"strings"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/codebook"
)

// carry takes a study's decisions from one version of a codebook to the next: those on a
// code that lives on under another id are given to it too, unless the coder has decided
// on that one already. It says what has become of all. Nothing is taken away.
func (a *app) carry(s *study.Study, was, now *codebook.Codebook) error {
	changes := codebook.Diff(was, now)
	if len(changes) == 0 {
		return nil
	}
	c, err := decisionsToCarry(s, was, now, codebook.Successors(changes))
	if err != nil {
		return err
	}
	if _, err := s.Decide(c.decisions, "codebook "+strings.TrimSpace(now.Version)); err != nil {
		return err
	}
	for _, x := range changes {
		if x.Touches() {
			fmt.Fprintf(a.Err, "codebook: %s: %s%s\n", x.Code, x.Words, c.fate(x))
		}
	}
	touched := map[string]bool{}
	for _, x := range changes {
		touched[oldID(x)] = touched[oldID(x)] || x.Touches()
	}
	rest := 0
	for code, n := range c.decided {
		if !touched[code] {
			rest += n
		}
	}
	if rest > 0 {
		fmt.Fprintf(a.Err, "codebook: %s on other codes: as they were\n", counted(rest, "decision"))
	}
	return nil
}

// carrying is what becomes of people's decisions.
type carrying struct {
	decisions []analysis.Decision // on codes that live on under another id
	decided   map[string]int      // by old code: how many there are
	kept      map[string]int      // by old code: whose coder has decided on its successor already
}

func decisionsToCarry(s *study.Study, was, now *codebook.Codebook, successors map[string]string) (*carrying, error) {
	c := &carrying{decided: map[string]int{}, kept: map[string]int{}}
	type key struct{ unit, code, coder string }
	own := map[key]bool{}
	var old []analysis.Coding
	for x, err := range s.EachCoding(study.Filter{Scheme: was.ID, NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		if x.Status == analysis.Suggested {
			continue
		}
		c.decided[x.Code]++
		own[key{x.Unit, x.Code, x.Coder}] = true
		if _, ok := successors[x.Code]; ok {
			old = append(old, x)
		}
	}
	for _, x := range old {
		next := successors[x.Code]
		if k := (key{x.Unit, next, x.Coder}); !own[k] {
			own[k] = true
			c.decisions = append(c.decisions, analysis.Decision{Unit: x.Unit, Scheme: now.ID, Code: next, Coder: x.Coder, Status: x.Status, Facets: x.Facets.Exactly(), Memo: x.Memo})
		} else {
			c.kept[x.Code]++
		}
	}
	return c, nil
}

// fate says what has become of the decisions that a change touches.
func (c *carrying) fate(x codebook.Change) string {
	code := oldID(x)
	n := c.decided[code]
	if n == 0 {
		return ""
	}
	decisions := "; " + counted(n, "decision") + " on it: "
	switch x.Kind {
	case codebook.NewID, codebook.Merged:
		k := c.kept[code]
		fate := fmt.Sprintf("; %s carried over", counted(n-k, "decision"))
		if k > 0 {
			fate += fmt.Sprintf(", %d not: its coder had decided on that code too", k)
		}
		return fate
	case codebook.Reworded, codebook.Moved:
		if x.Other != "" { // told where the code has its new id
			return ""
		}
	case codebook.Removed:
		return decisions + "kept in the study, and no code of the new version holds them"
	case codebook.Split:
		return decisions + "left with " + code
	}
	return decisions + "as they were"
}
