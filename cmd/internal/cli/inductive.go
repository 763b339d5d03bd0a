package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/inductive"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus/unit"
)

type inductiveOptions struct {
	categories int
	kind       string
	only       []string
	again      bool
	merges     bool
	apart      bool
	fit        float64
	together   bool // told not to keep apart what an earlier run kept apart
}

func (a *app) inductiveCommand() *cobra.Command {
	var o inductiveOptions
	c := &cobra.Command{
		Use:   "inductive",
		Short: "Propose condensed units, open codes, subcategories and categories",
		Long: `Inductive reads the meaning units of all interviews and proposes, for each, a
condensed meaning unit and an open code, and groups the codes into subcategories and
categories. What you renamed, merged, split or moved stays; --only reads some
interviews and leaves everything else as it is, for when more interviews arrive;
--again starts over from the text, and then makes your changes again.`,
		Example: `  cocode inductive
  cocode inductive --categories 8
  cocode inductive --only coach-13 --only coach-14`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			o.together = c.Flags().Changed("apart") && !o.apart
			if err := checkKind(o.kind); err != nil {
				return err
			}
			return a.writing(func(s *study.Study) error { return a.runInductive(s, o) })
		},
	}
	c.Flags().IntVar(&o.categories, "categories", 0, "number of categories (default: chosen by how stable they are)")
	c.Flags().StringArrayVar(&o.only, "only", nil, "read only this `DOCUMENT`, and keep what there is (may be repeated)")
	c.Flags().BoolVar(&o.again, "again", false, "propose for all units anew, not only for those without a code")
	c.Flags().BoolVar(&o.merges, "merges", false, "also list the codes that stand for several wordings, and the units that took another code than their own (undo one with: inductive split)")
	c.Flags().BoolVar(&o.apart, "apart", false, "let every unit keep its own label, and merge only codes that are worded alike; later runs keep that (back with: --again --apart=false)")
	c.Flags().Float64Var(&o.fit, "fit", inductive.Fit, "share of units of shuffled words that may pass for fitting a group: what fits no better is left unplaced; 1 places everything")
	kindFlag(c, &o.kind)
	c.AddCommand(a.reviseCommands()...)
	c.AddCommand(a.inductiveEval())
	return c
}

func (a *app) runInductive(s *study.Study, o inductiveOptions) error {
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	words := newAnnotations(s)
	if err := a.segment(s, words, ids, unit.Kind(o.kind)); err != nil {
		return err
	}
	report, err := a.induce(s, words, ids, o)
	if err != nil {
		return err
	}
	return a.printGroups(s, report)
}

// printGroups prints the categories with what is known of them.
func (a *app) printGroups(s *study.Study, r inductive.Report) error {
	p, _, err := s.Proposal()
	if err != nil {
		return err
	}
	scheme := analysis.NewIndex(&p.Scheme)
	t := ui.Table{Header: []string{"CATEGORY", "NAME", "UNITS", "HOLDS FOR", "STABILITY", "MOST TYPICAL", "MOST DEVIANT"}, Right: map[int]bool{2: true, 3: true, 4: true}}
	for _, g := range r.Groups {
		if g.Level != analysis.LevelCategory {
			continue
		}
		node, _ := scheme.Node(g.ID)
		t.Row(g.ID, node.Name, g.Units, measured(g.Covered), measured(g.Stability), g.Typical, g.Deviant)
	}
	if err := t.Write(a.Out, 0); err != nil {
		return err
	}
	for _, c := range r.Criteria {
		if c.Chosen {
			fmt.Fprintf(a.Out, "%s for %s: agreement under resampling (adjusted mutual information) %.2f\n", counted(c.Groups, "category"), c.Language, c.Stability)
		}
	}
	fmt.Fprintln(a.Out, "holds for: the share of a category's units that say what it is called by, in a word or another of its kind")
	_, err = fmt.Fprintln(a.Out, "stability: how much of a category comes back in random halves (mean greatest Jaccard, Hennig 2007); from .75 on it is stable")
	return err
}

// measured writes a share, and a dash where none was measured.
func measured(share float64) string {
	if share < 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", share)
}

// induce runs the inductive pass over documents and saves what it proposes.
func (a *app) induce(s *study.Study, words *annotations, ids []string, o inductiveOptions) (inductive.Report, error) {
	var none inductive.Report
	step := a.Begin("inductive", len(ids))
	standing, _, err := s.Proposal()
	if err != nil {
		return none, err
	}
	inputs, err := inductiveInputs(s, words, ids, o.only, step.Add)
	if err != nil {
		return none, err
	}
	options := inductive.Options{Categories: o.categories, Former: o.former(standing), Apart: o.apart, Fit: o.fit}
	proposal, report := inductive.Propose(inputs, options)
	if !o.apart && !o.together && options.Former == nil && standsApart(standing, report) {
		options.Apart = true
		proposal, report = inductive.Propose(inputs, options)
	}
	if err := s.SaveProposal(ids, proposal); err != nil {
		return none, err
	}
	if err := setScenesAside(s, report.Scenes, standing); err != nil {
		return none, err
	}
	categories, codes := 0, 0
	for _, n := range proposal.Scheme.Nodes {
		switch n.Level {
		case analysis.LevelCategory:
			categories++
		case analysis.LevelCode:
			codes++
		}
	}
	step.End("%s in %s, from %s", counted(codes, "open code"), counted(categories, "category"), counted(len(proposal.Readings), "unit"))
	if n := len(report.Homeless); n > 0 {
		fmt.Fprintf(a.Err, "not placed: %s that fit no group better than chance would have it, listed as unplaced (inductive --merges names them, --again --fit 1 places them)\n", counted(n, "code"))
	}
	if o.merges {
		return report, a.listTaken(s, inputs, options, report)
	}
	return report, nil
}

// former returns the proposal to build on: the one that stands, unless there is none or
// the pass is to start over.
func (o inductiveOptions) former(standing analysis.Proposal) *analysis.Proposal {
	over := o.again || (o.categories > 0 || o.apart || o.together) && len(o.only) == 0
	if over || len(standing.Scheme.Nodes) == 0 {
		return nil
	}
	return &standing
}

// inductiveInputs gathers documents with their words and units; units of documents
// that are not to be read come without new readings.
func inductiveInputs(s *study.Study, words *annotations, ids, only []string, done func(int)) ([]inductive.Input, error) {
	chosen := map[string]bool{}
	for _, name := range only {
		d, err := s.Document(name)
		if err != nil {
			return nil, err
		}
		chosen[d.ID] = true
	}
	var inputs []inductive.Input
	err := words.each(ids, func(d annotated) error {
		done(1)
		if len(chosen) > 0 && !chosen[d.ID] {
			return nil
		}
		units, err := corpusUnits(s, d.ID)
		inputs = append(inputs, inductive.Input{Document: d.Document, Annotation: d.words, Units: units})
		return err
	})
	return inputs, err
}
