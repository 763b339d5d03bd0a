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
words what is wrong. It changes nothing. The exit status is 1 if it found faults.`,
		Example: "  cocode verify --study results/study.cocode",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.reading(func(s *study.Study) error {
				problems, err := s.Verify(c.Context())
				if err != nil {
					return err
				}
				for _, p := range problems {
					fmt.Fprintln(a.Out, p)
				}
				if len(problems) > 0 {
					return errReported
				}
				_, err = fmt.Fprintf(a.Out, "%s is whole\n", s.Path())
				return err
			})
		},
	}
}
