package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/evaluation"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
)

// scoreRow is one line of evaluate --json.
type scoreRow struct {
	Level     analysis.Level `json:"level"`
	Code      string         `json:"code"` // empty: all together
	Right     int            `json:"right"`
	Wrong     int            `json:"wrong"`
	Missed    int            `json:"missed"`
	Precision *float64       `json:"precision"`
	Recall    *float64       `json:"recall"`
	F1        *float64       `json:"f1"`
}

func (a *app) evaluateCommand() *cobra.Command {
	var asJSON, confusion, ways bool
	c := &cobra.Command{
		Use:   "evaluate REFERENCE.csv…",
		Short: "Compare suggestions with a reference coding: precision, recall, F1",
		Long: `Evaluate reads a reference coding, CSV with the columns document, quote and code,
and compares it with the study's suggestions, sentence by sentence over what the
participants of these documents say. A sentence has a code in the reference if a
quote with the code covers it, and in the study if a suggestion's evidence stands in
it. Figures are printed for codes, subcategories and categories.

With --ways it reads these documents anew in several ways, whatever the study holds:
by the codebook's indicators alone, by its examples alone, by both, and as the pass
usually does, and prints micro-F1 of each at every level.`,
		Example: "  cocode evaluate testdata/reference/coach-01.csv --study results/study.cocode",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			if ways {
				return a.reading(func(s *study.Study) error { return a.evaluateWays(s, files, asJSON) })
			}
			return a.reading(func(s *study.Study) error { return a.evaluate(s, files, asJSON, confusion) })
		},
	}
	c.Flags().BoolVar(&confusion, "confusion", false, "also print which codes are taken for which")
	c.Flags().BoolVar(&ways, "ways", false, "compare indicators alone, examples alone, and both")
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) evaluate(s *study.Study, files []string, asJSON, confusion bool) error {
	quotes, problems := readReferences(files)
	v, err := newView(s)
	if err != nil {
		return err
	}
	scheme, _, err := v.scheme()
	if err != nil {
		return err
	}
	items, unplaced, err := sentenceItems(v, scheme, quotes)
	if err != nil {
		return err
	}
	problems = append(problems, unplaced...)
	failed := a.report(problems)
	if len(items) == 0 {
		return cmp.Or(failed, errors.New("the reference holds no quote to compare with; it has the columns document, quote and code, and a row a quote"))
	}
	if asJSON {
		err = a.printScoresJSON(items, scheme)
	} else {
		err = a.printScores(items, scheme)
	}
	if err == nil && confusion {
		err = a.printConfusions(items, scheme)
	}
	if err != nil {
		return err
	}
	return failed
}

func readReferences(files []string) (quotes []evaluation.Quote, problems diag.List) {
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			problems.Errorf(diag.Position{File: file}, "", "cannot be read: %s", plain(err))
			continue
		}
		list, wrong := evaluation.ReadReference(filepath.Base(file), bytes.NewReader(data))
		problems = append(problems, wrong...)
		quotes = append(quotes, list...)
	}
	return quotes, problems
}

// sentenceItems makes an item of every sentence that a participant says in a document
// of the reference.
func sentenceItems(v *view, scheme analysis.Index, quotes []evaluation.Quote) (items []evaluation.Item, problems diag.List, err error) {
	for _, group := range evaluation.ByDocument(quotes) {
		d, err := v.document(group[0].Document)
		if err != nil {
			problems.Errorf(group[0].At, "import it first, or correct the name", "%v", err)
			continue
		}
		codings, err := v.study.Codings(study.Filter{Document: d.ID, Scheme: scheme.Scheme.ID, Coder: analysis.MachineCoder})
		if err != nil {
			return nil, nil, err
		}
		found, wrong := evaluation.Sentences(d.Document, annotate.Document(d.Document), scheme, group, codings)
		items = append(items, found...)
		problems = append(problems, wrong...)
	}
	return items, problems, nil
}

// levels are the levels of comparison, from the lowest up.
var levels = []analysis.Level{analysis.LevelCode, analysis.LevelSubcategory, analysis.LevelCategory}

// raiseTo maps a code to what it stands for at a level.
func raiseTo(scheme analysis.Index, level analysis.Level) func(string) string {
	return func(code string) string { return scheme.At(code, level) }
}

func (a *app) printScores(items []evaluation.Item, scheme analysis.Index) error {
	for _, level := range levels {
		scores := evaluation.Compare(items, raiseTo(scheme, level))
		t := ui.Table{Header: []string{string(level), "RIGHT", "WRONG", "MISSED", "PRECISION", "RECALL", "F1"}, Right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true}}
		for _, code := range scores.Codes() {
			scoreLine(&t, code, scores.ByCode[code])
		}
		scoreLine(&t, fmt.Sprintf("all, over %s", counted(scores.Items, "sentence")), scores.Micro)
		if err := t.Write(a.Out, 0); err != nil {
			return err
		}
		fmt.Fprintln(a.Out)
	}
	return nil
}

func scoreLine(t *ui.Table, name string, c evaluation.Counts) {
	p, pok := c.Precision()
	r, rok := c.Recall()
	f, fok := c.F1()
	t.Row(name, c.Right, c.Wrong, c.Missed, share(p, pok), share(r, rok), share(f, fok))
}

func share(v float64, ok bool) string {
	if !ok {
		return "–"
	}
	return fmt.Sprintf("%.3f", v)
}

func (a *app) printScoresJSON(items []evaluation.Item, scheme analysis.Index) error {
	for _, level := range levels {
		scores := evaluation.Compare(items, raiseTo(scheme, level))
		for _, code := range append(scores.Codes(), "") {
			c := scores.Micro
			if code != "" {
				c = scores.ByCode[code]
			}
			if err := a.printJSON(scoreRow{level, code, c.Right, c.Wrong, c.Missed, optional(c.Precision()), optional(c.Recall()), optional(c.F1())}); err != nil {
				return err
			}
		}
	}
	return nil
}

// optional is a figure that may be undefined, which JSON knows as null.
func optional(v float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &v
}

func (a *app) printConfusions(items []evaluation.Item, scheme analysis.Index) error {
	t := ui.Table{Header: []string{"REFERENCE", "FOUND", "SENTENCES"}, Right: map[int]bool{2: true}}
	for _, c := range evaluation.Confusions(items, raiseTo(scheme, analysis.LevelCode)) {
		t.Row(orNone(c.Reference), orNone(c.Found), c.Items)
	}
	return t.Write(a.Out, 0)
}

func orNone(code string) string {
	if code == evaluation.None {
		return "(none)"
	}
	return code
}
