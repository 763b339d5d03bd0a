package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cocode/analysis/inductive/labelled"
	"cocode/analysis/inductive/measure"
	"cocode/cmd/internal/ui"
)

type evalOptions struct {
	text, label string
	groups      int
	out         string
	language    string
	seed        uint64
	json        bool
}

func (a *app) inductiveEval() *cobra.Command {
	var o evalOptions
	c := &cobra.Command{
		Use:   "eval FILE.csv",
		Short: "Measure the grouping on short texts that people have labelled",
		Long: `Eval groups the texts of a table without looking at their labels, and compares the
groups with the labels: adjusted mutual information, normalised mutual information,
adjusted Rand index, purity and V-measure, beside the same for k-means and NMF on
TF-IDF and for a random grouping. The same table gives the same groups.`,
		Example: "  cocode inductive eval answers.csv --text answer --label topic --groups grouped.csv",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.evalGroups(args[0], o) },
	}
	f := c.Flags()
	f.StringVar(&o.text, "text", "text", "the `COLUMN` of texts")
	f.StringVar(&o.label, "label", "label", "the `COLUMN` of labels")
	f.IntVar(&o.groups, "categories", 0, "number of groups (default: as many as labels)")
	f.StringVar(&o.out, "groups", "", "`FILE` for the table with a column group")
	f.StringVar(&o.language, "language", "", "language of the texts (default: detected)")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the methods that are compared")
	jsonFlag(c, &o.json)
	return c
}

func (a *app) evalGroups(file string, o evalOptions) error {
	if o.out != "" {
		if err := absent(o.out); err != nil {
			return err
		}
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	sample, problems := labelled.Read(filepath.Base(file), bytes.NewReader(src), o.text, o.label)
	if err := a.report(problems); err != nil {
		return err
	}
	texts, labels := sample.Texts(), sample.Labels()
	e := labelled.Evaluate(texts, labels, labelled.Options{Groups: o.groups, Language: o.language, Seed: o.seed})
	if o.out != "" {
		if err := writeFile(o.out, false, func(w io.Writer) error { return sample.Write(w, e.Groups) }); err != nil {
			return err
		}
	}
	if o.json {
		return a.printEvalJSON(e)
	}
	fmt.Fprintf(a.Out, "%s, %s, %s\n\n", counted(e.Texts, "text"), counted(e.Labels, "label"), counted(e.Wanted, "group"))
	t := ui.Table{Header: []string{"METHOD", "AMI", "NMI", "ARI", "PURITY", "V"}, Right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true}}
	for _, m := range methods(e) {
		t.Row(m.Name, decimals(m.AMI), decimals(m.NMI), decimals(m.ARI), decimals(m.Purity), decimals(m.V))
	}
	return t.Write(a.Out, 0)
}

// methods returns the program's own grouping and those that it is compared with.
func methods(e labelled.Evaluation) []labelled.Method {
	return append([]labelled.Method{{Name: "cocode", Agreement: e.Own}}, e.Others...)
}

func decimals(v float64) string { return fmt.Sprintf("%.3f", v) }

// methodRow is one line of inductive eval --json.
type methodRow struct {
	Method string `json:"method"`
	measure.Agreement
}

func (a *app) printEvalJSON(e labelled.Evaluation) error {
	for _, m := range methods(e) {
		if err := a.printJSON(methodRow{m.Name, m.Agreement}); err != nil {
			return err
		}
	}
	return nil
}
