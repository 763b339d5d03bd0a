package matrix

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// typicality tells of each code on a unit how like it is to the other units with the
// same code in the same language: the cosine between its words and those of all
// together, rare words weighing more (tf-idf, Salton & Buckley 1988). The order is
// that of v.given; what does not count has 0.
func (v *View) typicality() []float64 {
	x := v.vocabulary()
	like := make([]float64, len(v.given))
	for first := 0; first < len(v.given) && v.given[first].counts; {
		last := first
		for last < len(v.given) && v.given[last].counts && v.given[last].node == v.given[first].node {
			last++
		}
		x.compare(v, first, last, like)
		first = last
	}
	return like
}

// vocabulary is the words of the coded units as numbers.
type vocabulary struct {
	words  [][]int32 // by unit, sorted, each once
	weight []float64 // by word
	sum    []float64 // by word, of the code at hand
}

func (v *View) vocabulary() *vocabulary {
	x := &vocabulary{words: make([][]int32, len(v.units))}
	numbers := map[string]int32{}
	units := 0
	for i := range v.given {
		u := v.given[i].unit
		if !v.given[i].counts || x.words[u] != nil {
			continue
		}
		units++
		x.words[u] = []int32{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(v.quote(u)), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
			n, ok := numbers[w]
			if !ok {
				n = int32(len(x.weight))
				numbers[w] = n
				x.weight = append(x.weight, 0)
			}
			x.words[u] = append(x.words[u], n)
		}
		slices.Sort(x.words[u])
		x.words[u] = slices.Compact(x.words[u])
		for _, n := range x.words[u] {
			x.weight[n]++
		}
	}
	for n, df := range x.weight {
		x.weight[n] = math.Log(float64(units+1) / df)
	}
	x.sum = make([]float64, len(x.weight))
	return x
}

// compare fills in the likeness of the entries from first up to last, which have one
// code. Each language is compared by itself.
func (x *vocabulary) compare(v *View, first, last int, like []float64) {
	var languages []string
	for i := first; i < last; i++ {
		if l := v.docs[v.units[v.given[i].unit].doc].Language; !slices.Contains(languages, l) {
			languages = append(languages, l)
		}
	}
	for _, l := range languages {
		var members []int
		for i := first; i < last; i++ {
			if v.docs[v.units[v.given[i].unit].doc].Language == l {
				members = append(members, i)
			}
		}
		x.within(v, members, like)
	}
}

func (x *vocabulary) within(v *View, members []int, like []float64) {
	for _, i := range members {
		u := v.given[i].unit
		if length := x.length(u); length > 0 {
			for _, n := range x.words[u] {
				x.sum[n] += x.weight[n] / length
			}
		}
	}
	total := 0.0
	for _, i := range members { // each word's square once, in the order of first use
		for _, n := range x.words[v.given[i].unit] {
			if x.sum[n] > 0 {
				total += x.sum[n] * x.sum[n]
				x.sum[n] = -x.sum[n]
			}
		}
	}
	for _, i := range members {
		u := v.given[i].unit
		dot := 0.0
		for _, n := range x.words[u] {
			dot -= x.sum[n] * x.weight[n]
		}
		if length := x.length(u); length > 0 && total > 0 {
			like[i] = round(dot / length / math.Sqrt(total))
		}
	}
	for _, i := range members {
		for _, n := range x.words[v.given[i].unit] {
			x.sum[n] = 0
		}
	}
}

func (x *vocabulary) length(u int) float64 {
	sum := 0.0
	for _, n := range x.words[u] {
		sum += x.weight[n] * x.weight[n]
	}
	return math.Sqrt(sum)
}
