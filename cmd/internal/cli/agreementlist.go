package cli

import (
	"cmp"
	"fmt"
	"strings"

	"cocode/analysis/doublecoding"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
)

// disagreementRow is a place where coders differ, as agreement --list --json prints it.
type disagreementRow struct {
	Document string              `json:"document"`
	Units    []string            `json:"units"`
	Start    int                 `json:"start"`
	End      int                 `json:"end"`
	Quote    string              `json:"quote"`
	Codes    map[string][]string `json:"codes"`
	Memos    []string            `json:"memos,omitempty"`
}

func (a *app) listDisagreements(s *study.Study, items []doublecoding.Item, o agreementOptions) error {
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	n := 0
	for _, item := range items {
		if !item.Differ() {
			continue
		}
		n++
		row := disagreementRow{Document: item.Document.Name, Units: item.Units, Start: item.Span.Start, End: item.Span.End, Quote: item.Span.Of(item.Document.Text), Codes: map[string][]string{}}
		for k, codes := range item.Given {
			if codes != nil {
				row.Codes[o.coders[k]] = codes
			}
		}
		for _, u := range item.Units {
			for _, m := range memos[u] {
				row.Memos = append(row.Memos, m.Who+": "+m.Text)
			}
		}
		if err := a.printDisagreement(row, o); err != nil {
			return err
		}
	}
	if !o.json {
		_, err = fmt.Fprintf(a.Out, "%d of %d places differ\n", n, len(items))
	}
	return err
}

func (a *app) printDisagreement(row disagreementRow, o agreementOptions) error {
	if o.json {
		return a.printJSON(row)
	}
	fmt.Fprintf(a.Out, "%s %s\n  %s\n", row.Document, strings.Join(row.Units, ", "), oneLine(row.Quote))
	for _, name := range o.coders {
		if codes, saw := row.Codes[name]; saw {
			fmt.Fprintf(a.Out, "  %s: %s\n", a.Set(ui.Bold, name), cmp.Or(strings.Join(codes, ", "), "no code"))
		}
	}
	for _, m := range row.Memos {
		fmt.Fprintf(a.Out, "  memo %s\n", m)
	}
	_, err := fmt.Fprintln(a.Out)
	return err
}
