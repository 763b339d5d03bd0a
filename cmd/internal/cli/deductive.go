package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/codebook"
	"cocode/corpus/unit"
)

func (a *app) deductiveCommand() *cobra.Command {
	var path, kind string
	c := &cobra.Command{
		Use:   "deductive",
		Short: "Suggest codes of a codebook for every unit",
		Long: `Deductive reads the units of all interviews with a codebook and saves suggestions,
each with the words that speak for it. The codebook is the one given, else the one
the study was last coded with, else the one that is built in. Decisions of coders
stay as they are.`,
		Example: "  cocode deductive --codebook my.yaml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := checkKind(kind); err != nil {
				return err
			}
			return a.writing(func(s *study.Study) error { return a.runDeductive(s, path, unit.Kind(kind)) })
		},
	}
	c.Flags().StringVar(&path, "codebook", "", "codebook `FILE`")
	kindFlag(c, &kind)
	c.AddCommand(a.deductiveEval())
	return c
}

func kindFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "unit", "", "unit of coding where none is cut yet: meaning-unit, sentence, turn or paragraph")
}

func checkKind(kind string) error {
	for _, k := range unit.Kinds {
		if kind == "" || kind == string(k) {
			return nil
		}
	}
	return misuse("--unit: %w", notAmong(kind, texts(unit.Kinds)))
}

func (a *app) runDeductive(s *study.Study, path string, kind unit.Kind) error {
	book, source, err := a.codebookFor(s, path)
	if err != nil {
		return err
	}
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	if kind == "" {
		kind = unit.Kind(book.Unit)
	}
	words := newAnnotations(s)
	if err := a.segment(s, words, ids, kind); err != nil {
		return err
	}
	result, err := a.deduce(s, words, ids, book, source)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s on %s; %s without a code of %s\n", counted(len(result.suggestions), "suggestion"), counted(len(result.held), "unit"), counted(result.units-len(result.held), "unit"), book.Name.In("en"))
	return err
}

// codebookFor returns the codebook to code with: the file's, the study's newest, or
// the built-in one.
func (a *app) codebookFor(s *study.Study, path string) (*codebook.Codebook, []byte, error) {
	if path == "" {
		books, err := s.Codebooks()
		if err != nil {
			return nil, nil, err
		}
		if len(books) > 0 {
			book, err := newestBook(s)
			return book, books[len(books)-1].Source, err
		}
	}
	return a.loadCodebook(path)
}
