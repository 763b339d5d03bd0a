package report

import (
	"fmt"
	"slices"
	"strings"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// fewest is how many participants make a corner or a code more than thin.
const fewest = 3

// gaps shows what is silent and what is thin.
func (w *writer) gaps() {
	w.section(w.T("gaps.title"), w.T("gaps.lead"))
	w.listed(w.T("gaps.propositions"), w.quietClaims())
	w.listed(w.T("gaps.corners"), w.thinCorners())
	none, few := w.quietCodes()
	w.listed(w.T("gaps.codes"), none)
	w.listed(w.T("gaps.few"), few)
	w.negativeCases()
}

func (w *writer) quietClaims() []string {
	var all []string
	for _, v := range w.r.Propositions {
		switch {
		case v.Verdict == refine.Silent && v.Voices.Tried == 0:
			all = append(all, w.T("gaps.untried", v.ID, bare(v.Text)))
		case v.Verdict == refine.Silent:
			all = append(all, w.T("gaps.unanswered", v.ID, bare(v.Text), w.count(v, v.Voices.Tried), w.some(v.SilentVoices)))
		case v.Verdict == refine.Thin:
			all = append(all, w.T("gaps.thin", v.ID, bare(v.Text), v.Voices.For, v.Voices.Against, v.Minimum))
		}
	}
	return all
}

// some lists names, not more than people read.
func (w *writer) some(names []string) string {
	if len(names) > mostRows {
		return w.List(append(slices.Clone(names[:mostRows]), "…"))
	}
	return w.List(names)
}

func (w *writer) thinCorners() []string {
	var all []string
	for _, d := range w.r.Dimensions {
		switch {
		case d.Participants == 0:
			all = append(all, w.T("gaps.corner.none", w.T(d.Dimension), w.T(d.Direction)))
		case d.Participants < fewest:
			all = append(all, w.T("gaps.corner", w.T(d.Dimension), w.T(d.Direction), w.N("n.findings", d.Codings), w.N("n.participants", d.Participants)))
		}
	}
	return all
}

// quietCodes returns the codes that nobody tells, and those that few tell.
func (w *writer) quietCodes() (none, few []string) {
	tellers := map[string]int{}
	for _, c := range w.r.Coverage {
		if c.State == refine.Present {
			tellers[c.Code]++
		}
	}
	for _, c := range w.r.Codes {
		switch n := tellers[c.ID]; {
		case c.Abstract:
		case n == 0:
			none = append(none, c.Name)
		case n < fewest:
			few = append(few, fmt.Sprintf("%s (%s)", c.Name, w.N("n.participants", n)))
		}
	}
	return none, few
}

// negativeCases shows who tells a code only as ceased, or denies it.
func (w *writer) negativeCases() {
	t := paper.Table{Widths: []int{24, 14, 22, 40}, Head: []string{w.T("col.code"), w.T("col.participant"), w.T("col.reason"), w.T("col.quote")}}
	for _, c := range w.r.Coverage {
		if c.State == refine.Contradicted && len(t.Rows) < mostRows {
			t.Rows = append(t.Rows, paper.Row{paper.P(w.name(c.Code)), paper.P(c.Participant), paper.P(w.reason(c)), w.cell(c.Against)})
		}
	}
	if len(t.Rows) > 0 {
		w.add(paper.Heading{Level: 2, Text: w.T("gaps.negative")}, paper.Paragraph{Style: paper.Lead, Text: paper.T(w.T("gaps.negative.lead"))}, t)
	}
}

func (w *writer) reason(c refine.Coverage) string {
	if c.Ceased > 0 {
		return w.T("gaps.ceased")
	}
	return c.Reason
}

// bare is a sentence for use within another.
func bare(s string) string { return strings.TrimSuffix(s, ".") }
