package agreement

import "slices"

// A Coefficient is one way to measure agreement: how to compute it from a table,
// and how sure one can be of it.
type Coefficient struct {
	// Name is what the coefficient is called in lists and CSV lines.
	Name string
	// Title is its name for people.
	Title string
	// Source is who published it and when.
	Source string

	from     func(*counts) Result         // nil for the alphas
	distance Distance                     // of the alphas
	variance func(*counts, Result) spread // nil where no formula is published
}

// Coefficients returns the coefficients of a table in the order in which they
// are listed.
func Coefficients() []Coefficient {
	return []Coefficient{
		{Name: "percent_unit", Title: "Percent agreement, mean over units", Source: "Fleiss 1971", from: percentUnits, variance: constantChance},
		{Name: "percent_pairs", Title: "Percent agreement, mean over pairs", from: percentPairs},
		{Name: "cohen", Title: "Cohen's kappa", Source: "Cohen 1960, Light 1971", from: cohen(Unweighted), variance: cohenVariance(Unweighted)},
		{Name: "cohen_linear", Title: "Cohen's kappa, linear weights", Source: "Cohen 1968", from: cohen(Linear), variance: cohenVariance(Linear)},
		{Name: "cohen_quadratic", Title: "Cohen's kappa, quadratic weights", Source: "Cohen 1968", from: cohen(Quadratic), variance: cohenVariance(Quadratic)},
		{Name: "scott", Title: "Scott's pi", Source: "Scott 1955", from: scott},
		{Name: "fleiss", Title: "Fleiss' kappa", Source: "Fleiss 1971", from: fleiss, variance: fleissVariance},
		{Name: "conger", Title: "Conger's kappa", Source: "Conger 1980", from: conger, variance: congerVariance},
		{Name: "gwet_ac1", Title: "Gwet's AC1", Source: "Gwet 2008", from: gwet(Unweighted), variance: gwetVariance(Unweighted)},
		{Name: "gwet_ac2_linear", Title: "Gwet's AC2, linear weights", Source: "Gwet 2014", from: gwet(Linear), variance: gwetVariance(Linear)},
		{Name: "gwet_ac2_quadratic", Title: "Gwet's AC2, quadratic weights", Source: "Gwet 2014", from: gwet(Quadratic), variance: gwetVariance(Quadratic)},
		{Name: "brennan_prediger", Title: "Brennan-Prediger", Source: "Brennan & Prediger 1981", from: brennanPrediger, variance: constantChance},
		{Name: "alpha_nominal", Title: "Krippendorff's alpha, nominal", Source: "Krippendorff 2004", distance: Nominal},
		{Name: "alpha_ordinal", Title: "Krippendorff's alpha, ordinal", Source: "Krippendorff 2004", distance: Ordinal},
		{Name: "alpha_interval", Title: "Krippendorff's alpha, interval", Source: "Krippendorff 2004", distance: Interval},
		{Name: "alpha_ratio", Title: "Krippendorff's alpha, ratio", Source: "Krippendorff 2004", distance: Ratio},
	}
}

// SetCoefficients returns the coefficients of a table of sets ([NewSetTable]).
func SetCoefficients() []Coefficient {
	return append(Select("percent_pairs"),
		Coefficient{Name: "alpha_masi", Title: "Krippendorff's alpha, MASI distance", Source: "Passonneau 2006", distance: MASI},
		Coefficient{Name: "alpha_jaccard", Title: "Krippendorff's alpha, Jaccard distance", Source: "Krippendorff 2004", distance: Jaccard})
}

// Select returns those of [Coefficients] with these names, in the order of the list.
func Select(names ...string) []Coefficient {
	return slices.DeleteFunc(Coefficients(), func(c Coefficient) bool { return !slices.Contains(names, c.Name) })
}

// Of returns the coefficient of a table.
func (c Coefficient) Of(t *Table) Result {
	if c.from == nil {
		return Alpha(t, c.distance)
	}
	return c.from(t.counts())
}

// All returns every coefficient of a table, those that are undefined included,
// in the order of [Coefficients].
func All(t *Table) []Named {
	list := Coefficients()
	out := make([]Named, len(list))
	for i, c := range list {
		out[i] = Named{c.Name, c.Of(t)}
	}
	return out
}
