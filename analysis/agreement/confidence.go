package agreement

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Confidence says how sure one can be of a coefficient.
type Confidence struct {
	// Low and High are the limits of confidence. They are NaN if OK is false.
	Low, High float64
	// Level is the confidence, such as 0.95.
	Level float64
	// SE is the standard error: from the formula, or the standard deviation of
	// the resamples.
	SE float64
	// OK is false where there is no interval, for the Reason given.
	OK     bool
	Reason string
	// Method says how the limits were found.
	Method string
	// Resamples is the number of resamples drawn, 0 for a formula. In Undefined of
	// them the coefficient was undefined; they are left out of the limits.
	Resamples, Undefined int
	// Below667 and Below800 are the shares of the resamples below Krippendorff's
	// two limits, .667 and .800: the risk of failing them.
	Below667, Below800 float64
}

// Why there is no interval.
const (
	NoFormula = "no formula is published for it; bootstrap it"
	TooFew    = "needs two or more units"
	TooRare   = "undefined in more than half of the resamples"
)

// spread is what a formula says about a coefficient.
type spread struct {
	variance float64
	freedom  float64 // degrees of freedom of Student's t; infinite for the normal
	source   string
	reason   string // why there is no variance
}

// Analytic returns the interval of a coefficient by its published formula for
// large samples, at a confidence level such as 0.95:
//
//	cohen, _linear, _quadratic  two coders: Fleiss, Cohen & Everitt 1969, with the normal distribution
//	percent_unit, fleiss, conger, gwet_ac1, _ac2, brennan_prediger
//	                            Gwet 2008 and 2014 (linearisation over units), with Student's t
//
// For the others, and for Cohen's kappa of more than two coders, none is
// published, and the interval is not OK. The upper limit is at most 1.
func (c Coefficient) Analytic(t *Table, level float64) Confidence {
	if c.variance == nil {
		return noInterval(NoFormula, level)
	}
	r := c.Of(t)
	if !r.OK {
		return noInterval(r.Reason, level)
	}
	s := c.variance(t.counts(), r)
	if s.reason != "" {
		return noInterval(s.reason, level)
	}
	se := math.Sqrt(math.Max(0, s.variance))
	half := se * quantile(s.freedom, 1-(1-level)/2)
	return Confidence{Low: r.Value - half, High: math.Min(1, r.Value+half), Level: level, SE: se, OK: true, Method: s.source}
}

// quantile returns that of Student's t, or of the normal distribution if there
// are infinitely many degrees of freedom.
func quantile(freedom, p float64) float64 {
	if math.IsInf(freedom, 1) {
		return distuv.UnitNormal.Quantile(p)
	}
	return distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile(p)
}

func noInterval(reason string, level float64) Confidence {
	return Confidence{Low: math.NaN(), High: math.NaN(), SE: math.NaN(), Level: level, Reason: reason}
}
