package cli

import (
	"cmp"
	"fmt"
	"strings"

	"cocode/analysis/doublecoding"
	"cocode/analysis/evaluation"
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

// confusionRow is one line of agreement --confusion --json.
type confusionRow struct {
	A     string `json:"a"`     // a coder
	B     string `json:"b"`     // another
	CodeA string `json:"codeA"` // empty: no code that the other did not give too
	CodeB string `json:"codeB"`
	Items int    `json:"items"`
}

// printPairs prints, for each pair of coders, which codes stand against which: where
// both gave the same code, and where one gave a code in place of the other's.
func (a *app) printPairs(items []doublecoding.Item, o agreementOptions) error {
	for i := range o.coders {
		for j := i + 1; j < len(o.coders); j++ {
			if err := a.printPair(items, i, j, o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) printPair(items []doublecoding.Item, i, j int, o agreementOptions) error {
	var pairs []evaluation.Item
	for _, item := range items {
		if item.Given[i] != nil && item.Given[j] != nil {
			pairs = append(pairs, evaluation.Item{Reference: item.Given[i], Found: item.Given[j]})
		}
	}
	same := func(code string) string { return code }
	t := ui.Table{Header: []string{o.coders[i], o.coders[j], "PLACES"}, Right: map[int]bool{2: true}}
	both := evaluation.Compare(pairs, same)
	for _, code := range both.Codes() {
		if n := both.ByCode[code].Right; n > 0 {
			if err := a.confusionLine(&t, confusionRow{o.coders[i], o.coders[j], code, code, n}, o.json); err != nil {
				return err
			}
		}
	}
	for _, c := range evaluation.Confusions(pairs, same) {
		if err := a.confusionLine(&t, confusionRow{o.coders[i], o.coders[j], c.Reference, c.Found, c.Items}, o.json); err != nil {
			return err
		}
	}
	if o.json {
		return nil
	}
	return t.Write(a.Out, 0)
}

func (a *app) confusionLine(t *ui.Table, row confusionRow, asJSON bool) error {
	if asJSON {
		return a.printJSON(row)
	}
	t.Row(orNone(row.CodeA), orNone(row.CodeB), row.Items)
	return nil
}
