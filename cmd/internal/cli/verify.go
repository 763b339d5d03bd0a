package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
)

func (a *app) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that a study is whole",
		Long: `Verify rebuilds the study from its record and compares, checks every quote against
its text, every coding's unit and code, and every byte of the file, and says in
words what is wrong, what it touches and what to do. It changes nothing. The exit
status is 1 if it found faults.`,
		Example: "  cocode verify --study results/study.cocode",
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
			for _, p := range problems {
				fmt.Fprintln(a.Out, p)
			}
			if len(problems) > 0 {
				return errReported
			}
			_, err = fmt.Fprintf(a.Out, "%s is whole\n", path)
			return err
		},
	}
}
