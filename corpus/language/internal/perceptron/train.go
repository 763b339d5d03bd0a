package perceptron

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a sentence with the right tags.
type Example struct {
	Words []Features
	Tags  []string
}

// Training says how to train.
type Training struct {
	Passes int // through all examples
	Orders int // of the examples, in each of which training begins anew
	// Scale makes whole numbers of averaged weights. Weights below Least after that
	// are left out.
	Scale float64
	Least int32
}

// Train returns the weights that the averaged perceptron learns from examples
// (Collins 2002), averaged once more over several orders of the examples. The same
// examples and settings give the same weights. sees tells what the tagger sees of a
// word; it is asked here for the words around a sentence.
func (t Training) Train(examples []Example, sees func(word string) Features) Weights {
	l := learner{rows: map[uint64]int{}, classes: classesOf(examples)}
	for _, name := range []string{startName, startName2, endName, endName2} {
		l.outside = append(l.outside, l.compile(sees(name)))
	}
	for _, e := range examples {
		l.lessons = append(l.lessons, l.lesson(e))
	}
	l.prepare()
	for order := range t.Orders {
		l.train(t.Passes, uint64(order+1))
	}
	return l.weights(t.Scale/float64(t.Orders), t.Least)
}

// train learns from nothing, in one order of the lessons, and adds the averages.
func (l *learner) train(passes int, seed uint64) {
	l.step = 0
	l.weight, l.total, l.stamp = make([][]float32, len(l.keys)), make([][]float64, len(l.keys)), make([][]int32, len(l.keys))
	order := rand.New(rand.NewPCG(seed, 0))
	for range passes {
		for _, i := range order.Perm(len(l.lessons)) {
			l.learn(&l.lessons[i])
		}
	}
	for len(l.average) < len(l.keys) {
		l.average = append(l.average, nil)
	}
	for r := range l.weight {
		for class := range l.weight[r] {
			l.change(r, class, 0)
			if l.average[r] == nil {
				l.average[r] = make([]float64, len(l.classes))
			}
			l.average[r][class] += l.total[r][class] / float64(l.step)
		}
	}
}

func classesOf(examples []Example) []string {
	var all []string
	for _, e := range examples {
		all = append(all, e.Tags...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// learner holds the weights while they are learnt: for each feature a row with a
// weight a class.
type learner struct {
	classes []string
	rows    map[uint64]int // row by key
	keys    []uint64       // key by row
	outside []studied
	lessons []lesson
	average [][]float64 // summed over the orders
	weight  [][]float32
	total   [][]float64 // summed over all steps
	stamp   [][]int32   // the step of the last change
	step    int32
	before  []int // rows of tag features, as in Model
	second  []int
	both    []int
	state   []uint64
}

// studied is a word with the rows of its features.
type studied struct {
	near   [Window][]int
	paired []uint64
	fixed  bool
}

type lesson struct {
	words []studied
	tags  []int
}

func (l *learner) row(key uint64) int {
	i, ok := l.rows[key]
	if !ok {
		i = len(l.keys)
		l.rows[key] = i
		l.keys = append(l.keys, key)
		if l.weight != nil { // a pair that was met while learning
			l.weight, l.total, l.stamp = append(l.weight, nil), append(l.total, nil), append(l.stamp, nil)
		}
	}
	return i
}

func (l *learner) compile(f Features) studied {
	w := studied{fixed: f.Fixed != ""}
	for place, names := range f.Near {
		for _, name := range names {
			w.near[place] = append(w.near[place], l.row(Key(name)))
		}
	}
	for _, name := range f.Paired {
		w.paired = append(w.paired, Key(name))
	}
	return w
}

func (l *learner) lesson(e Example) lesson {
	var s lesson
	for i, f := range e.Words {
		class, _ := slices.BinarySearch(l.classes, e.Tags[i])
		s.words = append(s.words, l.compile(f))
		s.tags = append(s.tags, class)
	}
	return s
}

// prepare looks the features of tags up.
func (l *learner) prepare() {
	names := append(slices.Clone(l.classes), startName, startName2)
	for _, a := range names {
		l.before = append(l.before, l.row(BeforeKey(a)))
		l.second = append(l.second, l.row(SecondKey(a)))
		l.state = append(l.state, pairState(a))
		for _, b := range names {
			l.both = append(l.both, l.row(BothKey(a, b)))
		}
	}
}

// learn tags a sentence and corrects the weights after each wrong tag. As when
// tagging, the guesses count for the words after them.
func (l *learner) learn(s *lesson) {
	n := len(l.classes)
	before, second := n, n+1
	var rows []int
	for i, truth := range s.tags {
		guess := truth
		if !s.words[i].fixed {
			rows = l.active(rows[:0], s, i, before, second)
			guess = l.guess(rows)
			l.update(rows, truth, guess)
		}
		before, second = guess, before
	}
}

// active appends the rows that count for word i.
func (l *learner) active(rows []int, s *lesson, i, before, second int) []int {
	rows = append(rows, l.before[before], l.second[second], l.both[before*len(l.before)+second])
	for _, key := range s.words[i].paired {
		rows = append(rows, l.row(pair(l.state[before], key)))
	}
	for place := range Window {
		rows = append(rows, l.at(s, i+place-Window/2).near[place]...)
	}
	return rows
}

func (l *learner) at(s *lesson, i int) *studied {
	switch n := len(s.words); {
	case i >= 0 && i < n:
		return &s.words[i]
	case i < 0:
		return &l.outside[max(0, i+2)]
	default:
		return &l.outside[min(3, i-n+2)]
	}
}

func (l *learner) guess(rows []int) int {
	scores := make([]float32, len(l.classes))
	for _, r := range rows {
		for class, w := range l.weight[r] {
			scores[class] += w
		}
	}
	best := 0
	for class, score := range scores {
		if score > scores[best] {
			best = class
		}
	}
	return best
}

func (l *learner) update(rows []int, truth, guess int) {
	l.step++
	if truth == guess {
		return
	}
	for _, r := range rows {
		if l.weight[r] == nil {
			l.weight[r] = make([]float32, len(l.classes))
			l.total[r] = make([]float64, len(l.classes))
			l.stamp[r] = make([]int32, len(l.classes))
		}
		l.change(r, truth, 1)
		l.change(r, guess, -1)
	}
}

func (l *learner) change(r, class int, by float32) {
	l.total[r][class] += float64(l.step-l.stamp[r][class]) * float64(l.weight[r][class])
	l.stamp[r][class] = l.step
	l.weight[r][class] += by
}

// weights returns the averages, as whole numbers.
func (l *learner) weights(scale float64, least int32) Weights {
	w := Weights{Classes: l.classes, Features: map[uint64]map[string]int32{}}
	for r, key := range l.keys {
		row := map[string]int32{}
		for class, average := range l.average[r] {
			if whole := int32(math.Round(average * scale)); whole >= least || whole <= -least {
				row[l.classes[class]] = whole
			}
		}
		if len(row) > 0 {
			w.Features[key] = row
		}
	}
	return w
}
