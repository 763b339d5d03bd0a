package agreement

// Distance says how far two categories are apart, for [Alpha].
type Distance int

const (
	Nominal  Distance = iota // 1 between different categories
	Ordinal                  // by how many values lie between, squared
	Interval                 // difference of the numbers, squared
	Ratio                    // difference over sum of the numbers, squared
	Jaccard                  // the share of codes that two sets do not share
	MASI                     // the same, larger where neither set holds the other
)

// Alpha returns Krippendorff's alpha (Krippendorff 2004, Content Analysis, 2nd
// ed., chapter 11; 2011, Computing Krippendorff's Alpha-Reliability):
//
//	α = 1 - D_o / D_e
//	D_o = 1/n Σ_u 1/(m_u - 1) Σ_c Σ_k n_uc n_uk δ²(c, k)    over the units with m_u ≥ 2 values
//	D_e = 1/(n (n - 1)) Σ_c Σ_k n_c n_k δ²(c, k)
//
// where n_uc coders gave value c to unit u, n_c is their sum over those units and
// n the number of such values. Any number of coders, and missing values, are
// taken; units with fewer than two values are left out. δ² is
//
//	Nominal   0 if c = k, else 1
//	Ordinal   (Σ_{g=c..k} n_g - (n_c + n_k)/2)², the squared distance of the mid-ranks
//	Interval  (c - k)²
//	Ratio     ((c - k) / (c + k))², 0 between two zeros
//	Jaccard   1 - J, J being the codes in both of two sets over the codes in either
//	MASI      1 - J·M, M being 1 for the same set, 2/3 if one holds the other, 1/3 if
//	          they overlap, and 0 if they share nothing
//
// (Jaccard 1912, New Phytologist 11, 37-50; Passonneau 2006, Measuring agreement
// on set-valued items (MASI), LREC, 831-836. NLTK rounds the thirds; here they are
// exact. Two empty sets are the same.)
//
// Ordinal takes the order of the table. Interval and Ratio are undefined if not
// all values are numbers, and Ratio if one is negative. Jaccard and MASI are not
// squared and compare the sets of a table made by [NewSetTable]; a plain value is
// a set of one. Alpha is undefined if no two of the values differ.
func Alpha(t *Table, d Distance) Result {
	n := t.pairable()
	total := sum(n)
	if total == 0 {
		return undefined(NoPairs)
	}
	m, reason := d.metric(t, n)
	if reason != "" {
		return undefined(reason)
	}
	observed := t.disagreement(m) / total
	expected := m.across(n, n) / (total * (total - 1))
	if expected <= 0 || varied(n) < 2 {
		return undefined(NoVariation)
	}
	return result(1-observed/expected, observed, expected)
}

// pairable returns how often each category occurs in units with two or more values.
func (t *Table) pairable() []float64 {
	n := make([]float64, t.scale.len())
	for _, p := range t.patterns {
		if p.values < 2 {
			continue
		}
		for _, k := range p.kinds {
			n[k.category] += p.weight * k.n
		}
	}
	return n
}

// disagreement returns the sum of the distances in each unit's pairs of values,
// divided by the number of values less one: n·D_o.
func (t *Table) disagreement(m metric) float64 {
	total := 0.0
	for i := range t.patterns {
		if p := &t.patterns[i]; len(p.kinds) > 1 {
			total += p.weight * p.distance(m) / float64(p.values-1)
		}
	}
	return total
}

// varied returns how many categories occur.
func varied(n []float64) int {
	different := 0
	for _, x := range n {
		if x > 0 {
			different++
		}
	}
	return different
}

// metric returns the distance for values that occur n times, or why there is none.
func (d Distance) metric(t *Table, n []float64) (metric, string) {
	switch d {
	case Ordinal:
		return quadratic(midRanks(n)), ""
	case Jaccard:
		return t.setMetric(jaccard), ""
	case MASI:
		return t.setMetric(masi), ""
	case Interval, Ratio:
		x := t.scale.numbers
		if x == nil {
			return nil, NotNumbers
		}
		if d == Interval {
			return quadratic(x), ""
		}
		if x[0] < 0 {
			return nil, Negative
		}
		return ratio(x), ""
	}
	return nominal{}, ""
}

// midRanks returns the mean rank of the values of each category.
func midRanks(n []float64) []float64 {
	x := make([]float64, len(n))
	below := 0.0
	for k, c := range n {
		x[k] = below + c/2
		below += c
	}
	return x
}
