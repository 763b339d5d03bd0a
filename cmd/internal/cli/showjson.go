package cli

import (
	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
)

// turnRow is a turn as show --json prints it. Offsets are bytes of the document's
// canonical text.
type turnRow struct {
	Document string      `json:"document"`
	Turn     int         `json:"turn"` // from 1
	Where    string      `json:"where"`
	Speaker  string      `json:"speaker"`
	Role     corpus.Role `json:"role"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	Words    string      `json:"words"`
	Units    []codedUnit `json:"units"`
}

// codedUnit is a meaning unit with its codings.
type codedUnit struct {
	unitRow
	Codings []codingRow `json:"codings"`
}

// forPrograms prints a document, a turn a line.
func (p *page) forPrograms(v *view, units []study.Unit) error {
	r, err := v.readings()
	if err != nil {
		return err
	}
	scheme, _, err := v.scheme()
	if err != nil {
		return err
	}
	return p.printTurns(units, r, scheme)
}

func (p *page) printTurns(units []study.Unit, r *readings, scheme analysis.Index) error {
	d := p.document
	next := 0
	for i, t := range d.Turns {
		speaker := d.Speaker(t)
		row := turnRow{Document: d.Name, Turn: i + 1, Where: d.where(i, t.Span), Speaker: speakerName(speaker), Role: speaker.Role,
			Start: t.Span.Start, End: t.Span.End, Words: t.Span.Of(d.Text), Units: []codedUnit{}}
		for ; next < len(units) && units[next].Turn == i; next++ {
			row.Units = append(row.Units, p.coded(units[next], r, scheme))
		}
		if err := p.printJSON(row); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) coded(u study.Unit, r *readings, scheme analysis.Index) codedUnit {
	row := codedUnit{unitOf(p.document, u, r), []codingRow{}}
	row.Memos = memoTexts(p.memos[u.ID])
	for _, c := range p.codes[u.ID] {
		row.Codings = append(row.Codings, codingOf(p.document.Document, u, c, scheme))
	}
	return row
}
