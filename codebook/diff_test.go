package codebook_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/codebook"
)

const before = `codebook: c
name: C
codes:
  - id: time
    name: Time
    definition: Haste.
    indicators: {en: [no time, hurry, "minutes per visit"]}
  - id: staff
    name: Staff
    indicators: {en: [too few, short of staff]}
  - id: money
    name: Money
    indicators: {en: [budget, savings]}
  - id: gone
    name: Gone
    indicators: {en: [nowhere]}
`

const after = `codebook: c
name: C
codes:
  - id: lack
    name: Lack
    abstract: true
    codes:
      - id: time
        name: Lack of time
        definition: Haste, or minutes too few.
        indicators: {en: [no time, hurry, no minute]}
      - id: understaffing
        name: Staff
        indicators: {en: [too few, short of staff]}
  - id: support
    name: Support
    indicators: {en: [budget, savings, mandate]}
  - id: visits
    name: Visits
    indicators: {en: [minutes per visit]}
`

func TestDiff(t *testing.T) {
	old, p1 := codebook.Parse("old", []byte(before))
	now, p2 := codebook.Parse("new", []byte(after))
	if len(p1)+len(p2) > 0 {
		t.Fatal(p1, p2)
	}
	want := []codebook.Change{
		{Kind: codebook.Added, Code: "lack", Words: "new, below the top"},
		{Kind: codebook.Renamed, Code: "time", Words: `"Time" is now called "Lack of time"`},
		{Kind: codebook.Moved, Code: "time", Words: "moved from the top to lack"},
		{Kind: codebook.Reworded, Code: "time", Words: "definition reworded"},
		{Kind: codebook.Indicated, Code: "time", Words: "1 new indicator (no minute); 1 dropped indicator (minutes per visit)", Rules: []string{"minutes per visit"}},
		{Kind: codebook.NewID, Code: "understaffing", Other: "staff", Words: "staff has the id understaffing now"},
		{Kind: codebook.Moved, Code: "understaffing", Other: "staff", Words: "moved from the top to lack"},
		{Kind: codebook.NewID, Code: "support", Other: "money", Words: "money has the id support now"},
		{Kind: codebook.Renamed, Code: "support", Other: "money", Words: `"Money" is now called "Support"`},
		{Kind: codebook.Indicated, Code: "support", Other: "money", Words: "1 new indicator (mandate)"},
		{Kind: codebook.Split, Code: "visits", Other: "time", Words: "split from time, which has kept the rest"},
		{Kind: codebook.Removed, Code: "gone", Words: "removed; it stood below the top"},
	}
	if d := cmp.Diff(want, codebook.Diff(old, now)); d != "" {
		t.Error(d)
	}
	if d := codebook.Diff(now, now); d != nil {
		t.Errorf("a codebook differs from itself: %v", d)
	}
	back := codebook.Diff(now, old)
	merged := false
	for _, c := range back {
		merged = merged || c.Kind == codebook.Merged && c.Code == "visits" && c.Other == "time"
	}
	if !merged {
		t.Errorf("visits is not merged into time: %v", back)
	}
}

// What stands beside the codes, and what changes no coding, is told too.
func TestDiffTellsAll(t *testing.T) {
	const src = "codebook: c\nname: C\nversion: \"1\"\nrules: [Ask twice.]\nlists: {user: {en: [patient, resident]}}\ncodes:\n  - {id: a, name: A, memo: M, indicators: {en: [{match: time, weight: 0.4}, late]}}\n"
	for _, c := range []struct{ old, now, want string }{
		{"Ask twice.", "Ask thrice.", "codebook c: changed: rules"},
		{"patient, resident", "patient, guest", "list @user: 1 new word (guest); 1 dropped word (resident)"},
		{"weight: 0.4", "weight: 0.8", "indicators a: 1 other weight (time: 0.8, was 0.4) [time]"},
		{", weight: 0.4", "", "indicators a: 1 other weight (time: 0.7, was 0.4) [time]"},
		{"match: time", "speaker: anyone, match: time", "indicators a: 1 new indicator (time said by anyone); 1 dropped indicator (time) [time]"},
		{"memo: M", "memo: N, abstract: true", "reworded a: abstract reworded|notes a: another memo"},
		{"version: \"1\"", "version: \"2\"", ""},
	} {
		was, p1 := codebook.Parse("was", []byte(src))
		now, p2 := codebook.Parse("now", []byte(strings.Replace(src, c.old, c.now, 1)))
		if len(p1)+len(p2) > 0 {
			t.Fatal(p1, p2)
		}
		var got []string
		for _, x := range codebook.Diff(was, now) {
			words := fmt.Sprintf("%s %s: %s", x.Kind, x.Code, x.Words)
			if len(x.Rules) > 0 {
				words += fmt.Sprintf(" %v", x.Rules)
			}
			got = append(got, words)
		}
		if d := cmp.Diff(c.want, strings.Join(got, "|")); d != "" {
			t.Errorf("%s: %s", c.now, d)
		}
	}
}
