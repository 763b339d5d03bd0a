package exchange_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cocode/codebook"
	"cocode/codebook/exchange"
	"cocode/codebook/powertriangle"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
	"cocode/corpus/language"
	"cocode/corpus/transcript/table"
)

// same compares codebooks apart from the places in their files.
func same(want, got *codebook.Codebook) string {
	return cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Position{}, strict.Places{}), cmpopts.EquateEmpty())
}

// throughCSV writes rows and reads them as a sheet.
func throughCSV(t rapid.TB, rows [][]string) (*codebook.Codebook, diag.List) {
	var b bytes.Buffer
	if err := exchange.WriteCSV(&b, rows); err != nil {
		t.Fatal(err)
	}
	sheets, problems := table.Read("c.csv", b.Bytes())
	if problems.Failed() {
		t.Fatal(problems.Err())
	}
	return exchange.ReadSheet("c.csv", sheets[0].Rows)
}

// shuffled returns rows with their columns in another order.
func shuffled(rows [][]string, seed uint64) [][]string {
	order := rand.New(rand.NewPCG(seed, 1)).Perm(len(rows[0]))
	other := make([][]string, len(rows))
	for i, r := range rows {
		for _, c := range order {
			other[i] = append(other[i], r[c])
		}
	}
	return other
}

func TestBuiltInCodebookSurvivesTheSheet(t *testing.T) {
	want := powertriangle.Codebook()
	got, problems := throughCSV(t, exchange.Rows(want))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d := same(want, got); d != "" {
		t.Errorf("%.4000s", d)
	}
	for _, r := range exchange.Rows(want) {
		for _, cell := range r {
			if len([]rune(cell)) > 32_767 {
				t.Errorf("%s %s: a cell of %d characters is more than Excel holds", r[0], r[1], len([]rune(cell)))
			}
		}
	}
}

// drawn makes codebooks with everything that one can hold.
type drawn struct {
	*rapid.T
	ids int
}

func (d *drawn) words() string {
	return rapid.StringMatching(`[-=+@'a-zåöß{;},"|#\\:][-=+@'a-zåö {};,"|#\\:.]{0,12}[a-z{}'"\\]`).Draw(d.T, "words")
}

func (d *drawn) prose() string {
	s := d.words()
	for range rapid.IntRange(0, 2).Draw(d.T, "lines") {
		s += "\n" + rapid.SampledFrom([]string{"", d.words()}).Draw(d.T, "line")
	}
	return strings.TrimSpace(clean(s + "\nz"))
}

// clean takes blanks off the ends of lines, as sheets do.
func clean(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(lines, "\n")
}

func (d *drawn) maybe() bool { return rapid.Bool().Draw(d.T, "maybe") }

func (d *drawn) text() codebook.Text {
	t := codebook.Text{}
	for _, lang := range []string{"", "en", "sv"} {
		if d.maybe() {
			t[lang] = d.prose()
		}
	}
	return t
}

func (d *drawn) list() []string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return (&drawn{T: t}).prose() }), 1, 4).Draw(d.T, "list")
}

func (d *drawn) indicator() codebook.Indicator {
	i := codebook.Indicator{Match: rapid.SampledFrom([]string{"no time", "{a}", "x {negated}", "@user asks", `"had no"`, "a ..3.. b", `we\`, "{", "a {}"}).Draw(d.T, "match")}
	if d.maybe() {
		i = codebook.Indicator{Regex: rapid.SampledFrom([]string{"a{2}", "x {2}", `\d+`, "a/b", " x "}).Draw(d.T, "regex")}
	}
	i.Polarity = rapid.SliceOfN(rapid.SampledFrom([]language.Polarity{language.Negated, language.Any, language.Affirmed}), 0, 2).Draw(d.T, "polarity")
	i.Speaker = rapid.SampledFrom([]string{"", "interviewer", "anyone"}).Draw(d.T, "speaker")
	i.Weight = rapid.SampledFrom([]float64{0, 0.5, 1, 0.35}).Draw(d.T, "weight")
	i.Not = d.maybe()
	return i
}

func (d *drawn) code(depth int) codebook.Code {
	d.ids++
	c := codebook.Code{ID: fmt.Sprintf("code-%d", d.ids), Name: d.text(), Abstract: d.maybe(), Definition: d.text(), Include: d.text(), Exclude: d.text(), Example: d.text(), Memo: d.text(), Origin: d.words()}
	c.Dimension = rapid.SampledFrom([]string{"", "resources", "contexts"}).Draw(d.T, "dimension")
	c.Direction = rapid.SampledFrom([]string{"", "enables"}).Draw(d.T, "direction")
	c.Colour = rapid.SampledFrom([]string{"", "#2a7f62"}).Draw(d.T, "colour")
	if d.maybe() {
		c.NearMiss = codebook.NearMiss{"en": {Text: d.prose(), Why: d.prose()}, "": {Text: d.prose()}}
		c.Examples, c.NearMisses = map[string][]string{"en": d.list()}, map[string][]string{"sv": d.list()}
		c.Indicators = map[string]codebook.Indicators{"en": {d.indicator(), d.indicator()}}
	}
	for depth < 3 && d.maybe() {
		c.Codes = append(c.Codes, d.code(depth+1))
	}
	return c
}

func (d *drawn) book() *codebook.Codebook {
	b := &codebook.Codebook{ID: "drawn", Name: d.text(), Version: "1.0", Languages: []string{"en", "sv"}, Unit: "sentence", Memo: d.text(), Rules: []codebook.Text{{"en": d.prose()}}}
	b.Source = codebook.Source{Citation: d.words(), DOI: "10.1/x", Note: d.text()}
	b.Lists = map[string]codebook.List{"user": {"en": {"resident", "patient"}, "sv": {"brukare"}}}
	b.Codes = []codebook.Code{d.code(0), d.code(0)}
	return b
}

func TestAnyCodebookSurvivesTheSheetInAnyOrderOfColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := (&drawn{T: t}).book()
		got, problems := throughCSV(t, shuffled(exchange.Rows(want), rapid.Uint64().Draw(t, "seed")))
		if problems.Failed() {
			t.Fatal(problems.Err())
		}
		if d := same(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

func TestLongListsGoOverMoreRows(t *testing.T) {
	c := codebook.Code{ID: "a", Name: codebook.Text{"": "A"}, Examples: map[string][]string{"en": {}, "sv": {"kort"}}}
	for i := range 2000 {
		c.Examples["en"] = append(c.Examples["en"], fmt.Sprintf("example number %d of many that are long enough to fill cells", i))
	}
	want := &codebook.Codebook{ID: "long", Name: codebook.Text{"": "Long"}, Version: "1", Codes: []codebook.Code{c}}
	rows := exchange.Rows(want)
	if len(rows) < 6 {
		t.Errorf("only %d rows", len(rows))
	}
	got, problems := throughCSV(t, rows)
	if d := same(want, got); d != "" || len(problems) > 0 {
		t.Error(problems, d)
	}
}

// sheetCases are sheets as researchers write them, with what is said of each.
var sheetCases = []struct {
	name, sheet string
	want        []string
}{
	{"plain", "ID,Name,Definition\na,A,What it is\n", nil},
	{"names only", "Name,Definition\nLack of time,Haste\n", nil},
	{"titles with languages", "id;name (en);Name_sv;near-misses en\na;A;Ä;\"one\ntwo\"\n", nil},
	{"no titles", "a,b\nc,d\n", []string{`c.csv:1: warning: column A (a) is not known and was not read; known columns: `, `c.csv:1: warning: column B (b)`, `c.csv:1: the sheet has no column id and no column name; the first row`}},
	{"unknown column", "id,name,definitoin\na,A,x\n", []string{`c.csv:1: warning: column C (definitoin) is not known and was not read; did you mean "definition"?`}},
	{"column twice", "id,name,name\na,A,B\n", []string{`c.csv:1: column C (name): stands twice, first as column B; keep one of them`}},
	{"parent", "id,parent,name\nlack-of-time,,A\nb,lack-of-tim,B\n", []string{`c.csv:3: column parent: code "b" stands below "lack-of-tim", which is not there; did you mean "lack-of-time"?`}},
	{"circle", "id,parent,name\na,b,A\nb,a,B\nc,,C\n", []string{`c.csv:2: code "a" stands below itself`, `c.csv:3: code "b" stands below itself`}},
	{"twice", "id,name\na,A\na,B\n", []string{`c.csv:3: code "a" is already defined at line 2`}},
	{"ids", "id,name\nLack of time,A\n", []string{`c.csv:2: id: "Lack of time" is no id`}},
	{"abstract", "id,abstract\na,perhaps\n", []string{`c.csv:2: column B (abstract): expected yes or no, found "perhaps"`}},
	{"language", "id,indicators\na,no time\n", []string{`c.csv:2: column B (indicators): these are words of a language, and the column does not say which; write it into the title, like "indicators en"`}},
	{"one language", "kind,id,name,indicators\n,a,A,no time\nlanguages,,en,\n", nil},
	{"kind", "kind,id\ncodes,a\n", []string{`c.csv:2: column A (kind): unknown kind of row "codes"; leave it empty for a code`}},
	{"marks", "id,indicators en\na,x {weight much}\nb,x {negatd}\nc,x {two words}\nd,time (\n", []string{`c.csv:2: column B (indicators en): a: weight: expected a number above 0 and up to 1, found "much"`, `c.csv:4: column B (indicators en): c: {two words}: "two words" is no mark`}},
	{"marks found later", "id,indicators en\nb,x {negatd}\nd,time (\n", []string{`c.csv:2: polarity: unknown word "negatd"; did you mean "negated"?`, `c.csv:3: indicator "time (": words are missing here`}},
	{"more of nothing", "kind,id\n,a\nmore,b\n", []string{`c.csv:3: column B (id): more of a code "b" that is not there`}},
	{"why of nothing", "id,why en\na,because\n", []string{`c.csv:2: column B (why en): a reason without a near-miss`}},
	{"no code", "id,name\n", []string{"c.csv: the codebook has no codes"}},
}

func TestSheetsOfResearchers(t *testing.T) {
	for _, c := range sheetCases {
		sheets, _ := table.Read("c.csv", []byte(c.sheet))
		_, problems := exchange.ReadSheet("c.csv", sheets[0].Rows)
		expect(t, c.name, c.want, problems)
	}
}

// expect compares problems with the beginnings of what they should say.
func expect(t *testing.T, name string, want []string, problems diag.List) {
	t.Helper()
	for i, p := range problems {
		if i >= len(want) || !strings.HasPrefix(p.String(), want[i]) {
			t.Errorf("%s: unexpected: %s", name, p)
		}
	}
	if len(problems) < len(want) {
		t.Errorf("%s: only %d of %d problems", name, len(problems), len(want))
	}
}

func FuzzReadSheet(f *testing.F) {
	for _, c := range sheetCases {
		f.Add(c.sheet)
	}
	f.Fuzz(func(t *testing.T, src string) {
		sheets, problems := table.Read("c.csv", []byte(src))
		if problems.Failed() || len(sheets) == 0 {
			return
		}
		b, problems := exchange.ReadSheet("c.csv", sheets[0].Rows)
		if problems.Failed() {
			return
		}
		again, problems := throughCSV(t, exchange.Rows(b))
		if problems.Failed() {
			t.Fatal(problems.Err())
		}
		if d := same(b, again); d != "" {
			t.Fatal(d)
		}
	})
}
