package inductive

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
)

// topics returns what a code is about in general, each topic once.
func (c *code) topics() []*topic.Topic {
	lemmas := slices.Concat(c.text.Content, c.acts, c.things)
	if len(c.readings) > 0 && c.former == nil {
		lemmas = append(lemmas, c.readings[0].named.Lemmas...)
	}
	return topicsOf(c.language, lemmas)
}

// weightOf is how much a topic of a code counts: what is done most, and least where.
var weightOf = map[topic.Kind]float32{topic.Act: 3, topic.State: 3, topic.People: 1, topic.Thing: 1, topic.Setting: 0.2}

// How much the topics of a unit's own words, and of the words of a unit beside it, count
// beside those of its code: they tell what a code is about whose label does not.
const (
	ofUnit   = 0.5
	ofBeside = 0.15
)

// onTopic returns the label of a code with its topics, so that codes on one matter lie
// near each other though they tell other stories.
func (c *code) onTopic() group.Text {
	t := c.text
	t.About = shares(c.language, c.topics(), 1)
	return t
}

// shares returns how much topics count, each at the given part of its weight.
func shares(language string, topics []*topic.Topic, part float32) []group.Share {
	all := topic.In(language).List
	var out []group.Share
	for _, about := range topics {
		out = append(out, group.Share{Topic: slices.Index(all, about), Weight: part * weightOf[about.Kind]})
	}
	return out
}

// topicsOf returns the topics of words, given by their base forms, each once.
func topicsOf(language string, lemmas []string) []*topic.Topic {
	known := topic.In(language)
	var out []*topic.Topic
	for _, w := range lemmas {
		for _, t := range known.About(w) {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// nameAll names the branches of the layer that are new: categories, then the
// subcategories of each. No two get the same name as long as there is another.
func (l *layer) nameAll(branches []*branch) {
	all := tallyOf(l.codes)
	used := map[string]bool{}
	l.nameTogether(branches, all, used)
	for _, b := range branches {
		l.nameTogether(b.children, all, used)
	}
}

// proposal is a name that a branch could have and how well it fits.
type proposal struct {
	branch *branch
	name   string
	fit    float64
	about  []*topic.Topic // that the name says
}

// nameTogether names branches that lie beside each other: the best fit first.
func (l *layer) nameTogether(branches []*branch, all tally, used map[string]bool) {
	var list []proposal
	for _, b := range branches {
		switch {
		case b.former != nil:
			b.name = b.former.Name
			used[b.name] = true
		case b.language == l.language:
			list = append(list, l.proposals(b, all)...)
		}
	}
	slices.SortStableFunc(list, func(x, y proposal) int { return cmp.Compare(y.fit, x.fit) })
	for _, p := range list {
		if p.branch.name == "" && !used[p.name] {
			p.branch.name, p.branch.about, used[p.name] = p.name, p.about, true
		}
	}
	for _, b := range branches {
		if b.level == analysis.LevelCategory && b.former == nil && b.name != "" {
			b.name = capital(b.name)
		}
	}
}

// tally counts in how many codes each topic stands, and in how many of these it is
// denied.
type tally struct {
	codes      int
	of, denied map[*topic.Topic]int
	both       map[[2]*topic.Topic]int
}

func tallyOf(codes []*code) tally {
	t := tally{len(codes), map[*topic.Topic]int{}, map[*topic.Topic]int{}, map[[2]*topic.Topic]int{}}
	for _, c := range codes {
		topics := c.topics()
		for _, x := range topics {
			t.of[x]++
			if c.denied {
				t.denied[x]++
			}
			for _, y := range topics {
				t.both[[2]*topic.Topic{x, y}]++
			}
		}
	}
	return t
}

// paired is the share of codes that have both the act or state and the object of a name, at
// least: or it says what nobody did.
const paired = 0.04

// pair returns how much tells that codes have both an act or state and an object: their
// number, less of a setting, and 0 if they are too few.
func (t tally) pair(a, o *topic.Topic) float64 {
	n := float64(t.both[[2]*topic.Topic{a, o}])
	switch {
	case n < max(2, paired*float64(t.codes)):
		return 0
	case o.Kind == topic.Setting:
		return n * settingFit
	}
	return n
}

// settingFit is how much less a setting tells than another topic.
const settingFit = 0.25

// frequent is the share of codes from which a topic may well stand in the name; the
// fewer have it, the less it counts.
const frequent = 0.2

// gain returns how much a topic tells of a set of codes among all: the number of codes
// that have it, times the binary logarithm of how much more frequent it is in the set.
func (t tally) gain(x *topic.Topic, all tally) float64 {
	n := float64(t.of[x])
	if n < 2 {
		return 0
	}
	share := n / float64(t.codes)
	if x.Kind == topic.Setting {
		n *= settingFit
	}
	return n * min(1, share/frequent) * max(0, math.Log2(share*float64(all.codes)/float64(all.of[x])))
}

// How much a name counts that says less than an act and its object.
const (
	onlyAct    = 1.3
	onlyObject = 0.4
	bothObject = 0.5
	storyName  = 1e-6 // the label of one code: when nothing is shared
)

// A state that this share of the codes have, and this many of them, counts more than
// what is done: "lack of time" tells more than "talking about time".
const (
	stateShare = 0.2
	stateCodes = 3
	stateFit   = 2
)

// held returns how much more the name of an act or state counts that n codes have.
func (t tally) held(x *topic.Topic, n int) float64 {
	if x.Kind == topic.State && n >= stateCodes && float64(n) >= stateShare*float64(t.codes) {
		return stateFit
	}
	return 1
}

// proposals returns the names that a branch could have: what its codes share, said in
// general, and as a last resort the labels of its codes.
func (l *layer) proposals(b *branch, all tally) []proposal {
	codes := slices.DeleteFunc(b.all(), func(c *code) bool { return c.language != l.language })
	in := tallyOf(codes)
	var acts, objects []*topic.Topic
	for _, x := range topic.In(l.language).List {
		if in.gain(x, all) == 0 {
			continue
		}
		if x.Telling() {
			acts = append(acts, x)
		} else {
			objects = append(objects, x)
		}
	}
	var list []proposal
	add := func(name string, fit float64, about ...*topic.Topic) {
		list = append(list, proposal{b, name, fit, about})
	}
	for _, a := range acts {
		add(l.act(a, a.Name, in), onlyAct*in.gain(a, all)*in.held(a, in.of[a]), a)
		for _, o := range objects {
			if pair := in.pair(a, o); pair > 0 {
				add(l.act(a, a.Of(o), in), (in.gain(a, all)+in.gain(o, all)+2*pair)*in.held(a, in.both[[2]*topic.Topic{a, o}]), a, o)
			}
		}
	}
	for i, o := range objects {
		add(o.Name, onlyObject*in.gain(o, all), o)
		for _, other := range objects[i+1:] {
			if o.Kind == topic.Setting || other.Kind == topic.Setting {
				continue // where it plays does not tell more of what it is about
			}
			add(l.and(o.Name, other.Name), bothObject*(in.gain(o, all)+in.gain(other, all)), o, other)
		}
	}
	for i, c := range append(l.rank(b, codes), l.typical(b, codes)) {
		add(c.label, storyName/float64(1+i))
	}
	return list
}

// and joins two names, with a comma where one is already two.
func (l *layer) and(a, b string) string {
	and := " " + and[l.language] + " "
	if strings.Contains(a+b, and) {
		and = ", "
	}
	return a + and + b
}

// and is what joins two words of a name.
var and = map[string]string{"en": "and", "sv": "och"}

// act returns the name of an act or state, denied where two in three codes deny it. An ill is
// not denied: who is not afraid speaks of fear, and "lack of time" is a denial already.
func (l *layer) act(a *topic.Topic, name string, in tally) string {
	switch {
	case 3*in.denied[a] < 2*in.of[a], a.Kind == topic.State && !a.Good:
		return name
	case a.Good:
		return opencode.LackOf(l.language, name)
	}
	return opencode.Not(l.language, name)
}

func words(label string) int { return 1 + strings.Count(label, " ") }
