package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
)

// reviseCommands are the researcher's hand on the inductive scheme. Every change is
// recorded, can be undone, and is kept by later runs of the pass.
func (a *app) reviseCommands() []*cobra.Command {
	return []*cobra.Command{
		a.reviseRename(), a.reviseMove(), a.reviseMerge(), a.reviseSplit(), a.reviseAssign(), a.reviseAdd(), a.reviseAside(), a.reviseCondense(),
	}
}

// revision makes a command of one change to the scheme; done tells what came of it.
func (a *app) revision(c *cobra.Command, change func(s *study.Study, args []string, why string) (done string, err error)) *cobra.Command {
	var why string
	c.Flags().StringVar(&why, "why", "", "a `REASON` for the record")
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.writing(func(s *study.Study) error {
			done, err := change(s, args, why)
			if err == nil {
				_, err = fmt.Fprintln(a.Out, done)
			}
			return err
		})
	}
	return c
}

func (a *app) reviseRename() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "rename ID NAME", Short: "Give a code, subcategory or category another name", Args: cobra.ExactArgs(2),
		Example: "  cocode inductive rename c-4kq \"not daring to ask\"",
	}, func(s *study.Study, args []string, why string) (string, error) {
		return args[0] + " is now called " + args[1], s.RenameNode(args[0], args[1], why)
	})
}

func (a *app) reviseMove() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "move ID PARENT", Short: "Put a code or subcategory below another node", Args: cobra.ExactArgs(2),
		Example: "  cocode inductive move c-4kq s-8dm",
	}, func(s *study.Study, args []string, why string) (string, error) {
		return args[0] + " is now below " + args[1], s.MoveNode(args[0], args[1], why)
	})
}

func (a *app) reviseMerge() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "merge INTO ID…", Short: "Make one code, subcategory or category out of several", Args: cobra.MinimumNArgs(2),
		Example: "  cocode inductive merge c-4kq c-77x c-p3d",
	}, func(s *study.Study, args []string, why string) (string, error) {
		return fmt.Sprintf("%s took over %s", args[0], counted(len(args)-1, "other")), s.MergeNodes(args[0], args[1:], why)
	})
}

func (a *app) reviseSplit() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "split CODE NAME UNIT…", Short: "Take units out of a code and give them a new one beside it", Args: cobra.MinimumNArgs(3),
		Example: "  cocode inductive split c-4kq \"haste in the morning\" k7w2fd-1204 k7w2fd-1377",
	}, func(s *study.Study, args []string, why string) (string, error) {
		id, err := s.SplitCode(args[0], args[1], args[2:], why)
		return fmt.Sprintf("%s made of %s", id, counted(len(args)-2, "unit")), err
	})
}

func (a *app) reviseAssign() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "assign CODE UNIT…", Short: "Give units another open code", Args: cobra.MinimumNArgs(2),
		Example: "  cocode inductive assign c-4kq k7w2fd-1204",
	}, func(s *study.Study, args []string, why string) (string, error) {
		return fmt.Sprintf("%s now with the code %s", counted(len(args)-1, "unit"), args[0]), s.AssignCode(args[0], args[1:], why)
	})
}

func (a *app) reviseAdd() *cobra.Command {
	var level, parent string
	c := a.revision(&cobra.Command{
		Use: "add NAME", Short: "Add a code, subcategory, category or theme of your own", Args: cobra.ExactArgs(1),
		Example: "  cocode inductive add \"Who may speak\" --level theme",
	}, func(s *study.Study, args []string, why string) (string, error) {
		id, err := s.AddNode(analysis.Level(level), args[0], parent, why)
		return id + " added", err
	})
	c.Flags().StringVar(&level, "level", string(analysis.LevelCategory), "code, subcategory, category or theme")
	c.Flags().StringVar(&parent, "below", "", "`ID` of the node that it belongs below")
	return c
}

func (a *app) reviseAside() *cobra.Command {
	var back bool
	c := a.revision(&cobra.Command{
		Use: "set-aside ID", Short: "Keep a node out of all counts, or take it back", Args: cobra.ExactArgs(1),
		Example: "  cocode inductive set-aside c-4kq --why \"talk about the recording\"",
	}, func(s *study.Study, args []string, why string) (string, error) {
		done := args[0] + " is set aside"
		if back {
			done = args[0] + " counts again"
		}
		return done, s.SetAside(args[0], !back, why)
	})
	c.Flags().BoolVar(&back, "back", false, "take it back")
	return c
}

func (a *app) reviseCondense() *cobra.Command {
	return a.revision(&cobra.Command{
		Use: "condense UNIT WORDS", Short: "Give a unit another condensed meaning unit", Args: cobra.ExactArgs(2),
		Example: "  cocode inductive condense k7w2fd-1204 \"no time to sit down with users\"",
	}, func(s *study.Study, args []string, why string) (string, error) {
		return args[0] + " condensed anew", s.Condense(args[0], args[1], why)
	})
}
