package exchange_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/codebook"
	"cocode/codebook/exchange"
	"cocode/codebook/powertriangle"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s differs (run with -update if it should):\n%s", name, d)
	}
}

// small is an invented codebook with one of everything that formats lose.
func small(t testing.TB) *codebook.Codebook {
	src, err := os.ReadFile(filepath.Join("testdata", "small.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b, problems := codebook.Parse("small.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return b
}

func TestGoldens(t *testing.T) {
	b := small(t)
	var csv bytes.Buffer
	if err := exchange.WriteCSV(&csv, exchange.Rows(b)); err != nil {
		t.Fatal(err)
	}
	golden(t, "small.csv", csv.Bytes())
	for _, f := range formats {
		var out bytes.Buffer
		lost, err := f.write(&out, b, "en")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "small."+f.ending, out.Bytes())
		golden(t, "small."+f.ending+".lost.txt", []byte(strings.Join(lost, "\n")+"\n"))
	}
}

func TestQDCIsValid(t *testing.T) {
	folder := os.Getenv("COCODE_REFI")
	schema := filepath.Join(folder, "Codebook.xsd")
	if _, err := os.Stat(schema); folder == "" || err != nil {
		t.Skip("COCODE_REFI names no folder with Codebook.xsd")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not here")
	}
	for name, b := range map[string]*codebook.Codebook{"small": small(t), "built in": powertriangle.Codebook()} {
		path := filepath.Join(t.TempDir(), "c.qdc")
		var out bytes.Buffer
		if _, err := exchange.WriteQDC(&out, b, "sv"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("xmllint", "--noout", "--nonet", "--schema", schema, path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, said)
		}
	}
}

// bare is a codebook as a .qdc holds it: one language, and nothing for machines.
func bare(b *codebook.Codebook) *codebook.Codebook {
	x := &codebook.Codebook{ID: "c", Name: codebook.Text{"": "c"}, Version: "1"}
	x.Codes = bareCodes(b.Codes)
	return x
}

func bareCodes(codes []codebook.Code) []codebook.Code {
	var all []codebook.Code
	only := func(t codebook.Text) codebook.Text {
		if t.In("en") == "" {
			return nil
		}
		return codebook.Text{"en": t.In("en")}
	}
	for _, c := range codes {
		x := codebook.Code{ID: c.ID, Name: codebook.Text{"en": strings.Join(strings.Fields(c.Name.In("en")), " ")}, Abstract: c.Abstract, Dimension: c.Dimension, Direction: c.Direction, Colour: c.Colour,
			Definition: only(c.Definition), Include: only(c.Include), Exclude: only(c.Exclude), Example: only(c.Example), Memo: only(c.Memo), Codes: bareCodes(c.Codes)}
		if x.Name["en"] == "" {
			x.Name["en"] = c.ID
		}
		if miss := c.NearMiss.In("en"); miss.Text != "" {
			x.NearMiss = codebook.NearMiss{"en": miss}
		}
		all = append(all, x)
	}
	return all
}

func TestQDCKeepsWhatACoderReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := (&drawn{T: t}).book()
		var out bytes.Buffer
		if _, err := exchange.WriteQDC(&out, b, "en"); err != nil {
			t.Fatal(err)
		}
		got, problems := exchange.ReadQDC("c.qdc", "en", out.Bytes())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if d := same(bare(b), got); d != "" {
			t.Fatal(d)
		}
	})
}

const (
	open  = `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>`
	one   = `<Code guid="1" name="Lack of time" isCodable="true"/>`
	close = `</Codes></CodeBook>`
)

// qdcCases are files as programs write them, with what is said of each.
var qdcCases = []struct {
	name, src string
	want      []string
}{
	{"sound", open + one + close, nil},
	{"same names", open + one + one + close, nil},
	{"no letters", open + `<Code guid="1" name="时间" isCodable="true"/>` + close, nil},
	{"sets", open + one + `</Codes><Sets><Set guid="2" name="S"><MemberCode guid="1"/></Set></Sets></CodeBook>`, []string{"c.qdc: warning: 1 sets of codes were left out"}},
	{"short colour", open + `<Code guid="1" name="A" isCodable="1" color="#fa0"/>` + close, nil},
	{"no colour", open + `<Code guid="1" name="A" isCodable="1" color="red"/>` + close, []string{`c.qdc:1:140: warning: code "A": "red" is no colour and was left out`}},
	{"no name", open + `<Code guid="1" isCodable="1"/>` + close, []string{`c.qdc:1:119: warning: a code has no name; it was given the id code`}},
	{"capitals", strings.ReplaceAll(open+one+close, "CodeBook", "Codebook"), []string{"c.qdc: warning: the file writes names of elements with other capitals"}},
	{"no namespace", strings.Replace(open+one+close, ` xmlns="urn:QDA-XML:codebook:1.0"`, "", 1), []string{`c.qdc:1:49: warning: the namespace is ""`}},
	{"old namespace", strings.Replace(open+one+close, `codebook:1.0`, "codebook:1:0", 1), []string{`c.qdc:1:82: warning: the namespace is "urn:QDA-XML:codebook:1:0"`}},
	{"other namespace", strings.Replace(open+one+close, `urn:QDA-XML:codebook:1.0`, "urn:x", 1), []string{`c.qdc:1:63: expected the namespace "urn:QDA-XML:codebook:1.0" of REFI-QDA codebooks, found "urn:x"`}},
	{"project", `<Project xmlns="urn:QDA-XML:project:1.0"/>`, []string{"c.qdc:1:43: this is a REFI-QDA project and no codebook; in the other program choose"}},
	{"packed", "PK\x03\x04xyz", []string{"c.qdc: this is a packed file, such as a whole project"}},
	{"other XML", "<html></html>", []string{"c.qdc:1:7: expected a REFI-QDA codebook (<CodeBook>), found <html>"}},
	{"no XML", "id,name\n", []string{"c.qdc: this is no XML file"}},
	{"empty", " \n", []string{"c.qdc: the file is empty"}},
	{"no element", "<!-- -->", []string{"c.qdc:1:9: the file ends too early"}},
	{"cut off", open + one, []string{"c.qdc:1:142: the file is broken: unexpected EOF; export the codebook again"}},
	{"bomb", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="&b;"/></Codes></CodeBook>`, []string{"c.qdc:1:57: the file declares a document type or entities"}},
	{"unknown entity", open + `<Code name="&b;"/>` + close, []string{"c.qdc:1:104: the file is broken: invalid character entity &b;"}},
	{"deep", open + strings.Repeat(`<Code name="a">`, 60), []string{"c.qdc:1:854: the codebook has more than 100000 codes, or more than 50 below each other"}},
	{"Latin 1", open + "<Code name=\"\xe5\"/>" + close, []string{"c.qdc: the file is not written in UTF-8"}},
	{"no codes", open + close, []string{"c.qdc: the codebook has no codes"}},
	{"unknown elements", open + `<Note><Code/></Note>` + one + `</Codes><More/></CodeBook>`, nil},
	{"description", open + `<Code guid="1" name="A" isCodable="true"><Description>What it is.
  And more.
Example: so
Dimension: height</Description></Code>` + close, []string{`c.qdc:1:130: warning: code "A": Dimension: "height" is none of resources, discourses, contexts and was left out`}},
}

func TestQDCOfAnyProgram(t *testing.T) {
	for _, c := range qdcCases {
		_, problems := exchange.ReadQDC("c.qdc", "", []byte(c.src))
		expect(t, c.name, c.want, problems)
	}
}

func TestQDCIdsAndDescriptions(t *testing.T) {
	src := open + one + one + `<Code guid="3" name="Time!" isCodable="false" color="#fa0"><Description>What it is.
  And more.
Example: so
  it goes</Description>` + one + `</Code>` + close
	want := []codebook.Code{
		{ID: "lack-of-time", Name: codebook.Text{"": "Lack of time"}}, {ID: "lack-of-time-2", Name: codebook.Text{"": "Lack of time"}},
		{ID: "time", Name: codebook.Text{"": "Time!"}, Abstract: true, Colour: "#ffaa00", Definition: codebook.Text{"": "What it is.\nAnd more."}, Example: codebook.Text{"": "so\nit goes"},
			Codes: []codebook.Code{{ID: "lack-of-time-3", Name: codebook.Text{"": "Lack of time"}}}},
	}
	units := utf16.Encode([]rune("\ufeff" + strings.Replace(src, "utf-8", "utf-16", 1)))
	var wide []byte
	for _, u := range units {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, data := range map[string][]byte{"UTF-8": []byte(src), "UTF-16": wide} {
		got, problems := exchange.ReadQDC("c.qdc", "", data)
		if len(problems) > 0 {
			t.Fatal(name, problems)
		}
		if d := same(&codebook.Codebook{ID: "c", Name: codebook.Text{"": "c"}, Version: "1", Codes: want}, got); d != "" {
			t.Error(name, d)
		}
	}
}

func TestGUIDIsTheSameForTheSameCode(t *testing.T) {
	if got := exchange.GUID("lack-of-time"); got != exchange.GUID("lack-of-time") || got == exchange.GUID("lack-of-tim") || len(got) != 36 || got[14] != '5' {
		t.Error(got)
	}
}

func FuzzReadQDC(f *testing.F) {
	for _, c := range qdcCases {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		b, problems := exchange.ReadQDC("c.qdc", "en", []byte(src))
		if problems.Failed() {
			return
		}
		var out bytes.Buffer
		if _, err := exchange.WriteQDC(&out, b, "en"); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(out.Bytes(), new(struct{})); err != nil {
			t.Fatal(err)
		}
		if _, problems := exchange.ReadQDC("c.qdc", "en", out.Bytes()); problems.Failed() {
			t.Fatal(problems.Err())
		}
	})
}
