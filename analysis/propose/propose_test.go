package propose_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/propose"
	"cocode/codebook"
	"cocode/codebook/powertriangle"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// book is an invented codebook with its own comments.
const book = `# My notes stay.
codebook: mine
name: Mine
version: "1"
languages: [en]
codes:
  - id: conditions
    name: Conditions
    abstract: true
    codes:
      - id: time
        name: Time # a note
        indicators:
          en:
            - time
            # a note on the next
            - {match: clock, weight: 0.6}
        memo: Mine.
      - id: backing
        name: Backing
      - id: support
        name: Support
        examples:
          en: [She backed us.]
  - id: meeting
    name: Meeting
    indicators:
      en:
      - meeting
`

// study is a study while it is told.
type study struct {
	data  *matrix.Data
	words map[string]*language.Annotation
}

// told makes a study of documents of lines like "We had time. | time+{time} ~ hours": the
// words of a unit, codes with + accepted or - rejected by Anna, = or ! together, and the
// words that an indicator found, and the inductive category.
func told(t *testing.T, src string, documents ...string) propose.Input {
	t.Helper()
	b, problems := codebook.Parse("mine.yaml", []byte(src))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	s := study{&matrix.Data{Codebook: b, Deductive: analysis.FromCodebook(b, "en"), Inductive: analysis.Scheme{ID: analysis.Inductive}}, map[string]*language.Annotation{}}
	for i, d := range documents {
		s.document(fmt.Sprintf("d%d", i+1), d)
	}
	return propose.Input{Data: s.data, Words: s.words}
}

func (s *study) document(id, lines string) {
	lang := "en"
	if rest, ok := strings.CutPrefix(lines, "sv: "); ok {
		lang, lines = "sv", rest
	}
	d := matrix.Document{Document: corpus.Document{ID: id, Name: "talk-" + id, Language: lang, Speakers: []corpus.Speaker{{Label: "P", Role: corpus.Participant, Participant: "P " + id}}}}
	var words strings.Builder
	for line := range strings.Lines(lines) {
		said, rest, _ := strings.Cut(strings.TrimSpace(line), " | ")
		if said == "" {
			continue
		}
		codes, category, _ := strings.Cut(rest, "~ ")
		start := words.Len()
		words.WriteString(said)
		span := text.Span{Start: start, End: words.Len()}
		words.WriteString("\n")
		u := corpus.Unit{ID: corpus.UnitID(id, span), Turn: len(d.Turns), Spans: []text.Span{span}}
		d.Turns = append(d.Turns, corpus.Turn{Span: span, Start: corpus.Unknown, End: corpus.Unknown})
		d.Units = append(d.Units, u)
		for _, c := range strings.Fields(codes) {
			s.code(u, said, c)
		}
		if category = strings.TrimSpace(category); category != "" {
			s.category(u.ID, category)
		}
	}
	d.Text = words.String()
	s.data.Documents = append(s.data.Documents, d)
	s.words[id] = annotate.Document(&s.data.Documents[len(s.data.Documents)-1].Document)
}

func (s *study) code(u corpus.Unit, said, form string) {
	form, found, _ := strings.Cut(strings.TrimSuffix(form, "}"), "{")
	c := analysis.Coding{Unit: u.ID, Scheme: "mine", Code: form[:len(form)-1], Coder: analysis.MachineCoder, Status: analysis.Suggested}
	if found != "" {
		at := u.Spans[0].Start + strings.Index(said, found)
		c.Evidence = []analysis.Evidence{{Kind: "indicator", Rule: found, Spans: []text.Span{{Start: at, End: at + len(found)}}, Weight: 0.7}}
		s.data.Codings = append(s.data.Codings, c)
	}
	own := c
	own.Coder, own.Evidence = "anna", nil
	switch form[len(form)-1] {
	case '=', '!':
		own.Coder = analysis.JointCoder
	}
	own.Status = map[byte]analysis.Status{'+': analysis.Accepted, '-': analysis.Rejected, '?': analysis.Unsure, '=': analysis.Accepted, '!': analysis.Rejected}[form[len(form)-1]]
	s.data.Codings = append(s.data.Codings, own)
}

func (s *study) category(unit, name string) {
	id := strings.ReplaceAll(name, " ", "-")
	if !slices.ContainsFunc(s.data.Inductive.Nodes, func(n analysis.Node) bool { return n.ID == id }) {
		s.data.Inductive.Nodes = append(s.data.Inductive.Nodes, analysis.Node{ID: id, Name: name, Level: analysis.LevelCategory}, analysis.Node{ID: id + "-1", Name: name + " 1", Parent: id, Level: analysis.LevelCode})
	}
	s.data.Readings = append(s.data.Readings, analysis.Reading{Unit: unit, Code: id + "-1"})
}

// cases are studies, each with reason for one proposal.
var cases = []struct {
	name      string
	documents []string
	want      []string // beginnings
	changes   []string // as codebook.Diff has them
}{
	{"nothing", []string{"We sat. | time+{time}\nWe stood.\n"}, nil, nil},
	{"add an indicator", []string{
		"The hurry was great. | time+\nSuch hurry and no time. | time+{time}\nWe sat by the lake.\nShe drank her tea.\nThe bus was red.\nI like the garden.\nThey painted the wall.\n",
		"There is hurry everywhere. | time+\nHurry is what I saw. | time+\nThe dog slept.\nA nurse came by.\nWe sang a song.\nHe mended the chair.\nRain fell all day.\n",
	}, []string{`add indicator "hurry" to time: in 4 of 4 accepted units, where no indicator has found it, and in 0 of 10 others (G² `}, []string{"time: 1 new indicator (hurry)"}},
	{"add one to a code without any, under a sign", []string{
		"We were never helped. | backing+\nThey did not help us. | backing+\nHelp came. \nWe sat.\nThe bus was red.\nShe drank tea.\nI like the garden.\nThe wall fell.\n",
		"Nobody helps. | backing+\nShe never helps. | backing+\nThe dog slept.\nWe sang.\nRain fell.\nHe mended it.\nThey laughed.\nHelp is here.\n",
	}, []string{`add indicator "help" to backing: in 4 of 4`}, []string{"backing: 1 new indicator (help [negated])"}},
	{"drop an indicator", []string{"Time flies. | time-{time}\nTime went. | time-{time}\nIt was time. | time-{time}\nA clock. | time+{clock}\n"},
		[]string{`drop indicator "time" of time: rejected in 3 of 3 units that it suggested and persons decided: d1-0, d1-12, d1-23`}, []string{"time: 1 dropped indicator (time)"}},
	{"merge", []string{strings.Repeat("She stood by us. | backing+ support+\n", 6)},
		[]string{"merge support into backing: both stand on 6 units, one without the other on 0 (Jaccard 1.00): d1-0, "}, []string{"backing: 1 new example (She backed us.)", "support: merged into backing, which has most of its indicators and examples"}},
	{"split", []string{strings.Repeat("The clock stood. | time+{clock} ~ clocks\n", 5) + strings.Repeat("We had time. | time+{time} ~ hours\n", 6) + strings.Repeat("We sat. | ~ else\nWe stood. | ~ more\nWe went. | ~ rest\nWe sang. | ~ song\nWe ran. | ~ race\nWe ate. | ~ food\n", 4)},
		[]string{`split clocks off time: 6 of 11 accepted units are of the inductive category "hours", 5 of "clocks"`}, []string{"time: 1 dropped indicator (clock)", "clocks: split from time, which has kept the rest"}},
	{"no split by language", []string{strings.Repeat("The clock stood. | time+{clock} ~ clocks\n", 5), "sv: " + strings.Repeat("Vi hade tid. | time+ ~ timmar\n", 2)}, nil, nil},
	{"no split where all is of two categories", []string{strings.Repeat("The clock stood. | time+{clock} ~ clocks\nClocks stood. | ~ clocks\nWe had time. | time+{time} ~ hours\nTime we had. | ~ hours\n", 4)}, nil, nil},
	{"a new code", []string{
		"Snow fell on the road. | ~ winter\nThe snow was deep. | ~ winter\nSnow again. | ~ winter\nWe sat.\nThe dog slept.\nTea came.\nShe laughed.\n",
		"No bus in the snow. | ~ winter\nSnow and ice. | ~ winter\nWe sang.\nThe wall fell.\nHe mended it.\nThey ate.\nGreen leaves.\n",
	}, []string{`new code winter: 5 units in 2 interviews that no code holds, of the inductive category "winter"`}, []string{"winter: new, below the top"}},
}

// TestNoNewCodeTwice finds that a codebook which has a code of a category's name by now
// needs no second one.
func TestNoNewCodeTwice(t *testing.T) {
	c := cases[len(cases)-1]
	in := told(t, book+"  - id: winter\n    name: Winter\n", c.documents...)
	if proposals := propose.Find(in); len(proposals) > 0 {
		t.Error(proposals)
	}
}

// expressions are studies, each with reason for at most one indicator.
var expressions = []struct {
	name      string
	documents []string
	want      []string // beginnings
}{
	{"no function words, and phrases begin and end with a telling word", []string{
		"It ran out of hours. | time+\nShe ran out of hours by the gate. | time+\nWe sat by the lake.\nHe ran. The hours. Out.\nThe bus was red.\nI like the garden.\nShe ran home.\nOut she went.\nHours went by.\n",
		"They ran out of hours. | time+\nI ran out of hours by the gate. | time+\nThe gate fell. \nA nurse ran.\nWe sang for hours.\nHe mended the gate.\nRain fell all day.\nMy hours ran on.\n",
	}, []string{`add indicator "run out of hour" to time: in 4 of 4 `}},
	{"what another expression of the code meets is not new", []string{
		"Tick tock, the clock ticks. | time+\nThe clock ticks. | time+{clock}\nWe sat.\nThe dog slept.\nTea came.\nShe laughed.\n",
		"A clock there. | time+\nOur clock. | time+\nWe sang.\nThe wall fell.\nHe mended it.\nThey ate.\n",
	}, nil},
	{"what one interview says is its own", []string{
		"The hurry was great. | time+\nSuch hurry and no time. | time+{time}\nThere is hurry everywhere. | time+\nHurry is what I saw. | time+\nThe bus was red.\nI like the garden.\nThey painted the wall.\n",
		"The dog slept.\nA nurse came by.\nWe sang a song.\nHe mended the chair.\nRain fell all day.\n",
	}, nil},
	{"what was settled together stands before what one had given", []string{
		"The hurry was great. | time- time=\nSuch hurry. | time- time=\nMy tea. | time+ time!\nWe sat by the lake.\nShe drank her tea.\nThe bus was red.\nI like the garden.\nThey painted the wall.\n",
		"There is hurry everywhere. | time- time=\nHurry is what I saw. | time= time-\nTea there. | time! time+\nThe dog slept.\nA nurse came by.\nWe sang a song.\nHe mended the chair.\nRain fell all day.\n",
	}, []string{`add indicator "hurry" to time: in 4 of 4 accepted units`}},
	{"of what is unsure nothing is known", []string{
		"The hurry was great. | time+\nSuch hurry. | time+\nHurry. | time?\nMuch hurry. | time?\nWe sat by the lake.\nShe drank her tea.\nThe bus was red.\nI like the garden.\n",
		"There is hurry everywhere. | time+\nHurry is what I saw. | time+\nNo more hurry. | time?\nThe dog slept.\nA nurse came by.\nWe sang a song.\nHe mended the chair.\nRain fell all day.\n",
	}, []string{`add indicator "hurry" to time: in 4 of 4 accepted units, where no indicator has found it, and in 0 of 9 others (G² `}},
}

func TestIndicators(t *testing.T) {
	for _, c := range expressions {
		proposals := propose.Indicators(told(t, book, c.documents...))
		for i, p := range proposals {
			if i >= len(c.want) || !strings.HasPrefix(p.String(), c.want[i]) {
				t.Errorf("%s: unexpected: %s", c.name, p)
			}
		}
		if len(proposals) < len(c.want) {
			t.Errorf("%s: %d of %d proposals", c.name, len(proposals), len(c.want))
		}
	}
}

func TestFindAndWrite(t *testing.T) {
	for _, c := range cases {
		in := told(t, book, c.documents...)
		proposals := propose.Find(in)
		for i, p := range proposals {
			if i >= len(c.want) || !strings.HasPrefix(p.String(), c.want[i]) {
				t.Errorf("%s: unexpected: %s", c.name, p)
			}
		}
		if len(proposals) < len(c.want) {
			t.Errorf("%s: %d of %d proposals", c.name, len(proposals), len(c.want))
			continue
		}
		next, err := propose.Write("mine.yaml", []byte(book), proposals)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if d := cmp.Diff(c.changes, changes(t, in.Data.Codebook, next)); d != "" {
			t.Errorf("%s: %s\n%s", c.name, d, next)
		}
		for _, note := range []string{"# My notes stay.", "# a note", "# a note on the next"} {
			if !strings.Contains(string(next), note) {
				t.Errorf("%s: %q is gone", c.name, note)
			}
		}
		if n := strings.Count(string(next), "# proposed: "); n < len(proposals) {
			t.Errorf("%s: %d comments for %d proposals", c.name, n, len(proposals))
		}
	}
}

// TestNotesShowWhy reads the comment beside a change: what, why, and the words in the
// interview around what an indicator meets.
func TestNotesShowWhy(t *testing.T) {
	long := "We sat by the lake for a long while and nobody had said anything yet, and then such a hurry came over them all again. | time+\n"
	in := told(t, book, long+"Hurry. | time+\n"+cases[1].documents[0], cases[1].documents[1])
	next, err := propose.Write("mine.yaml", []byte(book), propose.Find(in))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# proposed: add indicator \"hurry\" to time\n", "#   in 6 of 6 accepted units",
		"(talk-d1): … anything yet, and then such a hurry came over them all again.\n", "(talk-d1): Hurry.\n",
	} {
		if !strings.Contains(string(next), want) {
			t.Errorf("%q is not in:\n%s", want, next)
		}
	}
}

func changes(t *testing.T, was *codebook.Codebook, next []byte) []string {
	now, problems := codebook.Parse("next.yaml", next)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []string
	for _, c := range codebook.Diff(was, now) {
		all = append(all, c.Code+": "+c.Words)
	}
	return all
}

// TestAllAtOnce makes proposals of every kind in one text, in block style and in a text
// that has to be laid out anew.
func TestAllAtOnce(t *testing.T) {
	documents := []string{"", ""}
	for _, c := range cases[1:] {
		for i, d := range c.documents {
			if !slices.Contains([]string{"split", "no split by language", "no split where all is of two categories", "drop an indicator", "add one to a code without any, under a sign"}, c.name) {
				documents[i] += d
			}
		}
	}
	documents[1] += strings.Repeat("A meeting. | meeting-{meeting}\n", 4)
	flow := "codebook: mine\nname: Mine\nversion: \"1\"\nlanguages: [en]\ncodes: [{id: conditions, name: Conditions, abstract: true, codes: [{id: time, name: Time, indicators: {en: [time, {match: clock, weight: 0.6}]}}, {id: backing, name: Backing}, {id: support, name: Support, examples: {en: [She backed us.]}}]}, {id: meeting, name: Meeting, indicators: {en: [meeting]}}]\n"
	for name, src := range map[string]string{"block": book, "flow": flow} {
		in := told(t, src, documents...)
		proposals := propose.Find(in)
		kinds := map[propose.Kind]bool{}
		for _, p := range proposals {
			kinds[p.Kind] = true
		}
		if len(kinds) != 4 {
			t.Errorf("%s: kinds %v", name, kinds)
		}
		next, err := propose.Write("mine.yaml", []byte(src), proposals)
		if err != nil {
			t.Fatal(name, err)
		}
		path := filepath.Join("testdata", name+".yaml")
		if *update {
			if err := os.WriteFile(path, next, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(next)); d != "" {
			t.Errorf("%s differs (run with -update if it should):\n%s", path, d)
		}
	}
}

// TestAnyChangeCanBeWritten draws changes to the built-in codebook; Write checks that
// the text says what was proposed and nothing else.
func TestAnyChangeCanBeWritten(t *testing.T) {
	b := powertriangle.Codebook()
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 7))
		var all []propose.Proposal
		for _, p := range b.Codable() {
			for _, lang := range []string{"en", "fi", "sv"} {
				list := p.Indicators[lang]
				if n := len(list); n > 0 && r.IntN(2) == 0 {
					for _, i := range r.Perm(n)[:1+r.IntN(3)] {
						all = append(all, propose.Proposal{Kind: propose.DropIndicator, Code: p.ID, Language: lang, Indicator: list[i]})
					}
				}
				if r.IntN(2) == 0 {
					all = append(all, propose.Proposal{Kind: propose.AddIndicator, Code: p.ID, Language: lang, Indicator: codebook.Indicator{Match: "no: \"quoted\" # time", Weight: 0.35}})
				}
			}
		}
		codes := b.Codable()
		split := codes[r.IntN(4)]
		all = slices.DeleteFunc(all, func(p propose.Proposal) bool {
			return p.Code == split.ID || p.Code == codes[5].ID || p.Code == codes[4].ID
		})
		part := &codebook.Code{ID: "part", Name: codebook.Text{"": "Part: of"}, Indicators: map[string]codebook.Indicators{"en": split.Indicators["en"][3:6]}, Examples: map[string][]string{"en": {"- a: b\n# c"}}}
		all = append(all, propose.Proposal{Kind: propose.Split, Code: split.ID, New: part},
			propose.Proposal{Kind: propose.Merge, Code: codes[5].ID, Into: codes[4].ID},
			propose.Proposal{Kind: propose.NewCode, Code: "x", New: &codebook.Code{ID: "x", Definition: codebook.Text{"en": "a\nb"}}})
		next, err := propose.Write("b.yaml", powertriangle.Source, all)
		if err != nil {
			t.Fatal(seed, err)
		}
		if bytes.Contains(next, []byte("laid out anew")) {
			t.Error(seed, "the built-in codebook had to be laid out anew")
		}
	}
}
