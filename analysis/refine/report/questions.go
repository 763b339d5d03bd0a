package report

import (
	"cmp"
	"slices"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// questions turns what is missing into questions, in the three steps of the model.
func (w *writer) questions() {
	w.section(w.T("questions.title"), w.T("questions.lead"))
	for _, step := range []struct {
		key   string
		items []string
	}{
		{"questions.reaction", w.reactions()},
		{"questions.interaction", w.interactions()},
		{"questions.action", w.actions()},
	} {
		items := first(step.items, mostItems)
		w.add(paper.Heading{Level: 2, Text: w.T(step.key)})
		if len(items) == 0 {
			items = []string{w.T("report.none")}
		}
		w.add(bullets(items))
	}
}

// reactions asks what happened: after barriers without an answer, where something
// ceased, and where nobody tells anything.
func (w *writer) reactions() []string {
	_, told, unanswered := w.answered()
	barriers := slices.Clone(w.r.Codes)
	slices.SortStableFunc(barriers, func(a, b refine.Code) int { return cmp.Compare(len(unanswered[b.ID]), len(unanswered[a.ID])) })
	var all []string
	for _, c := range first(barriers, 2) {
		if n := len(unanswered[c.ID]); n > 0 {
			all = append(all, w.T("question.unanswered", c.Name, n, len(told[c.ID]), w.inline(*w.best(unanswered[c.ID]))))
		}
	}
	for _, c := range w.r.Coverage {
		if c.State == refine.Contradicted && c.Ceased > 0 && len(all) < 4 {
			all = append(all, w.T("question.ceased", c.Participant, w.Quoted(w.name(c.Code))))
		}
	}
	if none, _ := w.quietCodes(); len(none) > 0 {
		for i, n := range none {
			none[i] = w.Quoted(n)
		}
		all = append(all, w.T("question.untried", w.List(first(none, 3))))
	}
	return all
}

// interactions asks what met: in contested propositions, under refining conditions,
// at thin sides of the triangle.
func (w *writer) interactions() []string {
	var all []string
	for _, v := range w.r.Propositions {
		if v.Verdict == refine.Contested && len(all) < 2 {
			all = append(all, w.T("question.contested", v.ID, v.Voices.For, v.Voices.Against, v.Text))
		}
	}
	for _, v := range w.r.Propositions {
		for _, r := range v.Refining {
			if len(all) < 4 {
				all = append(all, w.T("question.refining", w.condition(r), v.ID, bare(v.Text)))
			}
		}
	}
	least := -1
	var side []string
	for _, s := range sides {
		a, b := corners[s.a].dimension, corners[s.b].dimension
		if n := w.edge(a, refine.Any, b, refine.Any).Both; least < 0 || n < least {
			least, side = n, []string{a, b}
		}
	}
	return append(all, w.T("question.side", w.T(side[0]), w.T(side[1]), w.N("n.turns", least)))
}

// actions asks what to try: where an answer failed, where one worked, and what the
// model has no word for.
func (w *writer) actions() []string {
	all := append(w.ended("question.failed", refine.Failed, refine.Partly), w.ended("question.worked", refine.Worked)...)
	for _, g := range first(w.groups(), 2) {
		if g.category != "" {
			all = append(all, w.T("question.group", g.category, w.N("n.participants", len(g.people))))
		}
	}
	return all
}

// ended asks about up to two answers that ended in one way, the nearest to their
// barriers, each barrier once.
func (w *writer) ended(key string, outcomes ...string) []string {
	var some []refine.Answer
	for _, a := range w.r.Answers {
		if a.Answered() && slices.Contains(outcomes, a.Outcome) {
			some = append(some, a)
		}
	}
	slices.SortStableFunc(some, func(a, b refine.Answer) int { return cmp.Compare(a.Distance, b.Distance) })
	var all []string
	asked := map[string]bool{}
	for _, a := range some {
		if len(all) < 2 && !asked[a.Barrier] && !asked[a.AnswerID] {
			asked[a.Barrier], asked[a.AnswerID] = true, true
			all = append(all, w.T(key, w.name(a.Barrier), w.name(a.Answer), w.inline(a.Passage)))
		}
	}
	return all
}
