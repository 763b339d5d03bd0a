package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"cocode/analysis/deductive"
	"cocode/analysis/study"
	"cocode/codebook"
	"cocode/corpus/unit"
)

func (a *app) deductiveCommand() *cobra.Command {
	var path, kind string
	var teach bool
	var o learnOptions
	c := &cobra.Command{
		Use:   "deductive",
		Short: "Suggest codes of a codebook for every unit",
		Long: `Deductive reads the units of all interviews with a codebook and saves suggestions,
each with the words that speak for it. The codebook is the one given, else the one
the study was last coded with, else the one that is built in. Decisions of coders
stay as they are.

With --learn it first learns from what coders have decided so far, and suggests anew
for the units that nobody has decided on. It says for each code how well that went on
interviews it had not learned from, beside the pass as it was; what it learned speaks
for a code only where it is better. It also proposes indicators to add and to drop.`,
		Example: "  cocode deductive --codebook my.yaml\n  cocode deductive --learn --report learned.md",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := checkKind(kind); err != nil {
				return err
			}
			if !teach && (o.report != "" || o.json || len(o.coders) > 0) {
				return misuse("--report, --json and --from go with --learn")
			}
			var learning *learnOptions
			if teach {
				learning = &o
			}
			return a.writing(func(s *study.Study) error { return a.runDeductive(s, path, unit.Kind(kind), learning) })
		},
	}
	c.Flags().StringVar(&path, "codebook", "", "codebook `FILE`")
	kindFlag(c, &kind)
	c.Flags().BoolVar(&teach, "learn", false, "learn from the decisions made so far")
	c.Flags().StringArrayVar(&o.coders, "from", nil, "learn from this `CODER` only (may be repeated; default: from all)")
	c.Flags().StringVar(&o.report, "report", "", "`FILE.md` for what was learned; standard output if not given")
	jsonFlag(c, &o.json)
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

// runDeductive suggests codes; learning is nil where decisions are not learned from.
func (a *app) runDeductive(s *study.Study, path string, kind unit.Kind, learning *learnOptions) error {
	book, source, err := a.codebookFor(s, path)
	if err != nil {
		return err
	}
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	if err := a.tellCut(s, ids, kind); err != nil {
		return err
	}
	if kind == "" {
		kind = unit.Kind(book.Unit)
	}
	words := newAnnotations(s)
	if err := a.segment(s, words, ids, kind); err != nil {
		return err
	}
	suggest := (*deductive.Pass).Suggest
	if learning != nil {
		if suggest, err = a.learn(s, words, ids, book, *learning); err != nil {
			return err
		}
	}
	result, err := a.deduce(s, words, ids, book, source, suggest)
	if err != nil || learning != nil && learning.json {
		return err
	}
	free := result.units - len(result.held)
	_, err = fmt.Fprintf(a.Out, "%s on %s; %s no code of %s\n", counted(len(result.suggestions), "suggestion"), counted(len(result.held), "unit"), fitting(free), book.Name.In("en"))
	return err
}

// tellCut says that a unit of coding that was asked for comes too late.
func (a *app) tellCut(s *study.Study, ids []string, kind unit.Kind) error {
	uncut, err := s.Uncut(ids)
	if err == nil && kind != "" && len(uncut) == 0 {
		fmt.Fprintf(a.Err, "warning: all interviews are cut into units already, and stay so; for units of another kind begin a new study: --unit %s does nothing\n", kind)
	}
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

func fitting(units int) string { return countedThat(units, "unit", "fits", "fit") }
