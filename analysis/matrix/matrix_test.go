package matrix_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"
	"cocode/corpus"
	"cocode/corpus/text"
)

// rows returns the rows of a table of the sample, or of another study.
func rows(t *testing.T, d *matrix.Data, sheet string, o matrix.Options) (matrix.Table, [][]matrix.Cell) {
	t.Helper()
	s, err := matrix.Find(sheet)
	if err != nil {
		t.Fatal(err)
	}
	x := s.Table(matrix.New(d, o))
	var list [][]matrix.Cell
	for r := range x.Rows {
		list = append(list, slices.Clone(r.Cells))
	}
	return x, list
}

// figures returns the row of a matrix with an id, as numbers from the first interview
// on.
func figures(t *testing.T, d *matrix.Data, sheet, id string, o matrix.Options) []float64 {
	t.Helper()
	_, list := rows(t, d, sheet, o)
	for _, cells := range list {
		if len(cells) > 2 && cells[2].Text == id {
			var numbers []float64
			for _, c := range cells[3:] {
				numbers = append(numbers, c.Number)
			}
			return numbers
		}
	}
	t.Fatalf("%s has no row %s", sheet, id)
	return nil
}

func TestMeasuresAndForms(t *testing.T) {
	for _, c := range []struct {
		measure matrix.Measure
		form    matrix.Form
		want    []float64 // barriers: three interviews, total, interviews
	}{
		{matrix.Units, matrix.AsNumber, []float64{1, 2, 2, 5, 3}},
		{matrix.Documents, matrix.AsNumber, []float64{1, 1, 1, 3, 3}},
		{matrix.Participants, matrix.AsNumber, []float64{1, 1, 1, 3, 3}},
		{matrix.Turns, matrix.AsNumber, []float64{1, 2, 2, 5, 3}},
		{matrix.Words, matrix.AsNumber, []float64{15, 22, 22, 59, 3}},
		{matrix.Units, matrix.AsShare, []float64{.2, .5, .5, .3846, 3}},
		{matrix.Units, matrix.AsPresence, []float64{1, 1, 1, 1, 3}},
	} {
		got := figures(t, sample.Study(), "categories", "barriers", matrix.Options{Measure: c.measure, Form: c.form})
		if !slices.Equal(got, c.want) {
			t.Errorf("%s as %s: %v, expected %v", c.measure, c.form, got, c.want)
		}
	}
}

func TestFilters(t *testing.T) {
	for _, c := range []struct {
		name   string
		filter matrix.Filter
		code   string
		want   []float64
	}{
		{"all", matrix.Filter{}, "involving-users", []float64{1, 2, 1, 4, 3}}, // one is rejected by a person
		{"accepted", matrix.Filter{Accepted: true}, "lack-of-time", []float64{1, 0, 0, 1, 1}},
		{"accepted, though another is unsure", matrix.Filter{Accepted: true}, "paternalism-among-professionals", []float64{0, 1, 0, 1, 1}},
		{"one coder", matrix.Filter{Coder: "Bo Ek"}, "users-resources", []float64{0, 1, 0, 1, 1}},
		{"one coder's accepted", matrix.Filter{Coder: "Bo Ek", Accepted: true}, "paternalism-among-professionals", []float64{0, 0, 0, 0, 0}},
		{"the machine, whatever persons say", matrix.Filter{Coder: analysis.MachineCoder}, "involving-users", []float64{2, 2, 1, 5, 3}},
		{"confident", matrix.Filter{MinConfidence: .8}, "self-subordination-among-users", []float64{0, 0, 1, 1, 1}},
		{"not confident", matrix.Filter{MinConfidence: .8}, "involving-users", []float64{0, 0, 0, 0, 0}},
		{"decided, whatever the confidence", matrix.Filter{MinConfidence: .99}, "lack-of-time", []float64{1, 0, 0, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := figures(t, sample.Study(), "categories", c.code, matrix.Options{Filter: c.filter}); !slices.Equal(got, c.want) {
				t.Errorf("%v, expected %v", got, c.want)
			}
		})
	}
}

// invented returns a study by chance: interviews of several participants, codes at
// all levels, several codes on a unit.
func invented(seed uint64) *matrix.Data {
	rng := rand.New(rand.NewPCG(seed, 1))
	d := &matrix.Data{Study: "chance", Deductive: analysis.Scheme{ID: "s"}}
	for i := range 3 {
		category := fmt.Sprint("c", i)
		d.Deductive.Nodes = append(d.Deductive.Nodes, analysis.Node{ID: category, Name: category, Level: analysis.LevelCategory})
		for j := range rng.IntN(4) {
			code := fmt.Sprint(category, "-", j)
			d.Deductive.Nodes = append(d.Deductive.Nodes, analysis.Node{ID: code, Name: code, Parent: category, Level: analysis.LevelCode})
		}
	}
	for i := range 1 + rng.IntN(5) {
		doc := matrix.Document{Document: corpus.Document{ID: fmt.Sprint("d", i), Name: fmt.Sprint("interview ", i)}}
		for p := range 1 + rng.IntN(3) {
			doc.Speakers = append(doc.Speakers, corpus.Speaker{Role: corpus.Participant, Participant: fmt.Sprint("p", (i+p)%4)})
		}
		for k := range rng.IntN(12) {
			start := len(doc.Text)
			doc.Text += strings.Repeat("ord ", 1+rng.IntN(4)) + "\n"
			span := text.Span{Start: start, End: len(doc.Text) - 1}
			if k == 0 || rng.IntN(2) == 0 {
				doc.Turns = append(doc.Turns, corpus.Turn{Speaker: rng.IntN(len(doc.Speakers)), Span: span, Start: corpus.Unknown})
			}
			u := corpus.Unit{ID: corpus.UnitID(doc.ID, span), Turn: len(doc.Turns) - 1, Spans: []text.Span{span}}
			doc.Units = append(doc.Units, u)
			for range rng.IntN(4) {
				n := d.Deductive.Nodes[rng.IntN(len(d.Deductive.Nodes))]
				d.Codings = append(d.Codings, analysis.Coding{Unit: u.ID, Scheme: "s", Code: n.ID, Coder: analysis.MachineCoder, Status: analysis.Suggested})
			}
		}
		d.Documents = append(d.Documents, doc)
	}
	return d
}

// TestCountsAgainstSets counts the same things the slow way, with sets.
func TestCountsAgainstSets(t *testing.T) {
	for seed := range uint64(60) {
		d := invented(seed)
		for _, m := range matrix.Measures() {
			for _, n := range d.Deductive.Nodes {
				got := figures(t, d, "categories", n.ID, matrix.Options{Measure: m})
				want := counted(d, n.ID, m)
				if !slices.Equal(got[:len(want)], want) {
					t.Fatalf("study %d, %s of %s: %v, expected %v", seed, m, n.ID, got, want)
				}
			}
		}
	}
}

// counted returns a measure of a node by interview and in all.
func counted(d *matrix.Data, node string, m matrix.Measure) []float64 {
	index := analysis.NewIndex(&d.Deductive)
	sets := make([]map[string]float64, len(d.Documents)+1)
	for i := range sets {
		sets[i] = map[string]float64{}
	}
	for i := range d.Documents {
		doc := &d.Documents[i]
		for _, u := range doc.Units {
			for _, c := range d.Codings {
				if c.Unit != u.ID || !slices.Contains(index.Path(c.Code), node) {
					continue
				}
				key, weight := u.ID, 1.0
				switch m {
				case matrix.Documents:
					key = doc.ID
				case matrix.Participants:
					key = doc.Speaker(doc.Turns[u.Turn]).Participant
				case matrix.Turns:
					key = fmt.Sprint(doc.ID, u.Turn)
				case matrix.Words:
					weight = float64(len(strings.Fields(doc.Quote(u))))
				}
				sets[i][key], sets[len(d.Documents)][key] = weight, weight
			}
		}
	}
	sums := make([]float64, len(sets))
	for i, set := range sets {
		for _, w := range set {
			sums[i] += w
		}
	}
	return sums
}

// TestLinksLeadToWhatTheyCount follows every link of the categories and back.
func TestLinksLeadToWhatTheyCount(t *testing.T) {
	for seed := range uint64(30) {
		d := invented(seed)
		head, counts := rows(t, d, "categories", matrix.Options{})
		_, list := rows(t, d, "suggestions", matrix.Options{})
		for r, cells := range counts[:len(d.Deductive.Nodes)] {
			for c, cell := range cells {
				if cell.Link == nil {
					continue
				}
				linked := list[cell.Link.Row : cell.Link.Row+max(cell.Link.Rows, 1)]
				if cell.Link.Rows > 1 && c < len(head.Columns)-2 && cells[1].Text == "code" && cell.Link.Rows != int(cell.Number) {
					t.Fatalf("study %d: %d rows are linked from %v", seed, cell.Link.Rows, cell.Number)
				}
				for _, row := range linked {
					if name := head.Columns[c].Title; strings.HasPrefix(name, "interview") && row[2].Text != name {
						t.Fatalf("study %d: a link of %s leads to %s", seed, name, row[2].Text)
					}
				}
			}
			_ = r
		}
		for _, row := range list {
			back := row[1].Link
			if counts[back.Row][0].Text != row[1].Text || head.Columns[back.Col].Title != row[2].Text {
				t.Fatalf("study %d: %v leads back to %v in %s", seed, row[1].Text, counts[back.Row][0].Text, head.Columns[back.Col].Title)
			}
		}
	}
}

// TestEveryLinkHasATarget follows all links of all tables of the sample.
func TestEveryLinkHasATarget(t *testing.T) {
	tables := map[string]int{}
	all := matrix.New(sample.Study(), matrix.Options{}).Tables()
	for _, x := range all {
		n := 0
		for range x.Rows {
			n++
		}
		tables[x.Name] = n
	}
	for _, x := range all {
		for r := range x.Rows {
			for _, c := range r.Cells {
				if l := c.Link; l != nil && (tables[l.Table] == 0 || l.Row+max(l.Rows, 1) > tables[l.Table]) {
					t.Errorf("%s: a link leads to row %d of %s, which has %d", x.Name, l.Row, l.Table, tables[l.Table])
				}
			}
		}
	}
}

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
	for _, c := range list[0][2:] {
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
