package baseline_test

import (
	"fmt"
	"slices"
	"testing"

	"cocode/analysis/inductive/baseline"
	"cocode/analysis/inductive/measure"
)

// matters returns invented texts of three matters that share no word.
func matters() (texts []string, labels []int) {
	for i := range 60 {
		m := i % 3
		texts = append(texts, fmt.Sprintf("m%dw%d m%dw%d m%dw%d, common", m, i%5, m, i%4, m, i%7))
		labels = append(labels, m)
	}
	return texts, labels
}

func TestMatters(t *testing.T) {
	texts, labels := matters()
	w := baseline.Count(texts, func(word string) bool { return word == "common" })
	for name, groups := range map[string][]int{"k-means": baseline.KMeans(w, 3, 7), "NMF": baseline.NMF(w, 3, 7)} {
		if m := measure.Compare(groups, labels); m.AMI < 0.95 {
			t.Errorf("%s: AMI %.2f", name, m.AMI)
		}
	}
	if m := measure.Compare(baseline.Chance(len(texts), 3, 7), labels); m.AMI > 0.1 {
		t.Errorf("chance: AMI %.2f", m.AMI)
	}
}

func TestSameSeedSameGroups(t *testing.T) {
	texts, _ := matters()
	w := baseline.Count(texts, nil)
	if !slices.Equal(baseline.KMeans(w, 4, 1), baseline.KMeans(w, 4, 1)) || !slices.Equal(baseline.NMF(w, 4, 1), baseline.NMF(w, 4, 1)) {
		t.Error("the same seed gives other groups")
	}
}

// Texts without words, more groups than texts and no texts at all are no reason to
// fail.
func TestOdd(t *testing.T) {
	for _, texts := range [][]string{nil, {""}, {"a b", "", "c, d"}, {"same words", "same words"}} {
		for _, k := range []int{0, 1, 2, 5} {
			w := baseline.Count(texts, nil)
			for name, g := range map[string][]int{"k-means": baseline.KMeans(w, k, 0), "NMF": baseline.NMF(w, k, 0)} {
				if len(g) != len(texts) {
					t.Errorf("%s of %q into %d: %v", name, texts, k, g)
				}
			}
		}
	}
}
