package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cocode/analysis"
	"cocode/analysis/doublecoding"
	"cocode/analysis/matrix"
	"cocode/analysis/study"
	"cocode/corpus/unit"
)

// A vocabulary is the words that a shell may complete: always the same, or asked of
// the study.
type vocabulary struct {
	words []string
	ask   func(*study.Study) ([]string, error)
}

func fixed(words ...string) *vocabulary { return &vocabulary{words: words} }

func asked(ask func(*study.Study) ([]string, error)) *vocabulary { return &vocabulary{ask: ask} }

// completions are the words that options take, as a shell completes them; a key that
// begins with a command's name holds for that command alone.
var completions = map[string]*vocabulary{
	"code": asked(codeNames), "document": asked(documentNames), "only": asked(documentNames), "by": asked(coderNames), "coders": asked(coderNames),
	"status": fixed(statuses...), "level": fixed(texts(levels)...), "on": fixed(texts(doublecoding.All())...),
	"language": fixed("en", "sv"), "import language": fixed(spoken...), "run language": fixed(spoken...), "paragraph": fixed("en", "sv"),
	"measure": fixed(texts(matrix.Measures())...), "as": fixed(texts(matrix.Forms())...), "sheet": fixed(sheetNames()...),
	"format": fixed("xlsx", "csv", "markdown", "html", "latex"), "codebook show format": fixed("text", "yaml"),
	"agreement resolve as": fixed(), "codings unit": fixed(),
	"unit":                   fixed(texts(unit.Kinds)...),
	"codebook export format": fixed("csv", "xlsx", "qdc", "quanteda", "liwc"), "codebook import format": fixed("csv", "xlsx", "qdc", "quanteda", "liwc"),
	"inductive add level": fixed(string(analysis.LevelTheme), string(analysis.LevelCategory), string(analysis.LevelSubcategory), string(analysis.LevelCode)),
}

// subjects are the words that commands themselves take.
var subjects = map[string]*vocabulary{"show": asked(documentNames), "units": asked(documentNames), "purge": asked(participantNames)}

// completeWords gives commands and their options completion in the shell.
func (a *app) completeWords(c *cobra.Command) {
	path := strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
	c.Flags().VisitAll(func(f *pflag.Flag) {
		from, own := completions[path+" "+f.Name]
		if !own {
			from = completions[f.Name]
		}
		if from != nil {
			_ = c.RegisterFlagCompletionFunc(f.Name, a.completing(from)) // fails only where there is one already
		}
	})
	if from := subjects[path]; from != nil {
		c.ValidArgsFunction = a.completing(from)
	}
	for _, sub := range c.Commands() {
		a.completeWords(sub)
	}
}

// completing completes the last of several words separated by commas. Whatever goes
// wrong, a shell is told nothing.
func (a *app) completing(from *vocabulary) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		words := from.words
		if from.ask != nil {
			_ = a.reading(func(s *study.Study) (err error) {
				words, err = from.ask(s)
				return err
			})
		}
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var out []string
		for _, w := range words {
			if strings.HasPrefix(before+w, typed) {
				out = append(out, before+w)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

func documentNames(s *study.Study) ([]string, error) {
	list, err := s.Documents()
	var names []string
	for _, d := range list {
		names = append(names, d.Name)
	}
	return names, err
}

func participantNames(s *study.Study) ([]string, error) {
	list, err := s.Documents()
	var names []string
	for i := range list {
		names = append(names, list[i].Participants()...)
	}
	slices.Sort(names)
	return slices.Compact(names), err
}
