package transition

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a sentence with the right arcs.
type Example struct {
	Words []Word
	Arcs  []Arc // Head may be Unknown
}

// Training says how to train.
type Training struct {
	Passes int // through all examples
	Orders int // of the examples, in each of which training begins anew
	// Scale makes whole numbers of averaged weights. Weights below Least after that
	// are left out.
	Scale float64
	Least int32
	// Seldom is how often a feature must have been corrected to be kept.
	Seldom int32
}

// explore is how often the parser goes its own way in training, right or wrong, from
// the second pass on (Goldberg & Nivre 2012).
const explore = 0.9

// Train returns the weights that the averaged perceptron learns from examples,
// averaged once more over several orders of the examples. The same examples and
// settings give the same weights.
func (t Training) Train(examples []Example) Weights {
	classes := classesOf(examples)
	w := Weights{classes: classes, features: map[uint32]map[uint8]int32{}}
	sums := map[uint32]map[uint8]float64{}
	for order := range t.Orders {
		l := newLearner(classes)
		l.train(examples, t.Passes, uint64(order+1))
		l.average(sums, t.Seldom)
	}
	for key, row := range sums {
		for c, sum := range row {
			n := int32(math.Round(sum * t.Scale / float64(t.Orders)))
			if n >= t.Least || -n >= t.Least {
				if w.features[key] == nil {
					w.features[key] = map[uint8]int32{}
				}
				w.features[key][c] = n
			}
		}
	}
	return w
}

// classesOf returns Shift and the arcs that occur in examples, by side and relation.
func classesOf(examples []Example) []class {
	all := []class{{action: Shift}}
	seen := map[class]bool{}
	for _, e := range examples {
		for i, a := range e.Arcs {
			c := class{Left, a.Relation}
			if a.Head < int32(i) {
				c.action = Right
			}
			if a.Head >= 0 && !seen[c] {
				seen[c] = true
				all = append(all, c)
			}
		}
	}
	slices.SortFunc(all, func(a, b class) int {
		return (int(a.action)-int(b.action))*256 + int(a.relation) - int(b.relation)
	})
	return all[:min(len(all), last)]
}

// learner holds the weights while they are learnt: for each feature a short row.
type learner struct {
	work
	classes []class
	index   index
	cells   [][]cell
	changes []int32
	step    int32
	seen    []int32 // the rows of the state at hand
}

// cell is the weight of a class in a row.
type cell struct {
	weight, stamp int32
	total         int64
	class         uint8
}

func newLearner(classes []class) *learner {
	return &learner{classes: classes, index: newIndex(1 << 20)}
}

func (l *learner) train(examples []Example, passes int, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 0))
	for pass := range passes {
		for _, i := range random.Perm(len(examples)) {
			l.learn(examples[i], func() bool { return pass > 0 && random.Float64() < explore })
		}
	}
}

// learn parses an example and corrects the weights at every wrong step. After that
// it goes on as the parser would, if it is to explore, or as is right.
func (l *learner) learn(e Example, explores func() bool) {
	l.reset(e.Words)
	for !l.done() {
		l.step++
		l.score()
		cost := l.costs(e.Arcs)
		guess, right := l.choose(cost, e.Arcs)
		if guess != right {
			l.correct(right, 1)
			l.correct(guess, -1)
		}
		do := right
		if explores() {
			do = guess
		}
		l.do(l.classes[do].action, l.classes[do].relation)
	}
}

// score finds the rows of the state and adds up their weights.
func (l *learner) score() {
	l.see(&l.work.atoms)
	l.seen = l.seen[:0]
	clear(l.scores[:])
	for _, key := range keys(&l.keys, &l.work.atoms) {
		row := l.index.row(key)
		if row == int32(len(l.cells)) {
			l.cells, l.changes = append(l.cells, nil), append(l.changes, 0)
		}
		l.seen = append(l.seen, row)
		for _, c := range l.cells[row] {
			l.scores[c.class] += c.weight
		}
	}
}

// choose returns the best class that is allowed, and the best of those that are right.
func (l *learner) choose(cost [3]int, gold []Arc) (guess, right int) {
	guess, right = -1, -1
	for c, class := range l.classes {
		if !l.allows(class.action) {
			continue
		}
		if guess < 0 || l.scores[c] > l.scores[guess] {
			guess = c
		}
		if (right < 0 || l.scores[c] > l.scores[right]) && l.right(class, cost, gold) {
			right = c
		}
	}
	if right < 0 {
		right = guess
	}
	return guess, right
}

// correct changes the weights of a class in all rows of the state.
func (l *learner) correct(class int, by int32) {
	for _, row := range l.seen {
		c := l.cell(row, uint8(class))
		c.total += int64(c.weight) * int64(l.step-c.stamp)
		c.weight, c.stamp = c.weight+by, l.step
		l.changes[row]++
	}
}

func (l *learner) cell(row int32, class uint8) *cell {
	for i := range l.cells[row] {
		if c := &l.cells[row][i]; c.class == class {
			return c
		}
	}
	l.cells[row] = append(l.cells[row], cell{class: class, stamp: l.step})
	return &l.cells[row][len(l.cells[row])-1]
}

// average adds the mean of each weight over all steps to sums.
func (l *learner) average(sums map[uint32]map[uint8]float64, seldom int32) {
	for i, key := range l.index.keys {
		row := l.index.rows[i]
		if key == 0 || l.changes[row] < seldom {
			continue
		}
		if sums[key] == nil {
			sums[key] = map[uint8]float64{}
		}
		for _, c := range l.cells[row] {
			total := c.total + int64(c.weight)*int64(l.step-c.stamp)
			sums[key][c.class] += float64(total) / float64(l.step)
		}
	}
}

// index numbers keys in the order in which they come: open addressing, at most half full.
type index struct {
	keys []uint32
	rows []int32
	n    int32
}

func newIndex(size int) index { return index{keys: make([]uint32, size), rows: make([]int32, size)} }

// row returns the number of key, which is the count of keys before it if it is new.
func (x *index) row(key uint32) int32 {
	mask := uint32(len(x.keys) - 1)
	i := key & mask
	for ; x.keys[i] != 0; i = (i + 1) & mask {
		if x.keys[i] == key {
			return x.rows[i]
		}
	}
	x.keys[i], x.rows[i] = key, x.n
	x.n++
	if int(x.n) > len(x.keys)/2 {
		x.grow()
	}
	return x.n - 1
}

func (x *index) grow() {
	larger := newIndex(2 * len(x.keys))
	mask := uint32(len(larger.keys) - 1)
	for i, key := range x.keys {
		if key == 0 {
			continue
		}
		at := key & mask
		for larger.keys[at] != 0 {
			at = (at + 1) & mask
		}
		larger.keys[at], larger.rows[at] = key, x.rows[i]
	}
	larger.n = x.n
	*x = larger
}
