package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/workbook"
	"cocode/codebook"
	"cocode/codebook/exchange"
	"cocode/corpus/diag"
	"cocode/corpus/transcript/table"
)

// bookFormat is a form in which codebooks go to other programs and come from them.
type bookFormat struct {
	name    string
	endings []string
	write   func(w io.Writer, b *codebook.Codebook, lang string) (lost []string, err error)
	read    func(name, lang string, data []byte) (*codebook.Codebook, diag.List)
}

var bookFormats = []bookFormat{
	{"csv", []string{".csv", ".tsv"}, writeSheetCSV, readSheet},
	{"xlsx", []string{".xlsx"}, writeSheetExcel, readSheet},
	{"qdc", []string{".qdc"}, exchange.WriteQDC, exchange.ReadQDC},
	{"quanteda", []string{".yml", ".yaml"}, exchange.WriteQuanteda, exchange.ReadQuanteda},
	{"liwc", []string{".dic"}, exchange.WriteLIWC, exchange.ReadLIWC},
}

func writeSheetCSV(w io.Writer, b *codebook.Codebook, _ string) ([]string, error) {
	return nil, exchange.WriteCSV(w, exchange.Rows(b))
}

func writeSheetExcel(w io.Writer, b *codebook.Codebook, _ string) ([]string, error) {
	return nil, workbook.WriteRows(w, "codebook", exchange.Rows(b))
}

func readSheet(name, _ string, data []byte) (*codebook.Codebook, diag.List) {
	sheets, problems := table.Read(name, data)
	if problems.Failed() || len(sheets) == 0 {
		problems.Errorf(diag.Position{File: name}, "", "there is no sheet to read")
		return nil, problems
	}
	b, more := exchange.ReadSheet(name, sheets[0].Rows)
	return b, append(problems, more...)
}

// bookFormatOf finds a format by its name, or else by the ending of a file.
func bookFormatOf(name, path string) (bookFormat, error) {
	ending := strings.ToLower(filepath.Ext(path))
	var names []string
	for _, f := range bookFormats {
		if f.name == name || name == "" && slices.Contains(f.endings, ending) {
			return f, nil
		}
		names = append(names, f.name)
	}
	if name == "" {
		return bookFormat{}, misuse("%s: the ending %q does not tell the format; name it with --format (%s)", path, ending, strings.Join(names, ", "))
	}
	if near, ok := diag.Nearest(name, names); ok {
		return bookFormat{}, misuse("--format: %q is not known; did you mean %s?", name, near)
	}
	return bookFormat{}, misuse("--format: expected %s, found %q", strings.Join(names, ", "), name)
}

func (a *app) codebookExport() *cobra.Command {
	var format, lang, out string
	var replace bool
	c := &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write a codebook for other programs: sheet, REFI-QDA, dictionary",
		Long: `Export writes a codebook (the built-in one, or a file) in another form:

  csv, xlsx   a sheet with a row a code, to edit and to import again; it holds all
  qdc         REFI-QDA codebook, for ATLAS.ti, MAXQDA, NVivo, QualCoder and others
  quanteda    dictionary for the R package quanteda (YAML)
  liwc        dictionary for LIWC (.dic)

The last three hold one language each; what they cannot hold is listed.`,
		Example: "  cocode codebook export --out codes.xlsx\n  cocode codebook export my.yaml --format quanteda --language sv --out dictionary.yml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" {
				return misuse("codebook export: name the file to write with --out")
			}
			f, err := bookFormatOf(format, out)
			if err != nil {
				return err
			}
			book, _, err := a.loadCodebook(strings.Join(args, ""))
			if err != nil {
				return err
			}
			return a.exportBook(book, f, lang, out, replace)
		},
	}
	c.Flags().StringVar(&format, "format", "", "csv, xlsx, qdc, quanteda or liwc (default: by the ending of the file)")
	c.Flags().StringVar(&lang, "language", "en", "language of qdc and of dictionaries")
	c.Flags().StringVarP(&out, "out", "o", "", "`FILE` to write")
	c.Flags().BoolVar(&replace, "replace", false, "replace a file that exists")
	return c
}

func (a *app) exportBook(book *codebook.Codebook, f bookFormat, lang, out string, replace bool) error {
	var lost []string
	err := writeFile(out, replace, func(w io.Writer) (err error) {
		lost, err = f.write(w, book, lang)
		return err
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(a.Out, "%s written: %s\n", out, counted(len(book.Codable()), "code")); err != nil {
		return err
	}
	for _, words := range lost {
		fmt.Fprintf(a.Err, "%s: %s\n", f.name, words)
	}
	return nil
}

func (a *app) codebookImport() *cobra.Command {
	var format, lang, out string
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a codebook of a sheet, a REFI-QDA codebook or a dictionary",
		Long: `Import reads what codebook export writes, and such files of other programs, and
writes a codebook in YAML. What is wrong is named with row and column, or with line.
Look at the codebook, and then: cocode codebook check.`,
		Example: "  cocode codebook import codes.xlsx --out my.yaml\n  cocode codebook import LIWC.dic --language en --out liwc.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" {
				return misuse("codebook import: name the codebook to write with --out")
			}
			f, err := bookFormatOf(format, args[0])
			if err != nil {
				return err
			}
			data, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			book, problems := f.read(args[0], lang, data)
			if err := a.report(problems); err != nil {
				return err
			}
			return a.writeBook(out, book)
		},
	}
	c.Flags().StringVar(&format, "format", "", "csv, xlsx, qdc, quanteda or liwc (default: by the ending of the file)")
	c.Flags().StringVar(&lang, "language", "en", "language of the words in qdc and dictionaries")
	c.Flags().StringVarP(&out, "out", "o", "", "codebook `FILE` to write")
	return c
}

// writeBook writes a codebook as YAML, if it reads back.
func (a *app) writeBook(out string, book *codebook.Codebook) error {
	src, err := codebook.Format(book)
	if err != nil {
		return err
	}
	if _, problems := codebook.Parse(out, src); problems.Failed() {
		return a.report(problems)
	}
	if err := writeNew(out, src); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s written: %s; next: cocode codebook check %s\n", out, counted(len(book.Codable()), "code"), out)
	return err
}
