package study

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/text"
)

// What the parts of an event say, as JSON. These are the words of the file and not
// of the program: a field that is renamed here makes every study before it
// unreadable.

type createRecord struct {
	Name string `json:"name"`
}

// documentRecord is a document as it was imported or corrected. A correction names
// the text that it corrects and the stretches of it that stand.
type documentRecord struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Source     string            `json:"source,omitempty"`
	Format     string            `json:"format,omitempty"`
	Language   string            `json:"language,omitempty"`
	Title      string            `json:"title,omitempty"`
	Text       string            `json:"text"`
	Speakers   []speakerRecord   `json:"speakers,omitempty"`
	Turns      []turnRecord      `json:"turns,omitempty"`
	Headings   []text.Span       `json:"headings,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`

	Corrects string   `json:"corrects,omitempty"` // hash of the text before
	Moves    [][5]int `json:"moves,omitempty"`    // see recordMoves
}

type speakerRecord struct {
	Label       string `json:"label"`
	Role        string `json:"role"`
	Participant string `json:"participant,omitempty"`
}

type turnRecord struct {
	Speaker int       `json:"speaker"`
	Span    text.Span `json:"span"`
	Begins  int64     `json:"begins"`
	Ends    int64     `json:"ends"`
}

func recordDocument(d corpus.Document) documentRecord {
	r := documentRecord{ID: d.ID, Name: d.Name, Source: d.Source, Format: d.Format, Language: d.Language, Title: d.Title,
		Text: d.Text, Headings: d.Headings, Attributes: d.Attributes}
	for _, s := range d.Speakers {
		r.Speakers = append(r.Speakers, speakerRecord{s.Label, string(s.Role), s.Participant})
	}
	for _, t := range d.Turns {
		r.Turns = append(r.Turns, turnRecord{t.Speaker, t.Span, int64(t.Start), int64(t.End)})
	}
	return r
}

func (r documentRecord) document() corpus.Document {
	d := corpus.Document{ID: r.ID, Name: r.Name, Source: r.Source, Format: r.Format, Language: r.Language, Title: r.Title,
		Text: r.Text, Headings: r.Headings, Attributes: r.Attributes}
	for _, s := range r.Speakers {
		d.Speakers = append(d.Speakers, corpus.Speaker{Label: s.Label, Role: corpus.Role(s.Role), Participant: s.Participant})
	}
	for _, t := range r.Turns {
		d.Turns = append(d.Turns, corpus.Turn{Speaker: t.Speaker, Span: t.Span, Start: time.Duration(t.Begins), End: time.Duration(t.Ends)})
	}
	return d
}

// hashOf returns the hash of a document's text.
func hashOf(t string) string { return (&corpus.Document{Text: t}).Hash() }

// unitsRecord is the segmentation of one document; its spans are of the text that
// has the hash.
type unitsRecord struct {
	Document string       `json:"document"`
	Text     string       `json:"text"`
	Units    []unitRecord `json:"units"`
}

type unitRecord struct {
	ID    string      `json:"id"`
	Turn  int         `json:"turn"`
	Spans []text.Span `json:"spans"`
}

// codebookRecord is one version of a codebook: its source and the scheme it gives.
type codebookRecord struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Version string       `json:"version"`
	Hash    string       `json:"hash"` // names the content in every copy, also if words are purged from it
	Source  string       `json:"source"`
	Nodes   []nodeRecord `json:"nodes"`
}

type nodeRecord struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Parent string `json:"parent,omitempty"`
	Level  string `json:"level"`
}

func recordNodes(nodes []analysis.Node) []nodeRecord {
	var list []nodeRecord
	for _, n := range nodes {
		list = append(list, nodeRecord{n.ID, n.Name, n.Parent, string(n.Level)})
	}
	return list
}

// suggestionsRecord is what a pass proposes for one document. Codebook is the hash
// of the codebook; Evidence stays as it is and becomes the coding's column. It holds
// the reasons for the facets behind those for the code.
type suggestionsRecord struct {
	Document    string             `json:"document"`
	Text        string             `json:"text"` // hash of the text that they were made from
	Coder       string             `json:"coder"`
	Scheme      string             `json:"scheme"`
	Codebook    string             `json:"codebook"`
	Suggestions []suggestionRecord `json:"suggestions"`
}

type suggestionRecord struct {
	Unit       string          `json:"unit"`
	Code       string          `json:"code"`
	Confidence float64         `json:"confidence"`
	Facets     analysis.Facets `json:"facets,omitzero"`
	Evidence   json.RawMessage `json:"evidence,omitempty"`
}

// decisionsRecord is what persons decided on units of one document, each with what
// stood before.
type decisionsRecord struct {
	Document  string           `json:"document"`
	Decisions []decisionRecord `json:"decisions"`
}

type decisionRecord struct {
	Unit     string    `json:"unit"`
	Scheme   string    `json:"scheme"`
	Codebook string    `json:"codebook,omitempty"` // hash; empty for the inductive scheme
	Code     string    `json:"code"`
	Coder    string    `json:"coder"`
	Before   *standing `json:"before,omitempty"`    // the coder's own coding
	Machine  *standing `json:"suggested,omitempty"` // what the pass had suggested
	After    standing  `json:"after"`
}

type standing struct {
	Status     string          `json:"status"`
	Confidence float64         `json:"confidence,omitempty"`
	Facets     analysis.Facets `json:"facets,omitzero"`
	Memo       string          `json:"memo,omitempty"`
}

// readingsRecord is what the inductive pass made of one document's units.
type readingsRecord struct {
	Document string          `json:"document"`
	Readings []readingRecord `json:"readings"`
}

type readingRecord struct {
	Unit      string `json:"unit"`
	Condensed string `json:"condensed"`
	Code      string `json:"code"`
}

// schemeRecord is the scheme that the inductive pass proposed, and the documents it
// was made from.
type schemeRecord struct {
	Name      string       `json:"name"`
	Documents []string     `json:"documents"`
	Nodes     []nodeRecord `json:"nodes"`
	Unplaced  []string     `json:"unplaced,omitempty"`
}

type seenRecord struct {
	Document string   `json:"document"`
	Coder    string   `json:"coder"`
	Units    []string `json:"units"`
}

type memoRecord struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Before  string `json:"before,omitempty"`
	After   string `json:"after"`
	Who     string `json:"who,omitempty"` // whose words it is, where another entered it
}

type attributesRecord struct {
	Kind    string            `json:"kind"`
	Subject string            `json:"subject"`
	Before  map[string]string `json:"before,omitempty"`
	After   map[string]string `json:"after"`
}

type undoRecord struct {
	Events []string `json:"events"`
}

// encode returns the JSON of a record: the same bytes for the same value. Records
// hold nothing that JSON cannot say, so that it cannot fail.
func encode(record any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(record); err != nil {
		panic(fmt.Sprintf("a record of type %T: %v", record, err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func decode(p part, record any) error {
	if err := json.Unmarshal(p.Payload, record); err != nil {
		return &DamageError{What: fmt.Sprintf("what the record says of %s cannot be read (%v)", p.Subject, err)}
	}
	return nil
}

var deflaters = sync.Pool{New: func() any { w, _ := flate.NewWriter(nil, flate.BestSpeed); return w }}

func compress(payload []byte) []byte {
	if len(payload) == 0 {
		return nil
	}
	var b bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	w.Write(payload) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}

func expand(packed []byte) ([]byte, error) {
	if len(packed) == 0 {
		return nil, nil
	}
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}
