package transition

import "sync"

// Model is a trained parser. It never changes and may be shared.
type Model struct {
	classes []class
	slots   []slot  // open addressing, at most half full; key 0 is empty
	weights []int32 // weight<<8 | class; each row ends with last
	mask    uint32
	states  sync.Pool
}

// slot is a key and the first weight of its row, side by side in memory.
type slot struct{ key, row uint32 }

// class is an action with the relation of the arc that it makes.
type class struct {
	action   Action
	relation uint8
}

// last ends a row of weights: a class that there is not.
const last = 255

// work is what parsing one sentence needs, used again for the next.
type work struct {
	state
	atoms  [atoms]uint32
	keys   [len128]uint32
	scores [last]int32
}

// Parse returns the arcs of words: a tree with one root, whose arcs do not cross.
// They are appended to arcs.
func (m *Model) Parse(arcs []Arc, words []Word) []Arc {
	w, _ := m.states.Get().(*work)
	if w == nil {
		w = new(work)
	}
	w.reset(words)
	for !w.done() {
		c := m.classes[m.best(w)]
		w.do(c.action, c.relation)
	}
	arcs = append(arcs, w.arcs...)
	m.states.Put(w)
	return arcs
}

// best returns the allowed class with the highest score, the first of equal ones.
func (m *Model) best(w *work) int {
	w.see(&w.atoms)
	scores := w.scores[:len(m.classes)]
	clear(scores)
	for _, key := range keys(&w.keys, &w.atoms) {
		for i := key & m.mask; m.slots[i].key != 0; i = (i + 1) & m.mask {
			if m.slots[i].key == key {
				m.add(scores, m.slots[i].row)
				break
			}
		}
	}
	allowed := [3]bool{w.allows(Shift), w.allows(Left), w.allows(Right)}
	best := -1
	for c, score := range scores {
		if allowed[m.classes[c].action] && (best < 0 || score > scores[best]) {
			best = c
		}
	}
	return best
}

func (m *Model) add(scores []int32, row uint32) {
	for _, w := range m.weights[row:] {
		c := int(w & 255)
		if c >= len(scores) {
			return
		}
		scores[c] += w >> 8
	}
}
