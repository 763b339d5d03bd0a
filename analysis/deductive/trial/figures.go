package trial

import (
	"cmp"
	"slices"
)

// Result is what a trial came to.
type Result struct {
	Rows, Groups int
	Codes        []CodeResult
	Scores       [][]float64 // by row and code: the probability of the code; nil for rows that were not scored

	Micro float64 // F1 at break-even over all codes together
	Macro float64 // the mean F1 at break-even of the codes
	MAP   float64 // the mean of the codes' average precisions
}

// CodeResult is the result for one code.
type CodeResult struct {
	Code      string
	Texts     int     // that have the code
	F1        float64 // at break-even
	Precision float64 // average precision
}

// figures computes what the scores of a trial came to. Codes that no scored row has do
// not count.
func (r *Result) figures(rows []Row) {
	right, all, n := 0, 0, 0.0
	for c := range r.Codes {
		code := &r.Codes[c]
		var scores []float64
		var has []bool
		for i, s := range r.Scores {
			if s != nil {
				scores, has = append(scores, s[c]), append(has, slices.Contains(rows[i].Codes, code.Code))
			}
		}
		var hits int
		hits, code.Texts = BreakEven(scores, has)
		code.Precision = AveragePrecision(scores, has)
		if code.Texts == 0 {
			continue
		}
		code.F1 = float64(hits) / float64(code.Texts)
		right, all, n = right+hits, all+code.Texts, n+1
		r.Macro += code.F1
		r.MAP += code.Precision
	}
	if n > 0 {
		r.Micro, r.Macro, r.MAP = float64(right)/float64(all), r.Macro/n, r.MAP/n
	}
}

// BreakEven takes as many texts as have the code, those with the highest scores, and
// returns how many of these have it, and how many have it at all. Their ratio is
// precision, recall and F1 at once. Of equal scores the earlier text is taken first.
func BreakEven(scores []float64, has []bool) (right, all int) {
	for _, h := range has {
		if h {
			all++
		}
	}
	for _, i := range ranked(scores)[:all] {
		if has[i] {
			right++
		}
	}
	return right, all
}

// AveragePrecision returns the mean, over the texts that have the code, of the precision
// among all that stand as high or higher (Buckley & Voorhees 2000), and 0 if none has it.
func AveragePrecision(scores []float64, has []bool) float64 {
	sum, right := 0.0, 0.0
	for place, i := range ranked(scores) {
		if has[i] {
			right++
			sum += right / float64(place+1)
		}
	}
	if right == 0 {
		return 0
	}
	return sum / right
}

func ranked(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order
}
