package cli

import (
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
	"cocode/analysis/evaluation"
	"cocode/cmd/internal/ui"
)

// agreementRow is one line of agreement --json.
type agreementRow struct {
	Coders      []string `json:"coders"`
	Code        string   `json:"code"` // empty: the sets of codes; on characters: any code
	Coefficient string   `json:"coefficient"`
	Value       *float64 `json:"value"`
	Low         *float64 `json:"low"`
	High        *float64 `json:"high"`
	Interval    string   `json:"interval,omitempty"` // how the limits were found
	Reason      string   `json:"reason,omitempty"`
	Items       int      `json:"items"`
	Pairs       int      `json:"pairs"`
}

// with puts the limits of an interval into the row.
func (r agreementRow) with(c agreement.Confidence) agreementRow {
	r.Low, r.High = optional(c.Low, c.OK), optional(c.High, c.OK)
	if c.OK {
		r.Interval = c.Method
	}
	return r
}

type agreementPrinter struct {
	*app
	options  agreementOptions
	material doublecoding.Material
	items    []doublecoding.Item
	table    ui.Table
	notes    []string
	perfect  bool // an interval has no width
}

// print prints agreement over the sets of codes, code by code, and where figures
// mislead.
func (p *agreementPrinter) print() error {
	p.table = ui.Table{Header: []string{p.options.level, "PAIRED", "PREVALENCE", "PERCENT", "KAPPA", "AC1", "ALPHA", "95 %", "HOW TO READ ALPHA"}, Right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true}}
	sets, err := doublecoding.Sets(p.items, p.options.coders)
	if err != nil {
		return err
	}
	if err := p.overall(sets); err != nil {
		return err
	}
	for _, code := range doublecoding.Codes(p.items, p.material.Scheme) {
		if err := p.code(code); err != nil {
			return err
		}
	}
	if err := p.machine(); err != nil || p.options.json {
		return err
	}
	if err := p.table.Write(p.Out, 0); err != nil {
		return err
	}
	if p.perfect {
		p.notes = append(p.notes, "an interval without width says only that the sample holds no disagreement, not that there is none")
	}
	for _, note := range append(p.unsure(), p.notes...) {
		fmt.Fprintf(p.Out, "note: %s\n", note)
	}
	_, err = fmt.Fprintln(p.Out, "percent is of pairs of coders on an item; kappa is Cohen's for two coders and Conger's for more; AC1 is Gwet's; alpha is Krippendorff's"+p.how())
	return err
}

// unsure says on how many items coders were unsure of codes, and what became of them.
func (p *agreementPrinter) unsure() (notes []string) {
	without, out := doublecoding.InDoubt(p.items)
	if without > 0 {
		notes = append(notes, fmt.Sprintf("%s compared by sets without the codes that a coder was unsure of", counted(without, singular(p.options.on))))
	}
	if out > 0 {
		notes = append(notes, fmt.Sprintf("%s not compared by sets, since a coder was unsure of all that was given", counted(out, singular(p.options.on))))
	}
	return notes
}

func singular(on string) string { return strings.TrimSuffix(on, "s") }

// how says how the limits of alpha were found.
func (p *agreementPrinter) how() string {
	if p.options.resamples == 0 {
		return ""
	}
	return fmt.Sprintf(",\nwith 95 %% of %s (Hayes & Krippendorff 2007, seed %d)", counted(p.options.resamples, "resample"), p.options.seed)
}

// intervals bootstraps the coefficients of a table; there are none where the user
// wants none.
func (p *agreementPrinter) intervals(t *agreement.Table, list ...agreement.Coefficient) []agreement.Confidence {
	if p.options.resamples == 0 {
		return make([]agreement.Confidence, max(len(list), len(agreement.Coefficients())))
	}
	return agreement.Bootstrap(t, p.options.bootstrap(), list...)
}

// overall prints agreement over the sets of codes.
func (p *agreementPrinter) overall(t *agreement.Table) error {
	s := agreement.Summarize(t)
	list := agreement.SetCoefficients()
	limits := p.intervals(t, list...)
	if !p.options.json {
		fmt.Fprintf(p.Out, "coders %s, compared on %s: %d seen by two or more, %s\n", strings.Join(p.options.coders, ", "), p.options.on, s.Paired, counted(s.Pairs, "pair"))
		if n := doublecoding.InPart(p.items); n > 0 {
			fmt.Fprintf(p.Out, "and %d answered in part, compared only below, on the codes that two have answered\n", n)
		}
	}
	for i, c := range list {
		r := agreement.Named{Name: c.Name, Result: c.Of(t)}
		if p.options.json {
			if err := p.printJSON(p.rowOf("", r, s).with(limits[i])); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(p.Out, "  %-14s %s  %-16s %s\n", r.Name, figure(r.Result), interval(limits[i]), readingOf(r))
	}
	if !p.options.json {
		fmt.Fprintln(p.Out)
	}
	return nil
}

func (p *agreementPrinter) code(code string) error {
	t, err := doublecoding.Binary(p.items, p.options.coders, code)
	if err != nil {
		return err
	}
	s, results := agreement.Summarize(t), agreement.All(t)
	if p.options.json {
		for i, c := range p.intervals(t) {
			if err := p.printJSON(p.rowOf(code, results[i], s).with(c)); err != nil {
				return err
			}
		}
		return nil
	}
	by := map[string]agreement.Named{}
	for _, r := range results {
		by[r.Name] = r
	}
	kappa := by["cohen"]
	if len(p.options.coders) > 2 {
		kappa = by["conger"]
	}
	alpha := by["alpha_nominal"]
	limits := p.intervals(t, agreement.Select("alpha_nominal")...)[0]
	p.table.Row(code, s.Paired, fmt.Sprintf("%.0f %%", 100*prevalence(s)), figure(by["percent_pairs"].Result), figure(kappa.Result), figure(by["gwet_ac1"].Result), figure(alpha.Result), interval(limits), readingOf(alpha))
	p.perfect = p.perfect || limits.OK && limits.Low == limits.High
	for _, w := range agreement.Warnings(s, results) {
		if !strings.Contains(w, "one coder only") {
			p.notes = append(p.notes, code+": "+w)
		}
	}
	return nil
}

func (p *agreementPrinter) rowOf(code string, r agreement.Named, s agreement.Summary) agreementRow {
	return agreementRow{Coders: p.options.coders, Code: code, Coefficient: r.Name, Value: optional(r.Value, r.OK), Reason: r.Reason, Items: s.Paired, Pairs: s.Pairs}
}

// machine says how the machine's suggestions meet what one person gave: precision,
// recall and F1 over all codes.
func (p *agreementPrinter) machine() error {
	k := slices.Index(p.options.coders, analysis.MachineCoder)
	if k < 0 || len(p.options.coders) != 2 {
		return nil
	}
	items := pairs(p.items, 1-k, k)
	micro := evaluation.Compare(items, func(code string) string { return code }).Micro
	precision, pok := micro.Precision()
	recall, rok := micro.Recall()
	f1, fok := micro.F1()
	if !p.options.json {
		p.notes = append(p.notes, fmt.Sprintf("%s against %s: precision %s, recall %s, F1 %s (%s right, %d wrong, %d missed)",
			analysis.MachineCoder, p.options.coders[1-k], share(precision, pok), share(recall, rok), share(f1, fok), counted(micro.Right, "code"), micro.Wrong, micro.Missed))
		return nil
	}
	for _, r := range []agreementRow{
		{Coefficient: "precision", Value: optional(precision, pok)}, {Coefficient: "recall", Value: optional(recall, rok)}, {Coefficient: "f1", Value: optional(f1, fok)},
	} {
		r.Coders, r.Items, r.Pairs = p.options.coders, len(items), len(items)
		if err := p.printJSON(r); err != nil {
			return err
		}
	}
	return nil
}

// prevalence is the share of values that say the code was given.
func prevalence(s agreement.Summary) float64 {
	for _, c := range s.Categories {
		if c.Category == "1" {
			return c.Share
		}
	}
	return 0
}

func figure(r agreement.Result) string {
	if !r.OK {
		return "–"
	}
	return fmt.Sprintf("%.3f", r.Value)
}

func interval(c agreement.Confidence) string {
	if !c.OK {
		return "–"
	}
	return fmt.Sprintf("%.3f to %.3f", c.Low, c.High)
}

func readingOf(n agreement.Named) string {
	if !n.OK {
		return "undefined: " + n.Reason
	}
	return agreement.Reading(n)
}
