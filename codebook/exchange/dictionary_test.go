package exchange_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"cocode/codebook"
	"cocode/codebook/exchange"
	"cocode/codebook/powertriangle"
	"cocode/corpus/diag"
)

// formats are those that lose something.
var formats = []struct {
	ending string
	write  func(io.Writer, *codebook.Codebook, string) ([]string, error)
	read   func(name, lang string, data []byte) (*codebook.Codebook, diag.List)
}{
	{"qdc", exchange.WriteQDC, exchange.ReadQDC},
	{"quanteda.yml", exchange.WriteQuanteda, exchange.ReadQuanteda},
	{"dic", exchange.WriteLIWC, exchange.ReadLIWC},
}

// TestWhatIsReadIsWrittenAlike reads what was written and writes it again: from the
// second time on nothing is lost.
func TestWhatIsReadIsWrittenAlike(t *testing.T) {
	for _, f := range formats {
		for name, b := range map[string]*codebook.Codebook{"small": small(t), "built in": powertriangle.Codebook()} {
			for _, lang := range []string{"en", "sv"} {
				var first, second bytes.Buffer
				if _, err := f.write(&first, b, lang); err != nil {
					t.Fatal(err)
				}
				if f.ending != "qdc" && name == "small" && lang == "sv" {
					continue // the small one has no Swedish indicators
				}
				read, problems := f.read("c."+f.ending, lang, first.Bytes())
				if problems.Failed() {
					t.Fatal(f.ending, problems.Err())
				}
				if _, err := f.write(&second, read, lang); err != nil {
					t.Fatal(err)
				}
				if first.String() != second.String() {
					t.Errorf("%s, %s, %s: written again it differs", f.ending, name, lang)
				}
			}
		}
	}
}

var quantedaCases = []struct {
	name, src string
	want      []string
}{
	{"sound", "Time:\n  Haste: [quick*, no time]\n  Calm: slow\n", nil},
	{"own words and others", "Time:\n  Time: [a]\n  Haste: [b]\n", nil},
	{"words and keys in one list", "Time: [a, Haste: [b]]\n", nil},
	{"codebook", "codebook: mine\nname: Mine\n", []string{"c.yml:1:1: this is a codebook of cocode already and no dictionary"}},
	{"a list", "- a\n", []string{"c.yml:1:1: the file: expected a mapping, found a list"}},
	{"signs", "A: [\":-)\", \"a\\\"b\", \"(x)*\"]\n", []string{`c.yml:1:1: warning: A: ":-)" has no words`, `c.yml:1:1: warning: A: "a\"b" has no words`, `c.yml:1:1: warning: A: "(x)*" has no words`}},
	{"no words", "A:\n", nil},
}

func TestQuantedaDictionaries(t *testing.T) {
	for _, c := range quantedaCases {
		_, problems := exchange.ReadQuanteda("c.yml", "en", []byte(c.src))
		expect(t, c.name, c.want, problems)
	}
	got, _ := exchange.ReadQuanteda("c.yml", "en", []byte("Time:\n  Time: [no]\n  Haste: [quick*, no time left*, \"ASAP\"]\n"))
	want := []codebook.Code{{ID: "time", Name: codebook.Text{"": "Time"}, Indicators: map[string]codebook.Indicators{"en": {{Match: `"no"`}}},
		Codes: []codebook.Code{{ID: "haste", Name: codebook.Text{"": "Haste"}, Indicators: map[string]codebook.Indicators{"en": {{Match: "quick*"}, {Match: `"no time" left*`}, {Match: `"ASAP"`}}}}}}}
	if d := same(&codebook.Codebook{Codes: want}, &codebook.Codebook{Codes: got.Codes}); d != "" {
		t.Error(d)
	}
}

var liwcCases = []struct {
	name, src string
	want      []string
}{
	{"sound", "%\n1\thaste\n2\tcalm\n%\nquick*\t1\nno time\t1\t2\nslow 2\n", nil},
	{"old Mac", "%\r1 a\r%\rx\t1\r", nil},
	{"no percent", "1 a\nx 1\n", []string{"c.dic:1: expected a line with %, found \"1 a\""}},
	{"no end", "%\n1 a\n", []string{"c.dic:3: the file ends before the words begin"}},
	{"no number", "%\nhaste\n%\nx 1\n", []string{`c.dic:2: expected a category, found "haste"`, `c.dic:4: warning: "x 1" belongs to no category`}},
	{"number twice", "%\n1 a\n1 b\n%\n", []string{`c.dic:3: the number 1 stands twice, also for "a"`}},
	{"no such category", "%\n1 a\n%\nx\t1 2\n", []string{`c.dic:4: warning: "x": "2" is no number of a category and was left out`}},
	{"no category", "%\n1 a\n%\nx\n", []string{`c.dic:4: warning: "x" belongs to no category`}},
	{"conditions", "%\n1 a\n%\nlike\t(02 1)1/2\n", []string{`c.dic:4: warning: "like": "(02" is no number`, `c.dic:4: warning: "like": "1)1/2" is no number`}},
	{"Latin 1", "%\n1 a\n%\nf\xf6r\t1\n", nil},
}

func TestLIWCDictionaries(t *testing.T) {
	for _, c := range liwcCases {
		_, problems := exchange.ReadLIWC("c.dic", "en", []byte(c.src))
		expect(t, c.name, c.want, problems)
	}
	got, _ := exchange.ReadLIWC("c.dic", "en", []byte("%\n1\taffect\n\t2\tposemo\n3\tother\n%\nhappy\t1\t2\nmood\t1\t3\n"))
	want := []codebook.Code{
		{ID: "affect", Name: codebook.Text{"": "affect"}, Indicators: map[string]codebook.Indicators{"en": {{Match: `"mood"`}}},
			Codes: []codebook.Code{{ID: "posemo", Name: codebook.Text{"": "posemo"}, Indicators: map[string]codebook.Indicators{"en": {{Match: `"happy"`}}}}}},
		{ID: "other", Name: codebook.Text{"": "other"}, Indicators: map[string]codebook.Indicators{"en": {{Match: `"mood"`}}}},
	}
	if d := same(&codebook.Codebook{Codes: want}, &codebook.Codebook{Codes: got.Codes}); d != "" {
		t.Error(d)
	}
}

// settled checks that a codebook that was read can be written and read again.
func settled(t *testing.T, i int, name, src string) {
	f := formats[i]
	b, problems := f.read(name, "en", []byte(src))
	if problems.Failed() {
		return
	}
	var first bytes.Buffer
	if _, err := f.write(&first, b, "en"); err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(strings.ReplaceAll(first.String(), "%", "")) == "" {
		return // nothing in it has words
	}
	if _, problems := f.read(name, "en", first.Bytes()); problems.Failed() {
		t.Fatalf("%v\n%s", problems.Err(), first.String())
	}
}

func FuzzReadQuanteda(f *testing.F) {
	for _, c := range quantedaCases {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, src string) { settled(t, 1, "c.yml", src) })
}

func FuzzReadLIWC(f *testing.F) {
	for _, c := range liwcCases {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, src string) { settled(t, 2, "c.dic", src) })
}
