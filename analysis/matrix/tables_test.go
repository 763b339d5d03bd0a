package matrix_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"
	"cocode/corpus"
	"cocode/corpus/text"
)

func TestBoldWordsAreTheEvidence(t *testing.T) {
	_, list := rows(t, sample.Study(), "suggestions", matrix.Options{})
	for _, cells := range list {
		quote, found := cells[5], cells[8].Text
		if len(quote.Bold) == 0 {
			continue
		}
		var bold []string
		for _, b := range quote.Bold {
			bold = append(bold, b.Of(quote.Text))
		}
		if !slices.Contains(bold, found) {
			t.Errorf("bold are %q, the words of the strongest indicator %q", bold, found)
		}
	}
}

// TestBoldWordsOfDividedUnits puts evidence before, across and after an interruption.
func TestBoldWordsOfDividedUnits(t *testing.T) {
	d := sample.Study()
	doc := &d.Documents[0]
	u := &doc.Units[0]
	whole := u.Spans[0]
	u.Spans = []text.Span{{Start: whole.Start, End: whole.Start + 14}, {Start: whole.Start + 26, End: whole.End}}
	for i := range d.Codings {
		if c := &d.Codings[i]; c.Unit == u.ID && c.Evidence != nil {
			c.Evidence[0].Spans = []text.Span{{Start: whole.Start + 3, End: whole.Start + 30}, {Start: whole.End - 5, End: whole.End + 40}}
		}
	}
	_, list := rows(t, d, "suggestions", matrix.Options{})
	for _, cells := range list {
		if cells[len(cells)-2].Text != u.ID {
			continue
		}
		var bold []string
		for _, b := range cells[5].Bold {
			bold = append(bold, b.Of(cells[5].Text))
		}
		if want := []string{"had no time", " spr", "door."}; !slices.Equal(bold, want) {
			t.Errorf("bold are %q in %q, expected %q", bold, cells[5].Text, want)
		}
		return
	}
	t.Error("the unit is not listed")
}

// TestLift counts a small study by hand: two codes meet in two units of four, and each
// stands on three and two.
func TestLift(t *testing.T) {
	d := &matrix.Data{Deductive: analysis.Scheme{ID: "s", Nodes: []analysis.Node{
		{ID: "a", Name: "a", Level: analysis.LevelCode}, {ID: "b", Name: "b", Level: analysis.LevelCode}}}}
	doc := matrix.Document{Document: corpus.Document{ID: "d", Name: "d", Text: "en två tre fyra", Speakers: []corpus.Speaker{{Role: corpus.Participant, Participant: "p"}}}}
	for i, codes := range []string{"ab", "ab", "a", ""} {
		span := text.Span{Start: i * 3, End: i*3 + 2}
		doc.Turns = append(doc.Turns, corpus.Turn{Span: span, Start: corpus.Unknown})
		doc.Units = append(doc.Units, corpus.Unit{ID: fmt.Sprint("d-", i), Turn: i, Spans: []text.Span{span}})
		for _, c := range codes {
			d.Codings = append(d.Codings, analysis.Coding{Unit: fmt.Sprint("d-", i), Scheme: "s", Code: string(c), Coder: analysis.MachineCoder, Status: analysis.Suggested})
		}
	}
	d.Documents = []matrix.Document{doc}
	_, list := rows(t, d, "pairs", matrix.Options{})
	var got []float64
	for _, c := range list[0][2 : len(list[0])-1] {
		got = append(got, c.Number)
	}
	// by chance 3·2/4 units; turns are the same; of two neighbourhoods, units 0-2 and 1-3, both hold both
	if want := []float64{2, 1.5, 1.3333, 2, 1.5, 1.3333, 2, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("%v, expected %v", got, want)
	}
}

// TestSaturationInAnyOrder compares the formula with the mean over all orders.
func TestSaturationInAnyOrder(t *testing.T) {
	_, list := rows(t, sample.Study(), "saturation", matrix.Options{})
	has := [][]string{{"involving-users", "lack-of-time", "users-resources"},
		{"involving-users", "lack-of-time", "users-resources", "paternalism"},
		{"involving-users", "lack-of-time", "self-subordination"}}
	orders := [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	for n := range 3 {
		sum := 0
		for _, order := range orders {
			seen := map[string]bool{}
			for _, i := range order[:n+1] {
				for _, c := range has[i] {
					seen[c] = true
				}
			}
			sum += len(seen)
		}
		want := math.Round(float64(sum)/6*1e4) / 1e4
		if got := list[n][4].Number; got != want {
			t.Errorf("%d interviews: %v, expected %v", n+1, got, want)
		}
	}
}

// TestBrokenStudies makes all tables of studies that should not be.
func TestBrokenStudies(t *testing.T) {
	for name, spoil := range map[string]func(*matrix.Data){
		"nothing":            func(d *matrix.Data) { *d = matrix.Data{} },
		"no units":           func(d *matrix.Data) { d.Documents = nil },
		"no schemes":         func(d *matrix.Data) { d.Deductive, d.Inductive, d.Codebook = analysis.Scheme{}, analysis.Scheme{}, nil },
		"a scheme in a ring": func(d *matrix.Data) { d.Deductive.Nodes[0].Parent = d.Deductive.Nodes[2].ID },
		"two nodes alike":    func(d *matrix.Data) { d.Inductive.Nodes = append(d.Inductive.Nodes, d.Inductive.Nodes...) },
		"a turn too many":    func(d *matrix.Data) { d.Documents[0].Units[0].Turn = 99 },
		"spans outside":      func(d *matrix.Data) { d.Documents[0].Units[0].Spans = []text.Span{{Start: 5, End: 1 << 20}} },
		"spans backwards":    func(d *matrix.Data) { d.Documents[0].Units[0].Spans = []text.Span{{Start: 9, End: 5}} },
		"evidence outside":   func(d *matrix.Data) { d.Codings[0].Evidence[0].Spans = []text.Span{{Start: -5, End: 1 << 20}} },
		"unknown code":       func(d *matrix.Data) { d.Codings[0].Code = "gone" },
		"unknown unit":       func(d *matrix.Data) { d.Codings[0].Unit, d.Readings[0].Unit = "gone", "gone" },
		"reading of no code": func(d *matrix.Data) { d.Readings[0].Code = "" },
	} {
		t.Run(name, func(t *testing.T) {
			d := sample.Study()
			spoil(d)
			for _, s := range matrix.Sheets() {
				v := matrix.New(d, matrix.Options{Reviewer: "Anna Berg"})
				if s.Applies(v) {
					x := s.Table(v)
					for r := range x.Rows {
						if len(r.Cells) > len(x.Columns) {
							t.Errorf("%s: %d cells in %d columns", s.Name, len(r.Cells), len(x.Columns))
						}
					}
				}
			}
		})
	}
}

// TestNothingGoesMissing: a code that the codebook no longer has is shown all the
// same.
func TestNothingGoesMissing(t *testing.T) {
	d := sample.Study()
	d.Codings[0].Code = "gone"
	if got := figures(t, d, "categories", "gone", matrix.Options{}); got[3] != 1 {
		t.Errorf("the code is counted %v times", got[3])
	}
}
