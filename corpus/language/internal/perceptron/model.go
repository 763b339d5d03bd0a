// Package perceptron gives words their parts of speech: a greedy averaged
// perceptron (Collins 2002), from left to right through a sentence. A language
// says what it sees of a word (Features); the weights come from a file that is
// made by the trainer or from another tagger's weights.
//
// Weights are whole numbers, so that sums do not depend on an order and the same
// sentence gets the same tags everywhere.
package perceptron

import (
	"fmt"
	"math"
)

// Window is how many places around a word its tag is read from: two before it, the
// word itself, two after it.
const Window = 5

// Features is what the tagger sees of one word, wherever it stands. Equal strings
// are equal features.
type Features struct {
	// Near holds the features of the word seen from Window places: Near[0] counts for
	// the word two places after it, Near[2] for itself, Near[4] for the word two
	// places before it.
	Near [Window][]string
	// Paired are features that count together with the tag before.
	Paired []string
	// Fixed is the tag of a word that always has the same; empty for most.
	Fixed string
}

// Word is one word as the model knows it, with all look-ups done.
type Word struct {
	near   [Window][]row
	paired []uint64
	fixed  int16 // a class, or free
	barred []Class
}

const free = -1

// Class is the number of a tag in Model.Classes.
type Class uint8

// Model is a trained tagger. It never changes and may be shared.
type Model struct {
	Classes []string
	index   table
	weights []int32 // weight<<8 | class
	fixed   map[string]Class
	before  []row // by the tag before
	second  []row // by the tag two places before
	both    []row // by both
	paired  []uint64
	start   Word // before a sentence
	start2  Word // two places before a sentence
	end     Word // after it
	end2    Word
}

// The places around a sentence, as words and as tags.
const (
	startName, startName2 = "-START-", "-START2-"
	endName, endName2     = "-END-", "-END2-"
)

// row is a stretch of a model's weights: those of one feature.
type row struct{ from, to uint32 }

// New returns the model of a file made by Encode. sees tells what the tagger sees
// of a word; it is asked here for the words around a sentence.
func New(file string, sees func(word string) Features) (*Model, error) {
	m, err := decode(file)
	if err != nil {
		return nil, fmt.Errorf("the tagger's weights cannot be read: %w", err)
	}
	m.tagRows()
	m.start, m.start2 = m.Word(sees(startName2)), m.Word(sees(startName))
	m.end, m.end2 = m.Word(sees(endName)), m.Word(sees(endName2))
	return m, nil
}

// tagRows looks the features up that are made of tags alone.
func (m *Model) tagRows() {
	n := len(m.Classes)
	names := append(append([]string{}, m.Classes...), startName, startName2)
	m.before, m.second = make([]row, n+2), make([]row, n+2)
	m.both, m.paired = make([]row, (n+2)*(n+2)), make([]uint64, n+2)
	for i, a := range names {
		m.before[i] = m.index.row(BeforeKey(a))
		m.second[i] = m.index.row(SecondKey(a))
		m.paired[i] = pairState(a)
		for j, b := range names {
			m.both[i*(n+2)+j] = m.index.row(BothKey(a, b))
		}
	}
}

// Class returns the number of a tag. ok is false if the model does not know it.
func (m *Model) Class(tag string) (c Class, ok bool) {
	for i, name := range m.Classes {
		if name == tag {
			return Class(i), true
		}
	}
	return 0, false
}

// Fixed returns the tag that the model gives to a word wherever it stands, or "".
func (m *Model) Fixed(word string) string {
	if c, ok := m.fixed[word]; ok {
		return m.Classes[c]
	}
	return ""
}

// Word looks a word's features up. Features that the model does not know are left
// out.
func (m *Model) Word(f Features) Word {
	w := Word{fixed: free}
	for place, names := range f.Near {
		for _, name := range names {
			if r := m.index.row(Key(name)); r.to > r.from {
				w.near[place] = append(w.near[place], r)
			}
		}
	}
	for _, name := range f.Paired {
		w.paired = append(w.paired, Key(name))
	}
	if c, ok := m.Class(f.Fixed); ok {
		w.fixed = int16(c)
	}
	return w
}

// Exclude takes tags away from a word: the tagger then never gives them to it.
func (w *Word) Exclude(m *Model, excluded func(tag string) bool) {
	for c, tag := range m.Classes {
		if excluded(tag) {
			w.barred = append(w.barred, Class(c))
		}
	}
}

// Tag appends the class of each word of a sentence to tags, which must be empty.
// Before a class counts for the words after it, adjust may change it: it is given
// the classes of the words before. adjust may be nil.
func (m *Model) Tag(tags []Class, sentence []*Word, adjust func(before []Class, c Class) Class) []Class {
	t := tagging{model: m, sentence: sentence}
	n := len(m.Classes)
	before, second := n, n+1
	for i, w := range sentence {
		c := Class(max(w.fixed, 0))
		if w.fixed == free {
			c = t.best(i, before, second)
		}
		if adjust != nil {
			c = adjust(tags, c)
		}
		tags = append(tags, c)
		before, second = int(c), before
	}
	return tags
}

// tagging is the state of tagging one sentence.
type tagging struct {
	model    *Model
	sentence []*Word
	scores   [256]int32
}

// best returns the class of word i with the highest score, the first among equals.
func (t *tagging) best(i, before, second int) Class {
	m := t.model
	classes := t.scores[:len(m.Classes)]
	clear(classes)
	t.add(m.before[before])
	t.add(m.second[second])
	t.add(m.both[before*len(m.before)+second])
	for _, key := range t.sentence[i].paired {
		t.add(m.index.row(pair(m.paired[before], key)))
	}
	for place := range Window {
		for _, r := range t.at(i + place - Window/2).near[place] {
			t.add(r)
		}
	}
	for _, c := range t.sentence[i].barred {
		t.scores[c] = math.MinInt32
	}
	best := 0
	for c, score := range classes {
		if score > classes[best] {
			best = c
		}
	}
	return Class(best)
}

// add adds the weights of one feature.
func (t *tagging) add(r row) {
	for _, w := range t.model.weights[r.from:r.to] {
		t.scores[uint8(w)] += w >> 8
	}
}

// at returns the word at place i, which may lie outside the sentence.
func (t *tagging) at(i int) *Word {
	switch n := len(t.sentence); {
	case i >= 0 && i < n:
		return t.sentence[i]
	case i == -1:
		return &t.model.start
	case i < -1:
		return &t.model.start2
	case i == n:
		return &t.model.end
	}
	return &t.model.end2
}
