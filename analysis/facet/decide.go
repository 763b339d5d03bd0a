package facet

import (
	"slices"

	"cocode/analysis"
)

// vote is a cue that speaks for a word of a facet.
type vote struct {
	word     string
	rule     int // negative for what the code itself says
	evidence analysis.Evidence
}

// decide chooses the word that most speaks for, if it does so clearly. Reasons are
// combined as independent ones, as the deductive pass does: 1 - Π(1 - weight), each
// rule counted once with the strongest of its places.
func decide(f analysis.Facet, votes []vote) (Reason, bool) {
	best, second := Reason{Facet: f.Name}, 0.0
	for _, word := range f.Words {
		switch c := confidence(word, votes); {
		case c > best.Confidence:
			second = best.Confidence
			best.Word, best.Confidence = word, c
		case c > second:
			second = c
		}
	}
	if best.Confidence < Threshold || best.Confidence == second {
		return Reason{}, false
	}
	for _, v := range votes {
		if v.word == best.Word {
			best.Evidence = append(best.Evidence, v.evidence)
		}
	}
	for _, v := range votes {
		if v.word != best.Word {
			v.evidence.Against = true
			best.Evidence = append(best.Evidence, v.evidence)
		}
	}
	return best, true
}

func confidence(word string, votes []vote) float64 {
	strongest := map[int]float64{}
	var rules []int
	for _, v := range votes {
		if v.word != word {
			continue
		}
		if _, seen := strongest[v.rule]; !seen {
			rules = append(rules, v.rule)
		}
		strongest[v.rule] = max(strongest[v.rule], v.evidence.Weight)
	}
	slices.Sort(rules)
	doubt := 1.0
	for _, r := range rules {
		doubt *= 1 - strongest[r]
	}
	return 1 - doubt
}
