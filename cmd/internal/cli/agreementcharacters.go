package cli

import (
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
	"cocode/cmd/internal/ui"
)

// anyCode heads the line on whether coders coded a place at all.
const anyCode = "(any code)"

// fewInterviews is below how many interviews resampling whole ones says little.
const fewInterviews = 10

// characters prints unitized alpha, code by code: where in the text coders see it.
func (p *agreementPrinter) characters() error {
	coders, level := p.options.coders, analysis.Level(p.options.level)
	any := p.material.Continua(coders, level, "")
	length := agreement.Join(any).Length
	if length == 0 {
		return fmt.Errorf("there is no unit that %s have all seen, so there are no characters to compare", strings.Join(coders, ", "))
	}
	p.table = ui.Table{Header: []string{p.options.level}, Right: map[int]bool{}}
	p.table.Header = append(append(p.table.Header, coders...), "U-ALPHA", "95 %", "HOW TO READ IT")
	for i := range len(coders) + 2 {
		p.table.Right[i+1] = true
	}
	if err := p.stretches("", any); err != nil {
		return err
	}
	items := p.material.Items(doublecoding.Units, coders, level)
	for _, code := range doublecoding.Codes(doublecoding.Shared(items), p.material.Scheme) {
		if err := p.stretches(code, p.material.Continua(coders, level, code)); err != nil {
			return err
		}
	}
	if p.options.json {
		return nil
	}
	pairs := len(coders) * (len(coders) - 1) / 2
	fmt.Fprintf(p.Out, "coders %s (%s), compared on %s of %s, of units that all have seen\n", strings.Join(coders, ", "), counted(pairs, "pair"), counted(length, "character"), counted(len(any), "interview"))
	fmt.Fprintln(p.Out, "below each coder: the share of the characters to which the coder gave the code")
	fmt.Fprintln(p.Out)
	if err := p.table.Write(p.Out, 0); err != nil {
		return err
	}
	if slices.ContainsFunc(doublecoding.Shared(items), func(i doublecoding.Item) bool { return slices.Contains(i.Whole(), false) }) {
		fmt.Fprintln(p.Out, "note: of a unit that a coder has answered in part, any code is any of those that all have answered")
	}
	if p.options.resamples > 0 && len(any) < fewInterviews {
		fmt.Fprintf(p.Out, "note: %s to resample: intervals are likely too narrow\n", few(len(any)))
	}
	_, err := fmt.Fprintln(p.Out, "u-alpha is Krippendorff's for units of a text (Krippendorff, Mathet, Bouvry & Widlöcher 2016, eq. 5)"+p.howDocuments())
	return err
}

func few(interviews int) string { return countedThat(interviews, "interview", "is too few", "are few") }

func (p *agreementPrinter) howDocuments() string {
	if p.options.resamples == 0 {
		return ""
	}
	return fmt.Sprintf(",\nwith 95 %% of %s of whole interviews (Davison & Hinkley 1997, section 3.8; seed %d)", counted(p.options.resamples, "resample"), p.options.seed)
}

// stretches adds the line of one code, or of any code.
func (p *agreementPrinter) stretches(code string, documents []agreement.Continuum) error {
	whole := agreement.Join(documents)
	u, err := agreement.Unitize(whole)
	if err != nil {
		return err
	}
	limits := agreement.Confidence{}
	if p.options.resamples > 0 {
		limits = agreement.BootstrapUnitized(documents, p.options.bootstrap())
	}
	if p.options.json {
		pairs := len(whole.Coders) * (len(whole.Coders) - 1) / 2
		row := agreementRow{Coders: p.options.coders, Code: code, Coefficient: "u_alpha", Value: optional(u.U.Value, u.U.OK), Reason: u.U.Reason, Items: whole.Length, Pairs: pairs}
		return p.printJSON(row.with(limits))
	}
	cells := []any{code}
	if code == "" {
		cells[0] = anyCode
	}
	for _, segments := range whole.Coders {
		marked := 0
		for _, s := range segments {
			marked += s.End - s.Start
		}
		cells = append(cells, fmt.Sprintf("%.1f %%", 100*float64(marked)/float64(whole.Length)))
	}
	p.table.Row(append(cells, figure(u.U), interval(limits), readingOf(agreement.Named{Name: "alpha_unitized", Result: u.U}))...)
	return nil
}
