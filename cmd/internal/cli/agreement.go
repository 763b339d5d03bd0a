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
	"cocode/analysis/study"
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
such as a backup: each coder with the same coder earlier, who stands as NAME@earlier.

Each figure says what it rests on. A coefficient is undefined, and no 0 or 1, where
nobody's answers vary. Intervals are found by resampling (Hayes & Krippendorff 2007);
the same seed gives the same. With --json every coefficient of every code has one.

On characters it is Krippendorff's unitized alpha (2016) of the characters of the
units that all coders have seen, with intervals over whole interviews.`,
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
	f.IntVar(&o.resamples, "bootstrap", 10_000, "resamples for 95 % intervals (0: none)")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the resamples")
	f.BoolVar(&o.list, "list", false, "list the places where coders differ, in place of the figures")
	f.BoolVar(&o.confusion, "confusion", false, "print which code of one coder stands where the other has which, pair by pair, in place of the figures")
	f.StringVar(&o.paragraph, "paragraph", "", "print a paragraph for the paper, in en or sv, in place of the figures")
	jsonFlag(c, &o.json)
	c.AddCommand(a.agreementTable(), a.agreementSample(), a.agreementResolve())
	return c
}

func (o agreementOptions) check() error {
	var forms []string
	for name, asked := range map[string]bool{"--list": o.list, "--confusion": o.confusion, "--paragraph": o.paragraph != ""} {
		if asked {
			forms = append(forms, name)
		}
	}
	slices.Sort(forms)
	switch {
	case len(forms) > 1:
		return misuse("%s: choose one", strings.Join(forms, " and "))
	case len(forms) == 1 && o.on == string(doublecoding.Characters):
		return misuse("%s goes by places, and characters are none; compare --on units, sentences, turns or documents", forms[0])
	}
	return nil
}

func (a *app) agreement(s *study.Study, o agreementOptions) error {
	m, err := a.material(s, o)
	if err != nil {
		return err
	}
	if len(o.coders) == 0 && o.earlier != "" {
		return a.nowAndEarlier(s, m, o)
	}
	if len(o.coders) == 0 {
		o.coders = persons(m)
	}
	return a.compare(s, m, o)
}

// earlierSuffix marks the codings of an older copy of the study.
const earlierSuffix = "@earlier"

// nowAndEarlier compares each person with the same person earlier.
func (a *app) nowAndEarlier(s *study.Study, m doublecoding.Material, o agreementOptions) error {
	compared := 0
	for _, name := range persons(m) {
		if m.Seen[name+earlierSuffix] == nil {
			continue
		}
		if compared++; compared > 1 && !o.json {
			fmt.Fprintln(a.Out)
		}
		o.coders = []string{name, name + earlierSuffix}
		if err := a.compare(s, m, o); err != nil {
			return err
		}
	}
	if compared == 0 {
		return fmt.Errorf("nobody has coded both in this study and in %s", o.earlier)
	}
	return nil
}

// compare compares the coders that are named.
func (a *app) compare(s *study.Study, m doublecoding.Material, o agreementOptions) error {
	if err := comparable(m, o.coders); err != nil {
		return err
	}
	p := &agreementPrinter{app: a, options: o, material: m}
	if doublecoding.On(o.on) == doublecoding.Characters {
		return p.characters()
	}
	p.items = doublecoding.Shared(m.Items(doublecoding.On(o.on), o.coders, analysis.Level(o.level)))
	switch {
	case o.paragraph != "":
		_, err := fmt.Fprintln(a.Out, doublecoding.Paragraph(m, p.items, doublecoding.Reporting{
			Coders: o.coders, On: doublecoding.On(o.on), Level: analysis.Level(o.level), Language: o.paragraph, Options: o.bootstrap()}))
		return err
	case o.confusion:
		return a.printPairs(p.items, o)
	case o.list:
		return a.listDisagreements(s, p.items, o)
	}
	return p.print()
}

func (o agreementOptions) bootstrap() agreement.Options {
	return agreement.Options{Resamples: o.resamples, Seed: o.seed}
}

// comparable returns an error if coders are not two or more who have coded, each once.
func comparable(m doublecoding.Material, coders []string) error {
	for i, name := range coders {
		if slices.Contains(coders[:i], name) {
			return misuse("--coders: %q is named twice; for a coder now and earlier name an older copy with --earlier FILE", name)
		}
		if m.Seen[name] == nil {
			return unknown("--coders", name, "coder", slices.Sorted(maps.Keys(m.Seen)))
		}
	}
	if len(coders) < 2 {
		who := "nobody has coded in this study yet"
		if len(coders) == 1 {
			who = "only " + coders[0] + " has"
		}
		return fmt.Errorf("agreement needs two coders, and %s; name the machine as one with --coders NAME,%s", who, analysis.MachineCoder)
	}
	return nil
}

// persons returns the coders who are no pass and not several together, sorted.
func persons(m doublecoding.Material) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(m.Seen)) {
		if name := strings.TrimSuffix(name, earlierSuffix); name != analysis.MachineCoder && name != analysis.JointCoder {
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
		c.Coder += earlierSuffix
		m.Codings = append(m.Codings, c)
	}
	for name, units := range seen {
		m.Seen[name+earlierSuffix] = units
	}
	return nil
}
