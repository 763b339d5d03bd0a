package opencode

// infinitives names a predicate in Swedish: "inte våga fråga", "kunna välja". With a
// named subject the verbs stay as they were said: "chefen lyssnar inte".
func infinitives(r *reading, finite bool) {
	if finite {
		r.asSaid()
		return
	}
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

// asSaid adds the verbs as they were said, the negation after the first.
func (r *reading) asSaid() {
	first := r.subject.End
	negated := r.negated
	for i := first; i < r.after; i++ {
		t := &r.tokens[i]
		isNegation := r.c.g.negations.Has(t.Word)
		if isVerbAt(r.tokens, i) || t.Word == "att" || isNegation {
			r.add(part{token: t})
			negated = negated && !isNegation
		}
	}
	if negated {
		r.add(part{text: "inte"})
	}
}
