package refine

import (
	"cocode/analysis/refine/proposition"
)

// Answer is a barrier with the strategy or resource that is told nearest to it.
type Answer struct {
	BarrierID    string `json:"barrier_coding" doc:"The barrier's coding: unit and code."`
	Barrier      string `json:"barrier_code" doc:"The id of the code that hinders."`
	AnswerID     string `json:"answer_coding" doc:"The answer's coding; empty if nothing that enables is told in the same project."`
	Answer       string `json:"answer_code" doc:"The id of the code that enables."`
	Kind         string `json:"kind" doc:"strategy (a discourse), resource, or empty."`
	Reach        Scope  `json:"reach" doc:"How near the two are: unit, turn, near or project; empty if there is no answer."`
	Distance     int    `json:"distance" doc:"How many units of the participant lie between them, the answer's included; 0 in one unit."`
	Order        string `json:"order" doc:"Whether the answer is told after or before the barrier, or in the same unit without evidence of an order (same)."`
	Outcome      string `json:"outcome" doc:"How it ended, as far as words tell: worked, partly, failed or unknown."`
	OutcomeWords string `json:"outcome_words" doc:"The words that tell it."`
	Passage
	BarrierWords Passage `json:"barrier" doc:"The barrier's own words."`
}

// The orders of an answer that a proposition cannot ask for.
const same = "same"

// Answered reports whether the answer is told near the barrier and not before it.
func (a Answer) Answered() bool {
	return a.Answer != "" && a.Reach != proposition.Project && a.Order != string(proposition.Before)
}

// Answers returns for each barrier that is told the nearest that enables: one told
// after it or in the same unit if it is near, else one told before it if that is
// near, else the nearest in the project. What several codes of one unit answer has a
// row for each.
func (m *Material) Answers() []Answer {
	var all []Answer
	for _, project := range m.runs(func(u *unit) int32 { return u.project }) {
		next, prev := m.neighbours(project)
		for u := project.first; u < project.end; u++ {
			for i := m.units[u].first; i < m.units[u].end; i++ {
				if f := &m.finds[i]; told(f.facets) && m.book.codes[f.code].direction == Hinders {
					at := u - project.first
					all = append(all, m.answersTo(f, next[at], prev[at])...)
				}
			}
		}
	}
	return all
}

// neighbours returns for each unit of a window the next unit that enables (itself
// included) and the previous one (itself not), -1 if there is none.
func (m *Material) neighbours(w window) (next, prev []int32) {
	next, prev = make([]int32, w.size()), make([]int32, w.size())
	at := int32(-1)
	for u := w.first; u < w.end; u++ {
		prev[u-w.first] = at
		if m.enables(u) {
			at = u
		}
	}
	at = -1
	for u := w.end - 1; u >= w.first; u-- {
		if m.enables(u) {
			at = u
		}
		next[u-w.first] = at
	}
	return next, prev
}

func (m *Material) enables(u int32) bool {
	for i := m.units[u].first; i < m.units[u].end; i++ {
		if f := &m.finds[i]; told(f.facets) && m.book.codes[f.code].direction == Enables {
			return true
		}
	}
	return false
}

func (m *Material) answersTo(barrier *find, next, prev int32) []Answer {
	u := m.nearer(barrier.unit, next, prev)
	if u < 0 {
		a := m.answer(barrier, nil)
		return []Answer{a}
	}
	var all []Answer
	for i := m.units[u].first; i < m.units[u].end; i++ {
		if f := &m.finds[i]; told(f.facets) && m.book.codes[f.code].direction == Enables {
			all = append(all, m.answer(barrier, f))
		}
	}
	return all
}

// nearer chooses between the next and the previous unit that enables.
func (m *Material) nearer(barrier, next, prev int32) int32 {
	switch {
	case next < 0:
		return prev
	case prev < 0 || m.reach(barrier, next) != proposition.Project || m.reach(barrier, prev) == proposition.Project:
		return next
	}
	return prev
}

// reach returns the narrowest scope that holds two units of one project.
func (m *Material) reach(a, b int32) Scope {
	x, y := &m.units[a], &m.units[b]
	switch {
	case a == b:
		return proposition.Unit
	case x.turn == y.turn:
		return proposition.Turn
	case x.document == y.document && max(x.turn-y.turn, y.turn-x.turn) <= near:
		return proposition.Near
	}
	return proposition.Project
}

func (m *Material) answer(barrier, answer *find) Answer {
	b := &m.book.codes[barrier.code]
	row := Answer{BarrierID: m.units[barrier.unit].ID + "/" + b.ID, Barrier: b.ID, Outcome: Unknown, BarrierWords: m.passage(barrier.unit)}
	if answer == nil {
		row.Passage = row.BarrierWords
		row.Suggested = barrier.suggested
		return row
	}
	c := &m.book.codes[answer.code]
	row.AnswerID, row.Answer = m.units[answer.unit].ID+"/"+c.ID, c.ID
	row.Kind = map[string]string{Discourses: "strategy", Resources: "resource"}[c.dimension]
	row.Reach, row.Distance = m.reach(barrier.unit, answer.unit), int(apart(barrier, answer))
	row.Order = map[int]string{1: string(proposition.After), 0: same, -1: string(proposition.Before)}[m.before(barrier, answer)]
	row.Outcome, row.OutcomeWords = m.outcome(answer.unit)
	row.Passage = m.passage(barrier.unit, answer.unit)
	row.Suggested = barrier.suggested || answer.suggested
	return row
}

// unitsAfter is how many units after an answer may tell how it ended.
const unitsAfter = 2

// outcome returns how what is told in a unit ended, as far as it and the next units
// of the same turn tell.
func (m *Material) outcome(u int32) (outcome, words string) {
	doc := m.units[u].document
	c, t := m.cuesFor(doc), m.in.Documents[doc].Text
	for v := u; v < int32(len(m.units)) && v <= u+unitsAfter && m.units[v].turn == m.units[u].turn; v++ {
		for _, s := range m.units[v].Spans {
			if outcome, words = c.outcome(t, s); outcome != Unknown {
				return outcome, words
			}
		}
	}
	return Unknown, ""
}
