package deductive_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/codebook"
	"cocode/codebook/powertriangle"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
	"cocode/corpus/unit"
)

var update = flag.Bool("update", false, "write what the tests get as what they want")

// book is a small codebook with indicators and one with examples.
const book = `
codebook: small
name: Small
version: "1"
codes:
  - id: hurry
    name: Hurry
    indicators:
      en:
        - "no time"
        - {match: "rush", weight: 0.4}
        - {match: "this time", polarity: [any], not: true}
    examples:
      en:
        - "There was never a minute to sit down with her."
        - "I run from door to door and look at my watch."
        - "We had ten minutes for each visit and not one more."
        - "The morning was over before we had begun."
        - "I had to hurry on to the next one, so I did not ask."
        - "Nobody had an hour to spare for the meeting."
  - id: weather
    name: Weather
    examples:
      en:
        - "It rained all week and the garden was under water."
        - "The snow lay high, so the bus did not come."
        - "It was so hot that we sat in the shade."
        - "A storm took the roof of the shed."
        - "The sun came out in the afternoon."
        - "There was ice on the steps that morning."
  - id: money
    name: Money
    indicators:
      en: ["budget"]
`

func instrument(t testing.TB, src string) *codebook.Instrument {
	t.Helper()
	b, problems := codebook.Parse("small.yaml", []byte(src))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	in, problems := b.Compile("en")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return in
}

// interview is a document in which a participant says the words, a turn a paragraph.
func interview(lang string, turns ...string) deductive.Input {
	d := &corpus.Document{ID: "d", Name: "d", Language: lang, Speakers: []corpus.Speaker{{Label: "P", Role: corpus.Participant}}}
	for _, words := range turns {
		start := len(d.Text)
		d.Text += words + "\n\n"
		d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: start, End: start + len(words)}})
	}
	a := annotate.Document(d)
	return deductive.Input{Document: d, Annotation: a, Units: unit.Split(d, a, unit.Options{Kind: unit.Turn})}
}

func codes(list []analysis.Suggestion) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Unit+" "+s.Code)
	}
	return out
}

func TestIndicatorsAlone(t *testing.T) {
	p := deductive.New(instrument(t, book))
	for _, c := range []struct {
		words string
		want  []string
		p     float64
	}{
		{"There was no time for that.", []string{"d-0 hurry"}, .7},
		{"No time, we were in a rush all day.", []string{"d-0 hurry"}, .82},
		{"We were in a rush that day.", nil, 0},
		{"There was no time, but this time it worked.", nil, 0},
		{"The budget was small and there was no time.", []string{"d-0 hurry", "d-0 money"}, .7},
		{"It rained on the garden.", nil, 0},
	} {
		got := p.Suggest(interview("en", c.words))
		if d := cmp.Diff(c.want, codes(got)); d != "" {
			t.Errorf("%q: %s", c.words, d)
		}
		if len(got) > 0 && (got[0].Confidence < c.p-1e-9 || got[0].Confidence > c.p+1e-9) {
			t.Errorf("%q: confidence %v, want %v", c.words, got[0].Confidence, c.p)
		}
	}
}

// A codebook of one's own is learned from its examples; a code with few of them is left
// to its indicators, and an exclusion blocks whatever the model says.
func TestTaught(t *testing.T) {
	p := deductive.Taught(instrument(t, book))
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"It rained and there was snow on the steps.", []string{"d-0 weather"}},
		{"I had ten minutes and had to run on to the next visit.", []string{"d-0 hurry"}},
		{"There was no time, I had ten minutes for each visit, but this time it worked.", nil},
	} {
		if d := cmp.Diff(c.want, codes(p.Suggest(interview("en", c.words)))); d != "" {
			t.Errorf("%q: %s", c.words, d)
		}
	}
	if got := codes(p.Suggest(interview("en", "They gave us a budget."))); !slices.Contains(got, "d-0 money") {
		t.Errorf("a code without examples: %v", got)
	}
}

// Each way goes by what it is named for.
func TestWays(t *testing.T) {
	in := instrument(t, book)
	for _, c := range []struct {
		words string
		want  map[deductive.Way][]string
	}{
		{"The budget was under water.", map[deductive.Way][]string{deductive.Indicators: {"d-0 money"}, deductive.Both: {"d-0 money", "d-0 weather"}}},
		{"There was ice and snow on the steps.", map[deductive.Way][]string{deductive.Examples: {"d-0 weather"}, deductive.Both: {"d-0 weather"}}},
	} {
		for way, want := range c.want {
			got := deductive.By(in, way).Suggest(interview("en", c.words))
			if d := cmp.Diff(want, codes(got)); d != "" {
				t.Errorf("%s: %q: %s", way, c.words, d)
			}
		}
	}
	for _, s := range deductive.By(in, deductive.Examples).Consider(interview("en", "There was no time, I had ten minutes for each visit.")) {
		for _, e := range s.Evidence {
			if e.Kind == "indicator" || e.Kind == "exclusion" {
				t.Errorf("examples alone hear an indicator: %+v", e)
			}
		}
	}
}

func builtIn(t testing.TB, lang string) *deductive.Pass {
	t.Helper()
	in, problems := powertriangle.Codebook().Compile(lang)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return deductive.Taught(in)
}

// story is invented.
var story = []string{
	"We have a man on the second floor who never says what he wants. Oh, don't fetch anyone on my account, he says. You have so much to do, you girls, I can wait. It was a Tuesday, I think.",
	"So I asked him straight out what he would like to change. He was allowed to choose the day himself, and we put it in the plan.",
	"My sister lives in that town too, she has a dog.",
}

// withOwn returns the built-in codebook with codes of one's own before its own.
func withOwn(codes string) string {
	return strings.Replace(string(powertriangle.Source), "\ncodes:\n", "\ncodes:\n"+codes, 1)
}

// A codebook made from the one that is built in, with a code of its own before the
// others, suggests what that one does, and as surely.
func TestOwnCodeBesideTheBuiltIn(t *testing.T) {
	own := withOwn("  - id: own\n    name: Own\n    definition: {en: What the sky does.}\n    indicators:\n      en:\n        - \"thunder\"\n")
	in := interview("en", "We had no time. Oh, don't fetch anyone on my account, he says. So I asked him what he would like to change, and we did it his way.")
	want, got := builtIn(t, "en").Suggest(in), deductive.Taught(instrument(t, own)).Suggest(in)
	if len(want) == 0 || len(got) != len(want) {
		t.Fatalf("suggests %v, the built-in one %v", codes(got), codes(want))
	}
	for i := range want {
		if got[i].Code != want[i].Code || got[i].Confidence != want[i].Confidence || len(got[i].Evidence) != len(want[i].Evidence) {
			t.Errorf("suggests %s %.3f, the built-in one %s %.3f", got[i].Code, got[i].Confidence, want[i].Code, want[i].Confidence)
		}
	}
}

// sky is a code with examples, in YAML.
const sky = `  - id: sky
    name: Sky
    definition: {en: What the sky does.}
    indicators:
      en: [thunder]
    examples:
      en:
        - "It rained so hard that the gutters ran over."
        - "There was snow on the steps when I came."
        - "The wind took my hat, and then the hail began."
        - "Grey clouds from morning to night, and drizzle."
        - "The sun shone, for once, it was quite warm."
        - "It poured, we were wet through, all of us."
        - "Fog so thick that you could not see the rain."
`

// Of a codebook made from the built-in one, codes that are new and have examples are
// learned beside those that are known, and suggested with their own examples.
func TestOwnCodeIsLearned(t *testing.T) {
	p := deductive.Taught(instrument(t, withOwn(sky)))
	in := interview("en", "We had no time. So I asked him what he would like to change, and we did it his way.", "It rained and there was snow, then the wind began.", "I heard the thunder all night.", "We sat in the kitchen with coffee.")
	got := p.Suggest(in)
	known := slices.DeleteFunc(codes(got), func(c string) bool { return strings.HasSuffix(c, " sky") })
	if d := cmp.Diff(codes(builtIn(t, "en").Suggest(in)), known); d != "" {
		t.Errorf("the known codes: %s", d)
	}
	var own []string
	example := false
	for _, s := range got {
		if s.Code != "sky" {
			continue
		}
		own = append(own, s.Unit)
		for _, e := range s.Evidence {
			example = example || e.Kind == "example" && strings.Contains(sky, strings.Trim(strings.TrimPrefix(e.Rule, "like: "), "“”"))
		}
	}
	if d := cmp.Diff([]string{in.Units[1].ID, in.Units[2].ID}, own); d != "" || !example {
		t.Errorf("the own code, names an example %v: %s", example, d)
	}
}

// What is said like an example is suggested, with the example, also where it was added to a
// code that is known.
func TestAddedExample(t *testing.T) {
	words := "The frogs had moved into the letterbox again."
	for name, src := range map[string]string{
		"known": strings.Replace(string(powertriangle.Source), "        examples:\n          en:\n", "        examples:\n          en:\n            - \""+words+"\"\n", 1),
		"own":   book[:len(book)-len("  - id: money")-len("\n    name: Money\n    indicators:\n      en: [\"budget\"]\n")] + "        - \"" + words + "\"\n",
	} {
		p := deductive.Taught(instrument(t, src))
		found := p.Suggest(interview("en", "The frogs had moved into the letterbox again, yes."))
		if len(found) != 1 || found[0].Confidence < 0.5 || !strings.Contains(fmt.Sprint(found[0].Evidence), words) {
			t.Errorf("%s: suggests %+v", name, found)
		}
	}
}

// A code of the built-in codebook that is defined in other words is learned from what the
// codebook says of it, not from what it was.
func TestRedefined(t *testing.T) {
	mine, _ := codebook.Parse("sky.yaml", []byte("codebook: sky\nname: Sky\ncodes:\n"+sky))
	b, _ := codebook.Parse("book.yaml", powertriangle.Source)
	code, _ := b.Find("lack-of-time")
	code.Definition, code.Examples, code.Indicators = mine.Codes[0].Definition, mine.Codes[0].Examples, nil
	in, problems := b.Compile("en")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	got := codes(deductive.Taught(in).Suggest(interview("en", "It rained and there was snow, then the wind began.", "There was never time, we had ten minutes.")))
	if d := cmp.Diff([]string{"d-0 lack-of-time"}, got); d != "" {
		t.Error(d)
	}
}

func TestEvidenceIsExact(t *testing.T) {
	p := builtIn(t, "en")
	in := interview("en", story...)
	found := p.Suggest(in)
	if len(found) == 0 {
		t.Fatal("nothing is suggested")
	}
	for _, s := range found {
		if s.Confidence < p.Threshold(s.Code) || s.Confidence > 1 {
			t.Errorf("%s %s: confidence %v", s.Unit, s.Code, s.Confidence)
		}
		u := in.Units[slices.IndexFunc(in.Units, func(u corpus.Unit) bool { return u.ID == s.Unit })]
		for _, e := range s.Evidence {
			for _, span := range e.Spans {
				if !u.Extent().Contains(span) || span.Empty() {
					t.Errorf("%s %s: evidence at %v lies outside the unit", s.Unit, s.Code, span)
				}
			}
		}
		if len(s.Evidence) == 0 {
			t.Errorf("%s %s: no evidence", s.Unit, s.Code)
		}
	}
}

// What is suggested is also considered, with the same confidence.
func TestConsiderHoldsSuggestions(t *testing.T) {
	p := builtIn(t, "en")
	considered := map[string]float64{}
	for _, s := range p.Consider(interview("en", story...)) {
		considered[s.Unit+" "+s.Code] = s.Confidence
	}
	for _, s := range p.Suggest(interview("en", story...)) {
		if c, ok := considered[s.Unit+" "+s.Code]; !ok || c != s.Confidence {
			t.Errorf("%s %s: suggested with %v, considered with %v", s.Unit, s.Code, s.Confidence, c)
		}
	}
}

func TestTheSameAgain(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		a, b := builtIn(t, lang).Consider(interview(lang, story...)), builtIn(t, lang).Consider(interview(lang, story...))
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: two readings differ", lang)
		}
	}
}

// Explanations are read by people: the golden file is to be looked at when it changes.
func TestExplanation(t *testing.T) {
	in := interview("en", story...)
	var b strings.Builder
	for _, s := range builtIn(t, "en").Suggest(in) {
		fmt.Fprintf(&b, "%s %s %.2f\n", s.Unit, s.Code, s.Confidence)
		for _, e := range s.Evidence {
			fmt.Fprintf(&b, "  %s: %s (%.2f) at %q\n", e.Kind, e.Rule, e.Weight, e.Spans[0].Of(in.Document.Text))
		}
	}
	golden(t, "explanation.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (run with -update after looking):\n%s", name, d)
	}
}

// The pass over some 1,000 units of one language.
func BenchmarkSuggest(b *testing.B) {
	p := builtIn(b, "en")
	var turns []string
	for i := range 500 {
		turns = append(turns, story[i%2])
	}
	in := interview("en", turns...)
	in.Units = unit.Split(in.Document, in.Annotation, unit.Options{})
	for b.Loop() {
		p.Suggest(in)
	}
	b.ReportMetric(float64(len(in.Units)), "units")
	b.ReportMetric(float64(len(in.Annotation.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkFirst(b *testing.B) {
	builtIn(b, "en")
	in, _ := powertriangle.Codebook().Compile("en")
	for b.Loop() {
		deductive.Taught(in)
	}
}

// The built-in codebook with a code that is learned beside it.
func BenchmarkOwn(b *testing.B) {
	builtIn(b, "en")
	in := instrument(b, withOwn(sky))
	for b.Loop() {
		deductive.Taught(in)
	}
}
