package matrix

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/text"
)

// View is a study indexed for its tables, under one choice of Options. It is read
// only after New and may be used by several goroutines.
type View struct {
	*Data
	options Options
	speech  dictionary
	docs    []document
	docAt   map[string]int
	units   []unit // in the order of documents and texts
	unitAt  map[string]int
	people  []string // participants in order of appearance
	book    *tree
	open    *tree   // the inductive scheme
	given   []given // what the deductive scheme's codes were put on, in the order of the list
	read    []entry // what the inductive scheme's codes were put on, in the order of the list
	stray   int     // codings whose unit is not in the study

	// What several tables need, made when the first asks.
	counted    func() []placed          // what counts of the codebook, in the order of units
	like       func() []float64         // how typical each of given is
	interviews func() interviewList     // what counts of the codebook, by interview
	decided    func() []decided         // what persons have decided, by coder
	pairs      func() pairing           // which codes meet
	comparison func() comparison        // what persons made of the units in common
	memos      func() map[string][]Memo // by what they are about
}

// document is what a table needs of a document.
type document struct {
	*Document
	lines *text.Index
	first int // of its units
}

// unit is what a table needs of a meaning unit.
type unit struct {
	*corpus.Unit
	doc       int
	person    int // into people; -1 if unknown
	turn      int // unique in the study
	wordCount int
	reading   *analysis.Reading // nil if the inductive pass has none
	node      int               // of the reading, in the inductive scheme; -1 if none
}

// New indexes a study. The View keeps d, which must not change afterwards.
func New(d *Data, o Options) *View {
	v := &View{Data: d, options: o, speech: speak(o.Language)}
	v.indexUnits()
	v.indexReadings()
	v.indexCodings()
	v.counted = sync.OnceValue(v.countedByUnit)
	v.like = sync.OnceValue(v.typicality)
	v.interviews = sync.OnceValue(v.listByInterview)
	v.decided = sync.OnceValue(v.decisionsByCoder)
	v.pairs = sync.OnceValue(v.pairing)
	v.comparison = sync.OnceValue(v.compareCoders)
	v.memos = sync.OnceValue(v.memosBySubject)
	return v
}

func (v *View) indexUnits() {
	person := map[string]int{}
	turns, units := 0, 0
	for i := range v.Data.Documents {
		units += len(v.Data.Documents[i].Units)
	}
	v.units, v.unitAt = make([]unit, 0, units), make(map[string]int, units)
	v.docAt = make(map[string]int, len(v.Data.Documents))
	for i := range v.Data.Documents {
		d := &v.Data.Documents[i]
		for _, name := range d.Participants() {
			if _, ok := person[name]; !ok {
				person[name] = len(v.people)
				v.people = append(v.people, name)
			}
		}
		v.docAt[d.ID] = len(v.docs)
		v.docs = append(v.docs, document{d, text.NewIndex(d.Text), len(v.units)})
		for j := range d.Units {
			v.addUnit(i, &d.Units[j], turns, person)
		}
		turns += len(d.Turns)
	}
}

// addUnit adds a unit, unless it names a turn or words that are not there.
func (v *View) addUnit(doc int, u *corpus.Unit, turns int, person map[string]int) {
	d := &v.Data.Documents[doc]
	if u.Turn < 0 || u.Turn >= len(d.Turns) || !inside(u.Spans, len(d.Text)) {
		return
	}
	x := unit{Unit: u, doc: doc, turn: turns + u.Turn, person: -1, node: -1}
	if p, ok := person[d.Speaker(d.Turns[u.Turn]).Participant]; ok {
		x.person = p
	}
	for _, s := range u.Spans {
		x.wordCount += len(strings.Fields(s.Of(d.Text)))
	}
	v.unitAt[u.ID] = len(v.units)
	v.units = append(v.units, x)
}

// inside reports whether spans lie in a text of a length, in order.
func inside(spans []text.Span, length int) bool {
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End < s.Start || s.End > length {
			return false
		}
		at = s.End
	}
	return len(spans) > 0
}

func (v *View) indexReadings() {
	var used []string
	for i := range v.Readings {
		if code := v.Readings[i].Code; code != "" {
			used = append(used, code)
		}
	}
	v.open = newTree(v.Inductive, used)
	for i := range v.Readings {
		r := &v.Readings[i]
		u, ok := v.unitAt[r.Unit]
		if !ok {
			v.stray++
			continue
		}
		v.units[u].reading = r
		if node, ok := v.open.at[r.Code]; ok {
			v.units[u].node = node
			v.read = append(v.read, entry{u, node})
		}
	}
	slices.SortStableFunc(v.read, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.unit, b.unit))
	})
}

// t returns a text of the table language, with values put in.
func (v *View) t(english string, args ...any) string {
	s := v.speech.text(english)
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// quote returns the words of a unit.
func (v *View) quote(u int) string {
	x := &v.units[u]
	return v.docs[x.doc].Quote(*x.Unit)
}

// person returns the name of the participant who says a unit: its own if the study
// names it, else the speaker's label.
func (v *View) person(u int) string {
	x := &v.units[u]
	d := v.docs[x.doc]
	s := d.Speaker(d.Turns[x.Turn])
	return cmp.Or(s.Participant, s.Label)
}

// place returns where a unit begins: the time of its turn in the recording if the
// transcript gives one, else the line.
func (v *View) place(u int) string {
	x := &v.units[u]
	d := v.docs[x.doc]
	if start := d.Turns[x.Turn].Start; start >= 0 {
		return clock(start)
	}
	return v.t("line %d", d.lines.Line(x.Spans[0].Start))
}

func clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// source names the interview, the participant and the place of a unit, for quotes.
func (v *View) source(u int) string {
	name, person := v.docs[v.units[u].doc].Name, v.person(u)
	if person == "" || person == name {
		return name + ", " + v.place(u)
	}
	return person + ", " + name + ", " + v.place(u)
}
