package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/codebook"
)

// changeRow is a change as codebook diff --json prints it.
type changeRow struct {
	Kind      codebook.Kind `json:"kind"`
	Code      string        `json:"code"`
	Other     string        `json:"other,omitempty"`
	Words     string        `json:"words"`
	Codings   int           `json:"codings"`
	Decisions int           `json:"decisions"`
}

func (a *app) codebookDiff() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "diff [OLD] NEW",
		Short: "Say in words what changed from one version of a codebook to the next",
		Long: `Diff compares two codebooks: codes renamed, moved, merged, split, added and removed,
new definitions and indicators. With a study (--study, or $COCODE_STUDY) it also says
how many codings each change touches; with one file it compares with the version that
the study was last coded with.`,
		Example: "  cocode codebook diff v1.yaml v2.yaml\n  cocode codebook diff v2.yaml --study coaches.cocode",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			now, _, err := a.loadCodebook(args[len(args)-1])
			if err != nil {
				return err
			}
			if a.studyFlag == "" && os.Getenv("COCODE_STUDY") == "" && len(args) == 2 {
				return a.printDiff(args, now, nil, asJSON)
			}
			return a.reading(func(s *study.Study) error { return a.printDiff(args, now, s, asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) printDiff(args []string, now *codebook.Codebook, s *study.Study, asJSON bool) error {
	var was *codebook.Codebook
	var err error
	if len(args) == 2 {
		was, _, err = a.loadCodebook(args[0])
	} else {
		was, _, err = a.codebookFor(s, "")
	}
	if err != nil {
		return err
	}
	touched, err := codingsByCode(s, was.ID)
	if err != nil {
		return err
	}
	changes := codebook.Diff(was, now)
	t := ui.Table{Header: []string{"CODE", "WHAT", "CHANGE"}}
	for _, c := range changes {
		row := changeRow{Kind: c.Kind, Code: c.Code, Other: c.Other, Words: c.Words}
		if c.Touches() {
			n := touched[oldID(c)]
			row.Codings, row.Decisions = n.codings, n.decisions
		}
		if asJSON {
			if err := a.printJSON(row); err != nil {
				return err
			}
			continue
		}
		words := c.Words
		if row.Codings > 0 {
			words += fmt.Sprintf(" [touches %s, %d of them decided]", counted(row.Codings, "coding"), row.Decisions)
		}
		t.Row(c.Code, c.Kind, words)
	}
	if asJSON {
		return nil
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(a.Out, "the two say the same")
		return err
	}
	return t.Write(a.Out, 0)
}

// oldID is the id under which codings of a changed code stand.
func oldID(c codebook.Change) string {
	if c.Kind == codebook.NewID || c.Kind == codebook.Split {
		return c.Other
	}
	return c.Code
}

// usage of a code by codings.
type codingCount struct{ codings, decisions int }

func codingsByCode(s *study.Study, scheme string) (map[string]codingCount, error) {
	m := map[string]codingCount{}
	if s == nil {
		return m, nil
	}
	for c, err := range s.EachCoding(study.Filter{Scheme: scheme, NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		n := m[c.Code]
		n.codings++
		if c.Status != analysis.Suggested {
			n.decisions++
		}
		m[c.Code] = n
	}
	return m, nil
}
