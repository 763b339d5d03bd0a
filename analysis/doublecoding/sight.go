package doublecoding

import (
	"slices"

	"cocode/analysis"
)

// Answer is what a coder said of a code at a place.
type Answer int

// The answers that a coder may give. Where several codes or units fall together, the
// highest counts: who gave one of them gave the whole.
const (
	Unasked Answer = iota // the coder did not see the place, or has not come to the code yet
	No
	Unsure
	Yes
	open // in a sight: a suggestion that the coder has not answered
)

// sight is what a coder has made of a unit.
type sight struct {
	whole   bool // looked at as a whole: what was not given is not there
	answers []answered
}

type answered struct {
	code  string
	given Answer
}

// put notes an answer; of several on what is one code at this level, the highest. What
// is open outweighs all: were only a Yes known before the rest is answered, and never a
// No, coders would be compared on what they gave rather than on what they answered.
func (s *sight) put(code string, given Answer) {
	at := slices.IndexFunc(s.answers, func(a answered) bool { return a.code == code })
	switch {
	case at < 0:
		s.answers = append(s.answers, answered{code, given})
	case given > s.answers[at].given:
		s.answers[at].given = given
	}
}

// inFull is Yes where a coder has looked at the unit as a whole.
func (s *sight) inFull() Answer {
	if s != nil && s.whole {
		return Yes
	}
	return Unasked
}

// of returns what the coder said of a code; a coder who has not looked has a nil sight.
func (s *sight) of(code string) Answer {
	if s == nil {
		return Unasked
	}
	for _, a := range s.answers {
		switch {
		case a.code != code:
		case a.given == open:
			return Unasked
		default:
			return a.given
		}
	}
	if s.whole {
		return No
	}
	return Unasked
}

// sights are what each coder has made of each unit.
type sights struct {
	coders []string
	units  []map[string]*sight
}

// reply is who has answered which code on which unit.
type reply struct {
	coder      int
	unit, code string
}

func newSights(m Material, coders []string, level analysis.Level) *sights {
	s := &sights{coders: coders}
	for _, name := range coders {
		seen := make(map[string]*sight, len(m.Seen[name]))
		for _, u := range m.Seen[name] {
			seen[u] = &sight{whole: true}
		}
		s.units = append(s.units, seen)
	}
	decided := map[reply]bool{}
	for i := range m.Codings {
		c := &m.Codings[i]
		if k := slices.Index(coders, c.Coder); k >= 0 && c.Scheme == m.Scheme.Scheme.ID {
			decided[reply{k, c.Unit, c.Code}] = true
			s.decide(k, c, m.Scheme.At(c.Code, level))
		}
	}
	for i := range m.Codings {
		if c := &m.Codings[i]; c.Status == analysis.Suggested && c.Scheme == m.Scheme.Scheme.ID {
			s.leaveOpen(c, decided, m.Scheme.At(c.Code, level))
		}
	}
	return s
}

// decide notes what a coder said; a machine's suggestion is what it gives.
func (s *sights) decide(coder int, c *analysis.Coding, code string) {
	answer := map[analysis.Status]Answer{analysis.Accepted: Yes, analysis.Suggested: Yes, analysis.Unsure: Unsure, analysis.Rejected: No}[c.Status]
	if code == "" || answer == Unasked {
		return
	}
	if s.units[coder][c.Unit] == nil {
		s.units[coder][c.Unit] = &sight{}
	}
	s.units[coder][c.Unit].put(code, answer)
}

// leaveOpen notes a suggestion for the coders who were busy with its unit and have not
// answered it.
func (s *sights) leaveOpen(c *analysis.Coding, decided map[reply]bool, code string) {
	for k := range s.coders {
		if at := s.units[k][c.Unit]; at != nil && !at.whole && code != "" && !decided[reply{k, c.Unit, c.Code}] {
			at.put(code, open)
		}
	}
}
