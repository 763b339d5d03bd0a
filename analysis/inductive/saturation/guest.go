package saturation

import "fmt"

// Rule is when a study counts as saturated, by Guest, Namey & Chen (2020), A simple
// method to assess and report thematic saturation in qualitative research, PLoS ONE
// 15(5): e0232076.
type Rule struct {
	Base      int     // the first interviews, which new information is measured against; 0: 4
	Run       int     // interviews in a row that are looked at together; 0: 2
	Threshold float64 // share of new information that counts as none, such as .05; 0: none at all
}

// Step is one run of interviews.
type Step struct {
	After int     // interviews before the run
	New   int     // what the run found for the first time
	Share float64 // New over what the base found
}

// Assessment is what a rule says of interviews in their order.
type Assessment struct {
	Rule
	Found   int // in the base
	Steps   []Step
	Reached int // interviews after which the first run brought no more than the threshold; 0 if none did
}

// Assess applies a rule to interviews in the order in which they were held. Runs move
// on by one interview at a time. Too few interviews for a base and a run have no steps.
func Assess(found [][]string, r Rule) Assessment {
	if r.Base <= 0 {
		r.Base = 4
	}
	if r.Run <= 0 {
		r.Run = 2
	}
	a := Assessment{Rule: r}
	seen := map[string]bool{}
	for i := range min(r.Base, len(found)) {
		add(seen, found[i])
	}
	a.Found = len(seen)
	for after := r.Base; after+r.Run <= len(found) && a.Found > 0; after++ {
		s := Step{After: after, New: fresh(seen, found[after:after+r.Run])}
		s.Share = float64(s.New) / float64(a.Found)
		a.Steps = append(a.Steps, s)
		if a.Reached == 0 && s.Share <= r.Threshold {
			a.Reached = after
		}
		add(seen, found[after])
	}
	return a
}

// fresh returns how many items of a run were not seen before it.
func fresh(seen map[string]bool, run [][]string) int {
	own := map[string]bool{}
	for _, items := range run {
		for _, x := range items {
			if !seen[x] {
				own[x] = true
			}
		}
	}
	return len(own)
}

// String returns the assessment as a report gives it: "6+2 at ≤5 %".
func (a Assessment) String() string {
	if a.Reached == 0 {
		return fmt.Sprintf("not reached at ≤%.3g %%", 100*a.Threshold)
	}
	return fmt.Sprintf("%d+%d at ≤%.3g %%", a.Reached, a.Run, 100*a.Threshold)
}
