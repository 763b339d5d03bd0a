package agreement

import "strings"

// LandisKoch returns the words of Landis & Koch (1977, Biometrics 33, 159-174,
// p. 165) for a kappa: "poor" below 0, then "slight" to .20, "fair" to .40,
// "moderate" to .60, "substantial" to .80 and "almost perfect". The authors call
// the divisions arbitrary.
func LandisKoch(kappa float64) string {
	switch {
	case kappa < 0:
		return "poor"
	case kappa <= 0.20:
		return "slight"
	case kappa <= 0.40:
		return "fair"
	case kappa <= 0.60:
		return "moderate"
	case kappa <= 0.80:
		return "substantial"
	}
	return "almost perfect"
}

// KrippendorffBand returns how far data with this alpha may be trusted
// (Krippendorff 2004, Content Analysis, 2nd ed., p. 241): "reliable" from .800
// on, "tentative conclusions only" from .667 on, and "not reliable" below. The
// limits are for alpha and not for percent agreement, and a study in which much
// depends on the data may need higher ones.
func KrippendorffBand(alpha float64) string {
	switch {
	case alpha >= 0.800:
		return "reliable"
	case alpha >= 0.667:
		return "tentative conclusions only"
	}
	return "not reliable"
}

// Reading returns the words for a coefficient: Krippendorff's for the alphas,
// Landis & Koch's for the others that are corrected for chance, and none for
// percent agreement and where the coefficient is undefined.
func Reading(r Named) string {
	switch {
	case !r.OK || r.Name == "percent_unit" || r.Name == "percent_pairs":
		return ""
	case strings.HasPrefix(r.Name, "alpha"):
		return KrippendorffBand(r.Value)
	}
	return LandisKoch(r.Value)
}
