package transcript_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"cocode/corpus/transcript"
)

type hostileFile struct {
	name, file string
	data       []byte
	want       string // in the reason; empty: it is read
}

// hostile are files that must be refused with a reason, or read whole.
func hostile() []hostileFile {
	w := written()
	half := func(file string) []byte { return w[file][:len(w[file])/2] }
	png := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01")
	srt := "1\n00:00:01,000 --> 00:00:02,000\nI: Hur?\n\n2\n"
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), bytes.Repeat([]byte{0}, 600)...)
	wide := func(s string) []byte {
		out := bytes.Clone(ole)
		for _, c := range []byte(s) {
			out = append(out, c, 0)
		}
		return out
	}
	many := make([]part, 12_000)
	for i := range many {
		many[i] = part{fmt.Sprintf("word/%d.xml", i), ""}
	}
	return []hostileFile{
		{"empty", "a.txt", nil, "empty: it has no bytes"},
		{"blanks", "a.txt", []byte(" \n\t\r\n "), "only blanks"},
		{"blanks in UTF-16", "a.txt", utf16File(" \n \n"), "no words"},
		{"only headings", "a.md", []byte("# One\n\n## Two\n"), "only headings"},
		{"picture as text", "a.txt", png, "PNG picture"},
		{"picture as Word", "a.docx", png, "PNG picture"},
		{"program as text", "a.txt", []byte("MZ\x90\x00\x03\x00\x00\x00\x04"), "Windows program"},
		{"sound", "a.txt", []byte("ID3\x04\x00\x00\x00\x00\x00"), "sound"},
		{"zip as text", "a.txt", zipped(part{"a.txt", "hello"}), "zip archive"},
		{"zip as Word", "a.docx", zipped(part{"a.txt", "hello"}), "zip archive"},
		{"zip in a zip", "a.docx", zipped(part{"b.docx", string(w["a.docx"])}), "zip archive"},
		{"thousands of parts", "a.docx", zipped(many...), "12000 parts"},
		{"Word without its body", "a.docx", zipped(part{"word/styles.xml", "<x/>"}), "missing"},
		{"noise", "a.txt", []byte("\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11"), "no text"},
		{"noise as Word", "a.docx", []byte("\x01\x02\x03\x04\x05\x06"), "beginning is missing"},
		{"NUL bytes only", "a.txt", make([]byte, 5000), "no text"},
		{"a NUL byte among words", "a.txt", []byte("I: Hur?\x00\nIP: Så.\n"), ""},
		{"invalid UTF-8", "a.txt", []byte("I: Hur är det?\nIP: S\xc3( \xf0\x28\x8c\x28 åäö.\n"), "a.txt:2:6: not valid UTF-8"},
		{"half of UTF-16", "a.txt", utf16File("I: Hur?")[:9], "cut"},
		{"UTF-32 with a mark", "a.txt", utf32File("\uFEFFI: Hur?\nIP: Så.\n"), "text in UTF-32"},
		{"UTF-32 without a mark", "a.txt", utf32File("I: Hur?\nIP: Så.\n"), "text in UTF-32"},
		{"the header of WebVTT", "a.vtt", []byte("WEBVTT"), "no subtitles"},
		{"a header with a title", "a.vtt", []byte("\xEF\xBB\xBFWEBVTT - Coach 3\nLanguage: sv\n\nNOTE made by hand\n"), "no subtitles"},
		{"a header in UTF-16", "a.vtt", utf16File("WEBVTT\n\n"), "no subtitles"},
		{"words under a header", "a.vtt", []byte("WEBVTT\n\nI: Hur?\n\nIP: Så.\n"), ""},
		{"a time that is none", "a.srt", []byte("1\n00:00:xx,000 --> 00:00:05,000\nHej.\n\n"), "a.srt:2:1: the times of a cue"},
		{"cut Word", "a.docx", half("a.docx"), "cut or damaged"},
		{"cut OpenDocument", "a.odt", half("a.odt"), "cut or damaged"},
		{"cut workbook", "a.xlsx", half("a.xlsx"), "cut or damaged"},
		{"cut PDF", "a.pdf", half("a.pdf"), "cut or damaged"},
		{"PDF without words", "a.pdf", pdf([]string{}), "only pictures of pages"},
		{"cut RTF", "a.rtf", half("a.rtf"), "cut"},
		{"cut JSON", "a.json", half("a.json"), "cut"},
		{"cut subtitles, after a time line", "a.srt", []byte(srt + "00:00:03,000 --> 00:00:04,000"), "a.srt:6: the file is cut"},
		{"cut subtitles, within a time line", "a.srt", []byte(srt + "00:00:03,000 --> 00:"), "cut"},
		{"cut subtitles, after a number", "a.srt", []byte(strings.TrimSpace(srt)), "cut"},
		{"a cue without words", "a.srt", []byte(srt + "00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\nIP: Så.\n"), ""},
		{"times that cannot be read", "a.srt", []byte("1\n00:00:01,000 --> 0x:00\nI: Hur?\n\n2\n00:00:03,000 --> 00:00:04,000\nHej\n"), "a.srt:2:1"},
		{"negative, backward, overlapping times", "a.srt", []byte("1\n-00:00:01,000 --> 00:00:09,000\nI: Hur?\n\n2\n00:00:05,000 --> 00:00:02,000\nIP: Så.\n\n3\n00:00:03,000 --> 00:00:04,000\nI: Jo?\n"), ""},
		{"broken JSON", "a.json", []byte("{\"segments\": [\n  {\"start\": 1, \"text\": \"a\" \"end\": 2}\n]}"), "a.json:2:"},
		{"other JSON", "a.json", []byte(`{"name": "cocode", "version": 1}`), "found name, version"},
		{"JSON of another kind", "a.json", []byte(`{"segments": "none"}`), "expected"},
		{"JSON that is deep", "a.json", []byte(strings.Repeat("[", 100_000)), "too deep"},
		{"words where a list is expected", "a.json", []byte(`{"segments": "none"}`), `"segments" holds words in place of a list of segments`},
		{"a number where words are expected", "a.json", []byte("{\"segments\": [\n{\"text\": 5}]}"), `a.json:2:10: "text" holds a number in place of words`},
		{"words where a time is expected", "a.json", []byte(`{"segments": [{"start": "soon", "text": "x"}]}`), `"start" holds words in place of a number`},
		{"a list in place of offsets", "a.json", []byte(`{"transcription": [{"offsets": [1], "text": "x"}]}`), `"offsets" holds a list in place of a group of keys`},
		{"a comma that is missing", "a.json", []byte(`{"segments": [{"start": 1 "text": "x"}]}`), "a comma or a closing bracket is missing here"},
		{"a comma too much", "a.json", []byte(`{"segments": [{"start": 1,}]}`), "a comma stands too much"},
		{"times in quotation marks", "a.json", []byte(`{"segments": [{"start": "1.5", "end": "2", "text": "x"}]}`), ""},
		{"broken CSV", "a.csv", []byte("speaker,text\nI,Hur \"då\"?\n"), "a.csv:2:"},
		{"CSV with an open quote", "a.csv", []byte("speaker,text\nI,\"Hur?\n"), "a.csv:"},
		{"attributes as a transcript", "a.csv", []byte("document,participant,profession\ncoach-01,Coach 1,nurse\n"), "sheet of attributes"},
		{"attributes workbook", "a.xlsx", xlsx([]string{"Deltagare", "Yrke"}, []string{"IP1", "läkare"}), "sheet of attributes"},
		{"a table without known columns", "a.csv", []byte("x,y\n1,2\n"), "no column for what was said"},
		{"a table with a header only", "a.csv", []byte("speaker,text\n"), "no answers"},
		{"broken XML", "a.docx", docx("<w:p><w:r><w:t>I: Hur?</w:t></w:r><w:p"), "XML of word/document.xml is broken"},
		{"entities", "a.docx", zipped(part{"word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`}), "entities"},
		{"deep XML", "a.docx", docx(strings.Repeat("<w:sdt>", 30_000)), "deep"},
		{"deep tables", "a.docx", docx(strings.Repeat("<w:tbl><w:tr><w:tc>", 3_000)), "deep"},
		{"deep HTML", "a.html", []byte("<html>" + strings.Repeat("<div><b>", 100_000) + "I: Hur?<p>IP: Så.</p>"), ""},
		{"deep tables in HTML", "a.html", []byte("<html>" + strings.Repeat("<table><tr><td>", 100_000)), "deep"},
		{"a million braces", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat("{", 1_000_000)), "deep"},
		{"lone surrogates", "a.rtf", []byte(`{\rtf1 I: Hur \u-10179? d\u-8704?a?\par IP: \u-10179?\u-8704? S\u229?.\par}`), ""},
		{"password in Word", "a.docx", wide("EncryptedPackage"), "password"},
		{"password in OpenDocument", "a.odt", zipped(part{"mimetype", "application/vnd.oasis.opendocument.text"}, part{"META-INF/manifest.xml", "<manifest:encryption-data/>"}, part{"content.xml", "\x01\x02"}), "password"},
		{"password in PDF", "a.pdf", bytes.Replace(w["a.pdf"], []byte("/Root 1 0 R"), []byte("/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) >>"), 1), "password"},
		{"old Word", "a.doc", wide("WordDocument"), "save it as .docx"},
		{"old Word under a new name", "a.docx", wide("WordDocument"), "old Word document"},
		{"old Excel", "a.xls", wide("Workbook"), "save it as .xlsx"},
		{"Word in RTF", "a.doc", w["a.rtf"], ""},
		{"an unknown kind", "a.xyz", []byte("I: Hur?\nIP: Så."), "ending .xyz"},
		{"only pictures in Word", "a.docx", docx(`<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>`), "only pictures"},
		{"RTF called Word", "a.docx", w["a.rtf"], ""},
		{"HTML called Word", "a.docx", w["a.html"], ""},
		{"Word called RTF", "a.rtf", w["a.docx"], ""},
		{"OpenDocument called Word", "a.docx", w["a.odt"], ""},
		{"text called Word", "a.docx", w["a.txt"], ""},
		{"text called subtitles", "a.srt", w["a.txt"], ""},
		{"mixed line ends", "a.txt", []byte("I: Hur?\r\nIP: Så.\rI: Jo?\nIP: Ja.\u2028I: Va?"), ""},
		{"a zip bomb", "a.docx", bomb(300 << 20), "zip bomb"},
		{"a small bomb", "a.docx", bomb(40 << 20), "zip bomb"},
		{"too large", "a.txt", make([]byte, transcript.MaxSize+1), "MB"},
		{"one line of 50 MB", "a.txt", bytes.Repeat([]byte("ord "), 50<<18), "more than 4 MB of words"},
		{"one turn of 5 MB", "a.txt", append([]byte("I: Hur?\n\nIP: "), bytes.Repeat([]byte("ord "), 5<<18)...), "more than 4 MB of words"},
		{"one turn of 3 MB", "a.txt", append([]byte("I: Hur?\n\nIP: "), bytes.Repeat([]byte("ord "), 3<<18)...), ""},
		{"millions of lines", "a.txt", bytes.Repeat([]byte("a\n"), 3_000_000), "400000 paragraphs"},
		{"millions of paragraphs", "a.html", []byte("<html>" + strings.Repeat("<p>a", 1_000_000)), "paragraphs"},
		{"a line of 3 MB", "a.md", bytes.Repeat([]byte("**a** _b_ "), 3<<17), ""},
		{"voices without end", "a.vtt", []byte("WEBVTT\n\n00:00.000 --> 00:01.000\n" + strings.Repeat("<v Bo>a", 1<<20)), ""},
		{"columns without end", "a.csv", []byte("speaker,text" + strings.Repeat(",", 30<<20)), "columns"},
		{"speakers without end", "a.txt", []byte(speakers(100_000)), ""},
		{"brackets without end", "a.txt", bytes.Repeat([]byte("[(<{#"), 3<<18), ""},
		{"colons without end", "a.txt", bytes.Repeat([]byte("A:\n"), 100_000), "no words"},
	}
}

// speakers writes twice as many turns as speakers.
func speakers(n int) string {
	var b strings.Builder
	for i := range 2 * n {
		fmt.Fprintf(&b, "Aa%d: words\n", i/2)
	}
	return b.String()
}

func TestHostile(t *testing.T) {
	for _, c := range hostile() {
		t.Run(c.name, func(t *testing.T) {
			begin := time.Now()
			documents, problems := transcript.Read(c.file, c.data, transcript.Options{})
			if took := time.Since(begin); took > 8*time.Second {
				t.Errorf("took %v", took)
			}
			switch {
			case c.want == "" && problems.Failed():
				t.Error(problems.Err())
			case c.want != "" && (!problems.Failed() || len(documents) > 0):
				t.Errorf("read as %d documents, want a reason with %q", len(documents), c.want)
			case c.want != "" && !strings.Contains(problems.Err().Error(), c.want):
				t.Errorf("got  %v\nwant %s", problems.Err(), c.want)
			}
			for _, d := range documents {
				check(t, d)
			}
		})
	}
}
