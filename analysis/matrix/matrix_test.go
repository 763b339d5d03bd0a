package matrix_test

import (
	"fmt"
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
		{"told to have ceased by a person", matrix.Filter{Facets: analysis.FacetFilter{"when": {"ceased"}}}, "lack-of-time", []float64{1, 0, 0, 1, 1}},
		{"now, whoever says so", matrix.Filter{Facets: analysis.FacetFilter{"when": {"now"}}}, "lack-of-time", []float64{1, 1, 1, 3, 3}},
		{"not told whose", matrix.Filter{Facets: analysis.FacetFilter{"holder": {"none"}}}, "lack-of-time", []float64{0, 0, 0, 0, 0}},
		{"decided, whatever the confidence", matrix.Filter{MinConfidence: .99}, "lack-of-time", []float64{1, 0, 0, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := figures(t, sample.Study(), "categories", c.code, matrix.Options{Filter: c.filter}); !slices.Equal(got, c.want) {
				t.Errorf("%v, expected %v", got, c.want)
			}
		})
	}
}

// What coders have settled together counts in place of what each had given; the tables
// of one coder are still what that one gave.
func TestJointDecisionsStandBeforeIndividualOnes(t *testing.T) {
	d := sample.Study()
	for _, c := range d.Codings {
		if c.Code == "lack-of-time" && c.Status == analysis.Accepted {
			c.Coder, c.Status = analysis.JointCoder, analysis.Rejected
			d.Codings = append(d.Codings, c)
		}
	}
	for _, c := range []struct {
		filter matrix.Filter
		want   float64
	}{{matrix.Filter{Accepted: true}, 0}, {matrix.Filter{Accepted: true, Coder: "Anna Berg"}, 1}} {
		if got := figures(t, d, "categories", "lack-of-time", matrix.Options{Filter: c.filter}); got[0] != c.want {
			t.Errorf("%+v: %v, want %v", c.filter, got[0], c.want)
		}
	}
	if _, list := rows(t, d, "agreement", matrix.Options{}); len(list[0]) != len(rowsOf(t, "agreement")[0]) {
		t.Error("the joint coder is compared with those who are part of it")
	}
}

func rowsOf(t *testing.T, sheet string) [][]matrix.Cell {
	_, list := rows(t, sample.Study(), sheet, matrix.Options{})
	return list
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

// TestLinksLeadToWhatTheyCount follows every link of the categories and back: the rows
// that a number leads to hold just the units that it counts.
func TestLinksLeadToWhatTheyCount(t *testing.T) {
	for seed := range uint64(30) {
		d := invented(seed)
		head, counts := rows(t, d, "categories", matrix.Options{})
		lists := map[string][]matrix.Row{}
		columns := map[string]matrix.Table{}
		for _, name := range []string{"suggestions", "byinterview"} {
			table, list := rows(t, d, name, matrix.Options{})
			columns[name] = table
			for _, cells := range list {
				lists[name] = append(lists[name], matrix.Row{Cells: cells})
			}
		}
		at := func(list, title string) int {
			return slices.IndexFunc(columns[list].Columns, func(c matrix.Column) bool { return c.Title == title })
		}
		last := len(head.Columns) - 1
		for _, cells := range counts[:len(counts)-2] {
			for c, cell := range cells[3:min(last, len(cells))] {
				if (cell.Link == nil) != (cell.Number == 0) {
					t.Fatalf("study %d: %s, %s: %v without a link, or a link without a number", seed, cells[0].Text, head.Columns[3+c].Title, cell)
				}
				if cell.Link == nil {
					continue
				}
				list := cell.Link.Table
				units := map[string]bool{}
				for _, row := range lists[list][cell.Link.Row : cell.Link.Row+max(cell.Link.Rows, 1)] {
					units[row.Cells[at(list, "Unit")].Text] = true
					if name := head.Columns[3+c].Title; strings.HasPrefix(name, "interview") && row.Cells[at(list, "Interview")].Text != name {
						t.Fatalf("study %d: a link of %s leads to %s", seed, name, row.Cells[at(list, "Interview")].Text)
					}
				}
				if len(units) != int(cell.Number) {
					t.Fatalf("study %d: %s, %s: %v leads to %d units", seed, cells[0].Text, head.Columns[3+c].Title, cell.Number, len(units))
				}
			}
			if len(cells) <= last {
				continue
			}
			if n := cells[last]; n.Number > 0 && n.Link == nil {
				t.Fatalf("study %d: %s: the number of interviews leads nowhere", seed, cells[0].Text)
			}
		}
		for name, list := range lists {
			for _, row := range list {
				code, interview := row.Cells[at(name, "Code")], row.Cells[at(name, "Interview")]
				if counts[code.Link.Row][0].Text != code.Text || head.Columns[code.Link.Col].Title != interview.Text {
					t.Fatalf("study %d: %v leads back to %v in %s", seed, code.Text, counts[code.Link.Row][0].Text, head.Columns[code.Link.Col].Title)
				}
			}
		}
	}
}

// TestEveryNumberLeadsSomewhere looks at the other matrices of the sample: what counts
// codes leads to rows.
func TestEveryNumberLeadsSomewhere(t *testing.T) {
	for _, name := range []string{"presence", "attributes", "inductive", "crosswalk", "cooccurrence", "framework"} {
		table, list := rows(t, sample.Study(), name, matrix.Options{})
		for r, cells := range list {
			for c, cell := range cells {
				if cell.IsNumber() && cell.Number > 0 && cell.Link == nil && !strings.HasPrefix(cells[0].Text, "All") && !strings.HasPrefix(cells[0].Text, "Share") {
					t.Errorf("%s, row %d, %s: %v leads nowhere", name, r, table.Columns[c].Title, cell.Number)
				}
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

// A coder's rejection is told although another's acceptance counts; so is what they have
// settled together.
func TestVotesOfSeveralCodersAreTold(t *testing.T) {
	d := sample.Study()
	said := func() string {
		var b strings.Builder
		for _, name := range []string{"methods", "overview"} {
			_, list := rows(t, d, name, matrix.Options{})
			for _, r := range list {
				for _, c := range r {
					b.WriteString(c.Text + "\n")
				}
			}
		}
		return b.String()
	}
	want := func(parts ...string) {
		t.Helper()
		text := said()
		for _, w := range parts {
			if !strings.Contains(text, w) {
				t.Errorf("%q is not in:\n%s", w, text)
			}
		}
	}
	want("accepted by all who decided on them 2, by some 1; rejected by all 1, by some 0; unsure 0, open 8.")
	for _, c := range d.Codings {
		if c.Status == analysis.Accepted && c.Coder == "Anna Berg" && c.Code == "lack-of-time" {
			c.Coder, c.Status = "Bo Ek", analysis.Rejected
			d.Codings = append(d.Codings, c)
			break
		}
	}
	want("by some 1; unsure 0", "not counted here: 1 by some")
	joint := d.Codings[len(d.Codings)-1]
	joint.Coder = analysis.JointCoder
	d.Codings = append(d.Codings, joint)
	want("Settled together: 1 (0 accepted, 1 rejected).", "1 by all who decided, 1 settled together; not counted here: 0 by some")
}
