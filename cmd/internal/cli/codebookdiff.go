package cli

import (
	"cmp"
	"fmt"
	"os"
	"slices"

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
	Resting   int           `json:"resting"` // suggestions that rest on an indicator that went or weighs otherwise
	Only      int           `json:"only"`    // those that rest on nothing else
}

type diffOptions struct {
	files      []string
	pass, json bool
}

func (a *app) codebookDiff() *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff [OLD] NEW",
		Short: "Say in words what changed from one version of a codebook to the next",
		Long: `Diff compares two codebooks: codes renamed, moved, merged, split, added and removed,
new definitions and indicators. With a study (--study, or $COCODE_STUDY) it also says
how many codings each change touches, and how many suggestions rest on indicators that
went or weigh otherwise; with one file it compares with the version that the study was
last coded with. With --pass it reads the interviews with NEW, saves nothing, and says
which codes would be suggested more often and which less.`,
		Example: "  cocode codebook diff v1.yaml v2.yaml\n  cocode codebook diff v2.yaml --study coaches.cocode --pass",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			if a.studyFlag == "" && os.Getenv("COCODE_STUDY") == "" && len(args) == 2 {
				if o.pass {
					return misuse("--pass reads the interviews of a study: name it with --study")
				}
				return a.printDiff(o, nil)
			}
			return a.reading(func(s *study.Study) error { return a.printDiff(o, s) })
		},
	}
	c.Flags().BoolVar(&o.pass, "pass", false, "say what a new pass with NEW would suggest and no longer suggest")
	jsonFlag(c, &o.json)
	return c
}

func (a *app) printDiff(o diffOptions, s *study.Study) error {
	was, now, err := a.bothBooks(o.files, s)
	if err != nil {
		return err
	}
	changes := codebook.Diff(was, now)
	rows, err := changeRows(s, was.ID, changes)
	if err != nil {
		return err
	}
	if o.pass {
		would, err := a.wouldSuggest(s, was, now, codebook.Successors(changes))
		if err != nil {
			return err
		}
		rows = append(rows, would...)
	}
	if o.json {
		for _, r := range rows {
			if err := a.printJSON(r); err != nil {
				return err
			}
		}
		return nil
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(a.Out, "the two say the same")
		return err
	}
	t := ui.Table{Header: []string{"CODE", "WHAT", "CHANGE"}}
	for _, r := range rows {
		t.Row(r.Code, r.Kind, r.Words+r.touched())
	}
	return t.Write(a.Out, 0)
}

// bothBooks returns the codebooks to compare: two files, or what the study was last coded
// with and a file.
func (a *app) bothBooks(files []string, s *study.Study) (was, now *codebook.Codebook, err error) {
	if now, _, err = a.loadCodebook(files[len(files)-1]); err != nil {
		return nil, nil, err
	}
	if len(files) == 2 {
		was, _, err = a.loadCodebook(files[0])
	} else {
		was, _, err = a.codebookFor(s, "")
	}
	return was, now, err
}

// touched says what a change does to the codings of the study.
func (r changeRow) touched() string {
	switch {
	case r.Codings > 0:
		return fmt.Sprintf(" [touches %s, %d of them decided]", counted(r.Codings, "coding"), r.Decisions)
	case r.Resting == 0:
		return ""
	case r.Only == 0:
		return fmt.Sprintf(" [%s on that, with other reasons]", countedThat(r.Resting, "suggestion", "rests", "rest"))
	}
	return fmt.Sprintf(" [%s on that, %d of them on nothing else]", countedThat(r.Resting, "suggestion", "rests", "rest"), r.Only)
}

// changeRows counts for each change the codings that it touches.
func changeRows(s *study.Study, scheme string, changes []codebook.Change) ([]changeRow, error) {
	rows := make([]changeRow, len(changes))
	rests := false
	for i, c := range changes {
		rows[i] = changeRow{Kind: c.Kind, Code: c.Code, Other: c.Other, Words: c.Words}
		rests = rests || len(c.Rules) > 0
	}
	if s == nil {
		return rows, nil
	}
	for x, err := range s.EachCoding(study.Filter{Scheme: scheme, NoEvidence: !rests}) {
		if err != nil {
			return nil, err
		}
		for i, c := range changes {
			if oldID(c) == x.Code {
				rows[i].count(c, x)
			}
		}
	}
	return rows, nil
}

// count counts a coding of the code that a change is about.
func (r *changeRow) count(c codebook.Change, x analysis.Coding) {
	if c.Touches() {
		r.Codings++
		if x.Status != analysis.Suggested {
			r.Decisions++
		}
	}
	if x.Coder != analysis.MachineCoder {
		return
	}
	by, other := false, false
	for _, e := range x.Evidence {
		if e.Against {
			continue
		}
		if e.Kind == "indicator" && slices.Contains(c.Rules, e.Rule) {
			by = true
		} else {
			other = true
		}
	}
	if by {
		r.Resting++
		if !other {
			r.Only++
		}
	}
}

// oldID is the id under which codings of a changed code stand.
func oldID(c codebook.Change) string {
	if c.Kind == codebook.Merged {
		return c.Code
	}
	return cmp.Or(c.Other, c.Code)
}
