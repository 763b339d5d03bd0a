package agreement

import "fmt"

// A Summary says what the figures of a table rest on.
type Summary struct {
	Coders     []CoderCount
	Units      int          // rows
	Paired     int          // units with two or more values
	Single     int          // units with one value, which no coefficient can compare
	Empty      int          // units without a value
	Values     int          // codings: values that are not missing
	Pairs      int          // pairs of values of the same unit
	Categories []Prevalence // in the order of the table
	Numeric    bool         // whether all values are numbers
	Notes      []string     // what was found in the table that may not be meant so
}

// CoderCount says how much a coder coded.
type CoderCount struct {
	Coder string
	Units int
}

// Prevalence says how often a category was given.
type Prevalence struct {
	Category string
	Values   int
	Share    float64 // of all values, from 0 to 1
}

// Summarize counts a table.
func Summarize(t *Table) Summary {
	c := t.counts()
	s := Summary{
		Units: t.empty + int(c.units), Paired: int(c.paired), Single: int(c.units - c.paired), Empty: t.empty,
		Pairs: int(c.pairs), Numeric: t.Numeric(), Notes: t.notes,
	}
	often := make([]float64, t.scale.len())
	for g, used := range c.used {
		s.Coders = append(s.Coders, CoderCount{t.coders[g], int(sum(used))})
		for k, n := range used {
			often[k] += n
		}
	}
	s.Values = int(sum(often))
	for k, n := range often {
		s.Categories = append(s.Categories, Prevalence{t.scale.labels[k], int(n), share(n, sum(often))})
	}
	return s
}

// Dominant returns the category that was given most often.
func (s Summary) Dominant() Prevalence {
	var most Prevalence
	for _, p := range s.Categories {
		if p.Values > most.Values {
			most = p
		}
	}
	return most
}

// Warnings says where the results of a table mislead, in sentences for people.
func Warnings(s Summary, results []Named) []string {
	warnings := append([]string(nil), s.Notes...)
	if s.Single > 0 {
		warnings = append(warnings, fmt.Sprintf("%s coded by one coder only: they say nothing about agreement",
			are(s.Single, "unit")))
	}
	return append(warnings, prevalenceWarning(s, results)...)
}

// Where a single category is so frequent that kappa can be far below the
// agreement that one sees (Feinstein & Cicchetti 1990, Journal of Clinical
// Epidemiology 43, 543-549): from this share of the values on, with a kappa this
// far below AC1.
const (
	dominantShare = 0.75
	misleadingGap = 0.2
)

// prevalenceWarning warns of the first kappa or pi that a dominant category pulls
// down, with AC1 beside it.
func prevalenceWarning(s Summary, results []Named) []string {
	most := s.Dominant()
	ac1, percent := find(results, "gwet_ac1"), find(results, "percent_unit")
	if most.Share < dominantShare || !ac1.OK {
		return nil
	}
	for _, name := range []string{"cohen", "fleiss", "alpha_nominal"} {
		if k := find(results, name); k.OK && ac1.Value-k.Value >= misleadingGap {
			return []string{fmt.Sprintf("%s is %.3f although coders agree on %.1f %% of the pairs: %.1f %% of all values are %q, "+
				"so that chance alone would give %.1f %%. Read it beside AC1, %.3f.",
				name, k.Value, 100*percent.Value, 100*most.Share, most.Category, 100*chance(k), ac1.Value)}
		}
	}
	return nil
}

// chance returns the agreement expected by chance.
func chance(r Named) float64 {
	if r.Name == "alpha_nominal" {
		return 1 - r.Expected
	}
	return r.Expected
}

// find returns the result with this name, or one that is not OK.
func find(results []Named, name string) Named {
	for _, r := range results {
		if r.Name == name {
			return r
		}
	}
	return Named{}
}

// are returns a number with its noun and verb.
func are(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " was"
	}
	return plural(n, noun) + " were"
}
