package agreement

// overlap holds what the uα family is computed from: lengths in common between
// values, and the lengths that a segment has in common with itself.
type overlap struct {
	met    [][]float64 // ℓ_ck
	margin []float64   // ℓ_c.
	self   []float64   // S_c
}

// lengths are the overlaps of the whole continuum, gaps included, and of what
// both of two coders marked.
type lengths struct{ all, marked overlap }

func newOverlap(values int) overlap {
	o := overlap{met: make([][]float64, values), margin: make([]float64, values), self: make([]float64, values)}
	for c := range o.met {
		o.met[c] = make([]float64, values)
	}
	return o
}

// measure compares the tracks of each pair of coders.
func measure(tracks [][]stretch, values int) lengths {
	l := lengths{newOverlap(values), newOverlap(values)}
	others := float64(len(tracks) - 1)
	for i, a := range tracks {
		for _, s := range a {
			l.all.addSelf(s)
		}
		for j, b := range tracks {
			if i != j {
				l.compare(a, b, others)
			}
		}
	}
	l.all.sumMargin()
	l.marked.sumMargin()
	return l
}

// addSelf adds what a stretch has in common with itself.
func (o *overlap) addSelf(s stretch) {
	if s.value == gap {
		o.self[gap] += s.length()
	} else {
		o.self[s.value] += s.length() * s.length()
	}
}

// compare walks along two tracks and adds the lengths in common, as seen from
// the coder of a.
func (l *lengths) compare(a, b []stretch, others float64) {
	j := 0
	for _, s := range a {
		both := 0.0
		for ; j < len(b) && b[j].start < s.end; j++ {
			common := float64(min(s.end, b[j].end) - max(s.start, b[j].start))
			l.all.met[s.value][b[j].value] += common / others
			if s.value != gap && b[j].value != gap {
				l.marked.met[s.value][b[j].value] += common / others
				both += common
			}
			if b[j].end > s.end {
				break // the rest of it meets the next stretch
			}
		}
		l.marked.self[s.value] += both * both / others
	}
}

func (o *overlap) sumMargin() {
	for c, row := range o.met {
		o.margin[c] = sum(row)
	}
}

// expected returns e_ck.
func (o *overlap) expected(c, k int) float64 {
	total := sum(o.margin)
	e := o.margin[c] * o.margin[k]
	if c == k {
		e -= o.self[c]
	}
	return total * e / (total*total - sum(o.self))
}

// alpha returns 1 minus the lengths that differ by those expected to.
func (o *overlap) alpha() Result {
	total := sum(o.margin)
	if total == 0 {
		return undefined(NoPairs)
	}
	observed, expected := total, total
	for c := range o.met {
		observed -= o.met[c][c]
		expected -= o.expected(c, c)
	}
	return o.ratio(observed, expected)
}

// ratio returns 1 - observed/expected, both as shares of all lengths.
func (o *overlap) ratio(observed, expected float64) Result {
	total := sum(o.margin)
	if varied(o.margin) < 2 {
		return undefined(NoVariation)
	}
	return result(1-observed/expected, observed/total, expected/total)
}

// of returns the alpha of value k.
func (o *overlap) of(k int) Result {
	if o.margin[k] == 0 {
		return undefined(NoPairs)
	}
	expected := 0.0
	for c := range o.met {
		expected += o.expected(c, k)
	}
	if varied(o.margin) < 2 {
		return undefined(NoVariation)
	}
	differ, byChance := 1-o.met[k][k]/o.margin[k], 1-o.expected(k, k)/expected
	return result(1-differ/byChance, differ, byChance)
}

// binary returns the alpha of marked against gap.
func (l *lengths) binary() Result {
	o := &l.all
	if o.margin[gap] == 0 || o.margin[gap] == sum(o.margin) {
		return undefined(NoVariation)
	}
	expected := 0.0
	for k := 1; k < len(o.met); k++ {
		expected += o.expected(gap, k)
	}
	return o.ratio(o.margin[gap]-o.met[gap][gap], expected)
}
