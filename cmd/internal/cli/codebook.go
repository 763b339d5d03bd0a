package cli

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/cmd/internal/ui"
	"cocode/codebook"
	"cocode/codebook/powertriangle"
	"cocode/corpus/diag"
)

func (a *app) codebookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "codebook",
		Short: "Print, check, exchange and start codebooks",
		Long: `A codebook is a YAML file of codes with definitions, indicators and examples. The
one that is built in operationalises the published summary of the study by
Ärleskog, Vackerberg & Andersson (2021).`,
		Example: "  cocode codebook show\n  cocode codebook new > my.yaml\n  cocode codebook check my.yaml",
		Args:    cobra.NoArgs,
	}
	c.AddCommand(a.codebookShow(), a.codebookCheck(), a.codebookNew(), a.codebookSchema(), a.codebookDiff(), a.codebookExport(), a.codebookImport(), a.codebookPropose(), a.codebookFromInductive())
	return c
}

func (a *app) codebookShow() *cobra.Command {
	var format, lang string
	c := &cobra.Command{
		Use:     "show [FILE]",
		Short:   "Print a codebook: the built-in one, or a file",
		Example: "  cocode codebook show --language sv\n  cocode codebook show --format yaml > my.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name, src, err := codebookSource(strings.Join(args, ""))
			if err != nil {
				return err
			}
			if format == "yaml" {
				_, err = a.Out.Write(src)
				return err
			}
			if format != "text" {
				return misuse("--format: expected text or yaml, found %q", format)
			}
			book, problems := parseBook(name, src)
			if err := a.report(problems); err != nil {
				return err
			}
			a.printCodebook(book, lang)
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, or yaml as it is written")
	c.Flags().StringVar(&lang, "language", "en", "language of names and definitions")
	return c
}

// codebookSource returns a codebook file's name and bytes; the built-in one's where
// no path is given.
func codebookSource(path string) (name string, src []byte, err error) {
	if path == "" {
		return powertriangle.Name, powertriangle.Source, nil
	}
	src, err = os.ReadFile(path)
	return path, src, err
}

// loadCodebook reads and parses a codebook, and reports what is wrong with it.
func (a *app) loadCodebook(path string) (*codebook.Codebook, []byte, error) {
	name, src, err := codebookSource(path)
	if err != nil {
		return nil, nil, err
	}
	book, problems := parseBook(name, src)
	return book, src, a.report(problems)
}

func (a *app) printCodebook(b *codebook.Codebook, lang string) {
	fmt.Fprintf(a.Out, "%s, version %s\n", a.Set(ui.Bold, b.Name.In(lang)), b.Version)
	if b.Source.Citation != "" {
		fmt.Fprintf(a.Out, "%s", b.Source.Citation)
		if b.Source.DOI != "" {
			fmt.Fprintf(a.Out, ", doi %s", b.Source.DOI)
		}
		fmt.Fprintf(a.Out, "\n%s\n", b.Source.Note.In(lang))
	}
	for _, r := range b.Rules {
		fmt.Fprintln(a.Out, r.In(lang))
	}
	for p := range b.All() {
		a.printCode(p, lang)
	}
}

func (a *app) printCode(p codebook.Place, lang string) {
	indent := strings.Repeat("  ", p.Depth)
	fmt.Fprintf(a.Out, "\n%s%s  %s\n", indent, a.Set(ui.Bold, p.ID), p.Name.In(lang))
	miss := p.NearMiss.In(lang)
	for _, line := range []struct{ label, words string }{
		{"", p.Definition.In(lang)},
		{"use for: ", p.Include.In(lang)},
		{"not for: ", p.Exclude.In(lang)},
		{"example: ", p.Example.In(lang)},
		{"near-miss: ", strings.TrimSpace(miss.Text + " " + miss.Why)},
	} {
		if line.words != "" {
			fmt.Fprintf(a.Out, "%s  %s%s\n", indent, line.label, line.words)
		}
	}
	if n := len(p.Indicators[lang]); n > 0 {
		fmt.Fprintf(a.Out, "%s  indicators: %d, examples: %d, near-misses: %d\n", indent, n, len(p.Examples[lang]), len(p.NearMisses[lang]))
	}
}

func (a *app) codebookCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Say what is wrong with a codebook, with file, line and column",
		Long: `Check reads a codebook and names every mistake and every weakness at once: unknown
keys, codes without definition or example, indicators that cannot match or that
match another code's text (mark an indicator shared: true where that is meant),
examples that their own code does not find. The exit status is 1 if it found any. Of the lists of examples and near-misses, a note for each
code says how many the deductive pass gets wrong; notes need not be mended.`,
		Example: "  cocode codebook check my.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name, src, err := codebookSource(args[0])
			if err != nil {
				return err
			}
			book, problems := parseBook(name, src)
			problems = append(problems, weaknesses(book, problems)...)
			faults := len(problems)
			if !problems.Failed() {
				problems = append(problems, exampleNotes(book)...)
			}
			problems.Sort()
			for _, p := range problems {
				fmt.Fprintln(a.Out, p)
			}
			if faults > 0 {
				return errReported
			}
			fmt.Fprintf(a.Out, "%s: %s, nothing to mend\n", name, counted(len(book.Codable()), "code"))
			return nil
		},
	}
}

// weaknesses returns what Check finds of what was sound. Mistakes that are known already
// are left out.
func weaknesses(book *codebook.Codebook, known diag.List) diag.List {
	found := codebook.Check(book)
	if known.Failed() {
		found = slices.DeleteFunc(found, func(p diag.Problem) bool { return p.Severity == diag.Error })
	}
	return found
}

func (a *app) codebookNew() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "new",
		Short:   "Start a codebook: a small one with notes, to fill in",
		Example: "  cocode codebook new --out my.yaml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				_, err := a.Out.Write(codebook.Template)
				return err
			}
			return writeNew(out, codebook.Template)
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", "`FILE` to write; standard output if not given")
	return c
}

func (a *app) codebookSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of codebooks, for editors",
		Example: "  cocode codebook schema > codebook.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Out.Write(codebook.Schema())
			return err
		},
	}
}

// parseBook parses a codebook; the built-in one, which most studies are coded with,
// is parsed once.
func parseBook(name string, src []byte) (*codebook.Codebook, diag.List) {
	if bytes.Equal(src, powertriangle.Source) {
		return powertriangle.Codebook(), nil
	}
	return codebook.Parse(name, src)
}
