package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
)

// documentRow is a document as documents --json prints it.
type documentRow struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Source       string   `json:"source"`
	Format       string   `json:"format"`
	Language     string   `json:"language"`
	Participants []string `json:"participants"`
	Interviewers []string `json:"interviewers"`
	Turns        int      `json:"turns"`
	Units        int      `json:"units"`
	Words        int      `json:"words"`
}

func (a *app) documentsCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "documents",
		Short:   "List the interviews of a study",
		Example: "  cocode documents\n  cocode documents --json | jq .participants",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.reading(func(s *study.Study) error { return a.listDocuments(s, asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

// jsonFlag gives a listing the flag --json.
func jsonFlag(c *cobra.Command, to *bool) {
	c.Flags().BoolVar(to, "json", false, "one JSON object a line")
}

func (a *app) listDocuments(s *study.Study, asJSON bool) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	t := ui.Table{Header: []string{"ID", "NAME", "LANGUAGE", "TURNS", "UNITS", "WORDS", "PARTICIPANTS"}, Right: map[int]bool{3: true, 4: true, 5: true}}
	subjects := []string{""}
	for d, err := range v.chosen(nil) {
		if err != nil {
			return err
		}
		subjects = append(subjects, d.ID)
		row, err := documentOf(s, d)
		if err != nil {
			return err
		}
		if asJSON {
			if err := a.printJSON(row); err != nil {
				return err
			}
			continue
		}
		t.Row(row.ID, row.Name, row.Language, row.Turns, row.Units, row.Words, strings.Join(row.Participants, ", "))
	}
	if asJSON {
		return nil
	}
	if err := t.Write(a.Out, a.Width); err != nil {
		return err
	}
	return a.memosOn(s, subjects...)
}

func documentOf(s *study.Study, d *docView) (documentRow, error) {
	units, err := s.Units(study.UnitFilter{Document: d.ID})
	row := documentRow{ID: d.ID, Name: d.Name, Source: d.Source, Format: d.Format, Language: d.Language,
		Participants: nonNil(d.Participants()), Interviewers: []string{}, Turns: len(d.Turns), Units: len(units)}
	for _, sp := range d.Speakers {
		if sp.Role == corpus.Interviewer {
			row.Interviewers = append(row.Interviewers, sp.Label)
		}
	}
	for _, t := range d.Turns {
		row.Words += len(strings.Fields(t.Span.Of(d.Text)))
	}
	return row, err
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
