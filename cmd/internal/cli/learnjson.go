package cli

import (
	"cocode/analysis/deductive/learn"
	"cocode/analysis/propose"
)

// lessonRow is what deductive --learn --json prints for each code.
type lessonRow struct {
	Language   string      `json:"language"`
	Code       string      `json:"code"` // empty: all, each by the better one
	Has        int         `json:"has"`
	HasNot     int         `json:"hasNot"`
	Interviews int         `json:"interviews"`
	Enough     bool        `json:"enough"` // is decided to learn the code
	Used       bool        `json:"used"`
	From       float64     `json:"from"` // the confidence from which the code is suggested
	Before     figuresRow  `json:"before"`
	Learned    figuresRow  `json:"learned"`
	For        []weightRow `json:"for"`
	Against    []weightRow `json:"against"`
	Curve      []curveRow  `json:"curve,omitempty"`
}

type figuresRow struct {
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
	Alpha     *float64 `json:"alpha"`
}

type weightRow struct {
	Words  string  `json:"words"`
	Weight float64 `json:"weight"`
	Units  int     `json:"units"` // decided, in which the words stand
	Has    int     `json:"has"`   // those of them that have the code
}

type curveRow struct {
	From    float64 `json:"from"`
	To      float64 `json:"to"`
	Answers int     `json:"answers"`
	Mean    float64 `json:"mean"`
	Agreed  float64 `json:"agreed"`
}

// indicatorRow is a proposal to add or drop an indicator.
type indicatorRow struct {
	Language  string   `json:"language"`
	Code      string   `json:"code"`
	Propose   string   `json:"propose"` // add or drop
	Indicator string   `json:"indicator"`
	Place     string   `json:"place,omitempty"`
	With      int      `json:"with"`
	Without   int      `json:"without"`
	Units     []string `json:"units"`
}

func (a *app) lessonsJSON(list []*taught) error {
	for _, t := range list {
		for _, c := range t.lesson.Codes {
			row := lessonRow{Language: t.language, Code: c.Code, Has: c.Has, HasNot: c.HasNot, Interviews: c.Interviews, Enough: c.Enough(),
				Used: c.Used, From: c.From, Before: figuresOf(c.Before), Learned: figuresOf(c.After), For: weightsOf(c.For), Against: weightsOf(c.Against)}
			if err := a.printJSON(row); err != nil {
				return err
			}
		}
		all := lessonRow{Language: t.language, Interviews: t.lesson.Interviews, Enough: true, Used: true, Before: figuresOf(t.lesson.Before), Learned: figuresOf(t.lesson.After)}
		for _, b := range t.lesson.Curve {
			all.Curve = append(all.Curve, curveRow{b.From, b.To, b.Answers, b.Said, b.Held})
		}
		if err := a.printJSON(all); err != nil {
			return err
		}
		for _, p := range t.proposals {
			row := indicatorRow{t.language, p.Code, "add", indicatorWords(p.Indicator), "", p.With, p.Without, p.Units}
			if p.Kind == propose.DropIndicator {
				row.Propose, row.Place = "drop", p.Indicator.At.String()
			}
			if err := a.printJSON(row); err != nil {
				return err
			}
		}
	}
	return nil
}

func figuresOf(f learn.Figures) figuresRow {
	return figuresRow{optional(f.Precision()), optional(f.Recall()), optional(f.F1()), optional(f.Alpha, f.Defined)}
}

func weightsOf(list []learn.Sign) []weightRow {
	rows := make([]weightRow, len(list))
	for i, x := range list {
		rows[i] = weightRow{x.Words, x.Weight, x.Units, x.Has}
	}
	return rows
}
