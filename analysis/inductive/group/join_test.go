package group_test

import (
	"slices"
	"testing"

	"cocode/analysis/inductive/group"
)

// A joined text lacks only what is not looked at, and holds no more room than that.
func TestJoin(t *testing.T) {
	one := group.Text{Words: []string{"Tea"}, Lemmas: []string{"tea"}, Content: []string{"tea"}}
	two := group.Text{Words: []string{"was", "late"}, Lemmas: []string{"be", "late"}, Content: []string{"late"}}
	for language, want := range map[string]group.Text{
		"en": {Words: []string{"Tea", "was", "late", "Tea"}, Content: []string{"tea", "late", "tea"}},
		"sv": {Lemmas: []string{"tea", "be", "late", "tea"}, Content: []string{"tea", "late", "tea"}},
	} {
		got := group.Join([]group.Text{one, two, one}, language)
		if !slices.Equal(got.Words, want.Words) || !slices.Equal(got.Lemmas, want.Lemmas) || !slices.Equal(got.Content, want.Content) {
			t.Errorf("%s: %v, want %v", language, got, want)
		}
		if room := cap(got.Words) + cap(got.Lemmas) + cap(got.Content); room > 16 {
			t.Errorf("%s: room for %d words", language, room)
		}
	}
}
