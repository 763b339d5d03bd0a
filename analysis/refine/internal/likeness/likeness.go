// Package likeness says how alike texts are by the words that they share: weights by
// term frequency and inverse document frequency, compared by the angle between them
// (Salton & McGill 1983, ch. 4). It ranks texts for people to look at and decides
// nothing.
package likeness

import (
	"math"
	"slices"

	"cocode/analysis/refine/internal/phrase"
)

// Space holds the weights of a number of texts.
type Space struct {
	ids     map[string]int32
	idf     []float64 // by word
	first   []int32   // text i has entries first[i] to first[i+1]
	entries []entry
}

type entry struct {
	word   int32
	weight float32
}

// New returns the space of n texts.
func New(n int, textOf func(i int) string) *Space {
	s := &Space{ids: map[string]int32{}, first: make([]int32, 1, n+1)}
	var frequency []int
	for i := range n {
		for _, e := range s.count(textOf(i), true) {
			for int(e.word) >= len(frequency) {
				frequency = append(frequency, 0)
			}
			frequency[e.word]++
			s.entries = append(s.entries, e)
		}
		s.first = append(s.first, int32(len(s.entries)))
	}
	s.idf = make([]float64, len(frequency))
	for w, f := range frequency {
		s.idf[w] = math.Log(float64(n+1) / float64(f+1))
	}
	for i := range n {
		s.normalise(s.entries[s.first[i]:s.first[i+1]])
	}
	return s
}

// count returns how often each word stands in a text, by word. Unknown words are
// learned or left out.
func (s *Space) count(t string, learn bool) []entry {
	var entries []entry
	for w, ok := phrase.Next(t, 0, len(t)); ok; w, ok = phrase.Next(t, w.End, len(t)) {
		word := phrase.Fold(w.Of(t))
		id, known := s.ids[word]
		if !known {
			if !learn {
				continue
			}
			id = int32(len(s.ids))
			s.ids[word] = id
		}
		entries = append(entries, entry{id, 1})
	}
	slices.SortFunc(entries, func(a, b entry) int { return int(a.word) - int(b.word) })
	merged := entries[:0]
	for _, e := range entries {
		if n := len(merged); n > 0 && merged[n-1].word == e.word {
			merged[n-1].weight++
		} else {
			merged = append(merged, e)
		}
	}
	return merged
}

// normalise turns counts into weights of length one.
func (s *Space) normalise(entries []entry) {
	sum := 0.0
	for i, e := range entries {
		w := (1 + math.Log(float64(e.weight))) * s.idf[e.word]
		entries[i].weight = float32(w)
		sum += w * w
	}
	if sum == 0 {
		return
	}
	for i := range entries {
		entries[i].weight /= float32(math.Sqrt(sum))
	}
}

// Centre is the middle of several texts.
type Centre struct {
	space   *Space
	weights []float64
}

// Centre returns a centre that holds no text yet.
func (s *Space) Centre() *Centre { return &Centre{s, make([]float64, len(s.idf))} }

// Add puts text i of the space into the centre.
func (c *Centre) Add(i int) { c.add(c.space.entries[c.space.first[i]:c.space.first[i+1]]) }

// AddText puts another text into the centre: what it shares with the space.
func (c *Centre) AddText(t string) {
	entries := c.space.count(t, false)
	c.space.normalise(entries)
	c.add(entries)
}

func (c *Centre) add(entries []entry) {
	for _, e := range entries {
		c.weights[e.word] += float64(e.weight)
	}
}

// Normalise gives the centre length one, so that Like can be compared between
// centres. A centre without words stays as it is.
func (c *Centre) Normalise() {
	sum := 0.0
	for _, w := range c.weights {
		sum += w * w
	}
	if sum == 0 {
		return
	}
	for i := range c.weights {
		c.weights[i] /= math.Sqrt(sum)
	}
}

// Like returns the cosine between text i and a normalised centre, 0 to 1.
func (c *Centre) Like(i int) float64 {
	sum := 0.0
	for _, e := range c.space.entries[c.space.first[i]:c.space.first[i+1]] {
		sum += float64(e.weight) * c.weights[e.word]
	}
	return sum
}

// Words returns how many different words text i has.
func (s *Space) Words(i int) int { return int(s.first[i+1] - s.first[i]) }
