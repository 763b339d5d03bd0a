package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cocode/analysis/deductive/learn"
	"cocode/analysis/propose"
	"cocode/codebook"
)

// writeLessons writes what was learned, as Markdown that can be read as it is.
func writeLessons(w io.Writer, list []*taught) error {
	var b strings.Builder
	for _, t := range list {
		r := lessonReport{&b, t}
		r.head()
		if t.lesson.Learnt() {
			r.figures()
			r.curve()
			r.words()
		}
		r.tooFew()
		r.indicators()
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type lessonReport struct {
	*strings.Builder
	*taught
}

// table writes a table with aligned columns.
func (r lessonReport) table(rows ...[]string) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	for n, row := range rows {
		for i, cell := range row {
			fmt.Fprintf(r, "| %-*s ", width[i], cell)
		}
		fmt.Fprintln(r, "|")
		if n == 0 {
			for i := range row {
				fmt.Fprintf(r, "|%s", strings.Repeat("-", width[i]+2))
			}
			fmt.Fprintln(r, "|")
		}
	}
	fmt.Fprintln(r)
}

func (r lessonReport) head() {
	used := 0
	for _, c := range r.lesson.Codes {
		if c.Used {
			used++
		}
	}
	fmt.Fprintf(r, "# Learned from decisions (%s)\n\nDecided are %s of %s. What was learned is used for %s, where it is better than the pass as it was.\n\n",
		r.language, counted(r.lesson.Units, "unit"), counted(r.lesson.Interviews, "interview"), counted(used, "code"))
}

func (r lessonReport) figures() {
	fmt.Fprintf(r, "## Against the researcher\n\nEach interview was read with what the others taught. P precision, R recall, α Krippendorff's alpha (nominal).\n\n")
	rows := [][]string{{"code", "units", "P before", "R", "F1", "α", "P learned", "R", "F1", "α", "from", "used"}}
	for _, c := range r.lesson.Codes {
		if !c.Enough() {
			continue
		}
		used := "no: not better"
		if c.Used {
			used = "yes"
		}
		rows = append(rows, slices.Concat([]string{c.Code, fmt.Sprint(c.Has)}, shares(c.Before), shares(c.After), []string{decimals(c.From), used}))
	}
	rows = append(rows, slices.Concat([]string{"all, the better of each", ""}, shares(r.lesson.Before), shares(r.lesson.After), []string{"", ""}))
	r.table(rows...)
}

func shares(f learn.Figures) []string {
	p, pok := f.Precision()
	q, qok := f.Recall()
	f1, fok := f.F1()
	var out []string
	for _, x := range []struct {
		v  float64
		ok bool
	}{{p, pok}, {q, qok}, {f1, fok}, {f.Alpha, f.Defined}} {
		if x.ok {
			out = append(out, fmt.Sprintf("%.2f", x.v))
		} else {
			out = append(out, "–")
		}
	}
	return out
}

// tooFew lists the codes of which too little is decided.
func (r lessonReport) tooFew() {
	rows := [][]string{{"code", "have it", "have not", "interviews", "needed"}}
	for _, c := range r.lesson.Codes {
		if !c.Enough() {
			rows = append(rows, []string{c.Code, fmt.Sprint(c.Has), fmt.Sprint(c.HasNot), fmt.Sprint(c.Interviews),
				fmt.Sprintf("%d, %d, %d", learn.FewestUnits, learn.FewestUnits, learn.FewestInterviews)})
		}
	}
	if len(rows) > 1 {
		fmt.Fprintf(r, "## Too little decided\n\nThese codes stay as they were.\n\n")
		r.table(rows...)
	}
}

func (r lessonReport) curve() {
	fmt.Fprintf(r, "## What a confidence is worth\n\nOf all answers with such a confidence, on interviews that were not learned from, how many the researcher agreed to.\n\n")
	rows := [][]string{{"confidence", "answers", "mean", "agreed"}}
	for _, b := range r.lesson.Curve {
		if b.Answers > 0 {
			rows = append(rows, []string{fmt.Sprintf("%.1f to %.1f", b.From, b.To), fmt.Sprint(b.Answers), fmt.Sprintf("%.2f", b.Said), fmt.Sprintf("%.2f", b.Held)})
		}
	}
	r.table(rows...)
}

func (r lessonReport) words() {
	fmt.Fprintf(r, "## What speaks for a code, and against it\n\n"+
		"Words and pairs of neighbouring words that weigh most in what was learned, the strongest first,\n"+
		"as people say them (other forms of a word count too). … is the beginning or end of a sentence.\n"+
		"In brackets: of the decided units in which they stand, how many have the code. All of it corrects\n"+
		"what the pass says already: a word that often stands with a code speaks against it where the pass\n"+
		"was too sure. Small words such as “it” weigh too, and are left out here, for they tell nothing.\n\n")
	for _, c := range r.lesson.Codes {
		if !c.Enough() {
			continue
		}
		unused := ""
		if !c.Used {
			unused = "; not used"
		}
		fmt.Fprintf(r, "- **%s** (%s, %d not%s)\n", c.Code, countedThat(c.Has, "decided unit", "has it", "have it"), c.HasNot, unused)
		fmt.Fprintf(r, "  - for: %s\n  - against: %s\n", signs(c.For), signs(c.Against))
	}
	fmt.Fprintln(r)
}

func signs(list []learn.Sign) string {
	if len(list) == 0 {
		return "no word by itself"
	}
	words := make([]string, len(list))
	for i, x := range list {
		words[i] = fmt.Sprintf("%s (%d of %d)", x.Words, x.Has, x.Units)
	}
	return strings.Join(words, ", ")
}

func (r lessonReport) indicators() {
	if len(r.proposals) == 0 {
		return
	}
	fmt.Fprintf(r, "## Indicators to add or drop\n\nNothing is applied: change the codebook where you agree.\n\n")
	rows := [][]string{{"code", "what", "indicator", "with the code", "without", "units that speak for it"}}
	for _, p := range r.proposals {
		what, indicator := "add", indicatorWords(p.Indicator)
		if p.Kind == propose.DropIndicator {
			what, indicator = "drop", fmt.Sprintf("%s (%s)", indicator, p.Indicator.At)
		}
		rows = append(rows, []string{p.Code, what, indicator, fmt.Sprint(p.With), fmt.Sprint(p.Without), strings.Join(p.Units[:min(6, len(p.Units))], " ")})
	}
	r.table(rows...)
}

// indicatorWords writes an indicator with the signs that it asks for.
func indicatorWords(i codebook.Indicator) string {
	if len(i.Polarity) == 0 {
		return i.String()
	}
	return fmt.Sprintf("%s %v", i, i.Polarity)
}
