package cli

import (
	"cmp"
	"fmt"
	"slices"
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
	Refused  map[string][]string `json:"refused,omitempty"`
	Unsure   map[string][]string `json:"unsure,omitempty"`
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
		row := disagreementRow{Document: item.Document.Name, Units: item.Units, Start: item.Span.Start, End: item.Span.End, Quote: item.Span.Of(item.Document.Text)}
		row.tell(item, o.coders)
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
		_, err = fmt.Fprintf(a.Out, "%d of %s differ\n", n, counted(len(items), "place"))
	}
	return err
}

// tell says what each coder gave, doubted and refused.
func (r *disagreementRow) tell(item doublecoding.Item, coders []string) {
	r.Codes, r.Refused, r.Unsure = map[string][]string{}, map[string][]string{}, map[string][]string{}
	for k, codes := range item.Given {
		if codes == nil {
			continue
		}
		r.Codes[coders[k]] = codes
		if list := item.Answered(k, doublecoding.No); len(list) > 0 {
			r.Refused[coders[k]] = list
		}
		if list := item.Answered(k, doublecoding.Unsure); len(list) > 0 {
			r.Unsure[coders[k]] = list
		}
	}
}

// words says what a coder gave, for the terminal.
func (r disagreementRow) words(coder string) string {
	said := slices.Clone(r.Codes[coder])
	for _, code := range r.Refused[coder] {
		said = append(said, "not "+code)
	}
	for _, code := range r.Unsure[coder] {
		said = append(said, "unsure of "+code)
	}
	return cmp.Or(strings.Join(said, ", "), "no code")
}

func (a *app) printDisagreement(row disagreementRow, o agreementOptions) error {
	if o.json {
		return a.printJSON(row)
	}
	fmt.Fprintf(a.Out, "%s %s\n  %s\n", row.Document, strings.Join(row.Units, ", "), oneLine(row.Quote))
	for _, name := range o.coders {
		if row.Codes[name] != nil {
			fmt.Fprintf(a.Out, "  %s: %s\n", a.Set(ui.Bold, name), row.words(name))
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
	compared := pairs(items, i, j)
	same := func(code string) string { return code }
	t := ui.Table{Header: []string{o.coders[i], o.coders[j], "PLACES"}, Right: map[int]bool{2: true}}
	both := evaluation.Compare(compared, same)
	for _, code := range both.Codes() {
		if n := both.ByCode[code].Right; n > 0 {
			if err := a.confusionLine(&t, confusionRow{o.coders[i], o.coders[j], code, code, n}, o.json); err != nil {
				return err
			}
		}
	}
	for _, c := range evaluation.Confusions(compared, same) {
		if err := a.confusionLine(&t, confusionRow{o.coders[i], o.coders[j], c.Reference, c.Found, c.Items}, o.json); err != nil {
			return err
		}
	}
	if o.json {
		return nil
	}
	return t.Write(a.Out, 0)
}

// pairs returns what two coders gave, of what both have answered for.
func pairs(items []doublecoding.Item, i, j int) (compared []evaluation.Item) {
	for _, item := range items {
		if first, second, ok := item.Pair(i, j); ok {
			compared = append(compared, evaluation.Item{Reference: first, Found: second})
		}
	}
	return compared
}

func (a *app) confusionLine(t *ui.Table, row confusionRow, asJSON bool) error {
	if asJSON {
		return a.printJSON(row)
	}
	t.Row(orNone(row.CodeA), orNone(row.CodeB), row.Items)
	return nil
}
