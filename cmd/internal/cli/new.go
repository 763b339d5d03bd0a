package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
)

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "new FILE",
		Short:   "Start a study",
		Long:    "New makes an empty study: one file, to be copied, synced and backed up as one.",
		Example: "  cocode new coaches.cocode",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := args[0]
			if !strings.HasSuffix(path, suffix) {
				path += suffix
			}
			if err := folderFor(path); err != nil {
				return err
			}
			s, err := study.Create(path, a.options())
			if err != nil {
				return err
			}
			if err := s.Close(); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.Out, "%s made; next: cocode import FOLDER --study %s\n", path, path)
			return err
		},
	}
}
