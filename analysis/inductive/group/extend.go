package group

import (
	"cmp"
	"math"
	"slices"

	"cocode/corpus/language/vectors"
)

// How words lend each other weight.
const (
	kin       = 0.6  // cosine from which two words of the study count as near in meaning
	mostKin   = 10   // near words that one word brings along
	mostWords = 4000 // words that are compared with each other, the commonest ones
	prefix    = 64   // dimensions that are looked at first
)

// extend adds to the content words of each text those of the study that mean nearly
// the same: who speaks of the budget also speaks of money, a little. Without it, texts
// that use different words for one matter share nothing.
func extend(texts []Text) [][]string {
	near := kindred(common(texts))
	out := make([][]string, len(texts))
	for i, t := range texts {
		out[i] = slices.Clone(t.Content)
		for _, w := range t.Content {
			out[i] = append(out[i], near[w]...)
		}
	}
	return out
}

// common returns the content words of the texts, the commonest first, at most mostWords.
func common(texts []Text) []string {
	count := map[string]int{}
	var words []string
	for _, t := range texts {
		for _, w := range t.Content {
			if count[w] == 0 {
				words = append(words, w)
			}
			count[w]++
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return words[:min(len(words), mostWords)]
}

// kindred returns, for each word, the other words that are near to it.
func kindred(words []string) map[string][]string {
	table := vectors.English()
	points := newPoints(len(words), vectors.Dim)
	rest := make([]float32, len(words)) // the length of a row beyond the prefix
	parallel(len(words), func(i int) {
		row := points.Row(i)
		copy(row, table.Embed(words[i:i+1]))
		rest[i] = float32(math.Sqrt(float64(dot(row[prefix:], row[prefix:]))))
	})
	lists := make([][]string, len(words))
	parallel(len(words), func(i int) {
		for _, l := range points.around(i, rest) {
			lists[i] = append(lists[i], words[l.to])
		}
	})
	near := make(map[string][]string, len(words))
	for i, w := range words {
		near[w] = lists[i]
	}
	return near
}

// around returns the rows within kin of row i, the nearest first. Most are ruled out
// by their first dimensions: the rest cannot add more than the product of its lengths.
func (p Points) around(i int, rest []float32) []link {
	row := p.Row(i)
	var near []link
	for j := range p.n {
		other := p.Row(j)
		c := dot(row[:prefix], other[:prefix])
		if c+rest[i]*rest[j] < kin || j == i {
			continue
		}
		if c += dot(row[prefix:], other[prefix:]); c >= kin {
			near = append(near, link{int32(j), c})
		}
	}
	slices.SortStableFunc(near, func(a, b link) int { return cmp.Compare(b.cosine, a.cosine) })
	return near[:min(len(near), mostKin)]
}
