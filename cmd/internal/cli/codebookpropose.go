package cli

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"cocode/analysis/inductive"
	"cocode/analysis/matrix"
	"cocode/analysis/propose"
	"cocode/analysis/study"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

func (a *app) codebookPropose() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "propose",
		Short: "Propose the next version of the codebook from what has been decided",
		Long: `Propose writes a next version of the study's codebook, with a comment beside every
change that names the units that speak for it:

  new codes       for units that no code holds, by category of the inductive pass
  indicators      to add, whose words set accepted units apart, and to drop, whose
                  suggestions were mostly rejected
  codes to merge  that stand on nearly the same units
  codes to split  that hold two categories of the inductive pass

Nothing is applied: read it, strike out what you do not want, look at it with
codebook diff, and then use it with deductive --codebook.`,
		Example: "  cocode codebook propose --out next.yaml\n  cocode codebook diff next.yaml --study coaches.cocode",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return misuse("codebook propose: name the file to write with --out")
			}
			return a.reading(func(s *study.Study) error { return a.proposeBook(s, out) })
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", "codebook `FILE` to write")
	return c
}

func (a *app) proposeBook(s *study.Study, out string) error {
	if err := absent(out); err != nil {
		return err
	}
	books, err := s.Codebooks()
	if err != nil {
		return err
	}
	if len(books) == 0 {
		return errors.New("the study has no codebook yet; run: cocode deductive, or begin with: cocode codebook from-inductive")
	}
	data, err := gather(s)
	if err != nil {
		return err
	}
	proposals := propose.Find(propose.Input{Data: data, Words: wordsOf(data)})
	if len(proposals) == 0 {
		_, err := fmt.Fprintln(a.Out, "nothing to propose: too little has been decided, or the codebook fits")
		return err
	}
	newest := books[len(books)-1]
	text, err := propose.Write(fmt.Sprintf("codebook %d of the study", newest.N), newest.Source, proposals)
	if err != nil {
		return err
	}
	if err := writeNew(out, text); err != nil {
		return err
	}
	for _, p := range proposals {
		fmt.Fprintln(a.Out, p)
	}
	_, err = fmt.Fprintf(a.Out, "%s written: %s, none applied; next: cocode codebook diff %s --study %s\n", out, counted(len(proposals), "proposal"), out, s.Path())
	return err
}

// wordsOf annotates all documents.
func wordsOf(data *matrix.Data) map[string]*language.Annotation {
	documents := make([]*corpus.Document, len(data.Documents))
	for i := range data.Documents {
		documents[i] = &data.Documents[i].Document
	}
	all := map[string]*language.Annotation{}
	for d, words := range annotate.All(documents, runtime.GOMAXPROCS(0)) {
		all[d.ID] = words
	}
	return all
}

func (a *app) codebookFromInductive() *cobra.Command {
	var out, name string
	c := &cobra.Command{
		Use:   "from-inductive",
		Short: "Make a codebook of the categories that the inductive pass proposed",
		Long: `From-inductive makes a codebook of the study's categories and subcategories, with
examples from their most typical units and indicators from the words that set them
apart. It quotes interviews: mind who may read it.`,
		Example: "  cocode codebook from-inductive --out my.yaml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return misuse("codebook from-inductive: name the file to write with --out")
			}
			return a.reading(func(s *study.Study) error { return a.inductiveBook(s, out, name) })
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", "codebook `FILE` to write")
	c.Flags().StringVar(&name, "name", "Categories of the study", "the codebook's name")
	return c
}

func (a *app) inductiveBook(s *study.Study, out, name string) error {
	if err := absent(out); err != nil {
		return err
	}
	proposal, ok, err := s.Proposal()
	if err != nil {
		return err
	}
	if !ok {
		return errors.New("the study has no categories yet; run: cocode inductive")
	}
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	inputs, err := inductiveInputs(s, newAnnotations(s), ids, nil, func(int) {})
	if err != nil {
		return err
	}
	book := inductive.Codebook(inputs, proposal, name)
	if book.ID == proposal.Scheme.ID {
		book.ID = "inductive-categories" // the study keeps the id for the scheme of the pass
	}
	return a.writeBook(out, book)
}
