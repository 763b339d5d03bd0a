package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cocode/analysis/deductive/trial"
	"cocode/cmd/internal/ui"
)

type trialOptions struct {
	trial.Options
	codebook string
	scores   string
	json     bool
}

func (a *app) deductiveEval() *cobra.Command {
	var o trialOptions
	c := &cobra.Command{
		Use:   "eval FILE.csv",
		Short: "Measure how well the pass learns codes from texts that people have coded",
		Long: `Eval reads a table with the columns text, group (the document) and codes (separated
by |, may be empty). It leaves out one group after another, learns from the others,
and ranks the texts of the one left out for every code. It prints micro- and macro-F1
at break-even and mean average precision. --train-groups N learns from N groups only;
with 0 and --codebook it ranks by the codebook alone.`,
		Example: "  cocode deductive eval coded.csv --scores scores.csv\n  cocode deductive eval coded.csv --train-groups 0 --codebook my.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			o.Learn = c.Flags().Changed("train-groups")
			if o.Learn && o.Groups == 0 && o.codebook == "" {
				return misuse("--train-groups 0 learns from nothing: name a codebook to rank by with --codebook")
			}
			return a.tryCodes(args[0], o)
		},
	}
	f := c.Flags()
	f.StringVar(&o.scores, "scores", "", "`FILE` for lines of row,code,score (rows from 0)")
	f.IntVar(&o.Groups, "train-groups", 0, "learn from so many groups only")
	f.Uint64Var(&o.Seed, "seed", 1, "which groups are drawn")
	f.StringVar(&o.codebook, "codebook", "", "codebook `FILE` whose names, definitions, examples and indicators help")
	f.StringVar(&o.Language, "language", "", "language of the texts (default: detected)")
	jsonFlag(c, &o.json)
	return c
}

func (a *app) tryCodes(file string, o trialOptions) error {
	if o.scores != "" {
		if err := absent(o.scores); err != nil {
			return err
		}
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	rows, problems := trial.Read(filepath.Base(file), bytes.NewReader(src))
	if err := a.report(problems); err != nil {
		return err
	}
	if o.codebook != "" {
		if o.Book, _, err = a.loadCodebook(o.codebook); err != nil {
			return err
		}
	}
	r := trial.Run(rows, o.Options)
	if o.scores != "" {
		if err := writeFile(o.scores, false, func(w io.Writer) error { return r.WriteScores(w) }); err != nil {
			return err
		}
	}
	return a.printTrial(r, o.json)
}

// trialRow is what deductive eval --json prints.
type trialRow struct {
	Rows   int                `json:"rows"`
	Groups int                `json:"groups"`
	Micro  float64            `json:"microF1"`
	Macro  float64            `json:"macroF1"`
	MAP    float64            `json:"meanAveragePrecision"`
	Codes  []trial.CodeResult `json:"codes"`
}

func (a *app) printTrial(r *trial.Result, asJSON bool) error {
	if asJSON {
		return a.printJSON(trialRow{r.Rows, r.Groups, r.Micro, r.Macro, r.MAP, r.Codes})
	}
	t := ui.Table{Header: []string{"CODE", "TEXTS", "F1 AT BREAK-EVEN", "AVERAGE PRECISION"}, Right: map[int]bool{1: true, 2: true, 3: true}}
	for _, c := range r.Codes {
		t.Row(c.Code, c.Texts, decimals(c.F1), decimals(c.Precision))
	}
	if err := t.Write(a.Out, 0); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.Out, "\n%s in %s\nmicro-F1 at break-even  %.3f\nmacro-F1 at break-even  %.3f\nmean average precision  %.3f\n", counted(r.Rows, "row"), counted(r.Groups, "group"), r.Micro, r.Macro, r.MAP)
	return err
}
