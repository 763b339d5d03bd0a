package inductive

import (
	"cmp"
	"math"
	"slices"
)

// lexicon is how often the words of a language's units are used, and those of groups of them.
type lexicon struct {
	count map[string]float64
	total float64
}

func lexiconOf(codes []*code) lexicon {
	x := lexicon{count: map[string]float64{}}
	for _, c := range codes {
		for _, r := range c.readings {
			for _, w := range r.text.Content {
				x.count[w]++
				x.total++
			}
		}
	}
	return x
}

// likelihood is how much more a group uses each word than all units do, and what that comes
// to for words drawn by chance.
type likelihood struct {
	of       map[string]float64 // log ratio
	none     float64            // of a word that the group does not use
	mean, sd float64            // of one word by chance
}

// smoothing is the number of words by chance that each group is taken to have used besides.
const smoothing = 100

// likelihoodOf compares the words of a group with all words.
func likelihoodOf(in, all lexicon) likelihood {
	x := likelihood{of: map[string]float64{}, none: math.Log(smoothing / (in.total + smoothing))}
	rest := all.total
	words := make([]string, 0, len(in.count))
	for w := range in.count {
		words = append(words, w)
	}
	slices.Sort(words)
	square := 0.0
	for _, w := range words {
		p := all.count[w] / all.total
		x.of[w] = math.Log((in.count[w] + smoothing*p) / (in.total + smoothing) / p)
		x.mean += p * x.of[w]
		square += p * x.of[w] * x.of[w]
		rest -= all.count[w]
	}
	x.mean += rest / all.total * x.none
	square += rest / all.total * x.none * x.none
	x.sd = math.Sqrt(max(0, square-x.mean*x.mean))
	return x
}

// score returns how far the words of a code lie above words drawn by chance, in standard errors:
// what is left if the words of all units are shuffled has mean 0 and deviation 1.
func (x likelihood) score(c *code) float64 {
	sum, n := 0.0, 0.0
	for _, r := range c.readings {
		for _, w := range distinct(r.text.Content) {
			v, ok := x.of[w]
			if !ok {
				v = x.none
			}
			sum += v - x.mean
			n++
		}
	}
	if n == 0 || x.sd == 0 {
		return 0
	}
	return sum / (x.sd * math.Sqrt(n))
}

// homing is how well a code fits the group that it fits best.
type homing struct {
	item, group int
	score       float64
}

// settleLoose gives codes for which no name holds to the group whose words they share more
// than chance would have it, if there is one, the best first; the others fit no group. Groups
// keep a majority of units for which their names hold.
func (l *layer) settleLoose(items []int, made []*branch) {
	leaves := l.leaves(made)
	all := lexiconOf(l.codes)
	known := make([]likelihood, len(leaves))
	room := make([]float64, len(leaves))
	each(len(leaves), func(g int) { known[g] = likelihoodOf(lexiconOf(leaves[g].codes), all) })
	for g, b := range leaves {
		for _, c := range b.codes {
			room[g] += c.weight()
		}
		room[g] *= (1 - nameHolds) / nameHolds
	}
	everything := l.fit() >= 1
	for _, h := range l.homes(items, known) {
		if everything || room[h.group] >= l.codes[h.item].weight() {
			room[h.group] -= l.codes[h.item].weight()
			l.hang(leaves[h.group], []int{h.item})
		}
	}
}

// homes returns the codes without a group that fit one, the best first.
func (l *layer) homes(items []int, known []likelihood) []homing {
	least := l.least(len(known))
	found := make([]homing, len(items))
	each(len(items), func(j int) {
		found[j] = homing{items[j], -1, least}
		c := l.codes[items[j]]
		if c.branch != nil || c.former != nil {
			return
		}
		for g := range known {
			if s := known[g].score(c); s > found[j].score {
				found[j].group, found[j].score = g, s
			}
		}
	})
	found = slices.DeleteFunc(found, func(h homing) bool { return h.group < 0 })
	slices.SortStableFunc(found, func(a, b homing) int { return cmp.Compare(b.score, a.score) })
	return found
}

// nameHolds is the share of a group's units for which its name holds, at least.
const nameHolds = 0.6

// weight is how much a code counts: by its units.
func (c *code) weight() float64 { return float64(max(1, len(c.readings))) }

// fit is the share of codes of shuffled words that may pass for fitting a group.
func (l *layer) fit() float64 {
	if l.o.Fit <= 0 {
		return Fit
	}
	return l.o.Fit
}

// least is the score that a code must have with one of several groups to fit it: codes of
// shuffled words have more with any of them in a share of cases only (Šidák 1967).
func (l *layer) least(groups int) float64 {
	if l.fit() >= 1 {
		return math.Inf(-1)
	}
	single := 1 - math.Pow(1-l.fit(), 1/float64(max(1, groups)))
	return math.Sqrt2 * math.Erfinv(1-2*single)
}
