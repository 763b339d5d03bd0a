package cli

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
	"cocode/corpus/text"
)

// codingRow is a coding as codings --json prints it. Offsets are bytes of the
// document's canonical text; code, subcategory and category are ids.
type codingRow struct {
	Unit        string              `json:"unit"`
	Document    string              `json:"document"`
	Start       int                 `json:"start"`
	End         int                 `json:"end"`
	Spans       []text.Span         `json:"spans"` // more than one where the unit goes on after an interruption
	Quote       string              `json:"quote"`
	Code        string              `json:"code"`
	Subcategory string              `json:"subcategory"`
	Category    string              `json:"category"`
	Coder       string              `json:"coder"`
	Status      analysis.Status     `json:"status"`
	Confidence  float64             `json:"confidence"`
	Evidence    []analysis.Evidence `json:"evidence"`
	Facets      analysis.Facets     `json:"facets"`
	FacetWords  []analysis.Evidence `json:"facetEvidence,omitempty"`
	Memo        string              `json:"memo,omitempty"`
	Changed     bool                `json:"changed,omitempty"` // a corrected transcript has changed the words since
	Memos       []string            `json:"memos,omitempty"`   // on the unit
}

type codingsOptions struct {
	filter study.Filter
	status string
	facets []string
	told   analysis.FacetFilter
	json   bool
}

var statuses = []string{string(analysis.Suggested), string(analysis.Accepted), string(analysis.Rejected), string(analysis.Unsure)}

func (a *app) codingsCommand() *cobra.Command {
	var o codingsOptions
	c := &cobra.Command{
		Use:   "codings",
		Short: "List codings: suggestions, and what coders have decided",
		Long: `Codings lists one code on one unit by one coder a line. What the program suggests
has the status suggested and the coder cocode until a person decides; a person's
decision is a coding of its own and stands in place of the suggestion here.`,
		Example: "  cocode codings --document coach-01 --code lack-of-time\n  cocode codings --status accepted --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			o.filter.Status = analysis.Status(o.status)
			var err error
			if o.told, err = facetFilter(o.facets); err != nil {
				return err
			}
			return a.reading(func(s *study.Study) error { return a.listCodings(s, o) })
		},
	}
	f := c.Flags()
	f.StringVar(&o.filter.Document, "document", "", "only of this `DOCUMENT`")
	f.StringVar(&o.filter.Unit, "unit", "", "only on this `UNIT`")
	f.StringVar(&o.filter.Code, "code", "", "only with this `CODE`")
	f.StringVar(&o.filter.Coder, "by", "", "only by this `CODER`")
	f.StringVar(&o.status, "status", "", "only "+strings.Join(statuses, ", "))
	facetFlag(c, &o.facets)
	jsonFlag(c, &o.json)
	return c
}

func facetFlag(c *cobra.Command, to *[]string) {
	c.Flags().StringArrayVar(to, "facet", nil, "only with this `FACET=WORD`, as when=ceased or voice=none (may be repeated: words of one facet are alternatives)")
}

// facetFilter reads the values of facetFlag.
func facetFilter(list []string) (analysis.FacetFilter, error) {
	filter, err := analysis.ParseFacetFilter(list)
	if err != nil {
		return nil, misuse("--facet: %v", err)
	}
	return filter, nil
}

func (a *app) listCodings(s *study.Study, o codingsOptions) error {
	if err := knownFilter(s, o.filter); err != nil {
		return err
	}
	t := ui.Table{Header: []string{"UNIT", "WHERE", "CODE", "STATUS", "CODER", "CONF", "QUOTE"}, Right: map[int]bool{5: true}}
	memos, err := memosBySubject(s)
	if err != nil {
		return err
	}
	var subjects []string
	err = eachCoding(s, o.filter, func(d *docView, u study.Unit, row codingRow) error {
		if !o.told.Takes(row.Facets) {
			return nil
		}
		if o.json {
			row.Memos = memoTexts(memos[row.Unit])
			return a.printJSON(row)
		}
		subjects = append(subjects, row.Unit, row.Code)
		t.Row(row.Unit, d.Name+" "+d.where(u.Turn, u.Extent()), row.Code, string(row.Status)+since(row.Changed), row.Coder, fmt.Sprintf("%.2f", row.Confidence), row.Quote)
		return nil
	})
	if err != nil || o.json {
		return err
	}
	if err := t.Write(a.Out, a.Width); err != nil {
		return err
	}
	return a.memosOn(s, subjects...)
}

// eachCoding calls do for every coding that a filter chooses, document by document,
// without suggestions that a person has decided.
func eachCoding(s *study.Study, filter study.Filter, do func(*docView, study.Unit, codingRow) error) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	scheme, _, err := v.scheme()
	if err != nil {
		return err
	}
	var names []string
	if filter.Document != "" {
		names = []string{filter.Document}
	}
	for d, err := range v.chosen(names) {
		if err != nil {
			return err
		}
		if err := codingsOf(s, d, filter, scheme, do); err != nil {
			return err
		}
	}
	return nil
}

func codingsOf(s *study.Study, d *docView, filter study.Filter, scheme analysis.Index, do func(*docView, study.Unit, codingRow) error) error {
	units, err := unitsByID(s, d)
	if err != nil {
		return err
	}
	wanted := filter
	filter.Document, filter.Status, filter.Coder = d.ID, "", "" // who decided shows only among all
	codings, err := s.Codings(filter)
	if err != nil {
		return err
	}
	codings = analysis.WithoutDecided(codings)
	slices.SortStableFunc(codings, func(x, y analysis.Coding) int {
		return units[x.Unit].Extent().Start - units[y.Unit].Extent().Start
	})
	for _, c := range codings {
		if wanted.Status != "" && c.Status != wanted.Status || wanted.Coder != "" && c.Coder != wanted.Coder {
			continue
		}
		u := units[c.Unit]
		if err := do(d, u, codingOf(d.Document, u, c, scheme)); err != nil {
			return err
		}
	}
	return nil
}

func unitsByID(s *study.Study, d *docView) (map[string]study.Unit, error) {
	list, err := s.Units(study.UnitFilter{Document: d.ID, Gone: true})
	units := make(map[string]study.Unit, len(list))
	for _, u := range list {
		units[u.ID] = u
	}
	return units, err
}

func codingOf(d *corpus.Document, u study.Unit, c analysis.Coding, scheme analysis.Index) codingRow {
	extent := u.Extent()
	return codingRow{Unit: c.Unit, Document: d.Name, Start: extent.Start, End: extent.End, Spans: u.Spans, Quote: d.Quote(u.Unit),
		Code: c.Code, Subcategory: scheme.Above(c.Code, analysis.LevelSubcategory).ID, Category: scheme.Above(c.Code, analysis.LevelCategory).ID,
		Coder: c.Coder, Status: c.Status, Confidence: readable(c.Confidence), Evidence: readableWeights(c.Evidence),
		Facets: c.Facets, FacetWords: readableWeights(c.FacetEvidence), Memo: c.Memo, Changed: c.Changed}
}

// readable rounds a figure to the four decimals that say something.
func readable(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// readableWeights returns a copy of evidence with weights to be read.
func readableWeights(list []analysis.Evidence) []analysis.Evidence {
	out := nonNil(slices.Clone(list))
	for i := range out {
		out[i].Weight = readable(out[i].Weight)
	}
	return out
}
