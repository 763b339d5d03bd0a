package inductive

import (
	"cmp"
	"container/heap"
	"slices"
)

// offer is a code that several units could share.
type offer struct {
	key    string
	label  string
	takers []taker // in the order of the units
	gain   float64 // when it was last reckoned
	open   bool
}

// taker is a unit that could take an offer.
type taker struct {
	unit int
	option
}

// cover chooses which codes units share. It is a facility location (Cornuéjols, Fisher &
// Nemhauser 1977): every code that is kept costs one, every unit costs what its code does
// not say of it, and the sum shall be small. Offers are taken greedily, the one that saves
// most first, as long as one saves anything; what an offer saves only falls as others are
// taken, so that it is reckoned anew only when it comes first.
type cover struct {
	units  []*reading
	of     [][]option // what each unit could share
	alone  []float64  // what the unit costs by itself: its share of its own code
	now    []float64  // what it costs now
	taken  []int      // the offer that it has, or -1
	chosen []option
	offers []*offer
	queue  []int
	price  float64 // of a code
}

// share lets units that say the same, or nearly so, have one code.
func (p *pass) share() {
	c := cover{units: p.units, price: price}
	c.gather()
	c.choose()
	c.settle()
	c.widen()
}

// price is what a code costs, where 1 is what is lost when a unit is not named at all. A lower
// one keeps more codes that say more of their units; beyond 1.3 hardly any more are shared.
const price = 1.3

// gather finds the offers, and what each unit costs by itself.
func (c *cover) gather() {
	n := len(c.units)
	c.alone, c.now, c.taken, c.chosen = make([]float64, n), make([]float64, n), make([]int, n), make([]option, n)
	c.of = make([][]option, n)
	each(n, func(i int) { c.of[i] = c.units[i].options() })
	same := map[string]int{}
	for _, r := range c.units {
		same[r.language+r.named.Gist]++
	}
	at := map[string]int{}
	for i, r := range c.units {
		c.taken[i] = -1
		if c.alone[i] = c.price; len(r.named.Things) > 0 || len(c.of[i]) == 0 {
			c.alone[i] /= float64(same[r.language+r.named.Gist])
		}
		for _, o := range c.of[i] {
			k, known := at[o.key]
			if !known {
				k = len(c.offers)
				at[o.key] = k
				c.offers = append(c.offers, &offer{key: o.key, label: o.label})
			}
			c.offers[k].takers = append(c.offers[k].takers, taker{i, o})
		}
	}
	copy(c.now, c.alone)
}

// options returns what a unit could share, each code once at its least cost.
func (r *reading) options() []option {
	if r.kept != nil || r.scene || r.on != nil {
		return nil
	}
	var out []option
	add := func(o option) {
		i := slices.IndexFunc(out, func(x option) bool { return x.key == o.key })
		switch {
		case i < 0:
			out = append(out, o)
		case o.cost < out[i].cost:
			out[i] = o
		}
	}
	told := false
	for i, code := range r.choices {
		if i > 0 && (r.choices[0].Denied != code.Denied || code.Thin && !r.choices[0].Thin) {
			continue
		}
		s := say(r.language, code)
		told = told || s.tells()
		for _, o := range s.options() {
			if o.code = i; i > 0 {
				o.cost += otherClause + otherWord*float64(i)
			}
			add(o)
		}
	}
	for _, s := range r.deeds {
		if !told && s.denied == r.choices[0].Denied {
			add(s.option(s.acts[0], nil, byTheWay))
		}
	}
	return slices.DeleteFunc(out, func(o option) bool { return o.label == "" && o.key == "" })
}

// saved returns what an offer saves now: units that have another code leave it only if this
// one says more of them.
func (c *cover) saved(o *offer) float64 {
	sum := -c.price
	for _, t := range o.takers {
		sum += max(0, c.now[t.unit]-t.cost)
	}
	return sum
}

// choose opens offers.
func (c *cover) choose() {
	for i, o := range c.offers {
		if len(o.takers) > 1 {
			o.gain = c.saved(o)
			c.queue = append(c.queue, i)
		}
	}
	heap.Init(c)
	for len(c.queue) > 0 {
		o := c.offers[c.queue[0]]
		if now := c.saved(o); now < o.gain {
			o.gain = now
			heap.Fix(c, 0)
			continue
		}
		if o.gain <= 1e-9 {
			break
		}
		k := heap.Pop(c).(int)
		c.take(k)
	}
}

// take gives an offer to the units that it says more of than what they have.
func (c *cover) take(k int) {
	o := c.offers[k]
	o.open = true
	for _, t := range o.takers {
		if t.cost < c.now[t.unit] {
			c.now[t.unit], c.taken[t.unit], c.chosen[t.unit] = t.cost, k, t.option
		}
	}
}

// settle gives units the codes that were chosen; one that a single unit would have is none.
func (c *cover) settle() {
	count := make([]int, len(c.offers))
	for _, k := range c.taken {
		if k >= 0 {
			count[k]++
		}
	}
	for i, r := range c.units {
		k := c.taken[i]
		if k < 0 || count[k] < 2 {
			continue
		}
		r.named = r.choices[c.chosen[i].code]
		r.share, r.shared = c.offers[k].key, c.offers[k].label
	}
}

// widen gives units that have one code, but are worded differently, the code that all of them
// could share if there is one: "lack of time" for time to plan and time to meet.
func (c *cover) widen() {
	alike := map[string][]int{}
	var gists []string
	for i, r := range c.units {
		if r.shared == "" && r.on == nil && r.kept == nil {
			k := cmp.Or(r.share, r.language+r.named.Gist)
			if alike[k] == nil {
				gists = append(gists, k)
			}
			alike[k] = append(alike[k], i)
		}
	}
	for _, k := range gists {
		if o, ok := c.common(alike[k]); ok {
			for _, i := range alike[k] {
				c.units[i].share, c.units[i].shared = o.key, o.label
			}
		}
	}
}

// common returns the cheapest code that units of several wordings could all share.
func (c *cover) common(units []int) (best option, ok bool) {
	first := c.units[units[0]].named.Label
	if !slices.ContainsFunc(units, func(i int) bool { return c.units[i].named.Label != first }) {
		return best, false
	}
	for _, o := range c.of[units[0]] {
		all := o.label != "" && !slices.ContainsFunc(units, func(i int) bool {
			return !slices.ContainsFunc(c.of[i], func(x option) bool { return x.key == o.key })
		})
		if all && (!ok || o.cost < best.cost) {
			best, ok = o, true
		}
	}
	return best, ok
}

func (c *cover) Len() int { return len(c.queue) }

func (c *cover) Less(i, j int) bool {
	a, b := c.offers[c.queue[i]], c.offers[c.queue[j]]
	if a.gain != b.gain {
		return a.gain > b.gain
	}
	return c.queue[i] < c.queue[j]
}

func (c *cover) Swap(i, j int) { c.queue[i], c.queue[j] = c.queue[j], c.queue[i] }

func (c *cover) Push(x any) { c.queue = append(c.queue, x.(int)) }

func (c *cover) Pop() any {
	last := c.queue[len(c.queue)-1]
	c.queue = c.queue[:len(c.queue)-1]
	return last
}
