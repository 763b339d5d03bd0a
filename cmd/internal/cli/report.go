package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
	"cocode/analysis/matrix"
	"cocode/analysis/refine"
	"cocode/analysis/refine/report"
	"cocode/analysis/study"
)

func (a *app) refineReport() *cobra.Command {
	c := &cobra.Command{
		Use:   "report",
		Short: "Write the report on the model: HTML, Markdown or Word",
		Long: `Report writes one self-contained file: the triangle as a picture, a row per
proposition with its best quote each way, silent propositions and thin corners,
tensions and answers, what the model lacks, questions for the next round, and limits.
Suggestions count only with --include-suggestions, and every page then says so.`,
		Example: "  cocode refine report --out report.html\n  cocode refine report --include-suggestions --out draft.docx",
		Args:    cobra.NoArgs,
	}
	return a.paper(c, (*refineOptions).propositionsFlag, func(s *study.Study, o refineOptions) (writer, error) {
		r, _, err := a.refinement(s, o)
		return func(w io.Writer, f report.Format) error { return report.Write(w, f, r) }, err
	})
}

// writer writes a paper in a format.
type writer func(io.Writer, report.Format) error

// paper makes a command of one that writes a paper: it gives it the flags, further ones
// included, and what it does with a study, which compute makes ready.
func (a *app) paper(c *cobra.Command, further func(*refineOptions, *cobra.Command), compute func(*study.Study, refineOptions) (writer, error)) *cobra.Command {
	var o refineOptions
	var out string
	var replace bool
	c.RunE = func(*cobra.Command, []string) error {
		format, err := reportFormat(out)
		if err != nil {
			return err
		}
		return a.reading(func(s *study.Study) error {
			write, err := compute(s, o)
			if err != nil {
				return err
			}
			if err := writeFile(out, replace, func(w io.Writer) error { return write(w, format) }); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.Out, "%s written\n", out)
			return err
		})
	}
	o.flags(c)
	if further != nil {
		further(&o, c)
	}
	c.Flags().StringVarP(&out, "out", "o", "", "`FILE` ending in .html, .md or .docx")
	c.Flags().BoolVar(&replace, "replace", false, "replace the file if it exists")
	return c
}

func reportFormat(out string) (report.Format, error) {
	if out == "" {
		return "", misuse("name the file to write with --out, ending in .html, .md or .docx")
	}
	format, err := report.FormatOf(out)
	if err != nil {
		return "", usage{err}
	}
	return format, nil
}

func (a *app) replicateCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "replicate",
		Short: "Lay this study beside the published one",
		Long: `Replicate compares this study with the published one (Ärleskog, Vackerberg &
Andersson 2021): the steps, checked from the record, with those that were not done;
the categories, present or absent here and there; what is new here; differences in
method. Nothing that the published summary does not state is claimed for it.`,
		Example: "  cocode replicate --out replication.html",
		Args:    cobra.NoArgs,
	}
	return a.paper(c, nil, func(s *study.Study, o refineOptions) (writer, error) {
		r, err := a.replication(s, o)
		return func(w io.Writer, f report.Format) error { return report.WriteReplication(w, f, r) }, err
	})
}

func (a *app) replication(s *study.Study, o refineOptions) (refine.Replication, error) {
	if err := knownCoders(s, "--coders", o.Coders...); err != nil {
		return refine.Replication{}, err
	}
	data, err := gather(s)
	if err != nil {
		return refine.Replication{}, err
	}
	if o.Language == "" {
		o.Language = headingLanguage(s)
	}
	record := recordOf(data)
	if record.Agreement, err = a.agreementWords(s); err != nil {
		return refine.Replication{}, err
	}
	return refine.New(data, o.Options).Replicate(record), nil
}

// recordOf tells from a study's record which steps of the method were done.
func recordOf(d *matrix.Data) refine.Record {
	r := refine.Record{Memos: len(d.Memos)}
	for _, e := range d.Events {
		switch {
		case e.Undone:
		case e.Kind == "inductive":
			r.Inductive = true
		case e.Kind == "deductive":
			r.Deductive = true
		case e.Kind == "revise":
			r.Reworked += e.Items
		}
	}
	coders := map[string]string{}
	double := map[string]bool{}
	for _, c := range d.Codings {
		if c.Status == analysis.Suggested {
			continue
		}
		r.Decisions++
		if c.Coder == analysis.JointCoder {
			continue
		}
		if first, seen := coders[c.Unit]; seen && first != c.Coder {
			double[c.Unit] = true
		}
		coders[c.Unit] = c.Coder
	}
	r.DoubleCoded = len(double)
	return r
}

// agreementWords returns how far all persons who coded agree, or "" where fewer than
// two did or nothing varies.
func (a *app) agreementWords(s *study.Study) (string, error) {
	m, err := a.material(s, agreementOptions{on: string(doublecoding.Units)})
	if err != nil {
		return "", err
	}
	coders := persons(m)
	if len(coders) < 2 {
		return "", nil
	}
	items := doublecoding.Shared(m.Items(doublecoding.Units, coders, analysis.LevelCode))
	t, err := doublecoding.Sets(items, coders)
	if err != nil {
		return "", err
	}
	alpha := agreement.Alpha(t, agreement.MASI)
	if !alpha.OK {
		return "", nil
	}
	return fmt.Sprintf("Krippendorff's alpha (MASI) %.3f", alpha.Value), nil
}
