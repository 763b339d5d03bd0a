package codebook_test

import (
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
		{Kind: codebook.Indicated, Code: "time", Words: "1 new indicator (no minute); 1 dropped indicator (minutes per visit)"},
		{Kind: codebook.NewID, Code: "understaffing", Other: "staff", Words: "staff has the id understaffing now"},
		{Kind: codebook.NewID, Code: "support", Other: "money", Words: "money has the id support now"},
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
