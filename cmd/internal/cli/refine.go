package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/render"
	"cocode/analysis/refine"
	"cocode/analysis/refine/proposition"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/codebook"
)

// refineOptions are what the commands under refine share.
type refineOptions struct {
	refine.Options
	propositions string
	json         bool
}

func (o *refineOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&o.Suggestions, "include-suggestions", false, "also count what nobody has decided yet")
	f.StringSliceVar(&o.Coders, "coders", nil, "count only these coders' decisions (`NAMES` separated by commas)")
	f.StringVar(&o.Language, "language", "", "en or sv (default: that of most interviews)")
	f.IntVar(&o.Shuffles, "shuffles", 0, "how often codes are dealt anew to see what chance gives (default 200)")
	f.Uint64Var(&o.Seed, "seed", 1, "seed of the shuffles")
}

// propositionsFlag is for commands that test propositions.
func (o *refineOptions) propositionsFlag(c *cobra.Command) {
	c.Flags().StringVar(&o.propositions, "propositions", "", "`FILE` of propositions in place of the built-in ones")
}

func (a *app) refineCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "refine",
		Short: "What the codings say of the model: propositions, tables, report",
		Long: `Refine carries coded interviews back to the model: which parts of the power triangle
have evidence, how they are told together, which propositions hold, and what the
model does not cover. Only accepted codings count, unless --include-suggestions is
given. It says what people tell together, never what causes what.`,
		Example: "  cocode refine test\n  cocode refine report --out report.html",
		Args:    cobra.NoArgs,
	}
	c.AddCommand(a.refineCheck(), a.refineTest(), a.refineReport(), a.refineExport())
	return c
}

func (a *app) refineCheck() *cobra.Command {
	var book string
	c := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check propositions against the codebook",
		Long: `Check reads propositions (the built-in ones, or a YAML file) and names every mistake
with file, line and column, and every code that the codebook does not have. With
--schema it prints the JSON Schema for editors.`,
		Example: "  cocode refine check my-propositions.yaml --codebook my.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if schema, _ := c.Flags().GetBool("schema"); schema {
				_, err := a.Out.Write(proposition.Schema())
				return err
			}
			codes, _, err := a.loadCodebook(book)
			if err != nil {
				return err
			}
			f, err := a.propositions(strings.Join(args, ""))
			if err != nil {
				return err
			}
			problems := proposition.Check(f, codes)
			for _, p := range problems {
				fmt.Fprintln(a.Out, p)
			}
			if len(problems) > 0 {
				return errReported
			}
			_, err = fmt.Fprintf(a.Out, "%s, nothing to mend\n", counted(len(f.Propositions), "proposition"))
			return err
		},
	}
	c.Flags().StringVar(&book, "codebook", "", "codebook `FILE` in place of the built-in one")
	c.Flags().Bool("schema", false, "print the JSON Schema of propositions")
	return c
}

// propositions reads a file of propositions, or those that are built in.
func (a *app) propositions(path string) (*proposition.File, error) {
	name, src := "power-triangle.yaml", proposition.BuiltInSource()
	if path != "" {
		var err error
		if src, err = os.ReadFile(path); err != nil {
			return nil, err
		}
		name = path
	}
	f, problems := proposition.Parse(name, src)
	return f, a.report(problems)
}

// propositionsFor reads propositions as far as a codebook has their codes: the built-in
// ones are left out where it has not, a named file must fit.
func (a *app) propositionsFor(path string, book *codebook.Codebook) (*proposition.File, error) {
	f, err := a.propositions(path)
	if err != nil {
		return nil, err
	}
	problems := proposition.Check(f, book)
	if path == "" && problems.Err() != nil {
		return nil, nil
	}
	return f, a.report(problems)
}

// refinement computes what a study says of its model.
func (a *app) refinement(s *study.Study, o refineOptions) (refine.Refinement, *matrix.Data, error) {
	var none refine.Refinement
	if err := knownCoders(s, "--coders", o.Coders...); err != nil {
		return none, nil, err
	}
	f, err := a.propositions(o.propositions)
	if err != nil {
		return none, nil, err
	}
	data, err := gather(s)
	if err != nil {
		return none, nil, err
	}
	if data.Codebook == nil {
		return none, nil, fmt.Errorf("the study has no codebook yet; run: cocode deductive")
	}
	if err := a.report(proposition.Check(f, data.Codebook)); err != nil {
		return none, nil, err
	}
	if o.Language == "" {
		o.Language = headingLanguage(s)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(40)) // a large study makes much that is soon done with
	return refine.New(data, o.Options).Refine(f), data, nil
}

func (a *app) refineTest() *cobra.Command {
	var o refineOptions
	c := &cobra.Command{
		Use:   "test",
		Short: "Give each proposition its verdict by participants",
		Long: `Test prints how each proposition stands: supported, contested, contradicted, thin or
silent, with the participants for and against and what chance would give. Absence is
silence, not contradiction.`,
		Example: "  cocode refine test --include-suggestions",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.reading(func(s *study.Study) error { return a.testPropositions(s, o) })
		},
	}
	o.flags(c)
	o.propositionsFlag(c)
	jsonFlag(c, &o.json)
	return c
}

func (a *app) testPropositions(s *study.Study, o refineOptions) error {
	r, _, err := a.refinement(s, o)
	if err != nil {
		return err
	}
	if o.json {
		for _, v := range r.Propositions {
			if err := a.printJSON(v); err != nil {
				return err
			}
		}
		return nil
	}
	t := ui.Table{Header: []string{"ID", "VERDICT", "FOR", "AGAINST", "SILENT", "PLACES", "BY CHANCE", "CLAIM"}, Right: map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true}}
	for _, v := range r.Propositions {
		t.Row(v.ID, v.Verdict, v.Voices.For, v.Voices.Against, v.Voices.Silent, v.Places.For, fmt.Sprintf("%.1f", v.Chance.Expected), v.Text)
	}
	if err := t.Write(a.Out, a.Width); err != nil {
		return err
	}
	basis := "accepted codings only"
	if r.Suggestions {
		basis = "suggestions included, which nobody has decided yet"
	}
	_, err = fmt.Fprintf(a.Out, "\nCounted: %s. This is what people tell together, not what causes what.\n", basis)
	return err
}

func (a *app) refineExport() *cobra.Command {
	var o refineOptions
	var out string
	var replace bool
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the findings as data: refinement.json, or tables as CSV",
		Long: `Export writes everything that the study says of its model: as one JSON file with a
versioned schema (--out NAME.json), or as a folder of CSV tables (--out FOLDER).
With --schema it prints the JSON Schema.`,
		Example: "  cocode refine export --out refinement.json\n  cocode refine export --out tables",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if schema, _ := c.Flags().GetBool("schema"); schema {
				_, err := a.Out.Write(refine.Schema())
				return err
			}
			if out == "" {
				return misuse("refine export: name a file or a folder with --out")
			}
			return a.reading(func(s *study.Study) error { return a.exportRefinement(s, o, out, replace) })
		},
	}
	o.flags(c)
	o.propositionsFlag(c)
	c.Flags().StringVarP(&out, "out", "o", "", "`FILE.json`, or a folder for CSV tables")
	c.Flags().BoolVar(&replace, "replace", false, "replace files that exist")
	c.Flags().Bool("schema", false, "print the JSON Schema of refinement.json")
	return c
}

func (a *app) exportRefinement(s *study.Study, o refineOptions, out string, replace bool) error {
	r, _, err := a.refinement(s, o)
	if err != nil {
		return err
	}
	if strings.HasSuffix(out, ".json") {
		if err := writeFile(out, replace, r.Write); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.Out, "%s written\n", out)
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, t := range r.Tables() {
		path := filepath.Join(out, t.Name+".csv")
		if err := writeFile(path, replace, func(w io.Writer) error { return render.CSV(w, &t) }); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(a.Out, "%s written to %s\n", counted(len(r.Tables()), "table"), out)
	return err
}
