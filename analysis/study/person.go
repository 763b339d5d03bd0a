package study

// ByPerson reports whether a person made the event by a judgement of their own: a
// decision, a memo, a change to the scheme. Imports and passes are made by the
// program, whoever started it.
func (e Event) ByPerson() bool {
	switch e.Kind {
	case kindUpdate, kindRevision, kindDecisions, kindSeen, kindMemo, kindUndo, kindPurge:
		return true
	}
	return false
}
