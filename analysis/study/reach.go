package study

// reach is what has to be folded again.
type reach struct {
	documents map[string]bool
	memos     bool
	described bool // attributes
	scheme    bool // nodes and revisions of the inductive scheme
	adds      bool // a node of a person's own
	all       bool
}

func (f *fold) reachOf(changed map[string]bool) (reach, error) {
	r := reach{documents: map[string]bool{}}
	for _, id := range sortedKeys(changed) {
		e, err := f.db.event(id)
		if err != nil {
			return r, err
		}
		for _, p := range e.Parts {
			if err := r.take(e.Kind, p); err != nil || r.all {
				return r, err
			}
		}
	}
	if r.adds {
		merges, err := f.db.number(`SELECT count(*) FROM revision WHERE instr(what, '"do":"merge"') > 0`)
		if err != nil {
			return r, err
		}
		r.all = merges > 0 // one of them may merge into the node
	}
	there, err := f.db.number("SELECT count(*) FROM document")
	r.all = r.all || len(r.documents) > 1 && len(r.documents) > int(there)/2 // then it is no less work
	return r, err
}

// take adds what one part of an event reaches.
func (r *reach) take(kind string, p part) error {
	if len(p.Payload) == 0 {
		return nil // purged
	}
	switch kind {
	case kindUndo, kindSample:
	case kindUpdate, kindUnits, kindSuggestions, kindDecisions, kindSeen:
		r.documents[p.Subject] = true
	case kindAttributes:
		r.described = true
	case kindMemo:
		return r.takeMemo(p)
	case kindRevision:
		return r.takeRevision(p)
	default:
		r.all = true
	}
	return nil
}

func (r *reach) takeMemo(p part) error {
	var m memoRecord
	if err := decode(p, &m); err != nil {
		return err
	}
	r.memos = true
	if m.Kind == string(OnUnit) { // a unit with a memo stays when others are made
		r.documents[documentOf(m.Subject)] = true
	}
	return nil
}

func (r *reach) takeRevision(p part) error {
	var x revisionRecord
	if err := decode(p, &x); err != nil {
		return err
	}
	r.scheme = true
	r.adds = r.adds || x.Do == reviseAdd
	r.all = x.Do == reviseMerge // it may recode any unit
	for _, u := range x.Units {
		r.documents[documentOf(u)] = true
	}
	return nil
}
