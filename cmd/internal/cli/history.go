package cli

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
)

// eventRow is an event as history --json prints it.
type eventRow struct {
	N       int       `json:"n"`
	ID      string    `json:"id"`
	At      time.Time `json:"at"`
	Who     string    `json:"who"`
	Kind    string    `json:"kind"`
	Subject string    `json:"subject,omitempty"`
	Why     string    `json:"why,omitempty"`
	Items   int       `json:"items"`
	Undone  bool      `json:"undone,omitempty"`
	Purged  bool      `json:"purged,omitempty"`
}

func (a *app) historyCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "history [N]",
		Short: "List what was done in a study, by whom and when",
		Long: `History lists the record: every import, pass, decision, memo and change, with who
and when. With a number it says what that entry changed, before and after.`,
		Example: "  cocode history\n  cocode history 41",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			n, err := eventNumber("history", args)
			if err != nil {
				return err
			}
			return a.reading(func(s *study.Study) error {
				if n > 0 {
					return a.listChanges(s, n, asJSON)
				}
				return a.listHistory(s, asJSON)
			})
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) listHistory(s *study.Study, asJSON bool) error {
	events, err := s.History()
	if err != nil {
		return err
	}
	t := ui.Table{Header: []string{"N", "WHEN", "WHO", "WHAT", "ITEMS", "ABOUT"}, Right: map[int]bool{0: true, 4: true}}
	for _, e := range events {
		if asJSON {
			if err := a.printJSON(eventRow(e)); err != nil {
				return err
			}
			continue
		}
		kind := e.Kind
		if e.Undone {
			kind += " (undone)"
		}
		t.Row(e.N, e.At.Local().Format("2006-01-02 15:04:05"), e.Who, kind, e.Items, oneLine(e.Subject+" "+e.Why))
	}
	if asJSON {
		return nil
	}
	return t.Write(a.Out, a.Width)
}

// changeOf is a change as history N --json prints it.
type changeOf struct {
	Subject string `json:"subject"`
	What    string `json:"what"`
	Before  string `json:"before"`
	After   string `json:"after"`
}

func (a *app) listChanges(s *study.Study, n int, asJSON bool) error {
	changes, err := s.Changes(n)
	if err != nil {
		return err
	}
	t := ui.Table{Header: []string{"ABOUT", "WHAT", "BEFORE", "AFTER"}}
	for _, c := range changes {
		if asJSON {
			if err := a.printJSON(changeOf(c)); err != nil {
				return err
			}
			continue
		}
		t.Row(c.Subject, c.What, c.Before, c.After)
	}
	if asJSON {
		return nil
	}
	return t.Write(a.Out, a.Width)
}

func (a *app) undoCommand() *cobra.Command {
	var to int
	var why string
	c := &cobra.Command{
		Use:   "undo [N]",
		Short: "Take back the last change, or number N of the history",
		Long: `Undo takes a change back; nothing is deleted, the record keeps both. Undoing an
undo brings the change back. --to N takes back everything after number N.`,
		Example: "  cocode undo\n  cocode undo 41\n  cocode undo --to 38",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			n, err := eventNumber("undo", args)
			if err != nil {
				return err
			}
			return a.writing(func(s *study.Study) error {
				if c.Flags().Changed("to") {
					if err := s.UndoTo(to, why); err != nil {
						return err
					}
					_, err := fmt.Fprintf(a.Out, "the study is as it was after %d\n", to)
					return err
				}
				return a.undo(s, n, why)
			})
		},
	}
	c.Flags().IntVar(&to, "to", 0, "take back everything after number `N`")
	c.Flags().StringVar(&why, "why", "", "a `REASON` for the record")
	return c
}

func eventNumber(command string, args []string) (int, error) {
	if len(args) == 0 {
		return 0, nil
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 {
		return 0, misuse("%s: expected a number of the history, found %q", command, args[0])
	}
	return n, nil
}

// undo takes back event n, or the last that still stands if n is 0.
func (a *app) undo(s *study.Study, n int, why string) error {
	events, err := s.History()
	if err != nil {
		return err
	}
	for i := len(events) - 1; n == 0 && i > 0; i-- {
		if !events[i].Undone && events[i].Kind != "undo" {
			n = events[i].N
		}
	}
	if n == 0 {
		return fmt.Errorf("there is nothing to take back")
	}
	if err := s.Undo(n, why); err != nil {
		return err
	}
	e := events[min(n, len(events))-1]
	_, err = fmt.Fprintf(a.Out, "taken back: %d, %s by %s\n", e.N, e.Kind, e.Who)
	return err
}
