package inductive

import (
	"slices"

	"cocode/analysis/inductive/internal/topic"
)

// How strongly a topic draws a code: one that its label names as what is done or felt, or as
// what that is done to; one that the words of its units name; and the nearness of the code,
// in the space of the layout, to all whose labels name the topic.
const (
	pullOfState  = 1.2 // what is lacking or felt tells more than what is done
	pullOfSecond = 0.7 // an act that the label names beside its verb
	pullOfKind   = 0.5
	pullOfPlace  = 0.25 // of a setting
	pullOfIdle   = 0.15 // of what is named by the way: days, hands, doors
	pullOfWords  = 0.4  // of what the units say, beside the label
	pullOfNear   = 0.5
)

// pulls returns how strongly each topic of the layer's language draws each code: by its
// label, by the words of its units as well, and with its nearness.
func (l *layer) pulls() (said, words, all [][]float64) {
	list := topic.In(l.language).List
	words, all = make([][]float64, len(l.codes)), make([][]float64, len(l.codes))
	sets := make([][]int, len(list))
	said = make([][]float64, len(l.codes))
	each(len(l.codes), func(i int) { said[i], words[i] = l.codes[i].draws(list) })
	for i := range said {
		for t, x := range said[i] {
			if x >= pullOfKind && (x > pullOfKind || list[t].Kind != topic.Setting) {
				sets[t] = append(sets[t], i)
			}
		}
	}
	middles := l.layout.Middles(sets)
	each(len(l.codes), func(i int) {
		all[i] = slices.Clone(words[i])
		for t, near := range middles.All(i) {
			all[i][t] += pullOfNear * max(0, near)
		}
	})
	return said, words, all
}

// draws returns how strongly topics draw a code by its label, and by its units as well.
func (c *code) draws(list []*topic.Topic) (said, all []float64) {
	said, all = make([]float64, len(list)), make([]float64, len(list))
	at := func(t *topic.Topic) int { return slices.Index(list, t) }
	if len(c.readings) == 0 || c.former != nil {
		for _, t := range c.topics() {
			said[at(t)] = weightIn(t, 0)
		}
	}
	n := float64(len(c.readings))
	for _, r := range c.readings {
		for t, x := range r.draws(list) {
			said[t] += x / n
		}
		for _, t := range topicsOf(c.language, r.own) {
			all[at(t)] += pullOfWords * weightIn(t, 0) / n
		}
	}
	for t, x := range said {
		said[t] = min(pullOfState, x)
		all[t] += said[t]
	}
	return said, all
}

// draws returns how strongly topics draw a unit by the label that was made of it.
func (r *reading) draws(list []*topic.Topic) []float64 {
	out := make([]float64, len(list))
	if r.kept != nil {
		return out
	}
	s := say(r.language, r.named)
	for i, a := range s.acts {
		if t := slices.Index(list, a.Topic); t >= 0 {
			out[t] = max(out[t], weightIn(a.Topic, i))
		}
	}
	state := len(s.acts) > 0 && s.acts[0].Topic.Kind == topic.State
	for i, k := range s.of {
		if t := slices.Index(list, k.Topic); t >= 0 {
			if out[t] = max(out[t], weightOfKind(k)); state {
				out[t] = max(out[t], weightIn(k.Topic, 0)) // lack of time
			}
			if i > 0 {
				out[t] *= pullOfSecond
			}
		}
	}
	if s.actor != nil {
		if t := slices.Index(list, s.actor.Topic); t >= 0 {
			out[t] = max(out[t], weightOfKind(s.actor))
		}
	}
	return out
}

// weightOfKind returns how much a kind of person or thing counts in a label.
func weightOfKind(k *topic.Sense) float64 {
	if k.Idle {
		return pullOfIdle
	}
	return weightIn(k.Topic, 0)
}

// weightIn returns how much a topic counts that is named first, or later, in a label.
func weightIn(t *topic.Topic, place int) float64 {
	switch {
	case t.Kind == topic.Setting:
		return pullOfPlace
	case !t.Telling():
		return pullOfKind
	case t.Kind == topic.State:
		return pullOfState
	case place > 0:
		return pullOfSecond
	}
	return 1
}
