package agreement

import "math"

// A Result is one coefficient of one table.
type Result struct {
	// Value is the coefficient. It is NaN if OK is false.
	Value float64
	// OK is false where the coefficient is undefined.
	OK bool
	// Reason says why the coefficient is undefined; it is empty if OK.
	Reason string
	// Note says what the value rests on, where that is not all of the table.
	Note string
	// Observed and Expected are the two parts of the coefficient: the shares of
	// agreement observed and expected by chance; for the alphas, which are
	// 1 - Observed/Expected, the mean disagreements.
	Observed, Expected float64
}

// Why a coefficient is undefined.
const (
	NoPairs     = "no unit was coded by two coders"
	NoVariation = "no variation: all values are the same"
	NotNumbers  = "needs numbers, and some values are not"
	NotTwo      = "is for two coders; fleiss extends it to more"
	Negative    = "needs numbers of zero or more"
	TooLarge    = "the numbers are too large to compute with"
)

// Named is a result under the name that it has in lists and CSV lines.
type Named struct {
	Name string
	Result
}

// undefined returns a result that has no value.
func undefined(reason string) Result {
	return Result{Value: math.NaN(), Reason: reason}
}

// corrected returns (observed - expected) / (1 - expected): how far agreement
// goes beyond chance, in parts of how far it could.
func corrected(observed, expected float64) Result {
	if 1-expected < 1e-12 {
		return undefined(NoVariation)
	}
	return result((observed-expected)/(1-expected), observed, expected)
}

// result returns a defined result, unless the numbers overflowed on the way.
func result(value, observed, expected float64) Result {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return undefined(TooLarge)
	}
	return Result{Value: value, OK: true, Observed: observed, Expected: expected}
}
