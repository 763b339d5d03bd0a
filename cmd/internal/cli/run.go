package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/matrix"
	"cocode/analysis/study"
	"cocode/codebook"
	"cocode/corpus/unit"
)

// workbookName is the workbook that run writes beside the study.
const workbookName = "matrices.xlsx"

type runOptions struct {
	importOptions
	out      string
	codebook string
	unit     string
	groups   int
	json     bool
}

func (a *app) runCommand() *cobra.Command {
	var o runOptions
	c := &cobra.Command{
		Use:   "run PATH…",
		Short: "The main job: from transcripts to a study and its workbook",
		Long: `Run makes a study in a folder, imports transcripts, runs the inductive pass, then
the deductive pass against a codebook, and writes the workbook: the commands new,
import, inductive, deductive and matrix in a row. It writes study.cocode and
matrices.xlsx and never replaces them.`,
		Example: `  cocode run interviews --out results
  cocode run interviews --attributes participants.csv --codebook my.yaml --out results`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := checkKind(o.unit); err != nil {
				return err
			}
			if err := a.checkInterviewers(c.Context(), paths, o.interviewer); err != nil {
				return err
			}
			return a.run(c.Context(), paths, o)
		},
	}
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "results", "`FOLDER` for the study and the workbook")
	f.StringVar(&o.codebook, "codebook", "", "codebook `FILE` in place of the built-in one")
	f.IntVar(&o.groups, "categories", 0, "number of inductive categories (default: chosen by the pass)")
	o.importOptions.flags(c)
	kindFlag(c, &o.unit)
	c.Flags().BoolVar(&o.json, "json", false, "print the summary as JSON")
	return c
}

func (a *app) run(ctx context.Context, paths []string, o runOptions) error {
	r := running{app: a, options: o, study: filepath.Join(o.out, "study"+suffix), workbook: filepath.Join(o.out, workbookName)}
	if err := r.ready(); err != nil {
		return err
	}
	s, err := study.Create(r.study, a.options())
	if err != nil {
		return err
	}
	err = r.steps(ctx, s, paths)
	if closing := s.Close(); err == nil {
		err = closing
	}
	if err == nil || errors.Is(err, errReported) && r.summary.Documents > 0 {
		if printing := r.print(); printing != nil {
			return printing
		}
	}
	if err != nil && !errors.Is(err, errReported) && r.begun {
		return fmt.Errorf("%w\nwhat was finished before is in %s; go on with cocode inductive, deductive and matrix --study %s, or remove it and start afresh", err, r.study, r.study)
	}
	return err
}

// running is one run of the main job.
type running struct {
	*app
	options         runOptions
	book            *codebook.Codebook
	source          []byte
	study, workbook string
	summary         summary
	begun           bool // interviews are in the study
}

// ready checks all that can be wrong before anything is written.
func (r *running) ready() error {
	for _, path := range []string{r.study, r.workbook} {
		if _, err := os.Lstat(path); err == nil {
			return fmt.Errorf(`%s exists already, and run never writes over it
to go on with it:  cocode import|inductive|deductive --study %s
to start afresh:   cocode run … --out ANOTHER-FOLDER`, path, r.study)
		}
	}
	var err error
	if r.book, r.source, err = r.loadCodebook(r.options.codebook); err != nil {
		return err
	}
	if _, err := r.readAttributes(r.options.attributes); err != nil {
		return err
	}
	return os.MkdirAll(r.options.out, 0o755)
}

func (r *running) steps(ctx context.Context, s *study.Study, paths []string) error {
	in, err := r.importInto(ctx, s, paths, r.options.importOptions)
	if err != nil {
		return err
	}
	if in.added == 0 {
		return r.nothing(s)
	}
	r.begun = true
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	words := newAnnotations(s)
	if err := r.segment(s, words, ids, r.kind()); err != nil {
		return err
	}
	if _, err := r.induce(s, words, ids, inductiveOptions{categories: r.options.groups}); err != nil {
		return err
	}
	if _, err := r.deduce(s, words, ids, r.book, r.source, (*deductive.Pass).Suggest); err != nil {
		return err
	}
	data, err := gather(s)
	if err != nil {
		return err
	}
	if err := r.writeWorkbook(data, matrixOptions{Options: matrix.Options{Language: headingLanguage(s)}, out: r.workbook}); err != nil {
		return err
	}
	r.summary = summarize(data, r.study, r.workbook)
	return in.failed()
}

func (r *running) kind() unit.Kind {
	if r.options.unit != "" {
		return unit.Kind(r.options.unit)
	}
	return unit.Kind(r.book.Unit)
}

// nothing takes an empty study away again: there was no interview to put in it.
func (r *running) nothing(s *study.Study) error {
	if err := s.Close(); err != nil {
		return err
	}
	if err := os.Remove(r.study); err != nil {
		return err
	}
	_ = os.Remove(r.options.out) // only if it is empty: it was made for this run
	return errors.New("no interview could be imported, so no study was made")
}

// summary is what run tells at the end.
type summary struct {
	Documents    int        `json:"documents"`
	Participants int        `json:"participants"`
	Units        int        `json:"units"`
	Categories   int        `json:"inductiveCategories"`
	Codes        int        `json:"inductiveCodes"`
	Suggestions  []subtotal `json:"suggestions"`
	Total        int        `json:"suggestionsTotal"`
	Uncoded      int        `json:"unitsWithoutCode"`
	Study        string     `json:"study"`
	Workbook     string     `json:"workbook"`
}

// subtotal is the suggestions of one subcategory.
type subtotal struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Suggestions int    `json:"suggestions"`
	Units       int    `json:"units"`
}

func summarize(d *matrix.Data, path, workbook string) summary {
	s := summary{Documents: len(d.Documents), Total: len(d.Codings), Study: path, Workbook: workbook}
	participants := map[string]bool{}
	for _, doc := range d.Documents {
		s.Units += len(doc.Units)
		for _, p := range doc.Participants() {
			participants[p] = true
		}
	}
	s.Participants = len(participants)
	for _, n := range d.Inductive.Nodes {
		switch n.Level {
		case analysis.LevelCategory:
			s.Categories++
		case analysis.LevelCode:
			s.Codes++
		}
	}
	s.subtotals(d)
	return s
}

// subtotals counts suggestions by subcategory, or by category where a code hangs
// under one directly.
func (s *summary) subtotals(d *matrix.Data) {
	scheme := analysis.NewIndex(&d.Deductive)
	place := map[string]int{}
	units := map[[2]string]bool{}
	held := map[string]bool{}
	for _, n := range d.Deductive.Nodes {
		if n.Level == analysis.LevelSubcategory || n.Level == analysis.LevelCategory {
			place[n.ID] = len(s.Suggestions)
			s.Suggestions = append(s.Suggestions, subtotal{ID: n.ID, Name: n.Name})
		}
	}
	for _, c := range d.Codings {
		up := raiseTo(scheme, analysis.LevelSubcategory)(c.Code)
		i, ok := place[up]
		if !ok {
			continue
		}
		held[c.Unit] = true
		s.Suggestions[i].Suggestions++
		if key := [2]string{up, c.Unit}; !units[key] {
			units[key] = true
			s.Suggestions[i].Units++
		}
	}
	s.Uncoded = s.Units - len(held)
	kept := s.Suggestions[:0]
	for _, t := range s.Suggestions {
		if t.Suggestions > 0 || isSubcategory(scheme, t.ID) {
			kept = append(kept, t)
		}
	}
	s.Suggestions = kept
}

func isSubcategory(scheme analysis.Index, id string) bool {
	n, _ := scheme.Node(id)
	return n.Level == analysis.LevelSubcategory
}

func (r *running) print() error {
	s := r.summary
	if r.options.json {
		return r.printJSON(s)
	}
	_, err := fmt.Fprintf(r.Out, `
interviews             %d
participants           %d
meaning units          %d
inductive categories   %d, of %s
suggestions            %d
`, s.Documents, s.Participants, s.Units, s.Categories, counted(s.Codes, "open code"), s.Total)
	if err != nil {
		return err
	}
	for _, t := range s.Suggestions {
		fmt.Fprintf(r.Out, "  %-30s %5d on %s\n", t.Name, t.Suggestions, counted(t.Units, "unit"))
	}
	fmt.Fprintf(r.Out, `units without a code   %d

study                  %s
workbook               %s

next: open the workbook; look at an interview with
      cocode show DOCUMENT --study %s
      and ask why a code was suggested with
      cocode explain UNIT --study %s
A suggestion is no finding until a person has decided on it.
`, s.Uncoded, s.Study, s.Workbook, s.Study, s.Study)
	return nil
}
