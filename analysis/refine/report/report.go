// Package report writes what a study says of its model for people to read, print and
// send: HTML, Markdown or Word, in English or Swedish. It stands at the very end: it
// is given a refinement and computes nothing that is not in it.
package report

import (
	"fmt"
	"io"
	"path"
	"strings"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
	"cocode/analysis/refine/internal/words"
)

// Format is the form in which a report is written.
type Format string

// The formats.
const (
	HTML     Format = "html"
	Markdown Format = "md"
	DOCX     Format = "docx"
)

// FormatOf returns the format that a file's ending asks for. The error names the
// endings there are.
func FormatOf(file string) (Format, error) {
	switch ending := strings.ToLower(path.Ext(file)); ending {
	case ".html", ".htm":
		return HTML, nil
	case ".md", ".markdown":
		return Markdown, nil
	case ".docx":
		return DOCX, nil
	}
	return "", fmt.Errorf("%s: a report is written as .html, .md or .docx", file)
}

// Write writes a report of a refinement, in the refinement's language.
func Write(w io.Writer, f Format, r refine.Refinement) error {
	return write(w, f, refinement(r))
}

// WriteReplication writes how a study stands beside the published one.
func WriteReplication(w io.Writer, f Format, r refine.Replication) error {
	return write(w, f, replication(r))
}

func write(w io.Writer, f Format, d paper.Document) error {
	switch f {
	case HTML:
		return d.HTML(w)
	case Markdown:
		return d.Markdown(w)
	case DOCX:
		return d.DOCX(w)
	}
	return fmt.Errorf("unknown format %q: use html, md or docx", f)
}

// writer writes the blocks of a report.
type writer struct {
	words.Language
	r      refine.Refinement
	names  map[string]string // of codes, by id
	codes  map[string]refine.Code
	quoted map[string]int // by participant: how often quoted so far
	blocks []paper.Block
}

// refinement returns the whole report, section by section.
func refinement(r refine.Refinement) paper.Document {
	w := &writer{Language: words.In(r.Language), r: r, names: map[string]string{}, codes: map[string]refine.Code{}, quoted: map[string]int{}}
	for _, c := range r.Codes {
		w.names[c.ID], w.codes[c.ID] = c.Name, c
	}
	w.glance()
	w.triangle()
	w.claims()
	w.gaps()
	w.tensions()
	w.lacks()
	w.questions()
	w.limits()
	return w.document(w.T("report.title", r.Study), w.subtitle())
}

func (w *writer) document(title, subtitle string) paper.Document {
	d := paper.Document{Language: string(w.Language), Title: title, Subtitle: subtitle, Contents: w.T("report.contents"),
		Page: w.T("report.page"), Of: w.T("report.of"), Blocks: w.blocks}
	if w.r.Suggestions && w.r.Counts.Suggested > 0 {
		d.Notice = w.N("report.notice", w.r.Counts.Suggested)
	}
	return d
}

func (w *writer) subtitle() string {
	if w.r.Model.ID == "" {
		return w.T("report.subtitle.bare", w.r.Codebook.Name, w.r.Codebook.Version)
	}
	name := w.r.Model.Name
	if name == "" {
		name = w.r.Model.ID
	}
	return w.T("report.subtitle", name, w.r.Codebook.Name, w.r.Codebook.Version)
}

func (w *writer) add(blocks ...paper.Block) { w.blocks = append(w.blocks, blocks...) }

// section begins a section with its lead.
func (w *writer) section(title, lead string) {
	w.add(paper.Heading{Level: 1, Text: title})
	if lead != "" {
		w.add(paper.Paragraph{Style: paper.Lead, Text: paper.T(lead)})
	}
}

// listed adds a part with a list, if there is anything to list.
func (w *writer) listed(title string, items []string) {
	if len(items) == 0 {
		return
	}
	w.add(paper.Heading{Level: 2, Text: title}, bullets(items))
}

func bullets(items []string) paper.List {
	var l paper.List
	for _, i := range items {
		l.Items = append(l.Items, paper.T(i))
	}
	return l
}

func (w *writer) name(code string) string {
	if n, ok := w.names[code]; ok {
		return n
	}
	return code
}

// verdict is a verdict as a badge.
func (w *writer) verdict(v string) paper.Run {
	badges := map[string]paper.Badge{refine.Supported: paper.Good, refine.Contested: paper.Mixed, refine.Contradicted: paper.Bad, refine.Thin: paper.Little, refine.Silent: paper.Blank}
	return paper.Run{Text: w.T(v), Badge: badges[v]}
}

// limits of the report's tables: whole tables are in the workbook and in CSV.
const (
	mostRows  = 6
	mostItems = 5
)
