package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus/text"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show DOCUMENT",
		Short: "Print an interview with its units and codings",
		Long: `Show prints an interview turn by turn. Below each turn stand its meaning units with
their codes: ? for a suggestion, + for accepted, - for rejected, ~ for unsure.

With --json it prints a turn a line, with all its units, and their codings with the
words that speak for them.`,
		Example: "  cocode show coach-01 | less\n  cocode show coach-01 --json | jq .words",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.reading(func(s *study.Study) error { return a.showDocument(s, args[0], asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

func (a *app) showDocument(s *study.Study, name string, asJSON bool) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	d, err := v.document(name)
	if err != nil {
		return err
	}
	units, err := s.Units(study.UnitFilter{Document: d.ID})
	if err != nil {
		return err
	}
	codings, err := s.Codings(study.Filter{Document: d.ID, NoEvidence: !asJSON})
	if err != nil {
		return err
	}
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	page := page{app: a, document: d, codes: map[string][]analysis.Coding{}, memos: memos}
	for _, c := range analysis.WithoutDecided(codings) {
		page.codes[c.Unit] = append(page.codes[c.Unit], c)
	}
	if asJSON {
		return page.forPrograms(v, units)
	}
	page.print(units)
	return nil
}

// page is one document as show prints it.
type page struct {
	*app
	document *docView
	codes    map[string][]analysis.Coding
	memos    map[string][]study.Memo
}

func (p *page) print(units []study.Unit) {
	d := p.document
	fmt.Fprintf(p.Out, "%s (%s, %s)\n", p.Set(ui.Bold, d.Name), d.ID, d.Source)
	p.printMemos("", d.ID)
	next := 0
	for i, t := range d.Turns {
		fmt.Fprintf(p.Out, "\n%s %s\n  %s\n", p.Set(ui.Bold, speakerName(d.Speaker(t))), p.Set(ui.Faint, "("+d.where(i, t.Span)+")"),
			strings.ReplaceAll(t.Span.Of(d.Text), "\n", "\n  "))
		for ; next < len(units) && units[next].Turn == i; next++ {
			p.printUnit(units[next])
		}
	}
}

func (p *page) printUnit(u study.Unit) {
	codings := p.codes[u.ID]
	if len(codings) == 0 && len(p.memos[u.ID]) == 0 {
		return
	}
	fmt.Fprintf(p.Out, "    %s %s\n", p.Set(ui.Faint, u.ID), p.Set(ui.Faint, marked(u.State, ui.Cut(oneLine(p.document.Quote(u.Unit)), 60))))
	for _, c := range codings {
		fmt.Fprintf(p.Out, "      %s %s", mark(c.Status), c.Code)
		if c.Status == analysis.Suggested {
			fmt.Fprintf(p.Out, " %.2f%s\n", c.Confidence, since(c.Changed))
		} else {
			fmt.Fprintf(p.Out, " (%s)%s\n", c.Coder, since(c.Changed))
		}
	}
	p.printMemos("      ", u.ID)
}

// since marks a coding of words that are others now.
func since(changed bool) string {
	if changed {
		return ", words changed since"
	}
	return ""
}

func (p *page) printMemos(indent, subject string) {
	for _, m := range p.memos[subject] {
		fmt.Fprintf(p.Out, "%smemo (%s): %s\n", indent, m.Who, m.Text)
	}
}

func memosBySubject(s *study.Study) (map[string][]study.Memo, error) {
	all, err := s.Memos("", "")
	by := map[string][]study.Memo{}
	for _, m := range all {
		by[m.Subject] = append(by[m.Subject], m)
	}
	return by, err
}

// memosOn prints the memos on subjects below a listing, each subject once.
func (a *app) memosOn(s *study.Study, subjects ...string) error {
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	for _, id := range subjects {
		for _, m := range memos[id] {
			fmt.Fprintf(a.Out, "memo on %s (%s): %s\n", cmp.Or(id, "the study"), m.Who, m.Text)
		}
		delete(memos, id)
	}
	return nil
}

// memoTexts returns memos as --json prints them.
func memoTexts(memos []study.Memo) (texts []string) {
	for _, m := range memos {
		texts = append(texts, m.Who+": "+m.Text)
	}
	return texts
}

func mark(s analysis.Status) string {
	switch s {
	case analysis.Accepted:
		return "+"
	case analysis.Rejected:
		return "-"
	case analysis.Unsure:
		return "~"
	}
	return "?"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// highlight returns the words under s with the spans within it set in a style.
func (a *app) highlight(t string, s text.Span, inside []text.Span, style ui.Style) string {
	var b strings.Builder
	at := s.Start
	for _, i := range inside {
		if i.Start < at || i.End > s.End {
			continue
		}
		b.WriteString(t[at:i.Start])
		if a.Colour {
			b.WriteString(a.Set(style, i.Of(t)))
		} else {
			b.WriteString("«" + i.Of(t) + "»")
		}
		at = i.End
	}
	b.WriteString(t[at:s.End])
	return oneLine(b.String())
}
