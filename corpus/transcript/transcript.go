// Package transcript turns the bytes of one file into documents: it is the first
// station on the way of the data. What the file is shows in its bytes more than in
// its name; a reader a format takes its paragraphs, package voice finds who speaks,
// and the text is laid out once, with the turns as spans of it.
//
// Read needs no file system; package files beside it walks folders.
package transcript

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/transcript/internal/answers"
	"cocode/corpus/transcript/internal/odt"
	"cocode/corpus/transcript/internal/pdf"
	"cocode/corpus/transcript/internal/plain"
	"cocode/corpus/transcript/internal/rtf"
	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/subtitle"
	"cocode/corpus/transcript/internal/voice"
	"cocode/corpus/transcript/internal/web"
	"cocode/corpus/transcript/internal/whisper"
	"cocode/corpus/transcript/internal/word"
)

// MaxSize is the most bytes that a file may have.
const MaxSize = 64 << 20

// Options set right what a reader would have to guess. The zero Options guess.
type Options struct {
	Interviewer []string // labels or names of those who ask
	Language    string   // ISO 639-1 code; empty: what the file says, or nothing
	Name        string   // of the document; empty: the file's name without ending
}

// SameSpeaker reports whether a speaker's label in a transcript means the name that a
// person gave in [Options]: alike, or by its first word, its last or its initials.
func SameSpeaker(label, name string) bool { return label != "" && voice.SameName(label, name) }

// reader reads one format.
type reader func([]byte) (*source.Source, *source.Fault)

var readers = map[string]reader{
	"txt": plain.Text, "md": plain.Markdown, "docx": word.Read, "odt": odt.Read, "fodt": odt.Flat, "rtf": rtf.Read,
	"html": web.Read, "srt": subtitle.Read, "vtt": subtitle.Read, "json": whisper.Read, "pdf": pdf.Read,
}

// Read returns the documents in data, the bytes of a file with the given name.
// Most files hold one; a table may hold several. If the problems hold an error
// there are no documents: never half a file. The same bytes and options give the
// same documents.
func Read(name string, data []byte, o Options) ([]corpus.Document, diag.List) {
	r := &reading{file: name, o: o}
	documents := r.documents(data)
	if r.problems.Failed() {
		return nil, r.problems
	}
	return documents, r.problems
}

// reading is the work on one file.
type reading struct {
	file     string
	o        Options
	problems diag.List
}

func (r *reading) documents(data []byte) []corpus.Document {
	ending, read, _ := Ending(r.file)
	switch {
	case len(data) > MaxSize:
		r.problems = append(r.problems, TooLarge(r.file, int64(len(data))))
		return nil
	case len(bytes.TrimSpace(data)) == 0:
		r.fail(empty(len(data)))
		return nil
	}
	format, fault := sniff(ending, data)
	if fault == nil && !read && format == "txt" && ending != "" {
		fault = unknownKind(ending)
	}
	if fault != nil {
		r.fail(fault)
		return nil
	}
	r.tellFormat(ending, format)
	sources, fault := r.sources(format, data)
	if fault != nil {
		r.fail(fault)
		return nil
	}
	return r.build(format, sources)
}

// TooLarge returns the reason why a file of more than MaxSize bytes is not read,
// which is known before its bytes are.
func TooLarge(file string, size int64) diag.Problem {
	return diag.Problem{
		Position: diag.Position{File: file},
		Summary:  fmt.Sprintf("the file has %d MB, and files of up to %d MB are read", (size+1<<20-1)>>20, MaxSize>>20),
		Hint:     "take out pictures and sound, or split it",
	}
}

func empty(size int) *source.Fault {
	if size == 0 {
		return source.Faultf("", "the file is empty: it has no bytes")
	}
	return source.Faultf("", "the file is empty: it holds only blanks")
}

// unknownKind is the reason for which a text under an unknown ending is not read.
func unknownKind(ending string) *source.Fault {
	if what, ok := others[ending]; ok {
		return source.Faultf(instead(ending), "it is %s (.%s), which is not read", what, ending)
	}
	return source.Faultf("if it is a transcript, give it the ending .txt", "files with the ending .%s are not known", ending)
}

// tellFormat warns when the bytes are not what the name says.
func (r *reading) tellFormat(ending, format string) {
	named := endings[ending]
	if named == format || named == "" || named == "odt" && format == "fodt" {
		return
	}
	r.warn(source.Faultf("", "named .%s, but it is %s: read as that", ending, cmp.Or(titles[format], format)))
}

// titles are the formats in words.
var titles = map[string]string{
	"txt": "plain text", "docx": "a Word document", "odt": "an OpenDocument text", "fodt": "an OpenDocument text", "rtf": "Rich Text Format",
	"html": "HTML", "srt": "subtitles (SubRip)", "vtt": "subtitles (WebVTT)", "json": "JSON", "xlsx": "an Excel workbook", "pdf": "a PDF",
}

func (r *reading) sources(format string, data []byte) ([]*source.Source, *source.Fault) {
	if format == "csv" || format == "xlsx" || format == "txt" && answers.Holds(data) {
		return answers.Read(data)
	}
	if (format == "srt" || format == "vtt") && !bytes.Contains(data, []byte("-->")) && !bytes.Contains(data, utf16Name("-->")) {
		if onlyHeader(data) {
			return nil, source.Faultf("export it again from the program that made it", "it holds the header of subtitles (WEBVTT) and no subtitles")
		}
		format = "txt"
		r.warn(source.Faultf("", "it holds no subtitles: read as plain text"))
	}
	s, fault := readers[format](data)
	if fault != nil {
		return nil, fault
	}
	if !s.Cues && format != "pdf" {
		if s, fault = asSubtitles(s); fault != nil {
			return nil, fault
		}
	}
	return []*source.Source{s}, nil
}

// onlyHeader reports whether a file without cues has nothing but the header of
// WebVTT, and perhaps notes.
func onlyHeader(data []byte) bool {
	s, fault := subtitle.Read(data)
	return fault == nil && len(s.Blocks) == 0
}

// asSubtitles reads a text or Word document again as subtitles if it holds cues.
func asSubtitles(s *source.Source) (*source.Source, *source.Fault) {
	blocks := source.Flat(s.Blocks)
	if !slices.ContainsFunc(blocks, func(b source.Block) bool { return strings.Contains(b.Text, "-->") }) {
		return s, nil
	}
	var lines []string
	for _, b := range blocks {
		if b.Gap {
			lines = append(lines, "")
		}
		lines = append(lines, strings.Split(b.Text, "\n")...)
	}
	if !subtitle.Holds(lines) {
		return s, nil
	}
	cues, fault := subtitle.Lines(lines)
	if fault != nil {
		return nil, fault
	}
	cues.Front, cues.Title, cues.Warnings = s.Front, s.Title, append(s.Warnings, cues.Warnings...)
	cues.Warn(source.Faultf("", "it holds subtitles: read as those"))
	return cues, nil
}

// build makes the documents. A source without speech fails the file.
func (r *reading) build(format string, sources []*source.Source) []corpus.Document {
	var documents []corpus.Document
	for _, s := range sources {
		d, warnings, ok := document(r.name(s), path.Base(strings.ReplaceAll(r.file, `\`, "/")), format, s, r.o)
		if !ok {
			r.fail(nothingSaid(format, s, d))
			return nil
		}
		if len(d.Text) > source.MaxText {
			r.fail(source.TooMuch())
			return nil
		}
		for _, w := range warnings {
			r.warn(w)
		}
		documents = append(documents, d)
	}
	if len(documents) == 0 {
		r.fail(source.Faultf("", "the table is empty"))
	}
	return documents
}

// name returns the name of a document: its own in a table, else the file's.
func (r *reading) name(s *source.Source) string {
	if s.Name != "" {
		return Name(s.Name)
	}
	return cmp.Or(r.o.Name, Name(r.file))
}

func nothingSaid(format string, s *source.Source, d corpus.Document) *source.Fault {
	switch {
	case s.Pictures && format == "pdf":
		return source.Faultf("let a program recognise the text (OCR), or get the original", "it holds no text, only pictures of pages (a scan?)")
	case s.Pictures && len(d.Headings) == 0:
		return source.Faultf("if the pictures are scanned pages, let a program recognise the text (OCR)", "it holds only pictures and no text")
	case len(d.Headings) > 0:
		return source.Faultf("write what was said as ordinary paragraphs under them", "it holds only headings and notes: nobody says anything")
	}
	return source.Faultf("", "it holds no words")
}

func (r *reading) fail(f *source.Fault) {
	r.problems.Errorf(diag.Position{File: r.file, Line: f.Line, Column: f.Column}, f.Hint, "%s", f.Summary)
}

func (r *reading) warn(f *source.Fault) {
	r.problems.Warnf(diag.Position{File: r.file, Line: f.Line, Column: f.Column}, f.Hint, "%s", f.Summary)
}

// Name returns the name of the document in a file: without folder and ending, in
// canonical form on one line. Bytes that are no letters become U+FFFD.
func Name(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	if ending, _, known := Ending(base); known {
		base = base[:len(base)-len(ending)-1]
	}
	return cmp.Or(strings.Join(strings.Fields(source.Clean(base)), " "), "document")
}

// Rename gives a document another name, with all that follows from it: its identity
// and the name of a participant who is named after it.
func Rename(d *corpus.Document, name string) {
	for i := range d.Speakers {
		p := &d.Speakers[i].Participant
		if rest, ok := strings.CutPrefix(*p, d.Name); ok && (rest == "" || rest == " "+d.Speakers[i].Label) {
			*p = name + rest
		}
	}
	d.Name = name
	d.ID = corpus.Identify(name, d.Text, 0)
}
