package group_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/measure"
)

// Invented answers on three matters.
var answers = []struct{ text, matter string }{
	{"there is never enough time on the shift", "time"},
	{"we are always in a hurry in the mornings", "time"},
	{"no hours were set aside for the project", "time"},
	{"the schedule is too tight and the minutes run out", "time"},
	{"everybody is rushed before lunch", "time"},
	{"her daughter rings every evening", "family"},
	{"the husband comes along to the meetings", "family"},
	{"his sisters and his mother speak for him", "family"},
	{"the grandchildren visit on sundays", "family"},
	{"their parents were invited too", "family"},
	{"the council cut the budget again", "money"},
	{"there was no funding for the course", "money"},
	{"it all costs more than they will pay", "money"},
	{"we applied for a grant and got some cash", "money"},
	{"the finances of the unit are poor", "money"},
}

func texts(n int) (out []group.Text, labels []string) {
	for i := range n {
		a := answers[i%len(answers)]
		words := strings.Fields(a.text)
		if i >= len(answers) {
			words = append(words, fmt.Sprint("x", i%97), fmt.Sprint("y", i%31))
		}
		out, labels = append(out, group.Text{Words: words, Lemmas: words, Content: words}), append(labels, a.matter)
	}
	return out, labels
}

// Without vectors, words that stand together must do: the same invented matters in
// words of no language.
func TestGroupsWithoutVectors(t *testing.T) {
	var in []group.Text
	var labels []int
	for i := range 90 {
		var words []string
		for j := range 4 {
			words = append(words, fmt.Sprint("matter", i%3, "word", (i*7+j*(1+i%5))%9))
		}
		in, labels = append(in, group.Text{Lemmas: words, Content: words}), append(labels, i%3)
	}
	if m := measure.Compare(group.Lay(in, "xx").Groups(3), labels); m.AMI < 0.9 {
		t.Errorf("AMI %.2f", m.AMI)
	}
}

func TestGroupsOfFewTexts(t *testing.T) {
	for n := range 4 {
		in, _ := texts(n)
		for k := range 5 {
			if got := group.Lay(in, "en").Groups(k); len(got) != n {
				t.Errorf("%d texts, %d groups: %v", n, k, got)
			}
		}
	}
	unknown := []group.Text{{Words: []string{"öäå"}}, {}}
	if got := group.Lay(unknown, "en").Groups(2); !slices.Equal(got, []int{group.None, group.None}) {
		t.Errorf("nothing is known, got %v", got)
	}
}

// The result is the same on any number of processors, and beyond the number of texts
// that are compared one by one every text has a group all the same.
func TestGroupsOfManyTexts(t *testing.T) {
	n := 4100
	if testing.Short() {
		n = 600
	}
	in, labels := texts(n)
	got := group.Lay(in, "en").Groups(3)
	if m := measure.Compare(got, labels); m.AMI < 0.5 {
		t.Errorf("AMI %.2f", m.AMI)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if again := group.Lay(in, "en").Groups(3); !slices.Equal(got, again) {
		t.Error("one processor gives other groups")
	}
}

func BenchmarkLay(b *testing.B) {
	for _, n := range []int{300, 1000, 3000, 10000, 30000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in, _ := texts(n)
			for b.Loop() {
				group.Lay(in, "en").Groups(12)
			}
		})
	}
}
