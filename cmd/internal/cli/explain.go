package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/facet"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain UNIT",
		Short: "Say why codes were suggested for a unit, or were not",
		Long: `Explain reads one unit again with the codebook that the study was last coded with,
and prints for each code the words that speak for it and against it: which indicator
they met, under which sign, with what weight, and where the indicator stands. Below a
code stand the facets that are proposed for it (holder, voice, when, phase), each with
the words that tell it.`,
		Example: "  cocode explain k7w2fd-1204",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.reading(func(s *study.Study) error { return a.explain(s, args[0]) })
		},
	}
}

func (a *app) explain(s *study.Study, id string) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	name, _, _ := strings.Cut(id, "-")
	d, err := v.document(name)
	if err != nil {
		return fmt.Errorf("there is no unit %s; the command units lists those that are there", id)
	}
	units, err := unitsByID(s, d)
	if err != nil {
		return err
	}
	u, ok := units[id]
	if !ok {
		return fmt.Errorf("there is no unit %s in %s; the command units lists those that are there", id, d.Name)
	}
	book, _, err := a.codebookFor(s, "")
	if err != nil {
		return err
	}
	considered, threshold, err := a.consider(s, d.Document, u.Unit)
	if err != nil {
		return err
	}
	r, err := v.readings()
	if err != nil {
		return err
	}
	e := explanation{app: a, document: d, unit: u, version: book.Version, threshold: threshold}
	e.head(unitOf(d, u, r))
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	for _, m := range memos[id] {
		fmt.Fprintf(a.Out, "  memo (%s): %s\n", m.Who, m.Text)
	}
	return e.body(considered)
}

// consider reads a unit again with the study's codebook. It also returns from which
// confidence a code is suggested.
func (a *app) consider(s *study.Study, d *corpus.Document, u corpus.Unit) (found []analysis.Suggestion, threshold func(code string) float64, err error) {
	book, _, err := a.codebookFor(s, "")
	if err != nil {
		return nil, nil, err
	}
	err = newAnnotations(s).each([]string{d.ID}, func(x annotated) error {
		pass, err := a.passFor(map[string]*deductive.Pass{}, book, x.words.Language)
		if err == nil && pass != nil {
			threshold = pass.Threshold
			found = pass.Consider(deductive.Input{Document: d, Annotation: x.words, Units: []corpus.Unit{u}})
			tell(map[string]*facet.Pass{}, x, []corpus.Unit{u}, found)
		}
		return err
	})
	return found, threshold, err
}

type explanation struct {
	*app
	document  *docView
	unit      study.Unit
	version   string
	threshold func(code string) float64
}

func (e *explanation) head(row unitRow) {
	fmt.Fprintf(e.Out, "%s, %s, %s\n  %s\n", e.Set(ui.Bold, row.ID), row.Document+" "+e.document.where(e.unit.Turn, e.unit.Extent()), row.Speaker, oneLine(row.Quote))
	if was := e.unit.Was; was != "" {
		fmt.Fprintf(e.Out, "  %s\n", marked(e.unit.State, "they were: "+oneLine(was)))
	}
	if row.Condensed != "" {
		fmt.Fprintf(e.Out, "  condensed: %s\n  inductive: %s\n", row.Condensed, strings.Join(nonEmpty(row.Category, row.Subcategory, row.Code), " › "))
	}
}

func nonEmpty(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

func (e *explanation) body(considered []analysis.Suggestion) error {
	if len(considered) == 0 {
		_, err := fmt.Fprintf(e.Out, "\nNothing in the codebook (version %s) speaks for a code here: the unit fits none.\n", e.version)
		return err
	}
	for _, s := range considered {
		from, verdict := e.threshold(s.Code), "not suggested"
		if s.Confidence >= from {
			verdict = "suggested"
		}
		fmt.Fprintf(e.Out, "\n%s: %s, confidence %.2f (from %.2f on; codebook version %s)\n", e.Set(ui.Bold, s.Code), verdict, s.Confidence, from, e.version)
		for _, x := range s.Evidence {
			e.evidence(x)
		}
		if s.Confidence >= from {
			e.facets(s)
		}
	}
	return nil
}

// facets says why each facet of a suggestion is proposed.
func (e *explanation) facets(s analysis.Suggestion) {
	last := ""
	for _, x := range s.FacetEvidence {
		if x.Facet != last {
			facet, word, _ := strings.Cut(x.Facet, "=")
			fmt.Fprintf(e.Out, "  %-8s%s\n", facet, e.Set(ui.Bold, word))
			last = x.Facet
		}
		e.facetReason(x)
	}
}

func (e *explanation) facetReason(x analysis.Evidence) {
	sign := "for"
	if x.Against {
		sign = "against"
	}
	if len(x.Spans) == 0 {
		fmt.Fprintf(e.Out, "          %s: the code %s itself, weight %.2f\n", sign, x.Rule, x.Weight)
		return
	}
	var words []string
	for _, s := range x.Spans {
		words = append(words, oneLine(s.Of(e.document.Text)))
	}
	fmt.Fprintf(e.Out, "          %s: %q met %q, weight %.2f (%s)\n", sign, strings.Join(words, " … "), x.Rule, x.Weight, x.Place)
}

func (e *explanation) evidence(x analysis.Evidence) {
	style, sign := ui.For, "for"
	if x.Against {
		style, sign = ui.Minus, "against"
	}
	where := e.sentence(x.Spans)
	fmt.Fprintf(e.Out, "  %-8s%s\n", sign, e.highlight(e.document.Text, where, x.Spans, style))
	fmt.Fprintf(e.Out, "          %s %q, %s", x.Kind, x.Rule, e.sign(x))
	switch {
	case x.Kind == "exclusion":
		fmt.Fprint(e.Out, ": it blocks the code in this unit")
	case x.Against:
		fmt.Fprint(e.Out, ": the code does not take the words under this sign")
	default:
		fmt.Fprintf(e.Out, ", weight %.2f", x.Weight)
	}
	if x.Place != "" {
		fmt.Fprintf(e.Out, " (%s)", x.Place)
	}
	fmt.Fprintln(e.Out)
}

// sign names the polarity and the words that made it.
func (e *explanation) sign(x analysis.Evidence) string {
	words := string(x.Polarity)
	if words == "" {
		words = string(language.Affirmed)
	}
	var cues []string
	for _, c := range x.Cues {
		cues = append(cues, fmt.Sprintf("%q", c.Of(e.document.Text)))
	}
	if len(cues) > 0 {
		words += " by " + strings.Join(cues, ", ")
	}
	return words
}

// sentence returns the part of the unit to show around the evidence: the span of the
// unit that holds it.
func (e *explanation) sentence(spans []text.Span) text.Span {
	for _, s := range e.unit.Spans {
		if len(spans) > 0 && s.Contains(spans[0]) {
			return s
		}
	}
	return e.unit.Extent()
}

// spansOf returns the spans of the evidence for a code.
func spansOf(evidence []analysis.Evidence) []text.Span {
	var spans []text.Span
	for _, e := range evidence {
		if !e.Against {
			spans = append(spans, e.Spans...)
		}
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	return spans
}
