package group

import (
	"math"
	"math/rand/v2"
	"testing"

	"cocode/analysis/inductive/measure"
)

// scattered returns n points on the sphere around k middles.
func scattered(n, k, dim int, seed uint64) (p Points, truth []int) {
	random := rand.New(rand.NewPCG(seed, 9))
	middles := newPoints(k, dim)
	for i := range middles.data {
		middles.data[i] = float32(random.NormFloat64())
	}
	p = newPoints(n, dim)
	for i := range n {
		truth = append(truth, i%k)
		for j := range p.Row(i) {
			p.Row(i)[j] = middles.Row(i % k)[j] + 0.35*float32(random.NormFloat64())
		}
		scale(p.Row(i))
	}
	return p, truth
}

// naive joins points step by step, always the two groups whose union adds least to
// the sum of squares: the definition of Ward's method.
func naive(p Points, k int) []int {
	groups := make([]int, p.n)
	for i := range groups {
		groups[i] = i
	}
	for count := p.n; count > k; count-- {
		bestA, bestB, least := 0, 0, math.Inf(1)
		for a := range p.n {
			for b := range a {
				if added := squares(p, groups, a, b) - squares(p, groups, a, a) - squares(p, groups, b, b); added < least && members(groups, a) > 0 && members(groups, b) > 0 {
					bestA, bestB, least = a, b, added
				}
			}
		}
		for i, g := range groups {
			if g == bestA {
				groups[i] = bestB
			}
		}
	}
	return number(groups)
}

func members(groups []int, g int) (n int) {
	for _, x := range groups {
		if x == g {
			n++
		}
	}
	return n
}

// squares returns the sum of squares around the middle of two groups together.
func squares(p Points, groups []int, a, b int) float64 {
	middle, n := make([]float64, p.dim), 0.0
	for i, g := range groups {
		if g == a || g == b {
			n++
			for k, x := range p.Row(i) {
				middle[k] += float64(x)
			}
		}
	}
	sum := 0.0
	for i, g := range groups {
		if g == a || g == b {
			for k, x := range p.Row(i) {
				d := float64(x) - middle[k]/n
				sum += d * d
			}
		}
	}
	return sum
}

func TestWardIsWard(t *testing.T) {
	for seed := range uint64(5) {
		p, _ := scattered(24, 4, 5, seed)
		tree := ward(p)
		for _, k := range []int{1, 2, 3, 5, 9, 24} {
			if m := measure.Compare(tree.Cut(k), naive(p, k)); m.ARI < 1 {
				t.Errorf("seed %d, %d groups: %v and %v", seed, k, tree.Cut(k), naive(p, k))
			}
		}
	}
}

// The axes are at right angles, and keep what points differ in: inner products are
// the same when all axes are kept.
func TestReduceKeepsNearness(t *testing.T) {
	p, _ := scattered(60, 3, 12, 1)
	small := newPoints(60, 20) // the same points among dimensions of nothing
	for i := range 60 {
		copy(small.Row(i)[4:], p.Row(i))
	}
	r := reduce(small, 12)
	for i := range 60 {
		if a, b := dot(p.Row(0), p.Row(i)), dot(r.Row(0), r.Row(i)); math.Abs(float64(a-b)) > 1e-3 {
			t.Errorf("point %d: %.4f became %.4f", i, a, b)
		}
	}
}

func TestDiffusionDrawsGroupsTogether(t *testing.T) {
	p, truth := scattered(90, 3, 30, 2)
	moved := connect(p).diffuse(p)
	within := func(p Points) (sum float64) {
		for i := range p.n {
			for j := range i {
				if truth[i] == truth[j] {
					sum += float64(dot(p.Row(i), p.Row(j)))
				}
			}
		}
		return sum
	}
	if before, after := within(p), within(moved); after <= before {
		t.Errorf("nearness within groups was %.1f and is %.1f", before, after)
	}
}

// layout returns points laid out as items of one text each.
func layout(p Points) *Layout {
	items := make([]int, p.n)
	for i := range items {
		items[i] = i
	}
	return layOut(p, items, p.n)
}

// Groups that are there are found, however many are asked for, they are stable, and
// their number is chosen.
func TestChooseAndStability(t *testing.T) {
	p, truth := scattered(150, 5, 20, 3)
	l := layout(p)
	best, tried := l.Choose(2, 8, Resample)
	if best != 5 || len(tried) != 7 {
		t.Errorf("chose %d of %+v", best, tried)
	}
	if m := measure.Compare(l.Even(5), truth); m.ARI < 0.95 {
		t.Errorf("ARI %.2f", m.ARI)
	}
	for g, s := range l.Stability(l.Even(5), Resample) {
		if s < 0.9 || s > 1 {
			t.Errorf("group %d has stability %.2f", g, s)
		}
	}
}

func TestEvenGroups(t *testing.T) {
	p, _ := scattered(200, 2, 20, 4)
	for i := range 160 { // most points lie in one place
		copy(p.Row(i), p.Row(0))
		p.Row(i)[i%20] += 0.3 * float32(i%7)
		scale(p.Row(i))
	}
	for _, size := range sizes(layout(p).Even(6)) {
		if float64(size) > 3*200.0/6 {
			t.Errorf("a group has %d of 200", size)
		}
	}
}

func TestSplitHoldsAll(t *testing.T) {
	p, _ := scattered(40, 3, 10, 5)
	l := layout(p)
	items := []int{1, 4, 9, 16, 25, 36, 39}
	seen := map[int]bool{}
	for _, part := range l.Split(items, 3) {
		for _, i := range part {
			seen[i] = true
		}
	}
	if len(seen) != len(items) {
		t.Errorf("%v of %v", seen, items)
	}
	if near := l.Nearness(items); len(near) != len(items) || near[0] < -1 || near[0] > 1.0001 {
		t.Errorf("%v", near)
	}
}

// What one source has in common tells nothing: two sources that only differ by where
// they lie become the same.
func TestCentre(t *testing.T) {
	p, truth := scattered(60, 2, 10, 6)
	sources := make([]int, 60)
	for i := range sources {
		sources[i] = 7 * ((i / 2) % 2)
		p.Row(i)[0] += float32(3 * ((i / 2) % 2))
		scale(p.Row(i))
	}
	p.centre(sources)
	if m := measure.Compare(layout(p).Groups(2), truth); m.ARI < 0.9 {
		t.Errorf("ARI %.2f with the matter, %.2f with the source", m.ARI, measure.Compare(layout(p).Groups(2), sources).ARI)
	}
}
