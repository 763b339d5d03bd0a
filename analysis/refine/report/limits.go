package report

import (
	"slices"
	"strings"
)

// fewParticipants is under how many participants groups are too small to compare.
const fewParticipants = 10

// limits says what the report cannot say.
func (w *writer) limits() {
	w.section(w.T("limits.title"), "")
	c := w.r.Counts
	items := []string{w.T("limits.cause"), w.T("limits.who", w.reported())}
	if w.r.Suggestions {
		items = append(items, w.T("limits.suggested", c.Suggested, c.Findings))
	} else {
		items = append(items, w.T("limits.accepted", c.Open))
	}
	if coders := w.coders(); len(coders) > 0 {
		items = append(items, w.T("limits.coders", w.List(coders)))
	}
	if c.Disputed > 0 {
		items = append(items, w.N("limits.disputed", c.Disputed))
	}
	if c.Unsure > 0 {
		items = append(items, w.N("limits.unsure", c.Unsure))
	}
	if c.Participants < fewParticipants {
		items = append(items, w.T("limits.small", w.N("n.participants", c.Participants)))
	}
	items = append(items, w.T("limits.words"), w.T("limits.chance", w.r.Shuffles))
	w.add(bullets(items))
}

// reported returns how many findings are words of others.
func (w *writer) reported() int {
	n := 0
	for _, e := range w.r.Evidence {
		if e.Voice == "reported" {
			n++
		}
	}
	return n
}

// coders returns who decided, in order of name.
func (w *writer) coders() []string {
	seen := map[string]bool{}
	var names []string
	for _, e := range w.r.Evidence {
		if e.Status == "suggested" {
			continue
		}
		for _, n := range strings.Split(e.Coders, ", ") {
			if !seen[n] {
				seen[n] = true
				names = append(names, n)
			}
		}
	}
	slices.Sort(names)
	return names
}
