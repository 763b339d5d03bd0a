package inductive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"cocode/analysis"
	"cocode/analysis/inductive"
	"cocode/analysis/inductive/saturation"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/transcript"
	"cocode/corpus/unit"
)

// interviews are some of the invented interviews of the sample, two in each language.
var interviews = sync.OnceValue(func() []inductive.Input {
	var inputs []inductive.Input
	names := []string{"coach-01.docx", "coach-04.md", "coach-09.txt", "coach-12.json"}
	if testing.Short() {
		names = []string{"coach-01.docx", "coach-04.md", "coach-09.txt"}
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("../../testdata/interviews", name))
		if err != nil {
			panic(err)
		}
		documents, problems := transcript.Read(name, data, transcript.Options{})
		if problems.Failed() {
			panic(problems.Err())
		}
		d := documents[0]
		if d.Language = "en"; name > "coach-09" {
			d.Language = "sv"
		}
		d.ID = corpus.Identify(d.Name, d.Text, 0)
		inputs = append(inputs, input(&d))
	}
	return inputs
})

func input(d *corpus.Document) inductive.Input {
	a := annotate.Document(d)
	return inductive.Input{Document: d, Annotation: a, Units: unit.Split(d, a, unit.Options{})}
}

// Every unit has a condensed form and a code; every code has a home or is listed;
// parents stand before their children, and no identity is there twice.
func TestProposalIsWhole(t *testing.T) {
	inputs := interviews()
	p, r := inductive.Propose(inputs, inductive.Options{})
	check(t, inputs, p)
	if r.Units != len(p.Readings) || r.Kept != 0 {
		t.Errorf("%d units, %d readings, %d kept", r.Units, len(p.Readings), r.Kept)
	}
	categories := 0
	for _, g := range r.Groups {
		if g.Level != analysis.LevelCategory {
			continue
		}
		categories++
		if g.Stability < 0 || g.Stability > 1 || g.Codes == 0 || g.Typical == "" || g.Deviant == "" || g.Documents > 2 {
			t.Errorf("%+v", g)
		}
	}
	if categories < 4 || categories > 12 {
		t.Errorf("%d categories", categories)
	}
}

func check(t *testing.T, inputs []inductive.Input, p analysis.Proposal) {
	t.Helper()
	nodes := map[string]analysis.Node{}
	for _, n := range p.Scheme.Nodes {
		if _, twice := nodes[n.ID]; twice || n.Name == "" || n.Name != strings.TrimSpace(n.Name) {
			t.Errorf("%+v", n)
		}
		if _, known := nodes[n.Parent]; n.Parent != "" && !known {
			t.Errorf("%+v stands before its parent", n)
		}
		if n.Level == analysis.LevelCode && n.Parent == "" && !slices.Contains(p.Unplaced, n.ID) {
			t.Errorf("%+v has no home and is not listed", n)
		}
		nodes[n.ID] = n
	}
	read := map[string]bool{}
	for _, r := range p.Readings {
		if n, ok := nodes[r.Code]; !ok || n.Level != analysis.LevelCode || r.Condensed == "" || read[r.Unit] {
			t.Errorf("%+v", r)
		}
		read[r.Unit] = true
	}
	for _, in := range inputs {
		for _, u := range in.Units {
			if !read[u.ID] {
				t.Errorf("%s has no reading", u.ID)
			}
		}
	}
}

func TestSameInputSameProposal(t *testing.T) {
	p, r := inductive.Propose(interviews(), inductive.Options{})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again, report := inductive.Propose(interviews(), inductive.Options{})
	if !reflect.DeepEqual(p, again) || !reflect.DeepEqual(r, report) {
		t.Error("another run gives another proposal")
	}
}

func TestCategories(t *testing.T) {
	for _, n := range []int{2, 5, 9} {
		p, _ := inductive.Propose(interviews(), inductive.Options{Categories: n})
		got := 0
		for _, node := range p.Scheme.Nodes {
			if node.Level == analysis.LevelCategory {
				got++
			}
		}
		if got < n-1 || got > n+1 { // two languages share them
			t.Errorf("%d categories, wanted %d", got, n)
		}
	}
}

func TestEqualWordsOnly(t *testing.T) {
	_, all := inductive.Propose(interviews(), inductive.Options{Likeness: 0.3})
	_, few := inductive.Propose(interviews(), inductive.Options{Likeness: 2})
	if len(few.Merges) >= len(all.Merges) {
		t.Errorf("%d merges of equal words, %d of likeness .3", len(few.Merges), len(all.Merges))
	}
}

// What persons have done stays when interviews are added: names, places, what is set
// aside, condensed forms; only new units get new readings.
func TestFormerProposalIsKept(t *testing.T) {
	inputs := interviews()
	last := len(inputs) - 1
	first, _ := inductive.Propose(inputs[:last], inductive.Options{})
	edited := analysis.Proposal{Scheme: first.Scheme, Readings: slices.Clone(first.Readings), Unplaced: first.Unplaced}
	edited.Scheme.Nodes = slices.Clone(first.Scheme.Nodes)
	edited.Scheme.Nodes[0].Name = "What the researcher calls it"
	edited.Scheme.Nodes = append(edited.Scheme.Nodes, analysis.Node{ID: "g-mine", Name: "My own", Level: analysis.LevelCategory, Aside: true})
	edited.Readings[0].Condensed = "In the researcher's words."
	second, r := inductive.Propose(inputs, inductive.Options{Former: &edited})
	check(t, inputs, second)
	for _, n := range edited.Scheme.Nodes {
		if !slices.Contains(second.Scheme.Nodes, n) {
			t.Errorf("%+v is gone or changed", n)
		}
	}
	for _, x := range edited.Readings {
		if !slices.Contains(second.Readings, x) {
			t.Errorf("%+v is gone or changed", x)
		}
	}
	if r.Kept != len(edited.Readings) || r.Units-r.Kept != len(inputs[last].Units) {
		t.Errorf("%d kept of %d", r.Kept, r.Units)
	}
}

func TestFormerProposalWithNothingNew(t *testing.T) {
	inputs := interviews()
	first, _ := inductive.Propose(inputs, inductive.Options{})
	second, _ := inductive.Propose(inputs, inductive.Options{Former: &first})
	slices.SortFunc(first.Scheme.Nodes, byID)
	slices.SortFunc(second.Scheme.Nodes, byID)
	if !reflect.DeepEqual(first, second) {
		t.Error("a run without new units changes the proposal")
	}
}

func byID(a, b analysis.Node) int { return strings.Compare(a.ID, b.ID) }

func TestNothing(t *testing.T) {
	p, _ := inductive.Propose(nil, inductive.Options{})
	if len(p.Scheme.Nodes)+len(p.Readings) != 0 {
		t.Errorf("%+v", p)
	}
	d := &corpus.Document{ID: "k7w2fd", Language: "en", Text: "The bus is late.", Speakers: []corpus.Speaker{{Role: corpus.Participant}}}
	d.Turns = []corpus.Turn{{}}
	d.Turns[0].Span.End = len(d.Text)
	in := []inductive.Input{input(d)}
	one, _ := inductive.Propose(in, inductive.Options{})
	check(t, in, one)
}

func TestFound(t *testing.T) {
	inputs := interviews()
	p, _ := inductive.Propose(inputs, inductive.Options{})
	var ids []string
	for _, in := range inputs {
		ids = append(ids, in.Document.ID)
	}
	codes, categories := inductive.Found(p, ids, analysis.LevelCode), inductive.Found(p, ids, analysis.LevelCategory)
	for i := range ids {
		if len(codes[i]) < 20 || len(categories[i]) < 2 || len(categories[i]) > len(codes[i]) {
			t.Errorf("%s: %d codes, %d categories", ids[i], len(codes[i]), len(categories[i]))
		}
	}
	if points := saturation.Curve(codes, saturation.Options{Orders: 20}); len(points) != len(ids) || points[len(points)-1].Total.Mean < points[0].Total.Mean {
		t.Errorf("%+v", points)
	}
}

// The codebook of a proposal is sound, has an example and a definition to fill in for
// every code, and comes back from its file as it was.
func TestCodebook(t *testing.T) {
	inputs := interviews()
	p, _ := inductive.Propose(inputs, inductive.Options{})
	b := inductive.Codebook(inputs, p, "What the coaches tell")
	if problems := codebook.Check(b); problems.Failed() {
		t.Error(problems.Err())
	}
	indicators := 0
	for _, c := range b.Codable() {
		if len(c.Examples) == 0 || c.Definition.In("en") == "" {
			t.Errorf("%s has no example or definition", c.ID)
		}
		for _, list := range c.Indicators {
			indicators += len(list)
		}
	}
	if indicators < len(b.Codable()) {
		t.Errorf("%d indicators for %d codes", indicators, len(b.Codable()))
	}
	for _, language := range b.Languages {
		if _, problems := b.Compile(language); problems.Failed() {
			t.Error(problems.Err())
		}
	}
	text, err := codebook.Format(b)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := codebook.Parse("inductive.yaml", text)
	if problems.Failed() || len(again.Codable()) != len(b.Codable()) {
		t.Errorf("%v", problems)
	}
}

// BenchmarkPropose shows how the cost grows with the number of units.
func BenchmarkPropose(b *testing.B) {
	for _, times := range []int{1, 4, 16, 64} {
		inputs := many(times)
		units, words := 0, 0
		for _, in := range inputs {
			units += len(in.Units)
			words += len(in.Annotation.Tokens)
		}
		b.Run(fmt.Sprint(units), func(b *testing.B) {
			for b.Loop() {
				inductive.Propose(inputs, inductive.Options{})
			}
			b.ReportMetric(float64(units*b.N)/b.Elapsed().Seconds(), "units/s")
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// many returns the interviews several times, each time as other documents.
func many(times int) []inductive.Input {
	var inputs []inductive.Input
	for i := range times {
		for _, in := range interviews() {
			d := *in.Document
			d.ID = corpus.Identify(d.Name, d.Text, i)
			in.Document, in.Units = &d, slices.Clone(in.Units)
			for j, u := range in.Units {
				in.Units[j].ID = corpus.UnitID(d.ID, u.Spans[0])
			}
			inputs = append(inputs, in)
		}
	}
	return inputs
}
