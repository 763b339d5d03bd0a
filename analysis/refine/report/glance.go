package report

import (
	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// glance says what the report rests on and how the propositions stand.
func (w *writer) glance() {
	c := w.r.Counts
	w.add(paper.Heading{Level: 1, Text: w.T("glance.title")})
	material := []any{w.N("n.interviews", c.Documents), w.N("n.participants", c.Participants), w.N("n.units", c.Units), c.Coded, w.N("n.findings", c.Findings)}
	text := w.T("glance.material", material...)
	if w.r.Suggestions && c.Suggested > 0 {
		text = w.T("glance.material.suggestions", append(material, c.Suggested)...)
	}
	w.add(paper.Paragraph{Style: paper.Lead, Text: paper.T(text)})
	if len(w.r.Propositions) > 0 {
		w.add(paper.Paragraph{Text: paper.T(w.T("glance.verdicts", len(w.r.Propositions)))}, w.byVerdict())
	}
	w.add(paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("glance.caution"))})
}

// byVerdict lists the propositions by their verdicts.
func (w *writer) byVerdict() paper.List {
	var l paper.List
	for _, verdict := range []string{refine.Supported, refine.Contested, refine.Contradicted, refine.Thin, refine.Silent} {
		var ids []string
		for _, v := range w.r.Propositions {
			if v.Verdict == verdict {
				ids = append(ids, v.ID)
			}
		}
		if len(ids) > 0 {
			l.Items = append(l.Items, paper.Text{w.verdict(verdict), {Text: " " + w.List(ids)}})
		}
	}
	return l
}
