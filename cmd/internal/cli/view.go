package cli

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
	"cocode/corpus/text"
)

// docView is a document with what listings say of its places.
type docView struct {
	*corpus.Document
	index *text.Index
}

// view reads what listings need, each document's text once.
type view struct {
	study     *study.Study
	documents map[string]*docView
	order     []corpus.Document // without text
}

func newView(s *study.Study) (*view, error) {
	order, err := s.Documents()
	return &view{s, map[string]*docView{}, order}, err
}

// document returns a document with its text, by identity or name.
func (v *view) document(id string) (*docView, error) {
	if d := v.documents[id]; d != nil {
		return d, nil
	}
	doc, err := v.study.Document(id)
	if err != nil {
		return nil, err
	}
	d := &docView{doc, text.NewIndex(doc.Text)}
	v.documents[doc.ID], v.documents[id] = d, d
	return d, nil
}

// chosen yields the documents that an argument names, or all.
func (v *view) chosen(names []string) iter.Seq2[*docView, error] {
	if len(names) == 0 {
		for _, d := range v.order {
			names = append(names, d.ID)
		}
	}
	return func(yield func(*docView, error) bool) {
		for _, name := range names {
			if d, err := v.document(name); !yield(d, err) || err != nil {
				return
			}
			delete(v.documents, name) // its text is not needed again
		}
	}
}

// where says where a span lies: the time of its turn if there is one, else the line.
func (d *docView) where(turn int, s text.Span) string {
	if turn >= 0 && turn < len(d.Turns) && d.Turns[turn].Start >= 0 {
		return clock(d.Turns[turn].Start)
	}
	return fmt.Sprintf("line %d", d.index.Line(s.Start))
}

func clock(t time.Duration) string {
	s := int(t / time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// printJSON writes one object on a line.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.Out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// readings is the inductive proposal, ready to be looked up by unit.
type readings struct {
	index  analysis.Index
	byUnit map[string]analysis.Reading
}

func (v *view) readings() (*readings, error) {
	p, _, err := v.study.Proposal()
	if err != nil {
		return nil, err
	}
	r := &readings{analysis.NewIndex(&p.Scheme), make(map[string]analysis.Reading, len(p.Readings))}
	for _, reading := range p.Readings {
		r.byUnit[reading.Unit] = reading
	}
	return r, nil
}

// names returns the names of a unit's open code, subcategory and category.
func (r *readings) names(unit string) (code, subcategory, category string) {
	id := r.byUnit[unit].Code
	node, _ := r.index.Node(id)
	return node.Name, r.index.Above(id, analysis.LevelSubcategory).Name, r.index.Above(id, analysis.LevelCategory).Name
}

// schemes returns the scheme of the study's newest codebook, ready for looking up.
func (v *view) scheme() (analysis.Index, int, error) {
	books, err := v.study.Codebooks()
	if err != nil || len(books) == 0 {
		return analysis.NewIndex(&analysis.Scheme{}), 0, err
	}
	newest := books[len(books)-1]
	return analysis.NewIndex(&newest.Scheme), newest.N, nil
}
