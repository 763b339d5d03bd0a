package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/agreement"
	"cocode/corpus/diag"
)

type tableOptions struct {
	csv       bool
	order     []string
	resamples int
	seed      uint64
}

func (a *app) agreementTable() *cobra.Command {
	var o tableOptions
	c := &cobra.Command{
		Use:   "table FILE.csv…",
		Short: "Every coefficient for any table of units and coders",
		Long: `Table reads a table without a study: the first column names the unit, every other
column is a coder, an empty cell is a missing value. It prints every coefficient that
applies, with how to read it, and says why one is undefined.

Two coders' cohen is Cohen's kappa; with more it is Light's mean over pairs.`,
		Example: `  cocode agreement table ratings.csv
  cocode agreement table ratings.csv --order low,middle,high --bootstrap 10000
  cocode agreement table *.csv --csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			if o.csv && o.resamples > 0 {
				return misuse("--csv prints values alone; leave out --bootstrap, or --csv")
			}
			return a.printTables(files, o)
		},
	}
	f := c.Flags()
	f.BoolVar(&o.csv, "csv", false, "lines of table,coefficient,value")
	f.StringSliceVar(&o.order, "order", nil, "the values from lowest to highest, for ordinal coefficients")
	f.IntVar(&o.resamples, "bootstrap", 0, "resamples for 95 % intervals (0: none)")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the resamples")
	return c
}

// printTables prints one table after the other; one that cannot be read is named, and
// the others are printed.
func (a *app) printTables(files []string, o tableOptions) error {
	var failed error
	for i, file := range files {
		if i > 0 && !o.csv {
			fmt.Fprintln(a.Out)
		}
		switch err := a.printTable(file, len(files) > 1, o); {
		case err != nil && len(files) == 1:
			return err
		case err != nil:
			failed = errReported
			a.complain(err)
		}
	}
	return failed
}

func (a *app) printTable(file string, named bool, o tableOptions) error {
	t, err := readTable(file)
	if err != nil {
		return err
	}
	if len(o.order) > 0 {
		if t, err = t.Ordered(o.order...); err != nil {
			return misuse("--order: %w", err)
		}
	}
	results := agreement.All(t)
	if o.csv {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		return agreement.WriteCSV(a.Out, name, results)
	}
	if named {
		fmt.Fprintln(a.Out, file)
	}
	var intervals []agreement.Confidence
	if o.resamples > 0 {
		intervals = agreement.Bootstrap(t, agreement.Options{Resamples: o.resamples, Seed: o.seed})
	}
	return a.printAgreement(t, results, intervals)
}

// printAgreement prints what the figures rest on, the figures, and where they
// mislead.
func (a *app) printAgreement(t *agreement.Table, results []agreement.Named, intervals []agreement.Confidence) error {
	s := agreement.Summarize(t)
	if err := agreement.WriteSummary(a.Out, s); err != nil {
		return err
	}
	fmt.Fprintln(a.Out)
	if err := agreement.WriteText(a.Out, results, intervals); err != nil {
		return err
	}
	for _, w := range agreement.Warnings(s, results) {
		fmt.Fprintf(a.Out, "note: %s\n", w)
	}
	return nil
}

// readTable reads a table of ratings; its error names every faulty place.
func readTable(file string) (*agreement.Table, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := agreement.ReadCSV(io.Reader(f))
	var faults agreement.Problems
	if errors.As(err, &faults) {
		var list diag.List
		for _, p := range faults {
			list.Errorf(diag.Position{File: file, Line: p.Line, Column: p.Column}, "", "%s", p.Message)
		}
		return nil, list.Err()
	}
	return t, err
}
