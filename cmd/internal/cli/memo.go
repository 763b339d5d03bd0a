package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
)

// memoRow is a memo as memo --json prints it.
type memoRow struct {
	ID      string         `json:"id"`
	Kind    study.MemoKind `json:"kind"`
	Subject string         `json:"subject"`
	Text    string         `json:"text"`
	Who     string         `json:"who"`
	At      string         `json:"at"`
	Version int            `json:"version"`
}

var memoKinds = []string{string(study.OnStudy), string(study.OnDocument), string(study.OnUnit), string(study.OnCode), string(study.OnCategory)}

func (a *app) memoCommand() *cobra.Command {
	var edit string
	var asJSON bool
	c := &cobra.Command{
		Use:   "memo [KIND [SUBJECT [TEXT]]]",
		Short: "Read and write memos on the study, a document, a unit, a code or a category",
		Long: `Memo without a text lists memos: all, or those on one subject. With a text it writes
a new one, or with --edit ID a new version of one; earlier versions stay in the
record. KIND is study, document, unit, code or category; memos on the study have no
subject. Memos are shown wherever their subject is.`,
		Example: `  cocode memo
  cocode memo study "first impression: time is on everyone's mind"
  cocode memo unit k7w2fd-1204 "irony?"
  cocode memo code lack-of-time "split haste from missing hours?"
  cocode memo --edit m3 unit k7w2fd-1204 "no irony"`,
		Args: cobra.MaximumNArgs(3),
		RunE: func(_ *cobra.Command, args []string) error {
			m, err := memoOf(args)
			if err != nil {
				return err
			}
			if m.Text == "" {
				return a.reading(func(s *study.Study) error { return a.listMemos(s, m, asJSON) })
			}
			m.ID = edit
			return a.writing(func(s *study.Study) error {
				id, err := s.SetMemo(m)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.Out, "memo %s written\n", id)
				return err
			})
		},
	}
	c.Flags().StringVar(&edit, "edit", "", "`ID` of the memo to write anew")
	jsonFlag(c, &asJSON)
	return c
}

// memoOf reads kind, subject and text; a memo on the study has no subject.
func memoOf(args []string) (study.Memo, error) {
	var m study.Memo
	if len(args) == 0 {
		return m, nil
	}
	if !slices.Contains(memoKinds, args[0]) {
		return m, misuse("memo: expected %s, found %q", strings.Join(memoKinds, ", "), args[0])
	}
	m.Kind = study.MemoKind(args[0])
	rest := args[1:]
	if m.Kind != study.OnStudy && len(rest) > 0 {
		m.Subject, rest = rest[0], rest[1:]
	}
	if len(rest) > 1 {
		return m, misuse("memo: put the text in quotation marks")
	}
	m.Text = strings.TrimSpace(strings.Join(rest, ""))
	return m, nil
}

// knownSubject checks that there is what memos are asked for on.
func knownSubject(s *study.Study, of study.Memo) error {
	switch {
	case of.Subject == "":
		return nil
	case of.Kind == study.OnDocument:
		return knownDocument(s, "memo", of.Subject)
	case of.Kind == study.OnUnit:
		return knownUnit(s, "memo", of.Subject)
	}
	return knownNode(s, "memo", of.Subject)
}

func (a *app) listMemos(s *study.Study, of study.Memo, asJSON bool) error {
	if err := knownSubject(s, of); err != nil {
		return err
	}
	memos, err := s.Memos(of.Kind, of.Subject)
	if err != nil {
		return err
	}
	t := ui.Table{Header: []string{"MEMO", "ON", "WHO", "WHEN", "TEXT"}}
	for _, m := range memos {
		row := memoRow{m.ID, m.Kind, m.Subject, m.Text, m.Who, m.At.UTC().Format("2006-01-02T15:04:05Z"), m.Version}
		if asJSON {
			if err := a.printJSON(row); err != nil {
				return err
			}
			continue
		}
		t.Row(m.ID, strings.TrimSpace(string(m.Kind)+" "+m.Subject), m.Who, m.At.Local().Format("2006-01-02 15:04"), m.Text)
	}
	if asJSON {
		return nil
	}
	return t.Write(a.Out, a.Width)
}
