package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/render"
	"cocode/analysis/refine"
	"cocode/analysis/study"
	"cocode/analysis/workbook"
)

type matrixOptions struct {
	matrix.Options
	measure, form string
	facets        []string
	out           string
	format        string
	sheets        []string
	propositions  string
	suggestions   bool
	replace       bool
}

func (a *app) matrixCommand() *cobra.Command {
	var o matrixOptions
	c := &cobra.Command{
		Use:   "matrix",
		Short: "Write the category matrices: an Excel workbook, or single tables",
		Long: `Matrix writes the workbook with all sheets, or with --sheet NAME --format csv,
markdown, html or latex a single table to standard output or to --out.

Every sheet counts codes that are not rejected, suggestions included, or with
--accepted what a person has accepted. The sheets on the model (propositions and those
after it) count only what is accepted, unless --include-suggestions is given.

Sheets: ` + strings.Join(sheetNames(), ", ") + `.`,
		Example: `  cocode matrix --out matrices.xlsx
  cocode matrix --sheet categories --format csv --measure participants
  cocode matrix --accepted --out for-the-paper.xlsx
  cocode matrix --facet when=ceased --facet when=wished --out not-so-now.xlsx`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.chooseFormat(c.Flags().Changed("format")); err != nil {
				return err
			}
			if err := o.check(); err != nil {
				return err
			}
			return a.reading(func(s *study.Study) error { return a.writeMatrix(s, o) })
		},
	}
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "", "`FILE` to write")
	f.StringArrayVar(&o.sheets, "sheet", nil, "only this `SHEET` (may be repeated for a workbook)")
	f.StringVar(&o.format, "format", "xlsx", "xlsx, csv, markdown, html or latex")
	f.StringVar(&o.measure, "measure", "units", "what is counted: "+join(matrix.Measures()))
	f.StringVar(&o.form, "as", "number", "how a count is shown: "+join(matrix.Forms()))
	f.BoolVar(&o.Filter.Accepted, "accepted", false, "count only what a person has accepted")
	f.StringVar(&o.Filter.Coder, "by", "", "count only what this `CODER` has given")
	f.Float64Var(&o.Filter.MinConfidence, "min-confidence", 0, "count only suggestions of at least this confidence (0 to 1)")
	facetFlag(c, &o.facets)
	f.BoolVar(&o.suggestions, "include-suggestions", false, "let the sheets on the model count what nobody has decided yet")
	f.StringVar(&o.propositions, "propositions", "", "`FILE` of propositions in place of the built-in ones")
	f.StringVar(&o.Language, "language", "", "language of headings: en or sv (default: that of most interviews)")
	f.BoolVar(&o.replace, "replace", false, "replace the file if it exists")
	return c
}

func sheetNames() []string {
	var names []string
	for _, s := range matrix.Sheets() {
		names = append(names, s.Name)
	}
	return append(names, refine.Names()...)
}

// knownSheet checks the name of a sheet.
func knownSheet(name string) error {
	if names := sheetNames(); !slices.Contains(names, name) {
		return misuse("--sheet: %w", notAmong(name, names))
	}
	return nil
}

func join[T ~string](words []T) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return strings.Join(list, ", ")
}

// endings say which format a file is written in by its name.
var endings = map[string]string{".xlsx": "xlsx", ".csv": "csv", ".md": "markdown", ".html": "html", ".htm": "html", ".tex": "latex"}

// chooseFormat goes by the ending of the file to write, unless a format is named; a
// workbook is never written under the name of something else, nor the reverse.
func (o *matrixOptions) chooseFormat(named bool) error {
	if o.out == "" {
		return nil
	}
	ending := strings.ToLower(filepath.Ext(o.out))
	byName, known := endings[ending]
	switch {
	case !known && !named:
		return misuse("--out: the ending of %s does not tell the format; let it end in .xlsx, .csv, .md, .html or .tex, or name a --format", o.out)
	case !named:
		o.format = byName
	case (o.format == "xlsx") != (byName == "xlsx"):
		return misuse("--format %s does not go with %s; let the file end as its format does", o.format, o.out)
	}
	return nil
}

// check finds wrong use before the study is opened.
func (o *matrixOptions) check() error {
	var err error
	if o.Filter.Facets, err = facetFilter(o.facets); err != nil {
		return err
	}
	o.Measure, o.Form = matrix.Measure(o.measure), matrix.Form(o.form)
	switch {
	case !slices.Contains(matrix.Measures(), o.Measure):
		return misuse("--measure: %w", notAmong(o.measure, texts(matrix.Measures())))
	case !slices.Contains(matrix.Forms(), o.Form):
		return misuse("--as: %w", notAmong(o.form, texts(matrix.Forms())))
	case o.format != "xlsx" && render.Formats[o.format] == nil:
		return misuse("--format: %w", notAmong(o.format, []string{"xlsx", "csv", "markdown", "html", "latex"}))
	case o.format == "xlsx" && o.out == "":
		return misuse("matrix: name the workbook to write with --out FILE.xlsx")
	case o.format != "xlsx" && len(o.sheets) != 1:
		return misuse("matrix: name the table with --sheet; the sheets are %s", strings.Join(sheetNames(), ", "))
	}
	for _, name := range o.sheets {
		if err := knownSheet(name); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) writeMatrix(s *study.Study, o matrixOptions) error {
	if o.out != "" {
		if err := writable(o.out, o.replace); err != nil {
			return err
		}
	}
	if err := knownFilter(s, study.Filter{Coder: o.Filter.Coder}); err != nil {
		return err
	}
	if o.Language == "" {
		o.Language = headingLanguage(s)
	}
	defer sparing()()
	data, err := gather(s)
	if err != nil {
		return err
	}
	if o.Further, err = a.modelSheets(data, o); err != nil {
		return err
	}
	if o.format != "xlsx" {
		return a.writeTable(data, o)
	}
	if err := a.writeWorkbook(data, o); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s written\n", o.out)
	return err
}

// headingLanguage is the language of most interviews, if headings can be in it.
func headingLanguage(s *study.Study) string {
	if studyLanguage(s) == "sv" {
		return "sv"
	}
	return "en"
}

// writeWorkbook writes the workbook whole or not at all.
func (a *app) writeWorkbook(data *matrix.Data, o matrixOptions) error {
	step := a.Begin("workbook", 0)
	defer sparing()()
	err := writeFile(o.out, o.replace, func(w io.Writer) error {
		return workbook.Write(w, data, workbook.Options{Options: o.Options, Sheets: o.sheets})
	})
	if err == nil {
		step.End("%s", o.out)
	}
	return err
}

func (a *app) writeTable(data *matrix.Data, o matrixOptions) error {
	table, err := singleTable(matrix.New(data, o.Options), o.sheets[0])
	if err != nil {
		return err
	}
	write := render.Formats[o.format]
	if o.out == "" {
		return write(a.Out, &table)
	}
	return writeFile(o.out, o.replace, func(w io.Writer) error { return write(w, &table) })
}

// singleTable makes the table of one sheet.
func singleTable(v *matrix.View, name string) (matrix.Table, error) {
	if t, ok := v.Further(name); ok {
		return t, nil
	}
	if slices.Contains(refine.Names(), name) {
		return matrix.Table{}, fmt.Errorf("nothing that counts says something for the sheet %q yet; decide on suggestions, or count them with --include-suggestions", name)
	}
	sheet, err := matrix.Find(name)
	if err != nil {
		return matrix.Table{}, err
	}
	if !sheet.Applies(v) {
		return matrix.Table{}, fmt.Errorf("the study has nothing for the sheet %q yet", name)
	}
	return sheet.Table(v), nil
}
