package opencode

import (
	"strings"

	"cocode/corpus/language"
)

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
		switch {
		case t.Word == "att":
			p.text = ""
		case passive(t):
			p.text += "s"
		}
		r.add(p)
	}
}

// passive reports whether a verb is a passive in -s: "används", "anställdes".
func passive(t *language.Token) bool {
	if strings.HasSuffix(t.Lemma, "s") || len(t.Word) < 4 {
		return false
	}
	for _, end := range []string{"as", "es", "ns", "rs", "ds", "ts"} {
		if strings.HasSuffix(t.Word, end) {
			return true
		}
	}
	return false
}

// asSaid adds the verbs as they were said, the negation before the first.
func (r *reading) asSaid() {
	if r.negated {
		r.add(part{text: r.c.g.not})
	}
	for i := r.verbs; i < r.after; i++ {
		t := &r.tokens[i]
		if isVerbAt(r.tokens, i) || t.Word == "att" {
			r.add(part{token: t})
		}
	}
}
