package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
)

// codeRow is a code as codes --json prints it.
type codeRow struct {
	Scheme    string         `json:"scheme"`
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Level     analysis.Level `json:"level"`
	Parent    string         `json:"parent"`
	Units     int            `json:"units"` // with the code or one below it
	Documents int            `json:"documents"`
}

func (a *app) codesCommand() *cobra.Command {
	var asJSON, inductive bool
	c := &cobra.Command{
		Use:   "codes",
		Short: "List the codes of a study with how often each is used",
		Long: `Codes lists the codebook's categories, subcategories and codes with the number of
units and interviews that carry them, suggestions included; --inductive lists the
categories and codes of the inductive pass instead.`,
		Example: "  cocode codes\n  cocode codes --inductive",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.reading(func(s *study.Study) error { return a.listCodes(s, inductive, asJSON) })
		},
	}
	c.Flags().BoolVar(&inductive, "inductive", false, "the inductive scheme in place of the codebook")
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) listCodes(s *study.Study, inductive, asJSON bool) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	scheme, use, err := codeUse(v, inductive)
	if err != nil {
		return err
	}
	t := ui.Table{Header: []string{"CODE", "UNITS", "INTERVIEWS", "NAME"}, Right: map[int]bool{1: true, 2: true}}
	for _, n := range scheme.Scheme.Nodes {
		u := use[n.ID]
		row := codeRow{scheme.Scheme.ID, n.ID, n.Name, n.Level, n.Parent, len(u.units), len(u.documents)}
		if asJSON {
			if err := a.printJSON(row); err != nil {
				return err
			}
			continue
		}
		t.Row(strings.Repeat("  ", len(scheme.Path(n.ID))-1)+row.ID, row.Units, row.Documents, row.Name)
	}
	if asJSON {
		return nil
	}
	if err := t.Write(a.Out, a.Width); err != nil {
		return err
	}
	return a.codeMemos(s, scheme)
}

// codeMemos prints the memos on codes and categories, in the order of the scheme.
func (a *app) codeMemos(s *study.Study, scheme analysis.Index) error {
	var ids []string
	for _, n := range scheme.Scheme.Nodes {
		ids = append(ids, n.ID)
	}
	return a.memosOn(s, ids...)
}

// used is where a code or one below it stands.
type used struct{ units, documents map[string]bool }

// codeUse counts how a scheme is used: the newest codebook's, or the inductive one.
func codeUse(v *view, inductive bool) (analysis.Index, map[string]used, error) {
	use := map[string]used{}
	if inductive {
		r, err := v.readings()
		if err != nil {
			return analysis.Index{}, nil, err
		}
		for unit, reading := range r.byUnit {
			count(use, r.index, unit, reading.Code)
		}
		return r.index, use, nil
	}
	scheme, _, err := v.scheme()
	if err != nil {
		return scheme, nil, err
	}
	for c, err := range v.study.EachCoding(study.Filter{Scheme: scheme.Scheme.ID, NoEvidence: true}) {
		if err != nil {
			return scheme, nil, err
		}
		if c.Status != analysis.Rejected {
			count(use, scheme, c.Unit, c.Code)
		}
	}
	return scheme, use, nil
}

func count(use map[string]used, scheme analysis.Index, unit, code string) {
	for _, id := range scheme.Path(code) {
		u, ok := use[id]
		if !ok {
			u = used{map[string]bool{}, map[string]bool{}}
			use[id] = u
		}
		u.units[unit] = true
		document, _, _ := strings.Cut(unit, "-")
		u.documents[document] = true
	}
}
