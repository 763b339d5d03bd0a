package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/corpus/diag"
)

func (a *app) verifyCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check that a study is whole",
		Long: `Verify rebuilds the study from its record and compares, checks every quote against
its text, every coding's unit and code, and every byte of the file, and says in
words what is wrong, what it touches and what to do. It changes nothing. The exit
status is 1 if it found faults. With --json it prints one object: the study, whether
it is whole, and the problems.`,
		Example: "  cocode verify --study results/study.cocode\n  cocode verify --json | jq .whole",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			path, err := a.studyPath()
			if err != nil {
				return err
			}
			problems, err := study.VerifyFile(c.Context(), path, a.options())
			if err != nil {
				return err
			}
			return a.printVerified(path, problems, asJSON)
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

// verifiedRow is what verify --json prints.
type verifiedRow struct {
	Study    string       `json:"study"`
	Whole    bool         `json:"whole"`
	Problems []problemRow `json:"problems"`
}

func (a *app) printVerified(path string, problems diag.List, asJSON bool) error {
	var err error
	switch {
	case asJSON:
		err = a.printJSON(verifiedRow{path, len(problems) == 0, problemRows(problems)})
	case len(problems) == 0:
		_, err = fmt.Fprintf(a.Out, "%s is whole\n", path)
	default:
		for _, p := range problems {
			fmt.Fprintln(a.Out, p)
		}
	}
	if len(problems) > 0 {
		return errReported
	}
	return err
}
