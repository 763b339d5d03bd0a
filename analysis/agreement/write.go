package agreement

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// WriteCSV writes a line "table,coefficient,value" for each result, without a
// header. The value has ten decimals and is empty where undefined.
func WriteCSV(w io.Writer, table string, results []Named) error {
	out := csv.NewWriter(w)
	for _, r := range results {
		value := ""
		if r.OK {
			value = strconv.FormatFloat(r.Value, 'f', 10, 64)
			if value == "-0.0000000000" {
				value = value[1:]
			}
		}
		if err := out.Write([]string{table, r.Name, value}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteText writes the results for people: a line each with the value, the
// interval if there are intervals, and the words for it, or the reason why it is
// undefined. The intervals, if any, are those of [Bootstrap] for the same list.
func WriteText(w io.Writer, results []Named, intervals []Confidence) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, r := range results {
		line := r.Name + "\t" + "undefined" + "\t\t" + r.Reason
		if r.OK {
			line = fmt.Sprintf("%s\t%.3f\t%s\t%s", r.Name, r.Value, limits(intervals, i), withNote(r))
		}
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// limits returns the i-th interval in brackets.
func limits(intervals []Confidence, i int) string {
	if i >= len(intervals) || !intervals[i].OK {
		return ""
	}
	return fmt.Sprintf("[%.3f, %.3f]", intervals[i].Low, intervals[i].High)
}

// withNote returns the words for a result and what it rests on.
func withNote(r Named) string {
	words := Reading(r)
	switch {
	case r.Note == "":
		return words
	case words == "":
		return r.Note
	}
	return words + "; " + r.Note
}

// WriteSummary writes what the results rest on: units, coders, pairs, and how
// often each category was given.
func WriteSummary(w io.Writer, s Summary) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "units\t%d\t%d with two or more values, %d with one, %d with none\n", s.Units, s.Paired, s.Single, s.Empty)
	fmt.Fprintf(out, "values\t%d\tin %d pairs\n", s.Values, s.Pairs)
	for _, c := range s.Coders {
		fmt.Fprintf(out, "coder\t%d\t%s\n", c.Units, c.Coder)
	}
	for _, p := range s.Categories {
		fmt.Fprintf(out, "category\t%d\t%s (%.1f %%)\n", p.Values, p.Category, 100*p.Share)
	}
	return out.Flush()
}
