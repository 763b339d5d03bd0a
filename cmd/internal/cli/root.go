// Package cli is the command line: a file for each command, which parses flags,
// calls one function of the packages below and prints. Exit statuses are decided in
// one place (exit.go), and finding the study in another (open.go).
package cli

import (
	"context"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cocode/cmd/internal/ui"
)

// app is what all commands share.
type app struct {
	*ui.Streams
	studyFlag string
	coder     string
	now       func() time.Time
}

// Run runs the command line and returns the exit status: 0 if all was done, 1 if
// something was reported, 2 for wrong use.
func Run(ctx context.Context, streams *ui.Streams, args []string) int {
	a := &app{Streams: streams, now: time.Now}
	root := a.root()
	root.SetArgs(args)
	return a.status(root.ExecuteContext(ctx))
}

const rootLong = `cocode codes interviews. It imports transcripts, proposes codes in two passes
(inductive, then deductive against a codebook), lets you decide on every
suggestion, and writes category matrices to Excel. Nothing leaves the machine.

Most work is on one study, a file that ends in .cocode: the only one in this
folder, or the one named with --study or in $COCODE_STUDY.`

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "cocode",
		Short:         "Qualitative content analysis of interviews",
		Long:          rootLong,
		Example:       "  cocode run interviews --out results\n  cocode show coach-01 --study results/study.cocode",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       version(),
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	flags := root.PersistentFlags()
	flags.StringVar(&a.studyFlag, "study", "", "study `FILE` (default: the only *.cocode here, or $COCODE_STUDY)")
	flags.StringVar(&a.coder, "coder", "", "`NAME` under which decisions are recorded (default: $COCODE_CODER, or your login)")
	root.AddGroup(
		&cobra.Group{ID: "work", Title: "From transcripts to matrices:"},
		&cobra.Group{ID: "look", Title: "Looking:"},
		&cobra.Group{ID: "keep", Title: "Keeping the study safe:"},
	)
	a.add(root, "work", a.runCommand(), a.newCommand(), a.importCommand(), a.inductiveCommand(), a.deductiveCommand(), a.matrixCommand(), a.reviewCommand(), a.codebookCommand(), a.memoCommand())
	a.add(root, "look", a.documentsCommand(), a.unitsCommand(), a.codingsCommand(), a.codesCommand(), a.showCommand(), a.searchCommand(), a.explainCommand(), a.evaluateCommand(), a.agreementCommand(), a.refineCommand(), a.replicateCommand())
	a.add(root, "keep", a.historyCommand(), a.undoCommand(), a.verifyCommand(), a.backupCommand(), a.mergeCommand(), a.purgeCommand())
	checkOptions(root)
	a.completeWords(root)
	return root
}

// helpCommand is help COMMAND, which refuses what is no command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about a command",
		Example: "  cocode help run\n  cocode help agreement table",
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return misuse("there is no command %q%s", strings.Join(args, " "), didYouMean("", strings.Join(args, " "), commandNames(c.Root())))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}

// add puts commands in a group and makes mistakes in their arguments wrong use.
func (a *app) add(root *cobra.Command, group string, commands ...*cobra.Command) {
	for _, c := range commands {
		c.GroupID = group
		checkArgs(c)
		root.AddCommand(c)
	}
}

func checkArgs(c *cobra.Command) {
	if !c.Runnable() { // else a command under it that does not exist would only show help
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			return argumentError(c, args, check(c, args))
		}
	}
	for _, sub := range c.Commands() {
		checkArgs(sub)
	}
}

// version is the program's version, as the build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
