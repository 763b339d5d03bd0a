package agreement

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A scale is the categories of a table, in order.
type scale struct {
	labels  []string
	numbers []float64  // the values of the labels; nil unless all are numbers
	codes   []string   // the codes in the sets, in order; nil unless the categories are sets
	members [][]uint64 // the set of codes that each category stands for, as bits
}

func (s scale) len() int { return len(s.labels) }

// scaleOf returns the scale with these labels in this order. They count as
// numbers if each is one and they ascend.
func scaleOf(labels []string) scale {
	s := scale{labels: slices.Clone(labels)}
	numbers := make([]float64, len(labels))
	for i, l := range labels {
		x, ok := parseNumber(l)
		if !ok || i > 0 && x <= numbers[i-1] {
			return s
		}
		numbers[i] = x
	}
	s.numbers = numbers
	return s
}

// inOrder returns the scale with these labels, category k of s being to[k] now.
func (s scale) inOrder(labels []string, to []int32) scale {
	out := scaleOf(labels)
	if s.members == nil {
		return out
	}
	out.codes, out.members = s.codes, make([][]uint64, len(labels))
	for k, set := range s.members {
		out.members[to[k]] = set
	}
	for k, set := range out.members {
		if set == nil { // named in the order, but not used
			out.members[k] = make([]uint64, words(len(s.codes)))
		}
	}
	return out
}

// ranks returns 0, 1, 2 … as scores of the categories.
func (s scale) ranks() []float64 {
	x := make([]float64, s.len())
	for i := range x {
		x[i] = float64(i)
	}
	return x
}

// unit returns scores from 0 to 1: the numbers if the categories are numbers,
// and else their ranks.
func (s scale) unit() []float64 {
	if s.numbers != nil {
		return toUnit(s.numbers)
	}
	return toUnit(s.ranks())
}

// toUnit moves ascending scores into 0 to 1.
func toUnit(x []float64) []float64 {
	out := make([]float64, len(x))
	if len(x) < 2 {
		return out
	}
	low, width := x[0], x[len(x)-1]-x[0]
	for i := range x {
		out[i] = (x[i] - low) / width
	}
	return out
}

// parseNumber reads a decimal number. It takes no words such as "inf" or "nan",
// no hexadecimal digits and no underscores, which strconv would.
func parseNumber(s string) (float64, bool) {
	if s == "" || strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// sortLabels returns the labels in order, and for each label given its place.
// If all are numbers, equal numbers share a place under the label met first.
func sortLabels(labels []string) (sorted []string, place []int32) {
	compare := compareLabels(labels)
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(a, b) })
	place = make([]int32, len(labels))
	for i, l := range order {
		if i == 0 || compare(order[i-1], l) != 0 {
			sorted = append(sorted, labels[l])
		}
		place[l] = int32(len(sorted) - 1)
	}
	return sorted, place
}

// compareLabels returns how to compare two labels by their indexes: as numbers
// if all are numbers, and else as strings.
func compareLabels(labels []string) func(a, b int) int {
	numbers := make([]float64, len(labels))
	for i, l := range labels {
		x, ok := parseNumber(l)
		if !ok {
			return func(a, b int) int { return strings.Compare(labels[a], labels[b]) }
		}
		numbers[i] = x
	}
	return func(a, b int) int { return cmp.Compare(numbers[a], numbers[b]) }
}
