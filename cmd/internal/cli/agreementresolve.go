package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/doublecoding"
	"cocode/analysis/matrix"
	"cocode/analysis/study"
	"cocode/analysis/workbook"
)

func (a *app) agreementResolve() *cobra.Command {
	var o agreementOptions
	var as string
	c := &cobra.Command{
		Use:   "resolve FILE.xlsx",
		Short: "Write a sheet in which coders settle where they differ",
		Long: `Resolve writes a review sheet with every code on every unit on which coders differ,
and who gave it. What they agree on together is filled in as decisions of one joint
coder (--as), read back with review import, and kept beside the individual codings.
Tables and the report on the model then count it in their place.`,
		Example: "  cocode agreement resolve together.xlsx --coders anna,erik\n  cocode review import together.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.on, o.level = string(doublecoding.Units), string(analysis.LevelCode)
			return a.reading(func(s *study.Study) error { return a.resolve(s, args[0], as, o) })
		},
	}
	f := c.Flags()
	f.StringSliceVar(&o.coders, "coders", nil, "`NAMES` separated by commas (default: all persons who have coded)")
	f.StringVar(&as, "as", analysis.JointCoder, "`NAME` of the joint coder; under another than this, what is settled does not go before the individual codings")
	return c
}

func (a *app) resolve(s *study.Study, path, as string, o agreementOptions) error {
	if err := writable(path, false); err != nil {
		return err
	}
	m, err := a.material(s, o)
	if err != nil {
		return err
	}
	if len(o.coders) == 0 {
		o.coders = slices.DeleteFunc(persons(m), func(name string) bool { return name == as })
	}
	if err := comparable(m, o.coders); err != nil {
		return err
	}
	items := doublecoding.Shared(m.Items(doublecoding.Units, o.coders, analysis.LevelCode))
	data, err := gather(s)
	if err != nil {
		return err
	}
	open, n := disputed(items, o.coders, data)
	data.Codings = append(open, ownCodings(data.Codings, as)...)
	keepUnits(data, open)
	w := workbook.Options{Options: matrix.Options{Language: headingLanguage(s), Reviewer: as}}
	if err := writeFile(path, false, func(out io.Writer) error { return workbook.WriteReview(out, data, w) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s written: %s on %s to settle; when it is filled in: cocode review import %s\n", path, counted(len(open), "code"), counted(n, "unit"), path)
	return err
}

// disputed makes a suggestion of every code on a unit that some coders gave and
// others who saw the unit did not; its evidence says who. n is the number of units.
func disputed(items []doublecoding.Item, coders []string, d *matrix.Data) (open []analysis.Coding, n int) {
	told := toldBy(coders, d)
	for _, item := range items {
		if !item.Differ() {
			continue
		}
		n++
		for _, code := range givenByAny(item) {
			yes, no := sides(item, coders, code)
			if len(yes) == 0 || len(no) == 0 {
				continue
			}
			open = append(open, analysis.Coding{
				Unit: item.Units[0], Scheme: d.Deductive.ID, Code: code, Coder: analysis.MachineCoder, Status: analysis.Suggested,
				Confidence: float64(len(yes)) / float64(len(yes)+len(no)), Version: d.Version, Facets: told[suggestion{item.Units[0], code}],
				Evidence: []analysis.Evidence{{Kind: "coders", Rule: "given by " + strings.Join(yes, ", ") + "; not by " + strings.Join(no, ", "), Weight: 1}},
			})
		}
	}
	return open, n
}

// sides returns who gave a code and who answered otherwise: where one side is empty,
// nobody differs.
func sides(item doublecoding.Item, coders []string, code string) (yes, no []string) {
	for k, a := range item.Answers(code) {
		switch a {
		case doublecoding.Yes:
			yes = append(yes, coders[k])
		case doublecoding.No:
			no = append(no, coders[k])
		case doublecoding.Unsure:
			no = append(no, coders[k]+" (unsure)")
		}
	}
	return yes, no
}

// toldBy returns what coders tell of a code on a unit, as far as they do not contradict
// each other: what they differ on is left for them to settle.
func toldBy(coders []string, d *matrix.Data) map[suggestion]analysis.Facets {
	all := map[suggestion][]analysis.Facets{}
	for i := range d.Codings {
		if c := &d.Codings[i]; c.Status == analysis.Accepted && slices.Contains(coders, c.Coder) {
			key := suggestion{c.Unit, c.Code}
			all[key] = append(all[key], c.Facets)
		}
	}
	told := make(map[suggestion]analysis.Facets, len(all))
	for key, list := range all {
		told[key] = agreed(list)
	}
	return told
}

// agreed returns the facets that nobody contradicts.
func agreed(list []analysis.Facets) analysis.Facets {
	var told analysis.Facets
	for _, f := range analysis.AllFacets() {
		words := map[string]bool{}
		for _, x := range list {
			if word := x.Get(f.Name); word != "" {
				words[word] = true
			}
		}
		for word := range words {
			if len(words) == 1 {
				_ = told.Set(f.Name, word) // known words only
			}
		}
	}
	return told
}

func givenByAny(item doublecoding.Item) []string {
	var all []string
	for _, codes := range item.Given {
		all = append(all, codes...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// ownCodings returns what the joint coder has decided before.
func ownCodings(codings []analysis.Coding, coder string) []analysis.Coding {
	var own []analysis.Coding
	for _, c := range codings {
		if c.Coder == coder {
			own = append(own, c)
		}
	}
	return own
}

// keepUnits leaves out of the data all units without one of the codings.
func keepUnits(d *matrix.Data, codings []analysis.Coding) {
	keep := map[string]bool{}
	for _, c := range codings {
		keep[c.Unit] = true
	}
	restrict(d, keep)
}

// restrict keeps only some of the units, and what is said of them.
func restrict(d *matrix.Data, keep map[string]bool) {
	for i := range d.Documents {
		units := d.Documents[i].Units[:0:0]
		for _, u := range d.Documents[i].Units {
			if keep[u.ID] {
				units = append(units, u)
			}
		}
		d.Documents[i].Units = units
	}
	d.Codings = slices.DeleteFunc(slices.Clone(d.Codings), func(c analysis.Coding) bool { return !keep[c.Unit] })
	d.Readings = slices.DeleteFunc(slices.Clone(d.Readings), func(r analysis.Reading) bool { return !keep[r.Unit] })
}
