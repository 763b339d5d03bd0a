package cli

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/study"
)

// decided is what people have decided on the units of a study.
type decided struct {
	codes   map[string][]string // by decided unit: the codes it has
	pending map[string][]string // by decided unit: the codes that are still open on it
}

// vote is what people say of a code on a unit.
type vote struct {
	unit, code string
	sum        int  // accepted less rejected
	settled    bool // together
	asked      bool // by a person
}

// decisions returns what the named coders have decided with a scheme, or all people if
// none is named. Of several people the majority counts; where there is none, and where
// people are unsure, the code is still open. So is a suggestion that nobody has answered,
// except on the units of a sample, which are coded as a whole.
func decisions(s *study.Study, scheme string, coders []string) (*decided, error) {
	d := &decided{map[string][]string{}, map[string][]string{}}
	whole, err := d.seen(s, scheme, coders)
	if err != nil {
		return nil, err
	}
	votes, err := votesOf(s, scheme, coders)
	if err != nil {
		return nil, err
	}
	for _, v := range votes {
		if v.asked {
			d.codes[v.unit] = nil // looked at, whatever else was marked
		}
	}
	for _, v := range votes {
		_, known := d.codes[v.unit]
		switch {
		case !known:
		case v.sum > 0:
			d.codes[v.unit] = append(d.codes[v.unit], v.code)
		case v.sum == 0 && (v.asked || !whole[v.unit]):
			d.pending[v.unit] = append(d.pending[v.unit], v.code)
		}
	}
	return d, nil
}

// seen notes the units that are marked as looked at, and returns those of samples among them.
func (d *decided) seen(s *study.Study, scheme string, coders []string) (whole map[string]bool, err error) {
	seen, err := s.Seen(scheme)
	if err != nil {
		return nil, err
	}
	whole = map[string]bool{}
	for coder, units := range seen {
		if !counts(coder, coders) {
			continue
		}
		sample, err := sampleOf(s, coder)
		if err != nil {
			return nil, err
		}
		for _, u := range units {
			d.codes[u] = nil
			whole[u] = whole[u] || sample[u]
		}
	}
	return whole, nil
}

// count adds what one says; what was settled together stands before the rest.
func (v *vote) count(c *analysis.Coding) {
	if v.settled {
		return
	}
	if v.settled = c.Settles(); v.settled {
		v.sum = 0
	}
	switch c.Status {
	case analysis.Accepted:
		v.sum++
	case analysis.Rejected:
		v.sum--
	}
}

func counts(coder string, coders []string) bool {
	return coder != analysis.MachineCoder && (len(coders) == 0 || slices.Contains(coders, coder))
}

func votesOf(s *study.Study, scheme string, coders []string) ([]vote, error) {
	var votes []vote
	at := map[suggestion]int{}
	for c, err := range s.EachCoding(study.Filter{Scheme: scheme, NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		if c.Coder != analysis.MachineCoder && !counts(c.Coder, coders) {
			continue
		}
		key := suggestion{c.Unit, c.Code}
		i, there := at[key]
		if !there {
			i = len(votes)
			at[key] = i
			votes = append(votes, vote{unit: c.Unit, code: c.Code})
		}
		v := &votes[i]
		v.asked = v.asked || c.Status != analysis.Suggested
		v.count(&c)
	}
	return votes, nil
}
