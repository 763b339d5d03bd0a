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
	later := make([][]link, len(words))
	parallel(len(words), func(i int) { later[i] = points.after(i, rest) })
	near := make(map[string][]string, len(words))
	for i, list := range both(later) {
		for _, l := range list {
			near[words[i]] = append(near[words[i]], words[l.to])
		}
	}
	return near
}

// after returns the rows after row i that are within kin of it, in their order. Most are
// ruled out by their first dimensions: the rest cannot add more than the product of its
// lengths.
func (p Points) after(i int, rest []float32) []link {
	row := p.Row(i)
	var near []link
	for j := i + 1; j < p.n; j++ {
		other := p.Row(j)
		c := dot(row[:prefix], other[:prefix])
		if c+rest[i]*rest[j] < kin {
			continue
		}
		if c += dot(row[prefix:], other[prefix:]); c >= kin {
			near = append(near, link{int32(j), c})
		}
	}
	return near
}

// both returns the links of each row to the rows before and after it, given those to the
// rows after it: the nearest first, at most mostKin.
func both(later [][]link) [][]link {
	all := make([][]link, len(later))
	for i, list := range later {
		all[i] = append(all[i], list...)
		for _, l := range list {
			all[l.to] = append(all[l.to], link{int32(i), l.cosine})
		}
	}
	for i, list := range all {
		slices.SortStableFunc(list, func(a, b link) int { return cmp.Compare(b.cosine, a.cosine) })
		all[i] = list[:min(len(list), mostKin)]
	}
	return all
}
