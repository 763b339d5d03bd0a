package trial

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"

	"cocode/analysis/deductive/features"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// Options are the choices one has; the zero value leaves out one group at a time and
// learns from all others.
type Options struct {
	Learn    bool               // with TrainGroups: learn from so many groups only; 0: from none, by the codebook alone
	Groups   int                // how many
	Seed     uint64             // which
	Book     *codebook.Codebook // names, definitions, examples and indicators to go by; may be nil
	Language string             // of the texts; empty: what they seem to be in
}

// Run scores every row by what was learned from rows of other groups. Codes are those
// that occur in the rows, in order of their name.
func Run(rows []Row, o Options) *Result {
	t := prepare(rows, o)
	r := &Result{Rows: len(rows), Groups: len(t.groups), Scores: make([][]float64, len(rows))}
	for _, c := range t.codes {
		r.Codes = append(r.Codes, CodeResult{Code: c})
	}
	folds := make(chan []int)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for fold := range folds {
				test := t.rowsOf(fold)
				for k, s := range t.score(t.rowsOf(t.teachers(fold)), test) {
					r.Scores[test[k]] = s
				}
			}
		})
	}
	for _, fold := range t.folds() {
		folds <- fold
	}
	close(folds)
	working.Wait()
	r.figures(rows)
	return r
}

// most is the number of parts at most into which groups are dealt: with more groups,
// several are left out at a time.
const most = 24

// table is rows made ready.
type table struct {
	options Options
	codes   []string
	groups  []string
	of      []int // group of each row
	looks   []*look
	has     [][]bool // by code and row
	opens   []bool   // the row before is of another group
	book    [][]float64
}

func prepare(rows []Row, o Options) *table {
	t := &table{options: o, of: make([]int, len(rows)), opens: make([]bool, len(rows))}
	number := map[string]int{}
	for i, r := range rows {
		if _, seen := number[r.Group]; !seen {
			number[r.Group] = len(t.groups)
			t.groups = append(t.groups, r.Group)
		}
		t.of[i] = number[r.Group]
		t.opens[i] = i == 0 || t.of[i] != t.of[i-1]
		t.codes = append(t.codes, r.Codes...)
	}
	slices.Sort(t.codes)
	t.codes = slices.Compact(t.codes)
	for _, c := range t.codes {
		has := make([]bool, len(rows))
		for i, r := range rows {
			has[i] = slices.Contains(r.Codes, c)
		}
		t.has = append(t.has, has)
	}
	t.read(rows)
	return t
}

// read annotates the texts, as one document with a turn a text.
func (t *table) read(rows []Row) {
	var all strings.Builder
	d := &corpus.Document{Language: t.options.Language, Speakers: []corpus.Speaker{{Role: corpus.Participant}}}
	for _, r := range rows {
		start := all.Len()
		all.WriteString(r.Text)
		d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: start, End: all.Len()}})
		all.WriteString("\n\n")
	}
	d.Text = all.String()
	a := annotate.Document(d)
	texts := make([]features.Text, len(rows))
	for i, turn := range d.Turns {
		tokens := a.Within(turn.Span)
		texts[i] = features.Of(a.Tokens[tokens.First:tokens.End], english(a), nil)
	}
	for _, o := range looksAt {
		t.looks = append(t.looks, newLook(texts, o))
	}
	if t.options.Book != nil {
		t.book = byBook(t.options.Book, t.codes, d, a, texts)
	}
}

func english(a *language.Annotation) bool { return a.Language == "en" }

// folds deals the groups into the parts that are left out together.
func (t *table) folds() [][]int {
	folds := make([][]int, min(most, len(t.groups)))
	for g := range t.groups {
		folds[g%len(folds)] = append(folds[g%len(folds)], g)
	}
	return folds
}

// teachers returns the groups to learn from while a fold is left out: all others, or as
// many as was asked for, drawn by the seed.
func (t *table) teachers(fold []int) []int {
	var others []int
	for g := range t.groups {
		if !slices.Contains(fold, g) {
			others = append(others, g)
		}
	}
	if !t.options.Learn {
		return others
	}
	random := rand.New(rand.NewPCG(t.options.Seed, uint64(fold[0])))
	random.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	others = others[:min(t.options.Groups, len(others))]
	slices.Sort(others)
	return others
}

func (t *table) rowsOf(groups []int) []int {
	var rows []int
	for i, g := range t.of {
		if slices.Contains(groups, g) {
			rows = append(rows, i)
		}
	}
	return rows
}
