package cli

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/study"
	"cocode/analysis/workbook"
)

func (a *app) reviewExport() *cobra.Command {
	var replace bool
	var lang, order string
	c := &cobra.Command{
		Use:   "export FILE.xlsx",
		Short: "Write a spreadsheet in which a coder decides",
		Long: `Export writes what the coder named with --coder should decide: every suggestion with
its evidence in bold, drop-down lists for decision, code and facets (as they are
proposed: change or empty them), columns for memos and new codes. Those units come
first whose answer teaches most; with --order text they stand as in the interviews.
Sort, filter and move it as you like: rows are found by their identity.`,
		Example: "  cocode review export --coder anna review-anna.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if order != "teaching" && order != "text" {
				return misuse("--order: expected teaching or text, found %q", order)
			}
			return a.reading(func(s *study.Study) error { return a.exportReview(s, args[0], lang, order, replace) })
		},
	}
	c.Flags().BoolVar(&replace, "replace", false, "replace the file if it exists")
	c.Flags().StringVar(&order, "order", "teaching", "of the units: teaching or text")
	c.Flags().StringVar(&lang, "language", "", "language of headings: en or sv (default: that of most interviews)")
	return c
}

func (a *app) exportReview(s *study.Study, path, lang, order string, replace bool) error {
	defer sparing()()
	data, err := gather(s)
	if err != nil {
		return err
	}
	if lang == "" {
		lang = headingLanguage(s)
	}
	sampled, err := sampleOf(s, a.actor())
	if err != nil {
		return err
	}
	if len(sampled) > 0 {
		restrict(data, sampled)
	}
	o := workbook.Options{Options: matrix.Options{Language: lang, Reviewer: a.actor()}}
	if order == "teaching" {
		if o.First, err = a.teachingUnits(s); err != nil {
			return err
		}
	}
	if err := writeFile(path, replace, func(w io.Writer) error { return workbook.WriteReview(w, data, o) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s written for %s; when it is filled in: cocode review import %s\n", path, a.actor(), path)
	return err
}

func (a *app) reviewImport() *cobra.Command {
	var dry, asJSON bool
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Read decisions back from a spreadsheet",
		Long: `Import reads a workbook (.xlsx or .ods) or a table (.csv) back: accept, reject, change, unsure (or the
Swedish words), other and new codes, facets, memos, condensed units, names of inductive
categories. A deleted row is no decision. Cells that make no sense are named with
sheet, cell and the nearest valid word; everything else is taken, and the exit status
is 1 then. Importing twice changes nothing the second time.

A table of decisions that was not exported here needs the columns document, quote, code
and decision, and may have memo, facets and the other columns of a review. It is read
for the coder named with --coder.

With --json it prints one object: how many rows and changes there are, what was decided,
and the problems with the cells.`,
		Example: "  cocode review import review-anna.xlsx --dry-run\n  cocode review import review-anna.xlsx\n  cocode review import decisions.csv --coder erik",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			open := a.writing
			if dry {
				open = a.reading
			}
			return open(func(s *study.Study) error { return a.importReview(s, args[0], dry, asJSON) })
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would change, and change nothing")
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) importReview(s *study.Study, path string, dry, asJSON bool) error {
	defer sparing()()
	data, err := gatherWith(s, study.Filter{NoEvidence: true})
	if err != nil {
		return err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	review, err := workbook.ReadReview(bytes.NewReader(src), data, workbook.ReadOptions{Name: filepath.Base(path), Coder: a.coder, Saved: savedAt(path)})
	if err != nil {
		return err
	}
	if dry && asJSON {
		return a.reviewJSON(review, nil)
	}
	if dry {
		a.describeReview(review)
		return a.report(review.Problems)
	}
	changed, err := a.applyReview(s, review, filepath.Base(path))
	if err != nil {
		return err
	}
	if err := markSampleSeen(s, review); err != nil {
		return err
	}
	if asJSON {
		return a.reviewJSON(review, &changed)
	}
	fmt.Fprintf(a.Out, "%s read, %s made\n", counted(review.Rows, "row"), counted(changed, "change"))
	return a.report(review.Problems)
}

// savedAt is when a file was saved last; zero if the system does not say.
func savedAt(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

func (a *app) describeReview(r *workbook.Review) {
	for _, d := range r.Decisions {
		told := d.Facets.String()
		if told != "" {
			told = " (" + told + ")"
		}
		fmt.Fprintf(a.Out, "%s: %s %s on %s%s\n", d.Coder, d.Status, d.Code, d.Unit, told)
	}
	for _, n := range r.NewCodes {
		fmt.Fprintf(a.Out, "%s: new code %q for %s\n", n.Coder, n.Name, n.Unit)
	}
	for _, m := range r.Memos {
		fmt.Fprintf(a.Out, "%s: memo on %s: %s\n", m.Coder, m.Unit, m.Text)
	}
	for _, c := range r.Condensed {
		fmt.Fprintf(a.Out, "condensed %s: %s\n", c.Unit, c.Text)
	}
	for _, n := range r.Nodes {
		fmt.Fprintf(a.Out, "inductive %s: %s\n", n.Node, nodeChange(n))
	}
	fmt.Fprintf(a.Out, "%s read; nothing was changed\n", counted(r.Rows, "row"))
}

func nodeChange(n workbook.NodeChange) string {
	switch {
	case n.Merge != "":
		return "merge into " + n.Merge
	case n.Move != "":
		return "move below " + n.Move
	}
	return "rename to " + n.Name
}

// applyReview saves a review: decisions first, as one event, then what goes with
// them. It returns the number of changes.
func (a *app) applyReview(s *study.Study, r *workbook.Review, source string) (int, error) {
	changed, err := s.Decide(r.Decisions, source)
	if err != nil {
		return 0, err
	}
	for _, n := range r.NewCodes {
		if err := proposeCode(s, n); err != nil {
			return changed, err
		}
		changed++
	}
	for _, m := range r.Memos {
		if _, err := s.SetMemo(study.Memo{Kind: study.OnUnit, Subject: m.Unit, Text: m.Text, Who: m.Coder}); err != nil {
			return changed, err
		}
		changed++
	}
	for _, c := range r.Condensed {
		if err := s.Condense(c.Unit, c.Text, source); err != nil {
			return changed, err
		}
		changed++
	}
	n, err := applyNodes(s, r.Nodes, source)
	return changed + n, err
}

// proposeCode keeps a code that a coder asks for as a code of the inductive scheme,
// with its first unit: from there it can become part of the next codebook.
func proposeCode(s *study.Study, n workbook.NewCode) error {
	id, err := s.AddNode(analysis.LevelCode, n.Name, "", "asked for by "+n.Coder)
	if err != nil {
		return err
	}
	return s.AssignCode(id, []string{n.Unit}, "asked for by "+n.Coder)
}

func applyNodes(s *study.Study, changes []workbook.NodeChange, source string) (done int, err error) {
	for _, n := range changes {
		if n.Name != "" {
			err = s.RenameNode(n.Node, n.Name, source)
		}
		if err == nil && n.Move != "" {
			err = s.MoveNode(n.Node, n.Move, source)
		}
		if err == nil && n.Merge != "" {
			err = s.MergeNodes(n.Merge, []string{n.Node}, source)
		}
		if err != nil {
			return done, err
		}
		done++
	}
	return done, nil
}

// sampleOf returns the units that a coder was asked to code in samples.
func sampleOf(s *study.Study, coder string) (map[string]bool, error) {
	samples, err := s.Samples()
	units := map[string]bool{}
	for _, x := range samples {
		if slices.Contains(x.Coders, coder) {
			for _, u := range x.Units {
				units[u] = true
			}
		}
	}
	return units, err
}

// markSampleSeen records that coders who have handed in a sheet have looked at all
// units of their sample: those they left uncoded as well.
func markSampleSeen(s *study.Study, r *workbook.Review) error {
	coders := map[string]bool{}
	for _, d := range r.Decisions {
		coders[d.Coder] = true
	}
	for _, coder := range slices.Sorted(maps.Keys(coders)) {
		units, err := sampleOf(s, coder)
		if err != nil {
			return err
		}
		if len(units) == 0 {
			continue
		}
		if err := s.MarkSeen(coder, slices.Sorted(maps.Keys(units))); err != nil {
			return err
		}
	}
	return nil
}
