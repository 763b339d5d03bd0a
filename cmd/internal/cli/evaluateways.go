package cli

import (
	"fmt"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/evaluation"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/codebook"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
)

// wayRow is one line of evaluate --ways --json.
type wayRow struct {
	Language  string         `json:"language"`
	Way       deductive.Way  `json:"way"`
	Level     analysis.Level `json:"level"`
	Sentences int            `json:"sentences"`
	Precision *float64       `json:"precision"`
	Recall    *float64       `json:"recall"`
	F1        *float64       `json:"f1"`
}

// evaluateWays compares what the ways of the pass find with a reference.
func (a *app) evaluateWays(s *study.Study, files []string, asJSON bool) error {
	quotes, problems := readReferences(files)
	v, err := newView(s)
	if err != nil {
		return err
	}
	book, _, err := a.codebookFor(s, "")
	if err != nil {
		return err
	}
	tree := analysis.FromCodebook(book, studyLanguage(s))
	scheme := analysis.NewIndex(&tree)
	languages, groups, unknown := byStudyLanguage(v, quotes)
	failed := a.report(append(problems, unknown...))
	t := ui.Table{Header: []string{"LANGUAGE", "WAY", "SENTENCES", "CODE", "SUBCATEGORY", "CATEGORY"}, Right: map[int]bool{2: true, 3: true, 4: true, 5: true}}
	for _, lang := range languages {
		for _, way := range deductive.Ways {
			items, err := wayItems(v, book, lang, way, scheme, groups[lang])
			if err != nil {
				return err
			}
			cells := []any{lang, way, len(items)}
			for _, level := range levels {
				m := evaluation.Compare(items, raiseTo(scheme, level)).Micro
				f, ok := m.F1()
				cells = append(cells, share(f, ok))
				if asJSON {
					if err := a.printJSON(wayRow{lang, way, level, len(items), optional(m.Precision()), optional(m.Recall()), optional(m.F1())}); err != nil {
						return err
					}
				}
			}
			t.Row(cells...)
		}
	}
	if asJSON {
		return failed
	}
	if err := t.Write(a.Out, 0); err != nil {
		return err
	}
	fmt.Fprintln(a.Out, "\nmicro-F1 by sentence; usual: both, and the invented interviews that the built-in model has learned from")
	return failed
}

// byStudyLanguage groups the quotes of each document by the language of the document.
func byStudyLanguage(v *view, quotes []evaluation.Quote) (languages []string, groups map[string][][]evaluation.Quote, problems diag.List) {
	groups = map[string][][]evaluation.Quote{}
	for _, g := range evaluation.ByDocument(quotes) {
		d, err := v.document(g[0].Document)
		if err != nil {
			problems.Errorf(g[0].At, "import it first, or correct the name", "%v", err)
			continue
		}
		if groups[d.Language] == nil {
			languages = append(languages, d.Language)
		}
		groups[d.Language] = append(groups[d.Language], g)
	}
	return languages, groups, problems
}

// wayItems reads documents of one language in one way.
func wayItems(v *view, book *codebook.Codebook, lang string, way deductive.Way, scheme analysis.Index, groups [][]evaluation.Quote) ([]evaluation.Item, error) {
	in, problems := book.Compile(lang)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	pass := deductive.By(in, way)
	var items []evaluation.Item
	for _, g := range groups {
		d, err := v.document(g[0].Document)
		if err != nil {
			return nil, err
		}
		units, err := corpusUnits(v.study, d.ID)
		if err != nil {
			return nil, err
		}
		words := annotate.Document(d.Document)
		var codings []analysis.Coding
		for _, x := range pass.Suggest(deductive.Input{Document: d.Document, Annotation: words, Units: units}) {
			codings = append(codings, analysis.Coding{Unit: x.Unit, Scheme: scheme.Scheme.ID, Code: x.Code, Coder: analysis.MachineCoder, Status: analysis.Suggested, Confidence: x.Confidence, Evidence: x.Evidence})
		}
		found, _ := evaluation.Sentences(d.Document, words, scheme, g, codings)
		items = append(items, found...)
	}
	return items, nil
}
