package agreement

import (
	"cmp"
	"fmt"
	"slices"
)

// A Segment is a stretch of a continuum, from Start to before End, to which a
// coder gave a value, such as the bytes of a quote and its code.
type Segment struct {
	Start, End int
	Value      string
}

// A Continuum is what several coders marked in a text, recording or other
// continuum of positions 0 to Length. Each coder saw all of it; what a coder did
// not mark is gap. Several documents are laid end to end: two gaps that meet at a
// border count the same whether they are one or two.
type Continuum struct {
	Length int
	Coders [][]Segment // the segments of each coder, in any order
}

// Only returns the continuum with nothing but the segments of one value, those of
// a coder that overlap or touch being joined. With it the codes of a scheme that
// lets codes overlap are measured one at a time.
func (c Continuum) Only(value string) Continuum {
	out := Continuum{Length: c.Length, Coders: make([][]Segment, len(c.Coders))}
	for i, segments := range c.Coders {
		for _, s := range sortedSegments(segments) {
			kept := out.Coders[i]
			switch {
			case s.Value != value:
			case len(kept) > 0 && s.Start <= kept[len(kept)-1].End:
				kept[len(kept)-1].End = max(kept[len(kept)-1].End, s.End)
			default:
				out.Coders[i] = append(kept, s)
			}
		}
	}
	return out
}

// Unitizing holds the alphas of a continuum.
type Unitizing struct {
	// U is uα: agreement on where the segments are and on their values.
	U Result
	// Binary is |uα: agreement on what is marked at all, whatever its value.
	Binary Result
	// Coding is cuα: agreement on the values where coders both marked.
	Coding Result
	// Coverage is the share of the continuum, over all coders, that Coding is about.
	Coverage float64
	// Values holds (k)uα of each value, in order of the values.
	Values []ValueAlpha
}

// ValueAlpha is (k)uα: agreement on one value where coders both marked.
type ValueAlpha struct {
	Value string
	Result
	// Coverage is the share of what was marked with the value that others marked too.
	Coverage float64
}

// Unitize returns the uα family of a continuum (Krippendorff, Mathet, Bouvry &
// Widlöcher 2016, On the reliability of unitizing textual continua: further
// developments, Quality & Quantity 50, 2347-2364), with the nominal metric:
//
//	ℓ_ck = Σ_i Σ_{j≠i} (length that i gave value c and j value k) / (m - 1)     eq. 1
//	e_ck = ℓ.. (ℓ_c. ℓ_.k - [c = k] S_c) / (ℓ..² - Σ_c S_c)                     eq. 4
//	uα   = 1 - Σ_{c≠k} ℓ_ck / Σ_{c≠k} e_ck                                      eq. 5
//	|uα  = 1 - (ℓ_φ. - ℓ_φφ) / (e_φ. - e_φφ)                                    eq. 6
//
// for m coders, values c and k, and gaps φ; S_c is Σ L² over the segments with
// value c, and Σ L for gaps, which have no inner bounds. cuα and (k)uα leave out
// what only one coder marked: with ℓ* the lengths between marked segments only,
//
//	e*_ck  = (ℓ*_c. ℓ*_.k - [c = k] S*_c) / (ℓ*.. - Σ_c S*_c / ℓ*..)            eq. 10
//	cuα    = 1 - Σ_{c≠k} ℓ*_ck / Σ_{c≠k} e*_ck                                  eq. 11
//	(k)uα  = 1 - (e*_.k / ℓ*_.k) (ℓ*_.k - ℓ*_kk) / (e*_.k - e*_kk)              eq. 13
//
// where S*_c is Σ (length of the segment that coder j marked too)² / (m - 1),
// over the segments with value c and the other coders j.
//
// A coefficient is undefined where there is no variation: if all or nothing is
// marked, or if a single value meets itself only. It returns an error if there
// are fewer than two coders, if a segment is empty or not within the continuum,
// or if two segments of a coder overlap; see [Continuum.Only].
func Unitize(c Continuum) (Unitizing, error) {
	if len(c.Coders) < 2 {
		return Unitizing{}, fmt.Errorf("a continuum needs two or more coders, found %d", len(c.Coders))
	}
	values := valuesOf([]Continuum{c})
	tracks, err := c.tracks(values)
	if err != nil {
		return Unitizing{}, err
	}
	l := measure(tracks, len(values))
	u := Unitizing{U: l.all.alpha(), Binary: l.binary(), Coding: l.marked.alpha()}
	if whole := sum(l.all.margin); whole > 0 {
		u.Coverage = sum(l.marked.margin) / whole
	}
	for k, value := range values[1:] {
		u.Values = append(u.Values, ValueAlpha{value, l.marked.of(k + 1), share(l.marked.margin[k+1], l.all.margin[k+1])})
	}
	return u, nil
}

// gap is the value of what is not marked.
const gap = 0

// A stretch is a segment or a gap of one coder.
type stretch struct {
	start, end int
	value      int // gap, or a place in the list of values
}

func (s stretch) length() float64 { return float64(s.end - s.start) }

// valuesOf returns the values of continua in order, after the empty value of gaps.
func valuesOf(list []Continuum) []string {
	values := []string{""}
	for _, c := range list {
		for _, segments := range c.Coders {
			for _, s := range segments {
				values = append(values, s.Value)
			}
		}
	}
	slices.Sort(values[1:])
	return append(values[:1], slices.Compact(values[1:])...)
}

// tracks returns the continuum of each coder without holes.
func (c Continuum) tracks(values []string) (tracks [][]stretch, err error) {
	for i, segments := range c.Coders {
		track, err := c.track(segments, values)
		if err != nil {
			return nil, fmt.Errorf("coder %d: %w", i+1, err)
		}
		tracks = append(tracks, track)
	}
	return tracks, nil
}

// track returns the segments of one coder with the gaps between them.
func (c Continuum) track(segments []Segment, values []string) ([]stretch, error) {
	var track []stretch
	at := 0
	for _, s := range sortedSegments(segments) {
		switch {
		case s.Start < 0 || s.End > c.Length || s.Start >= s.End:
			return nil, fmt.Errorf("segment %d-%d is empty or not within 0-%d", s.Start, s.End, c.Length)
		case s.Start < at:
			return nil, fmt.Errorf("segment %d-%d overlaps the one before it; measure one value at a time", s.Start, s.End)
		case s.Start > at:
			track = append(track, stretch{at, s.Start, gap})
		}
		place, _ := slices.BinarySearch(values[1:], s.Value)
		track = append(track, stretch{s.Start, s.End, place + 1})
		at = s.End
	}
	if at < c.Length {
		track = append(track, stretch{at, c.Length, gap})
	}
	return track, nil
}

func sortedSegments(segments []Segment) []Segment {
	return slices.SortedFunc(slices.Values(segments), func(a, b Segment) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Value, b.Value))
	})
}

// share returns part of whole, and 0 of nothing.
func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
