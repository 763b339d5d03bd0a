package analysis

// WithoutDecided returns the codings without the suggestions that a person has
// decided: the same code on the same unit by a coder who is no pass. The order
// stays.
func WithoutDecided(codings []Coding) []Coding {
	type key struct{ unit, scheme, code string }
	decided := map[key]bool{}
	for _, c := range codings {
		if c.Status != Suggested {
			decided[key{c.Unit, c.Scheme, c.Code}] = true
		}
	}
	open := make([]Coding, 0, len(codings))
	for _, c := range codings {
		if c.Status != Suggested || !decided[key{c.Unit, c.Scheme, c.Code}] {
			open = append(open, c)
		}
	}
	return open
}
