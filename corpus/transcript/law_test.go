package transcript_test

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"cocode/corpus"
	"cocode/corpus/text"
	"cocode/corpus/transcript"
)

// check holds a document against what is true of every document.
func check(t *testing.T, d corpus.Document) {
	t.Helper()
	if text.Canonical(d.Text) != d.Text {
		t.Errorf("the text is not canonical: %q", d.Text)
	}
	if d.ID != corpus.Identify(d.Name, d.Text, 0) || d.Name == "" {
		t.Errorf("identity %q or name %q is wrong", d.ID, d.Name)
	}
	spans := make([]text.Span, 0, len(d.Turns)+len(d.Headings))
	last := 0
	for _, turn := range d.Turns {
		if turn.Speaker < 0 || turn.Speaker >= len(d.Speakers) {
			t.Fatalf("turn of speaker %d of %d", turn.Speaker, len(d.Speakers))
		}
		if turn.Span.Start < last || turn.Span.Trim(d.Text) != turn.Span || turn.Span.Empty() {
			t.Errorf("turn %v is out of order, empty, or begins or ends with a blank", turn.Span)
		}
		last = turn.Span.End
		spans = append(spans, turn.Span)
	}
	spans = append(spans, d.Headings...)
	for i, s := range spans {
		if s.Start < 0 || s.End > len(d.Text) || !boundary(d.Text, s.Start) || !boundary(d.Text, s.End) {
			t.Fatalf("span %v is out of the text or cuts a letter", s)
		}
		if i > 50 {
			continue // the next loop is quadratic
		}
		for _, o := range spans[i+1:] {
			if s.Overlaps(o) {
				t.Errorf("spans %v and %v overlap", s, o)
			}
		}
	}
	for _, s := range d.Speakers {
		if (s.Role == corpus.Participant) != (s.Participant != "") {
			t.Errorf("speaker %+v: only a participant has a participant's name", s)
		}
	}
}

func boundary(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// laws reads bytes twice under a name: no half result, and the same both times.
func laws(t *testing.T, name string, data []byte) {
	documents, problems := transcript.Read(name, data, transcript.Options{})
	if problems.Failed() == (len(documents) > 0) {
		t.Fatalf("%d documents with problems %v", len(documents), problems)
	}
	for _, p := range problems {
		if p.Summary == "" || p.Position.File != name {
			t.Errorf("a problem without words or file: %+v", p)
		}
	}
	for _, d := range documents {
		check(t, d)
	}
	if again, _ := transcript.Read(name, data, transcript.Options{}); !reflect.DeepEqual(documents, again) {
		t.Error("the same bytes gave two results")
	}
}

// seed adds the cases of the tables that have a given ending.
func seed(f *testing.F, ending string) {
	for _, c := range habits {
		if c.file == "a."+ending {
			f.Add([]byte(c.in))
		}
	}
	f.Add(written()["a."+ending])
	for _, c := range hostile() {
		if c.file == "a."+ending && len(c.data) < 10_000 {
			f.Add(c.data)
		}
	}
}

func FuzzText(f *testing.F) {
	seed(f, "txt")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.txt", data) })
}

func FuzzMarkdown(f *testing.F) {
	seed(f, "md")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.md", data) })
}

func FuzzWord(f *testing.F) {
	for _, c := range wordDetails {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) { laws(t, "a.docx", docx(body)) })
}

func FuzzOpenDocument(f *testing.F) {
	f.Add(`<text:p>I: <text:span text:style-name="T1">A</text:span></text:p>`)
	f.Fuzz(func(t *testing.T, body string) { laws(t, "a.odt", odt(body)) })
}

func FuzzZip(f *testing.F) {
	f.Add(written()["a.docx"])
	f.Add(written()["a.odt"])
	f.Add(written()["a.xlsx"])
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.docx", data) })
}

func FuzzPDF(f *testing.F) {
	f.Add(written()["a.pdf"])
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.pdf", data) })
}

func FuzzRTF(f *testing.F) {
	seed(f, "rtf")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.rtf", data) })
}

func FuzzHTML(f *testing.F) {
	seed(f, "html")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.html", data) })
}

func FuzzSubtitles(f *testing.F) {
	seed(f, "srt")
	seed(f, "vtt")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.vtt", data) })
}

func FuzzWhisper(f *testing.F) {
	seed(f, "json")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.json", data) })
}

func FuzzTable(f *testing.F) {
	seed(f, "csv")
	f.Fuzz(func(t *testing.T, data []byte) { laws(t, "a.csv", data) })
}
