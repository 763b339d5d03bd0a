package inductive

import (
	"math"
	"slices"

	"cocode/analysis/inductive/opencode"
	"cocode/corpus"
)

// choose lets every unit take, of the codes that fit it, one that others could have too:
// what many units say counts for more than what one says a little better. What is
// denied is not given up for what is not.
func choose(units []*reading) {
	shared := map[string]int{}
	for _, r := range units {
		seen := map[string]bool{}
		for _, c := range r.choices {
			if k := gist(r, c); !seen[k] {
				seen[k] = true
				shared[k]++
			}
		}
	}
	for _, r := range units {
		best := -1.0
		for _, c := range r.choices {
			if r.choices[0].Denied && !c.Denied || c.Thin && !r.choices[0].Thin {
				continue
			}
			if value := c.Score * math.Log2(1+float64(shared[gist(r, c)])); value > best {
				best, r.named = value, c
			}
		}
	}
}

func gist(r *reading, c opencode.Code) string { return r.language + c.Gist }

// common returns the gists that units of several interviews have: a code that comes
// back says enough, however few its words.
func common(units []*reading) map[string]bool {
	first, often := map[string]int{}, map[string]bool{}
	for _, r := range units {
		k := gist(r, r.named)
		if d, ok := first[k]; ok && d != r.document {
			often[k] = true
		} else if !ok {
			first[k] = r.document
		}
	}
	return often
}

// How far a unit leans, in units: within its turn, and across a question.
const (
	leanReach = 4
	nextTurn  = 2
)

// leaning is the units of one document while those that say too little by themselves
// find the one they go with.
type leaning struct {
	units    []corpus.Unit
	readings []*reading
	shared   map[string]bool // gists that several interviews have
}

// lean gives a unit that says too little to be named by itself, such as an aside, an
// exclamation or a step of a story, the code of the unit that tells the same point: of
// the nearest in the turn, and rather of one that uses the same words. Then it does
// the same for a unit that goes on with what the one before is named by.
func lean(units []corpus.Unit, readings []*reading, shared map[string]bool) {
	l := leaning{units, readings, shared}
	to := map[int]int{}
	for i := range readings {
		if j := l.support(i); j >= 0 {
			to[i] = j
		}
	}
	for i := range readings {
		if j, ok := to[i]; ok {
			readings[i].named = readings[j].named
		}
	}
	l.goOn(to)
}

// thin reports whether unit i says too little by itself.
func (l leaning) thin(i int) bool {
	r := l.readings[i]
	if r.kept != nil || !r.named.Weak && len(r.named.Things) > 0 && l.shared[gist(r, r.named)] {
		return false
	}
	return r.named.Thin
}

// support returns the unit that unit i leans on, and -1 if it stands by itself.
func (l leaning) support(i int) int {
	if !l.thin(i) {
		return -1
	}
	best, at := 0.0, -1
	for j := max(0, i-leanReach); j < min(len(l.units), i+leanReach+1); j++ {
		if value := l.tie(i, j); value > best {
			best, at = value, j
		}
	}
	return at
}

// tie returns how well unit j supports unit i, 0 if it does not.
func (l leaning) tie(i, j int) float64 {
	a, b := l.readings[i], l.readings[j]
	distance := max(i-j, j-i)
	elsewhere := l.units[i].Turn != l.units[j].Turn
	switch {
	case i == j, b.kept != nil, l.thin(j), b.named.Weak, a.named.Denied && !a.named.Weak && !b.named.Denied:
		return 0
	case elsewhere && (distance > nextTurn || !a.named.Weak && a.named.Act != ""):
		return 0
	}
	both := overlap(a.text.Content, b.text.Content)
	if !a.named.Weak && a.named.Act != "" && len(a.named.Things) > 0 && both == 0 {
		return 0 // it has an act and a thing of its own
	}
	value := 1 / float64(distance)
	if j > i {
		value *= 0.9
	}
	if elsewhere {
		value *= 0.5
	}
	return value * (1 + 0.5*float64(min(2, both)))
}

// goOn gives a unit the code of the one before or after it in the turn where it goes on
// with the thing that names that one and says less, unless others have its own code
// too. What has taken a code lends it to nobody: no chain leads away from a story.
func (l leaning) goOn(to map[int]int) {
	uses := map[string]int{}
	for _, r := range l.readings {
		uses[gist(r, r.named)]++
	}
	lends := map[int]bool{}
	for i, r := range l.readings {
		if _, leans := to[i]; leans || lends[i] || r.kept != nil || r.named.Denied || l.shared[gist(r, r.named)] || uses[gist(r, r.named)] > 1 {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if _, leans := to[j]; !leans && l.continues(i, j) {
				r.named, to[i], lends[j] = l.readings[j].named, j, true
				break
			}
		}
	}
}

// continues reports whether unit i speaks of the things that name unit j beside it.
func (l leaning) continues(i, j int) bool {
	if j < 0 || j >= len(l.units) || l.units[i].Turn != l.units[j].Turn {
		return false
	}
	a, b := l.readings[i], l.readings[j]
	if b.kept != nil || b.named.Thin || b.named.Denied || a.named.Holder != b.named.Holder {
		return false
	}
	both := overlap(a.text.Content, slices.DeleteFunc(slices.Clone(b.named.Things), func(w string) bool { return opencode.Nameless(b.language, w) }))
	return both > 1 || both > 0 && a.named.Score < b.named.Score
}

// overlap returns how many distinct words of b are in a.
func overlap(a, b []string) int {
	n := 0
	for _, w := range distinct(b) {
		if slices.Contains(a, w) {
			n++
		}
	}
	return n
}
