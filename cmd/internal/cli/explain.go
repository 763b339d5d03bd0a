package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus/text"
)

func (a *app) explainCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain UNIT",
		Short: "Say why codes were suggested for a unit, or were not",
		Long: `Explain prints for each code that was suggested for a unit the words that speak for it
and against it, as they are stored: which indicator they met, under which sign, with
what weight, and where the indicator stands; the example that they are like; what was
learned, from the codebook or from decisions. Below a code stand the facets that are
proposed for it (holder, voice, when, phase), each with the words that tell it, and
what coders have decided.

Why other codes were not suggested is not stored: for these, the unit is read again
with the codebook that the study was last coded with, without what decisions taught,
and that is said.

With --json it prints one object: the unit, and for each code its state (suggested,
given by coders only, or considered: read now and not suggested), with confidence,
evidence, facets and what coders say.`,
		Example: "  cocode explain k7w2fd-1204\n  cocode explain k7w2fd-1204 --json | jq '.codes[].code'",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.reading(func(s *study.Study) error { return a.explain(s, args[0], asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) explain(s *study.Study, id string, asJSON bool) error {
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
	r, err := v.readings()
	if err != nil {
		return err
	}
	e := explanation{app: a, study: s, document: d, unit: u}
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	row := unitOf(d, u, r)
	if asJSON {
		row.Memos = memoTexts(memos[id])
		return e.forPrograms(row)
	}
	e.head(row)
	for _, m := range memos[id] {
		fmt.Fprintf(a.Out, "  memo (%s): %s\n", m.Who, m.Text)
	}
	return e.body()
}

type explanation struct {
	*app
	study    *study.Study
	document *docView
	unit     study.Unit
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

// facets says why each facet of a suggestion is proposed.
func (e *explanation) facets(evidence []analysis.Evidence) {
	last := ""
	for _, x := range evidence {
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
	if x.Polarity == "" { // not an indicator: its rule is in words
		fmt.Fprintf(e.Out, "          %s, weight %.2f\n", x.Rule, x.Weight)
		return
	}
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
