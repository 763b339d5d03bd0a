package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
	"cocode/analysis/evaluation"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

type agreementOptions struct {
	coders    []string
	on, level string
	earlier   string
	resamples int
	seed      uint64
	list      bool
	confusion bool
	paragraph string
	json      bool
}

func (a *app) agreementCommand() *cobra.Command {
	var o agreementOptions
	c := &cobra.Command{
		Use:   "agreement",
		Short: "How far coders agree",
		Long: `Agreement compares what two or more coders gave to what they have both seen: over
the sets of codes, and code by code. The coder cocode is the machine, whose
suggestions count as given. --earlier FILE compares with an older copy of the study,
such as a backup: a coder's earlier codings stand as NAME@earlier.

Each figure says what it rests on. A coefficient is undefined, and no 0 or 1, where
nobody's answers vary.`,
		Example: `  cocode agreement --coders anna,erik
  cocode agreement --coders anna,cocode --level subcategory --on sentences
  cocode agreement --list
  cocode agreement --confusion
  cocode agreement table ratings.csv`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return a.reading(func(s *study.Study) error { return a.agreement(s, o) })
		},
	}
	f := c.Flags()
	f.StringSliceVar(&o.coders, "coders", nil, "`NAMES` separated by commas (default: all persons who have coded)")
	f.StringVar(&o.on, "on", string(doublecoding.Units), "what is compared: "+join(doublecoding.All()))
	f.StringVar(&o.level, "level", string(analysis.LevelCode), "code, subcategory or category")
	f.StringVar(&o.earlier, "earlier", "", "an older copy of the study (`FILE`), for agreement of coders with themselves")
	f.IntVar(&o.resamples, "bootstrap", 0, "resamples for 95 % intervals (0: none)")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the resamples")
	f.BoolVar(&o.list, "list", false, "list the places where coders differ, in place of the figures")
	f.BoolVar(&o.confusion, "confusion", false, "print which code of one coder stands where the other has which, pair by pair, in place of the figures")
	f.StringVar(&o.paragraph, "paragraph", "", "print a paragraph for the paper, in en or sv, in place of the figures")
	jsonFlag(c, &o.json)
	c.AddCommand(a.agreementTable(), a.agreementSample(), a.agreementResolve())
	return c
}

func (o agreementOptions) check() error {
	if !slices.Contains(doublecoding.All(), doublecoding.On(o.on)) {
		return misuse("--on: expected one of %s, found %q", join(doublecoding.All()), o.on)
	}
	if !slices.Contains([]string{"", "en", "sv"}, o.paragraph) {
		return misuse("--paragraph: expected en or sv, found %q", o.paragraph)
	}
	if !slices.Contains(levels, analysis.Level(o.level)) {
		return misuse("--level: expected one of %s, found %q", join(levels), o.level)
	}
	return nil
}

func (a *app) agreement(s *study.Study, o agreementOptions) error {
	m, err := a.material(s, o)
	if err != nil {
		return err
	}
	if len(o.coders) == 0 {
		o.coders = persons(m)
	}
	if len(o.coders) < 2 {
		return fmt.Errorf("agreement needs two coders, and the study has %d (%s); name the machine as one with --coders NAME,%s", len(o.coders), strings.Join(o.coders, ", "), analysis.MachineCoder)
	}
	for _, name := range o.coders {
		if m.Seen[name] == nil {
			return fmt.Errorf("%s has coded nothing in this study; coders are: %s", name, strings.Join(slices.Sorted(maps.Keys(m.Seen)), ", "))
		}
	}
	items := doublecoding.Shared(m.Items(doublecoding.On(o.on), o.coders, analysis.Level(o.level)))
	if o.paragraph != "" {
		_, err := fmt.Fprintln(a.Out, doublecoding.Paragraph(m, items, o.coders, analysis.Level(o.level), o.paragraph))
		return err
	}
	if o.confusion {
		return a.printPairs(items, o)
	}
	if o.list {
		return a.listDisagreements(s, items, o)
	}
	return a.printCoders(m, items, o)
}

// persons returns the coders who are no pass, sorted.
func persons(m doublecoding.Material) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(m.Seen)) {
		if name != analysis.MachineCoder {
			names = append(names, name)
		}
	}
	return names
}

// material reads what is compared; codings of an earlier copy come in under other
// names.
func (a *app) material(s *study.Study, o agreementOptions) (doublecoding.Material, error) {
	var m doublecoding.Material
	v, err := newView(s)
	if err != nil {
		return m, err
	}
	if m.Scheme, _, err = v.scheme(); err != nil {
		return m, err
	}
	ids, err := allDocuments(s)
	if err != nil {
		return m, err
	}
	for _, id := range ids {
		d, err := s.Document(id)
		if err != nil {
			return m, err
		}
		units, err := corpusUnits(s, id)
		if err != nil {
			return m, err
		}
		doc := doublecoding.Document{Document: d, Units: units}
		if doublecoding.On(o.on) == doublecoding.Sentences {
			doc.Sentences = sentencesOf(d)
		}
		m.Documents = append(m.Documents, doc)
	}
	if m.Codings, err = s.Codings(study.Filter{Scheme: m.Scheme.Scheme.ID, NoEvidence: true}); err != nil {
		return m, err
	}
	if m.Seen, err = s.Seen(m.Scheme.Scheme.ID); err != nil {
		return m, err
	}
	return m, a.addEarlier(&m, o.earlier)
}

// sentencesOf returns the sentences that participants say.
func sentencesOf(d *corpus.Document) []text.Span {
	words := annotate.Document(d)
	var spans []text.Span
	for _, s := range words.Sentences {
		if d.Speaker(d.Turns[s.Turn]).Role == corpus.Participant {
			spans = append(spans, words.Span(s.Range))
		}
	}
	return spans
}

func (a *app) addEarlier(m *doublecoding.Material, path string) error {
	if path == "" {
		return nil
	}
	s, err := study.OpenReadOnly(path, a.options())
	if err != nil {
		return err
	}
	defer s.Close()
	codings, err := s.Codings(study.Filter{Scheme: m.Scheme.Scheme.ID, NoEvidence: true})
	if err != nil {
		return err
	}
	seen, err := s.Seen(m.Scheme.Scheme.ID)
	if err != nil {
		return err
	}
	for _, c := range codings {
		c.Coder += "@earlier"
		m.Codings = append(m.Codings, c)
	}
	for name, units := range seen {
		m.Seen[name+"@earlier"] = units
	}
	return nil
}

// agreementRow is one line of agreement --json.
type agreementRow struct {
	Code        string   `json:"code"` // empty: the sets of codes
	Coefficient string   `json:"coefficient"`
	Value       *float64 `json:"value"`
	Reason      string   `json:"reason,omitempty"`
	Items       int      `json:"items"`
	Pairs       int      `json:"pairs"`
}

func (a *app) printCoders(m doublecoding.Material, items []doublecoding.Item, o agreementOptions) error {
	sets, err := doublecoding.Sets(items, o.coders)
	if err != nil {
		return err
	}
	p := &agreementPrinter{app: a, options: o, material: m, items: items}
	p.table = ui.Table{Header: []string{o.level, "PAIRED", "PREVALENCE", "PERCENT", "KAPPA", "ALPHA", "AC1", "HOW TO READ ALPHA"}, Right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true}}
	if o.on == string(doublecoding.Characters) {
		return p.characters()
	}
	if err := p.overall(sets); err != nil {
		return err
	}
	for _, code := range doublecoding.Codes(items, m.Scheme) {
		if err := p.code(code); err != nil {
			return err
		}
	}
	if o.json {
		return nil
	}
	if err := p.table.Write(a.Out, 0); err != nil {
		return err
	}
	for _, note := range p.notes {
		fmt.Fprintf(a.Out, "note: %s\n", note)
	}
	p.machine()
	_, err = fmt.Fprintln(a.Out, "kappa is Cohen's for two coders and Conger's for more; alpha is Krippendorff's; AC1 is Gwet's")
	return err
}

// machine prints how the machine's suggestions meet what one person gave: precision,
// recall and F1 over all codes.
func (p *agreementPrinter) machine() {
	k := slices.Index(p.options.coders, analysis.MachineCoder)
	if k < 0 || len(p.options.coders) != 2 {
		return
	}
	items := make([]evaluation.Item, len(p.items))
	for i, item := range p.items {
		items[i] = evaluation.Item{Reference: item.Given[1-k], Found: item.Given[k]}
	}
	micro := evaluation.Compare(items, func(code string) string { return code }).Micro
	precision, pok := micro.Precision()
	recall, rok := micro.Recall()
	f1, fok := micro.F1()
	fmt.Fprintf(p.Out, "%s against %s: precision %s, recall %s, F1 %s (%d codes right, %d wrong, %d missed)\n",
		analysis.MachineCoder, p.options.coders[1-k], share(precision, pok), share(recall, rok), share(f1, fok), micro.Right, micro.Wrong, micro.Missed)
}

type agreementPrinter struct {
	*app
	options  agreementOptions
	material doublecoding.Material
	items    []doublecoding.Item
	table    ui.Table
	notes    []string
}

// overall prints agreement over the sets of codes.
func (p *agreementPrinter) overall(t *agreement.Table) error {
	s := agreement.Summarize(t)
	figures := []agreement.Named{
		{Name: "percent_pairs", Result: agreement.PercentPairs(t)},
		{Name: "alpha_masi", Result: agreement.Alpha(t, agreement.MASI)},
		{Name: "alpha_jaccard", Result: agreement.Alpha(t, agreement.Jaccard)},
	}
	if p.options.json {
		return p.rows("", figures, s)
	}
	fmt.Fprintf(p.Out, "coders %s, compared on %s: %d seen by two or more, %d pairs\n", strings.Join(p.options.coders, ", "), p.options.on, s.Paired, s.Pairs)
	for _, f := range figures {
		fmt.Fprintf(p.Out, "  %-14s %s %s\n", f.Name, figure(f.Result), readingOf(f))
	}
	if p.options.resamples > 0 {
		c := agreement.BootstrapAlpha(t, agreement.MASI, agreement.Options{Resamples: p.options.resamples, Seed: p.options.seed})
		fmt.Fprintf(p.Out, "  95 %% of alpha_masi: %.3f to %.3f (bootstrap of %d)\n", c.Low, c.High, p.options.resamples)
	}
	fmt.Fprintln(p.Out)
	return nil
}

func (p *agreementPrinter) code(code string) error {
	t, err := doublecoding.Binary(p.items, p.options.coders, code)
	if err != nil {
		return err
	}
	s := agreement.Summarize(t)
	results := agreement.All(t)
	if p.options.json {
		return p.rows(code, results, s)
	}
	by := map[string]agreement.Result{}
	for _, r := range results {
		by[r.Name] = r.Result
	}
	kappa := by["cohen"]
	if len(p.options.coders) > 2 {
		kappa = by["conger"]
	}
	p.table.Row(code, s.Paired, fmt.Sprintf("%.0f %%", 100*prevalence(s)), figure(by["percent_pairs"]), figure(kappa), figure(by["alpha_nominal"]), figure(by["gwet_ac1"]),
		readingOf(agreement.Named{Name: "alpha_nominal", Result: by["alpha_nominal"]}))
	for _, w := range agreement.Warnings(s, results) {
		if !strings.Contains(w, "one coder only") {
			p.notes = append(p.notes, code+": "+w)
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

func readingOf(n agreement.Named) string {
	if !n.OK {
		return "undefined: " + n.Reason
	}
	return agreement.Reading(n)
}

func (p *agreementPrinter) rows(code string, results []agreement.Named, s agreement.Summary) error {
	for _, r := range results {
		if err := p.printJSON(agreementRow{code, r.Name, optional(r.Value, r.OK), r.Reason, s.Paired, s.Pairs}); err != nil {
			return err
		}
	}
	return nil
}

// characters prints unitized alpha, code by code: where in the text coders see a
// code, byte by byte.
func (p *agreementPrinter) characters() error {
	t := ui.Table{Header: []string{p.options.level, "U-ALPHA", "HOW TO READ IT"}, Right: map[int]bool{1: true}}
	for _, code := range doublecoding.Codes(p.items, p.material.Scheme) {
		u, err := agreement.Unitize(p.material.Continuum(p.options.coders, analysis.Level(p.options.level), code))
		if err != nil {
			return err
		}
		if p.options.json {
			if err := p.printJSON(agreementRow{Code: code, Coefficient: "u_alpha", Value: optional(u.U.Value, u.U.OK), Reason: u.U.Reason, Items: len(p.items)}); err != nil {
				return err
			}
			continue
		}
		t.Row(code, figure(u.U), readingOf(agreement.Named{Name: "alpha_unitized", Result: u.U}))
	}
	if p.options.json {
		return nil
	}
	return t.Write(p.Out, 0)
}
