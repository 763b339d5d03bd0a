package refine

import (
	"slices"

	"cocode/analysis/refine/internal/chance"
)

// shuffler deals the marks of a layout anew, within each participant and
// independently for each mark.
type shuffler struct {
	people  []window
	counts  [][]int
	sampler *chance.Sampler
	drawn   []int32
}

func newShuffler(l layout, people []window, seed uint64) *shuffler {
	return &shuffler{people: people, counts: l.perPerson(people), sampler: chance.NewSampler(seed)}
}

// deal writes a new deal into l.
func (s *shuffler) deal(l layout) {
	clear(l.bits)
	for p, w := range s.people {
		for mark, count := range s.counts[p] {
			if count == 0 {
				continue
			}
			s.drawn = s.sampler.Draw(w.size(), count, s.drawn[:0])
			for _, u := range s.drawn {
				l.set(w.first+u, mark)
			}
		}
	}
}

// ranges adds to what chance gives on average between which numbers 95 of 100
// shuffles lie, for several counters over one layout.
func (m *Material) ranges(l layout, all []together) {
	s := newShuffler(l, m.persons(), m.o.Seed)
	dealt := newLayout(l.n, len(m.units))
	counters := make([]*counter, len(all))
	seen := make([][][]int32, len(all)) // by counter and pair
	for i, t := range all {
		counters[i] = newCounter(l, t.places)
		seen[i] = make([][]int32, len(t.chances))
	}
	for range m.o.shuffles() {
		s.deal(dealt)
		for i, c := range counters {
			c.recount(dealt)
			for pair, ch := range all[i].chances {
				if ch.Expected > 0 {
					seen[i][pair] = append(seen[i][pair], c.both[pair])
				}
			}
		}
	}
	for i, t := range all {
		for pair, numbers := range seen[i] {
			if len(numbers) > 0 {
				t.chances[pair].Low, t.chances[pair].High = middle95(numbers)
			}
		}
	}
}

// middle95 returns between which values 95 of 100 numbers lie.
func middle95(numbers []int32) (low, high int) {
	slices.Sort(numbers)
	n := len(numbers)
	cut := n * 25 / 1000
	return int(numbers[cut]), int(numbers[n-1-cut])
}
