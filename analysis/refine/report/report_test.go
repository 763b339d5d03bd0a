package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cocode/analysis/matrix"
	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/sample"
	"cocode/analysis/refine/proposition"
	"cocode/analysis/refine/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s differs; look at it and run the test with -update", name)
	}
}

var record = refine.Record{Inductive: true, Reworked: 4, Deductive: true, Decisions: 90, DoubleCoded: 60, Agreement: "Krippendorff's alpha .81", Memos: 3}

func refinement(o refine.Options) refine.Refinement {
	o.Seed = 1
	return refine.New(sample.Study(), o).Refine(proposition.BuiltIn())
}

func written(t *testing.T, f report.Format, r refine.Refinement) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, f, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	golden(t, "report-en.html", written(t, report.HTML, refinement(refine.Options{Language: "en"})))
	golden(t, "report-en.md", written(t, report.Markdown, refinement(refine.Options{Language: "en"})))
	golden(t, "report-sv-suggestions.md", written(t, report.Markdown, refinement(refine.Options{Language: "sv", Suggestions: true})))
	var b bytes.Buffer
	if err := report.WriteReplication(&b, report.Markdown, refine.New(sample.Study(), refine.Options{}).Replicate(record)); err != nil {
		t.Fatal(err)
	}
	golden(t, "replication-en.md", b.Bytes())
}

// Every message that is missing shows itself in brackets.
var missing = regexp.MustCompile(`\[[a-z]+(\.[a-z.]+)+\]|%!|MISSING|EXTRA`)

func TestNothingIsLeftUnsaid(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		for _, suggestions := range []bool{false, true} {
			o := refine.Options{Language: lang, Suggestions: suggestions}
			pages := []string{string(written(t, report.Markdown, refinement(o))), string(written(t, report.Markdown, refine.New(&matrix.Data{}, o).Refine(nil)))}
			for _, d := range []*matrix.Data{sample.Study(), {}} {
				for _, r := range []refine.Record{record, {}, {Inductive: true}, {Deductive: true, Decisions: 1}} {
					var b bytes.Buffer
					if err := report.WriteReplication(&b, report.Markdown, refine.New(d, o).Replicate(r)); err != nil {
						t.Fatal(err)
					}
					pages = append(pages, b.String())
				}
			}
			for _, p := range pages {
				if m := missing.FindString(p); m != "" {
					t.Errorf("%s, suggestions %v: %q", lang, suggestions, m)
				}
			}
		}
	}
}

func TestSuggestionsAreNamedOnEveryPage(t *testing.T) {
	with := refinement(refine.Options{Suggestions: true})
	const notice = "nobody has decided on. They are no findings."
	md := string(written(t, report.Markdown, with))
	if sections, notices := strings.Count(md, "\n## "), strings.Count(md, notice); notices < sections {
		t.Errorf("%d sections and %d notices", sections, notices)
	}
	page := string(written(t, report.HTML, with))
	if !strings.Contains(page, `class="notice"`) || !strings.Contains(page, "display: table-header-group") {
		t.Error("the page does not repeat its notice")
	}
	if head := part(t, written(t, report.DOCX, with), "word/header1.xml"); !strings.Contains(head, notice) {
		t.Errorf("the header says: %s", head)
	}
	for _, f := range []report.Format{report.HTML, report.Markdown} {
		if strings.Contains(string(written(t, f, refinement(refine.Options{}))), notice) {
			t.Errorf("%s speaks of suggestions where there are none", f)
		}
	}
}

func part(t *testing.T, docx []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWordPartsAreXML(t *testing.T) {
	docx := written(t, report.DOCX, refinement(refine.Options{Language: "sv", Suggestions: true}))
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		d := xml.NewDecoder(strings.NewReader(part(t, docx, f.Name)))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
}

func TestTheSameBytes(t *testing.T) {
	for _, f := range []report.Format{report.HTML, report.Markdown, report.DOCX} {
		if !bytes.Equal(written(t, f, refinement(refine.Options{})), written(t, f, refinement(refine.Options{}))) {
			t.Errorf("%s differs from itself", f)
		}
	}
}

// A page must need nothing from elsewhere and must not let anybody's words become
// marks.
func TestPageIsSelfContainedAndSafe(t *testing.T) {
	d := sample.Parse("A <script>alert(1)</script> & \"study\"", "== x-01 | <b>Coach</b> | en\n? Well?\n- We <img src=x onerror=alert(1)> had no time | at *all*. [lack-of-time]\n")
	r := refine.New(d, refine.Options{}).Refine(proposition.BuiltIn())
	page := string(written(t, report.HTML, r))
	for _, bad := range []string{"<script", "<img", "<b>Coach", "http://", "https://", "url(http", "@import", "<link"} {
		if at := strings.Index(strings.ReplaceAll(page, `xmlns="http://www.w3.org/2000/svg"`, ""), bad); at >= 0 {
			t.Errorf("the page holds %q", bad)
		}
	}
	if _, err := html.Parse(strings.NewReader(page)); err != nil {
		t.Error(err)
	}
	md := string(written(t, report.Markdown, r))
	if strings.Contains(md, "<img") || strings.Contains(md, "<script") {
		t.Error("somebody's words became marks in Markdown")
	}
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "|") && strings.Contains(line, "no time | at") {
			t.Errorf("somebody's words became a border: %s", line)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for file, want := range map[string]report.Format{"a.html": report.HTML, "b/REPORT.MD": report.Markdown, "c.docx": report.DOCX} {
		if got, err := report.FormatOf(file); got != want || err != nil {
			t.Errorf("%s: %v, %v", file, got, err)
		}
	}
	if _, err := report.FormatOf("report.pdf"); err == nil || !strings.Contains(err.Error(), ".docx") {
		t.Errorf("got %v", err)
	}
}
