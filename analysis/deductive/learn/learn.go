// Package learn makes the deductive pass learn from a researcher's decisions. It starts
// from what the pass says already (package correction); tries what it has learned on one
// interview after another, learned from the others only; and uses it for a code only
// where it is better. It also says what is worth deciding next. Values go in and come
// out; package study keeps the decisions, package propose says which indicators a
// codebook lacks or could do without, the command line prints.
package learn

import (
	"cmp"
	"math"
	"slices"

	"cocode/analysis/agreement"
	"cocode/analysis/deductive"
	"cocode/analysis/deductive/correction"
	"cocode/analysis/evaluation"
	"cocode/corpus"
)

// Interview is one interview with what a researcher has decided.
type Interview struct {
	deductive.Input
	Decided map[string][]string // by unit: the codes it has, perhaps none; units that are not in it are undecided
	Pending map[string][]string // by decided unit: the codes that are still open on it, if any
}

// Figures compare a pass with the researcher, over the decided units.
type Figures struct {
	evaluation.Counts
	Alpha   float64 // Krippendorff's, nominal: has the code or not
	Defined bool    // whether alpha is; it is not if nobody uses the code
}

// Code is what was learned of one code.
type Code struct {
	Code          string
	Has, HasNot   int     // decided units
	Interviews    int     // in which a unit has the code
	Before, After Figures // the pass as it was; and with what it learned, on interviews it did not learn from
	Used          bool    // the learned model speaks for the code from now on: it is better
	From          float64 // the confidence from which it does
	For, Against  []Sign  // the words that weigh most in what was learned
}

// What must be decided before a code is learned: so many units with it and without it, in
// so many interviews, because the lesson is tried on interviews that it did not see.
const (
	FewestUnits      = 5
	FewestInterviews = 2
)

// Enough reports whether enough is decided to learn the code.
func (c Code) Enough() bool {
	return c.Has >= FewestUnits && c.HasNot >= FewestUnits && c.Interviews >= FewestInterviews
}

// Lesson is what was learned.
type Lesson struct {
	Pass          *deductive.Pass // that has learned
	Units         int             // decided
	Interviews    int             // with a decision
	Codes         []Code          // in the order of the codebook
	Before, After Figures         // all codes together; After takes each code from the better one
	Curve         []Bin           // what a confidence of the learned model is worth
}

// Learnt reports whether any code could be learned; without, the pass is as it was.
func (l *Lesson) Learnt() bool {
	return slices.ContainsFunc(l.Codes, Code.Enough)
}

// Learn learns from interviews. Codes of which too little is decided are left to the pass
// as it was; with too little of every code nothing is learned.
func Learn(p *deductive.Pass, interviews []Interview) *Lesson {
	l := &lesson{pass: p, codes: p.Codes(), speech: newSpeech()}
	for _, x := range interviews {
		if len(x.Decided) > 0 {
			l.add(x)
		}
	}
	out := &Lesson{Pass: p, Interviews: l.count, Units: len(l.units)}
	for c := range l.codes {
		out.Codes = append(out.Codes, l.tally(c))
	}
	if !out.Learnt() {
		l.figures(out)
		return out
	}
	m := l.try()
	l.find(m)
	l.figures(out)
	used, from := make([]bool, len(l.codes)), make([]float64, len(l.codes))
	for c := range out.Codes {
		used[c], from[c] = out.Codes[c].Used, l.threshold(c, nobody)
		out.Codes[c].From = from[c]
		pro, contra := m.Terms(c)
		out.Codes[c].For, out.Codes[c].Against = l.signs(c, pro), l.signs(c, contra)
	}
	out.Pass = p.After(m, used, from)
	out.Curve = l.curve()
	return out
}

// lesson is the work of learning.
type lesson struct {
	pass     *deductive.Pass
	codes    []string
	samples  []correction.Sample // sentences of all interviews
	units    []decided
	count    int // interviews
	speech   *speech
	standsIn map[string][]int // by term: the units in which it stands
}

// decided is a unit with what the researcher and the passes say of it.
type decided struct {
	interview     int
	first, end    int // samples
	has           []bool
	open          []bool // the code is not decided here
	before, after []bool
	likely        []float64 // after
}

// mostFolds is how many parts the interviews are dealt into at most: with more interviews
// several are left out at a time.
const mostFolds = 10

// add reads an interview: what stands in a decided unit has its codes.
func (l *lesson) add(x Interview) {
	l.speech.hear(x.Annotation)
	sentences := l.pass.Hear(x.Input)
	at := len(l.samples)
	for _, s := range sentences {
		s.Told, s.Fold = make([]float64, len(l.codes)), l.count%mostFolds
		l.samples = append(l.samples, s.Sample)
	}
	suggested := map[[2]string]bool{}
	for _, y := range l.pass.Suggest(x.Input) {
		suggested[[2]string{y.Unit, y.Code}] = true
	}
	for _, u := range x.Units {
		codes, ok := x.Decided[u.ID]
		if !ok {
			continue
		}
		d := decided{interview: l.count, has: make([]bool, len(l.codes)), open: make([]bool, len(l.codes)), before: make([]bool, len(l.codes)), after: make([]bool, len(l.codes)), likely: make([]float64, len(l.codes))}
		first, end := within(u, sentences)
		d.first, d.end = at+first, at+end
		for c, code := range l.codes {
			d.has[c], d.before[c] = slices.Contains(codes, code), suggested[[2]string{u.ID, code}]
			d.open[c] = slices.Contains(x.Pending[u.ID], code)
			if !d.open[c] {
				tell(l.samples[d.first:d.end], c, d.has[c])
			}
		}
		l.units = append(l.units, d)
	}
	l.count++
}

// tell gives the sentences of a unit what was decided of a code. Which of them has a code
// that the unit has, nobody has said: each counts as far as the pass says so.
func tell(sentences []correction.Sample, code int, has bool) {
	sum := 0.0
	for _, s := range sentences {
		sum += s.Said[code] + leastShare
	}
	for _, s := range sentences {
		s.Told[code] = -1
		if has {
			s.Told[code] = (s.Said[code] + leastShare) / sum
		}
	}
}

// leastShare is what a sentence counts of which the pass says nothing.
const leastShare = 0.02

// tally counts what is decided of a code.
func (l *lesson) tally(c int) Code {
	code := Code{Code: l.codes[c]}
	in := map[int]bool{}
	for _, d := range l.units {
		switch {
		case d.open[c]:
		case d.has[c]:
			code.Has++
			in[d.interview] = true
		default:
			code.HasNot++
		}
	}
	code.Interviews = len(in)
	return code
}

// within returns the range of sentences that stand in a unit.
func within(u corpus.Unit, sentences []deductive.Sentence) (first, end int) {
	first, _ = slices.BinarySearchFunc(sentences, u.Extent().Start, func(s deductive.Sentence, at int) int { return s.Span.End - 1 - at })
	for end = first; end < len(sentences) && sentences[end].Span.Start < u.Extent().End; end++ {
	}
	return first, end
}

// try learns, and reads every interview with what was learned from the others.
func (l *lesson) try() *correction.Model {
	from := make([]float64, len(l.codes))
	for c, code := range l.codes {
		from[c] = l.pass.Threshold(code)
	}
	m, likely := correction.Learn(l.samples, from)
	for i := range l.units {
		d := &l.units[i]
		for _, sentence := range likely[d.first:d.end] {
			for c, p := range sentence {
				d.likely[c] = max(d.likely[c], p)
			}
		}
	}
	for c := range l.codes {
		from := make([]float64, l.count)
		for n := range from {
			from[n] = l.threshold(c, n)
		}
		for i := range l.units {
			d := &l.units[i]
			d.after[c] = d.likely[c] >= from[d.interview]
		}
	}
	return m
}

// nobody is no interview.
const nobody = -1

// threshold returns the confidence from which about as many decided units are suggested
// for a code as have it: its rate among the decisions says how many, and not a cut at one
// half, which suggests almost nothing for rare codes. With few units that have the code it
// stays near the pass's own. One interview is left out.
func (l *lesson) threshold(c, without int) float64 {
	var likely []float64
	has := 0
	for _, d := range l.units {
		if d.interview == without || d.open[c] {
			continue
		}
		likely = append(likely, d.likely[c])
		if d.has[c] {
			has++
		}
	}
	usual := correction.Logit(l.pass.Threshold(l.codes[c]))
	if has == 0 || has == len(likely) {
		return l.pass.Threshold(l.codes[c])
	}
	slices.SortFunc(likely, func(a, b float64) int { return cmp.Compare(b, a) })
	by := (correction.Logit(likely[has-1]) + correction.Logit(likely[has])) / 2
	weight := float64(has) / float64(has+steady)
	return 1 / (1 + math.Exp(-weight*by-(1-weight)*usual))
}

// steady is how many units with a code the pass's own threshold is worth.
const steady = 20

// figures compares, and chooses for every code what is better: F1 decides, and where
// nothing was gained the pass stays as it was.
func (l *lesson) figures(out *Lesson) {
	for c := range out.Codes {
		code := &out.Codes[c]
		code.Before = l.compare(c, func(d decided) []bool { return d.before })
		code.After = l.compare(c, func(d decided) []bool { return d.after })
		before, _ := code.Before.F1()
		after, _ := code.After.F1()
		code.Used = code.Enough() && after > before
	}
	out.Before, out.After = l.all(out, false), l.all(out, true)
}

func (l *lesson) compare(c int, found func(decided) []bool) Figures {
	var f Figures
	var rows [][]string
	for _, d := range l.units {
		if d.open[c] {
			continue
		}
		has, says := d.has[c], found(d)[c]
		rows = append(rows, []string{answer(has), answer(says)})
		switch {
		case has && says:
			f.Right++
		case has:
			f.Missed++
		case says:
			f.Wrong++
		}
	}
	f.Alpha, f.Defined = alpha(rows)
	return f
}

// all compares all codes together: each code on each unit is one answer.
func (l *lesson) all(out *Lesson, better bool) Figures {
	var f Figures
	var rows [][]string
	for c, code := range out.Codes {
		from := code.Before
		if better && code.Used {
			from = code.After
		}
		f.Right, f.Wrong, f.Missed = f.Right+from.Right, f.Wrong+from.Wrong, f.Missed+from.Missed
		for _, d := range l.units {
			if d.open[c] {
				continue
			}
			says := d.before[c]
			if better && code.Used {
				says = d.after[c]
			}
			rows = append(rows, []string{answer(d.has[c]), answer(says)})
		}
	}
	f.Alpha, f.Defined = alpha(rows)
	return f
}

func answer(has bool) string {
	if has {
		return "yes"
	}
	return "no"
}

func alpha(rows [][]string) (float64, bool) {
	t, err := agreement.NewTable([]string{"researcher", "pass"}, rows)
	if err != nil {
		return 0, false
	}
	r := agreement.Alpha(t, agreement.Nominal)
	return r.Value, r.OK
}

// Bin is one part of the reliability curve: what was said with some confidence, and how
// often it was so (DeGroot & Fienberg 1983).
type Bin struct {
	From, To float64 // the confidences, To left out
	Answers  int
	Said     float64 // the mean confidence
	Held     float64 // the share that the researcher agreed to
}

// curve cuts the answers on interviews that were not learned from into ten parts.
func (l *lesson) curve() []Bin {
	const parts = 10
	bins := make([]Bin, parts)
	for i := range bins {
		bins[i].From, bins[i].To = float64(i)/parts, float64(i+1)/parts
	}
	for _, d := range l.units {
		for c, p := range d.likely {
			if d.open[c] {
				continue
			}
			b := &bins[min(parts-1, int(p*parts))]
			b.Answers++
			b.Said += p
			if d.has[c] {
				b.Held++
			}
		}
	}
	for i := range bins {
		if n := float64(bins[i].Answers); n > 0 {
			bins[i].Said, bins[i].Held = bins[i].Said/n, bins[i].Held/n
		}
	}
	return bins
}
