package opencode

// infinitives names a predicate in Swedish: "att inte våga fråga", "att kunna välja".
// With a named subject the verbs stay as they were said, in the order of a clause that
// is part of another: "att chefen inte lyssnar".
func infinitives(r *reading, finite bool) {
	if finite {
		r.asSaid()
		return
	}
	r.add(part{text: "att"})
	if r.negated {
		r.add(part{text: "inte"})
	}
	if r.modal != "" && r.modal != "ska" {
		r.add(part{text: r.modal})
	}
	for _, i := range r.chain {
		t := &r.tokens[i]
		p := part{token: t, text: t.Lemma}
		if t.Word == "att" {
			p.text = ""
		}
		r.add(p)
	}
}

// asSaid adds the verbs as they were said, the negation before the first.
func (r *reading) asSaid() {
	if r.negated {
		r.add(part{text: r.c.g.not})
	}
	for i := r.subject.End; i < r.after; i++ {
		t := &r.tokens[i]
		if isVerbAt(r.tokens, i) || t.Word == "att" {
			r.add(part{token: t})
		}
	}
}
