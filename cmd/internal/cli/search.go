package cli

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
)

// hitRow is a place where words were found, as search --json prints it.
type hitRow struct {
	Document string `json:"document"`
	Speaker  string `json:"speaker"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Before   string `json:"before"`
	Match    string `json:"match"`
	After    string `json:"after"`
}

func (a *app) searchCommand() *cobra.Command {
	var asJSON bool
	var width int
	c := &cobra.Command{
		Use:   "search WORDS…",
		Short: "Find words in all interviews, with what stands around them",
		Long: `Search finds turns in which all the words stand, and prints each place with its
context. "Words in quotation marks" stand next to each other, and part* finds all
words that begin so.`,
		Example: "  cocode search time\n  cocode search '\"no time\"' nurse*",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.reading(func(s *study.Study) error { return a.search(s, strings.Join(args, " "), width, asJSON) })
		},
	}
	c.Flags().IntVar(&width, "context", 40, "bytes to show on each side, cut between words")
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) search(s *study.Study, words string, width int, asJSON bool) error {
	hits, err := s.Search(study.Search{Words: words, Context: width})
	if err != nil {
		return err
	}
	v, err := newView(s)
	if err != nil {
		return err
	}
	for _, h := range hits {
		d, err := v.document(h.Document)
		if err != nil {
			return err
		}
		if err := a.printHit(d, h, width, asJSON); err != nil {
			return err
		}
	}
	if len(hits) == 0 && !asJSON {
		fmt.Fprintln(a.Err, "nothing found")
	}
	return nil
}

func (a *app) printHit(d *docView, h study.Hit, width int, asJSON bool) error {
	speaker := speakerName(d.Speaker(d.Turns[h.Turn]))
	if asJSON {
		return a.printJSON(hitRow{d.Name, speaker, h.Span.Start, h.Span.End, h.Before, h.Words, h.After})
	}
	before := oneLine(h.Before)
	pad := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(before)))
	_, err := fmt.Fprintf(a.Out, "%-12s %-10s %s%s %s %s\n", d.Name, d.where(h.Turn, h.Span), pad, before, a.Set(ui.Bold, h.Words), oneLine(h.After))
	return err
}
