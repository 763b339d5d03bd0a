package agreement

import (
	"math"
	"slices"
)

// TooFewDocuments says that there is nothing to resample over.
const TooFewDocuments = "needs two or more documents"

// Join lays continua of the same coders end to end. Segments that meet at a border
// stay two.
func Join(parts []Continuum) Continuum {
	var c Continuum
	for _, p := range parts {
		if c.Coders == nil {
			c.Coders = make([][]Segment, len(p.Coders))
		}
		for i, segments := range p.Coders {
			for _, s := range segments {
				c.Coders[i] = append(c.Coders[i], Segment{c.Length + s.Start, c.Length + s.End, s.Value})
			}
		}
		c.Length += p.Length
	}
	return c
}

// BootstrapUnitized returns an interval for the uα of documents laid end to end (see
// [Unitize]). Whole documents are resampled with replacement, since what stands in one
// document hangs together (Davison & Hinkley 1997, Bootstrap Methods and their
// Application, section 3.8), and the limits are percentiles. It is wide where there are
// few documents, and there is none for a single one.
func BootstrapUnitized(documents []Continuum, o Options) Confidence {
	o = o.withDefaults()
	whole, err := Unitize(Join(documents))
	switch {
	case err != nil:
		return noInterval(err.Error(), o.Level)
	case !whole.U.OK:
		return noInterval(whole.U.Reason, o.Level)
	case len(documents) < 2:
		return noInterval(TooFewDocuments, o.Level)
	}
	parts := measureEach(documents)
	once := make([]float64, len(parts))
	for i := range once {
		once[i] = 1
	}
	values := make([]float64, o.Resamples)
	from := newUrn(once)
	inParallel(o.Resamples, func(next func() (int, bool)) {
		draws, sample := newResampler(from, o.Seed, 3), newOverlap(len(parts[0].margin))
		for k, more := next(); more; k, more = next() {
			values[k] = sample.sumOf(parts, draws.draw(k, len(parts))).alpha().Value // NaN where undefined
		}
	})
	defined := slices.DeleteFunc(values, math.IsNaN)
	c := Confidence{Level: o.Level, Method: "bootstrap over documents", Resamples: o.Resamples, Undefined: o.Resamples - len(defined)}
	c.limits(defined)
	return c
}

// measureEach returns the overlaps of each document, which a continuum of all has the
// sum of.
func measureEach(documents []Continuum) []overlap {
	values := valuesOf(documents)
	parts := make([]overlap, len(documents))
	for i, d := range documents {
		tracks, _ := d.tracks(values) // the whole was checked
		parts[i] = measure(tracks, len(values)).all
	}
	return parts
}

// sumOf makes o the sum of parts, each as often as it was drawn.
func (o *overlap) sumOf(parts []overlap, drawn []float64) *overlap {
	clear(o.self)
	for _, row := range o.met {
		clear(row)
	}
	for i, p := range parts {
		n := drawn[i]
		if n == 0 {
			continue
		}
		for c, row := range p.met {
			o.self[c] += n * p.self[c]
			for k, x := range row {
				o.met[c][k] += n * x
			}
		}
	}
	o.sumMargin()
	return o
}
