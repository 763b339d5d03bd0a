package refine

import (
	"cocode/analysis/refine/proposition"
)

// trial is a proposition made ready to be tried.
type trial struct {
	m                      *Material
	p                      proposition.Proposition
	scope                  Scope
	minimum                int
	byDocument             bool
	premise, then, counter terms // counter is what speaks against it
}

// tried is a place where the "if" of a proposition is told.
type tried struct {
	anchor   window
	where    window // where the "then" and the counter-evidence may stand
	who      int32  // the participant, or the document where these are counted
	pro, con bool
}

func (m *Material) trial(f *proposition.File, p proposition.Proposition) *trial {
	return &trial{m: m, p: p, scope: f.ScopeOf(p), minimum: f.MinimumOf(p), byDocument: f.ByDocument(),
		premise: m.terms(p.If), then: m.terms(p.Then), counter: m.terms(p.Against)}
}

// try returns all places of a scope where the "if" is told.
func (t *trial) try(places []place) []tried {
	var all []tried
	for _, p := range places {
		where, ok := t.where(p)
		if !ok {
			continue
		}
		r := tried{anchor: p.anchor, where: where, who: p.anchor.participant,
			pro: t.then.hold(where.first, where.end), con: t.counter.hold(where.first, where.end)}
		if t.byDocument {
			r.who = t.m.units[p.anchor.first].document
		}
		all = append(all, r)
	}
	return all
}

// where returns the units in which the "then" of a place is looked for: all within
// reach, or those after the "if" was told, or before it.
func (t *trial) where(p place) (window, bool) {
	where := p.reach
	at := t.premise.complete(p.anchor)
	switch t.p.Order {
	case proposition.After:
		where.first = at + 1
	case proposition.Before:
		where.end = t.premise.completeBackwards(p.anchor)
	}
	return where, at >= 0
}

// Tally counts places, or the voices that they belong to.
type Tally struct {
	Tried   int `json:"tried" doc:"Where the if is told."`
	For     int `json:"for" doc:"Of these, where the then is told as well."`
	Against int `json:"against" doc:"Of these, where counter-evidence is told; some may be for and against."`
	Both    int `json:"both" doc:"Of these, for and against."`
	Silent  int `json:"silent" doc:"Of these, where neither is told: silence, not contradiction."`
}

func (t *Tally) add(pro, con bool) {
	t.Tried++
	t.For += one(pro)
	t.Against += one(con)
	t.Both += one(pro && con)
	t.Silent += one(!pro && !con)
}

// tally counts tried places and the voices that they belong to, those that keep
// keeps; all if it is nil. A voice is for if one of its places is, and against if one
// of its places is.
func tally(results []tried, keep func(int) bool) (places, voices Tally) {
	const heard, pro, con = 1, 2, 4
	var stands []uint8 // by voice
	for i, r := range results {
		if keep != nil && !keep(i) {
			continue
		}
		places.add(r.pro, r.con)
		for int(r.who) >= len(stands) {
			stands = append(stands, 0)
		}
		stands[r.who] |= uint8(heard + pro*one(r.pro) + con*one(r.con))
	}
	for _, s := range stands {
		if s != 0 {
			voices.add(s&pro != 0, s&con != 0)
		}
	}
	return places, voices
}

// The verdicts on a proposition.
const (
	Supported = "supported"
	Contested = "contested"
	Thin      = "thin"
	Silent    = "silent"
	// Contradicted is defined with Coverage.
)

// verdict returns how a proposition stands by its voices: supported if at least
// minimum voices are for it and they are at least two to one, contradicted if it is
// so the other way round, silent if nobody is for or against it, thin if fewer than
// minimum voices are either, and contested otherwise.
func verdict(voices Tally, minimum int) string {
	switch heard := voices.For + voices.Against - voices.Both; {
	case heard == 0:
		return Silent
	case heard < minimum:
		return Thin
	case voices.For >= minimum && voices.For >= 2*voices.Against:
		return Supported
	case voices.Against >= minimum && voices.Against >= 2*voices.For:
		return Contradicted
	}
	return Contested
}

// passage returns the words of a tried place that speak for or against: the units
// that tell the "if" and the other side, chosen nearest to each other.
func (t *trial) passage(r tried, side terms) Passage {
	ifs, sides := t.premise.parts(), side.parts()
	u, v := nearest(t.premise.with(ifs[0], r.anchor.first, r.anchor.end), side.with(sides[0], r.where.first, r.where.end))
	units := []int32{u, v}
	for _, part := range ifs[1:] {
		x, _ := nearest(t.premise.with(part, r.anchor.first, r.anchor.end), []int32{u})
		units = append(units, x)
	}
	for _, part := range sides[1:] {
		x, _ := nearest(side.with(part, r.where.first, r.where.end), []int32{v})
		units = append(units, x)
	}
	p := t.m.passage(units...)
	p.Suggested = t.suggested(units)
	return p
}

// suggested reports whether units lean on a suggestion that nobody has decided on.
func (t *trial) suggested(units []int32) bool {
	for _, u := range units {
		for _, f := range t.m.findsOf(u) {
			if f.suggested {
				return true
			}
		}
	}
	return false
}
