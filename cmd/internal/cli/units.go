package cli

import (
	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
	"cocode/corpus/text"
)

// unitRow is a meaning unit as units --json prints it. Offsets are bytes of the
// document's canonical text.
type unitRow struct {
	ID          string      `json:"id"`
	Document    string      `json:"document"`
	Speaker     string      `json:"speaker"`
	Role        corpus.Role `json:"role"`
	Start       int         `json:"start"`
	End         int         `json:"end"`
	Spans       []text.Span `json:"spans"`
	Quote       string      `json:"quote"`
	Condensed   string      `json:"condensed"`
	Code        string      `json:"code"`
	Subcategory string      `json:"subcategory"`
	Category    string      `json:"category"`
	State       study.State `json:"state"`
	Memos       []string    `json:"memos,omitempty"`
}

func (a *app) unitsCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "units [DOCUMENT…]",
		Short: "List meaning units with their condensed form and open code",
		Long: `Units lists the meaning units of a study, or of some documents, each with its
condensed form and its place in the inductive scheme. Units whose words a corrected
transcript has changed say so (state in --json).`,
		Example: "  cocode units coach-01\n  cocode units --json | jq -r .condensed",
		RunE: func(_ *cobra.Command, documents []string) error {
			return a.reading(func(s *study.Study) error { return a.listUnits(s, documents, asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) listUnits(s *study.Study, documents []string, asJSON bool) error {
	t := ui.Table{Header: []string{"UNIT", "WHERE", "SPEAKER", "CODE", "CONDENSED"}}
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	var subjects []string
	err = eachUnit(s, documents, func(d *docView, row unitRow, turn int) error {
		if asJSON {
			row.Memos = memoTexts(memos[row.ID])
			return a.printJSON(row)
		}
		subjects = append(subjects, row.ID)
		t.Row(row.ID, d.Name+" "+d.where(turn, text.Span{Start: row.Start, End: row.End}), row.Speaker, row.Code, marked(row.State, row.Condensed))
		return nil
	})
	if err != nil || asJSON {
		return err
	}
	if err := t.Write(a.Out, a.Width); err != nil {
		return err
	}
	return a.memosOn(s, subjects...)
}

// eachUnit calls do for every unit of the documents, in the order of the text.
func eachUnit(s *study.Study, documents []string, do func(d *docView, row unitRow, turn int) error) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	r, err := v.readings()
	if err != nil {
		return err
	}
	for d, err := range v.chosen(documents) {
		if err != nil {
			return err
		}
		units, err := s.Units(study.UnitFilter{Document: d.ID})
		if err != nil {
			return err
		}
		for _, u := range units {
			if err := do(d, unitOf(d, u, r), u.Turn); err != nil {
				return err
			}
		}
	}
	return nil
}

func unitOf(d *docView, u study.Unit, r *readings) unitRow {
	speaker := d.Speaker(d.Turns[u.Turn])
	extent := u.Extent()
	row := unitRow{ID: u.ID, Document: d.Name, Speaker: speakerName(speaker), Role: speaker.Role,
		Start: extent.Start, End: extent.End, Spans: u.Spans, Quote: d.Quote(u.Unit), Condensed: r.byUnit[u.ID].Condensed, State: u.State}
	row.Code, row.Subcategory, row.Category = r.names(u.ID)
	return row
}

// marked puts before words of a unit what a correction or a new segmentation has made
// of it.
func marked(state study.State, words string) string {
	switch state {
	case study.Changed:
		return "(words changed) " + words
	case study.Stale:
		return "(cut otherwise now) " + words
	case study.Gone:
		return "(words gone) " + words
	}
	return words
}

func speakerName(s corpus.Speaker) string {
	if s.Participant != "" {
		return s.Participant
	}
	return s.Label
}
