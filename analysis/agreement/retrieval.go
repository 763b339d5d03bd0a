package agreement

import "fmt"

// A Retrieval says how suggestions meet a reference, such as a machine's the
// codings of a person.
type Retrieval struct {
	Hits   int // suggested and in the reference
	Extra  int // suggested and not in the reference
	Missed int // in the reference and not suggested
}

// Precision returns the share of the suggestions that are in the reference. It
// is undefined, ok false, if nothing was suggested.
func (r Retrieval) Precision() (p float64, ok bool) { return portion(r.Hits, r.Hits+r.Extra) }

// Recall returns the share of the reference that was suggested. It is undefined
// if the reference is empty.
func (r Retrieval) Recall() (p float64, ok bool) { return portion(r.Hits, r.Hits+r.Missed) }

// F1 returns the harmonic mean of precision and recall, 2·hits / (2·hits + extra
// + missed) (van Rijsbergen 1979, Information Retrieval, chapter 7), which is 0 if
// nothing was hit. It is undefined if nothing was suggested and nothing wanted.
func (r Retrieval) F1() (f float64, ok bool) {
	return portion(2*r.Hits, 2*r.Hits+r.Extra+r.Missed)
}

// Add returns the sum of two retrievals.
func (r Retrieval) Add(s Retrieval) Retrieval {
	return Retrieval{r.Hits + s.Hits, r.Extra + s.Extra, r.Missed + s.Missed}
}

func portion(part, whole int) (float64, bool) {
	if whole == 0 {
		return 0, false
	}
	return float64(part) / float64(whole), true
}

// CodeRetrieval is the retrieval of one code.
type CodeRetrieval struct {
	Code string
	Retrieval
}

// Retrieve compares one coder of a table with another, the reference, code by
// code, over the units that both of them saw. In a table of sets the codes are
// those in the sets; else each category is a code. Codes come in order. The
// retrieval of all codes together, on which precision and recall are micro
// averages, is their sum. It returns an error if a coder is not in the table.
func Retrieve(t *Table, reference, suggested string) ([]CodeRetrieval, error) {
	ref, sug, err := t.two(reference, suggested)
	if err != nil {
		return nil, err
	}
	names, has := t.codes()
	out := make([]CodeRetrieval, len(names))
	for i, name := range names {
		out[i].Code = name
		for _, p := range t.patterns {
			if k, l := p.row[ref], p.row[sug]; k != missing && l != missing {
				out[i].count(has(k, i), has(l, i), int(p.weight))
			}
		}
	}
	return out, nil
}

// count counts n units that have the code or not.
func (r *Retrieval) count(wanted, suggested bool, n int) {
	switch {
	case wanted && suggested:
		r.Hits += n
	case suggested:
		r.Extra += n
	case wanted:
		r.Missed += n
	}
}

// codes returns the codes of the table in order, and whether category k holds
// the i-th.
func (t *Table) codes() (names []string, has func(k int32, i int) bool) {
	s := t.scale
	if s.members == nil {
		return s.labels, func(k int32, i int) bool { return int(k) == i }
	}
	return s.codes, func(k int32, i int) bool { return s.members[k][i/64]>>(i%64)&1 == 1 }
}

// two returns the columns of two coders.
func (t *Table) two(a, b string) (int, int, error) {
	var at [2]int
	for i, name := range []string{a, b} {
		at[i] = -1
		for g, coder := range t.coders {
			if coder == name {
				at[i] = g
			}
		}
		if at[i] < 0 {
			return 0, 0, fmt.Errorf("coder %q gave no value in the table; it has those of %q", name, t.coders)
		}
	}
	return at[0], at[1], nil
}
