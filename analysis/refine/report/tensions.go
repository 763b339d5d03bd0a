package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// pair is two codes that meet, with everything that is told of their meetings.
type pair struct {
	a, b        string
	passages    []refine.Passage
	people      map[string]bool
	connectives map[string]int
	outcomes    map[string]int
}

// pairs gathers meetings of two codes, most participants first.
type pairs struct{ byCodes map[[2]string]*pair }

func (ps *pairs) add(a, b string, p refine.Passage) *pair {
	if ps.byCodes == nil {
		ps.byCodes = map[[2]string]*pair{}
	}
	at := [2]string{a, b}
	if ps.byCodes[at] == nil {
		ps.byCodes[at] = &pair{a: a, b: b, people: map[string]bool{}, connectives: map[string]int{}, outcomes: map[string]int{}}
	}
	q := ps.byCodes[at]
	q.passages = append(q.passages, p)
	q.people[p.Participant] = true
	return q
}

func (ps *pairs) sorted() []*pair {
	return slices.SortedFunc(maps.Values(ps.byCodes), func(x, y *pair) int {
		return cmp.Or(cmp.Compare(len(y.people), len(x.people)), cmp.Compare(len(y.passages), len(x.passages)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// tensions shows where enabling and hindering meet, and what answers a barrier.
func (w *writer) tensions() {
	w.section(w.T("tensions.title"), w.T("tensions.lead"))
	var all pairs
	for _, x := range w.r.Tensions {
		if p := all.add(x.Enabling, x.Hindering, x.Passage); x.Connective != "" {
			p.connectives[x.Connective]++
		}
	}
	t := paper.Table{Caption: w.T("tensions.table"), Widths: []int{18, 18, 8, 11, 10, 35}, Numbers: []bool{false, false, true, true},
		Head: []string{w.T("col.enabling"), w.T("col.hindering"), w.T("col.turns"), w.T("col.participants"), w.T("col.connective"), w.T("col.example")}}
	for _, p := range first(all.sorted(), mostRows) {
		t.Rows = append(t.Rows, paper.Row{paper.P(w.name(p.a)), paper.P(w.name(p.b)), paper.P(fmt.Sprint(len(p.passages))), paper.P(fmt.Sprint(len(p.people))),
			paper.P(most(p.connectives)), w.cell(w.best(p.passages))})
	}
	w.tableOrNone(t)
	w.answers()
}

func (w *writer) tableOrNone(t paper.Table) {
	if len(t.Rows) > 0 {
		w.add(t)
		return
	}
	w.add(paper.Paragraph{Text: paper.T(w.T("report.none"))})
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// most returns the word with the highest count, the first by the alphabet of several.
func most(counts map[string]int) string {
	best := ""
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		if counts[word] > counts[best] {
			best = word
		}
	}
	return best
}

// answered returns the pairs of barrier and answer, and for each barrier how often it
// is told and how often without an answer.
func (w *writer) answered() (answers pairs, told, unanswered map[string][]refine.Passage) {
	told, unanswered = map[string][]refine.Passage{}, map[string][]refine.Passage{}
	seen := map[string]bool{}
	for _, a := range w.r.Answers {
		if !seen[a.BarrierID] {
			seen[a.BarrierID] = true
			told[a.Barrier] = append(told[a.Barrier], a.Passage)
			if !a.Answered() {
				unanswered[a.Barrier] = append(unanswered[a.Barrier], a.BarrierWords)
			}
		}
		if a.Answered() {
			answers.add(a.Barrier, a.Answer, a.Passage).outcomes[a.Outcome]++
		}
	}
	return answers, told, unanswered
}

func (w *writer) answers() {
	all, told, unanswered := w.answered()
	w.add(paper.Heading{Level: 2, Text: w.T("answers.table")}, paper.Paragraph{Style: paper.Lead, Text: paper.T(w.T("answers.lead"))})
	t := paper.Table{Widths: []int{18, 18, 7, 11, 12, 34}, Numbers: []bool{false, false, true, true},
		Head: []string{w.T("col.barrier"), w.T("col.answer"), w.T("col.times"), w.T("col.participants"), w.T("col.outcome"), w.T("col.example")}}
	for _, p := range first(all.sorted(), mostRows) {
		t.Rows = append(t.Rows, paper.Row{paper.P(w.name(p.a)), paper.P(w.name(p.b)), paper.P(fmt.Sprint(len(p.passages))), paper.P(fmt.Sprint(len(p.people))),
			paper.P(w.outcomes(p.outcomes)), w.cell(w.best(p.passages))})
	}
	w.tableOrNone(t)
	var items []string
	for _, c := range w.r.Codes {
		if n := len(unanswered[c.ID]); n > 0 {
			items = append(items, w.T("answers.unanswered.item", c.Name, n, len(told[c.ID])))
		}
	}
	w.listed(w.T("answers.unanswered"), items)
}

func (w *writer) outcomes(counts map[string]int) string {
	var parts []string
	for _, o := range []string{refine.Worked, refine.Partly, refine.Failed, refine.Unknown} {
		if counts[o] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", w.T(o), counts[o]))
		}
	}
	return w.List(parts)
}
