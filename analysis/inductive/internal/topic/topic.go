// Package topic knows what the words of codes are about in general: that "ringing" and
// "sending" are getting in touch, that "nurse" and "cook" are colleagues. Groups of
// codes are made and named by it, so that a category is called by what its codes share
// and not by the story of one of them.
//
// The words of each language are in a small file; a word may be in several topics.
package topic

import (
	_ "embed"
	"slices"
	"strings"
)

// Kind tells what a topic is.
type Kind uint8

// The kinds of topic.
const (
	Act   Kind = iota
	State      // what somebody feels, is or lacks: a fear, a trust, a lack
	People
	Thing
	Setting // a thing that tells where a story plays, more than what it is about
	Light   // an act that names hardly anything: coming, giving
)

// Topic is what a word can be about.
type Topic struct {
	Name string // "asking and listening", "colleagues"
	Kind Kind
	Good bool      // a state that can be lacking: "lack of trust"
	with [2]string // of an act or state: how it is said of people, and of things; {} stands for them
}

// Telling reports whether t says what is done or how somebody is, and can be said of
// people and things.
func (t *Topic) Telling() bool { return t.Kind <= State }

// Of says the act or state t of people or things.
func (t *Topic) Of(object *Topic) string {
	form := t.with[0]
	if object.Kind != People {
		form = t.with[1]
	}
	return strings.ReplaceAll(form, "{}", object.Name)
}

// Topics are the topics of one language.
type Topics struct {
	List []*Topic // in the order of the file
	of   map[string][]*Topic

	Kinds  []*Sense // in the order of the file
	senses map[string][]*Sense

	fellows *Topic

	scene map[string]bool
}

// Scene reports whether a word only tells when something is: "Monday", "o'clock".
func (ts *Topics) Scene(word string) bool { return ts.scene[word] }

// About returns the topics of a word, given by its base form, in their order.
func (ts *Topics) About(lemma string) []*Topic { return ts.of[lemma] }

// Size returns how many words are about a topic.
func (ts *Topics) Size(t *Topic) int {
	n := 0
	for _, topics := range ts.of {
		if slices.Contains(topics, t) {
			n++
		}
	}
	return n
}

//go:embed english.txt
var english string

//go:embed swedish.txt
var swedish string

var languages = map[string]*Topics{"en": parse(english), "sv": parse(swedish)}

var none = &Topics{}

// In returns the topics of a language; there are none in one that is not known.
func In(language string) *Topics {
	if ts := languages[language]; ts != nil {
		return ts
	}
	return none
}

// scene stands for the heading of the words that only tell when something is.
var scene = &Topic{}

// parse reads a file of topics.
func parse(text string) *Topics {
	ts := &Topics{of: map[string][]*Topic{}, scene: map[string]bool{}, senses: map[string][]*Sense{}}
	var t *Topic
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "[scene]" {
			t = scene
			continue
		}
		if heading, ok := strings.CutPrefix(line, "["); ok {
			t = newTopic(strings.TrimSuffix(heading, "]"))
			if strings.HasPrefix(heading, "fellows ") {
				ts.fellows = t
			}
			if t.Kind != Light {
				ts.List = append(ts.List, t)
			}
			continue
		}
		if strings.HasPrefix(line, "#") || t == nil {
			continue
		}
		if words, ok := strings.CutPrefix(line, "> "); ok {
			ts.sense(t, words)
			continue
		}
		for _, w := range strings.Fields(line) {
			if t == scene {
				ts.scene[w] = true
			} else if !slices.Contains(ts.of[w], t) {
				ts.of[w] = append(ts.of[w], t)
			}
		}
	}
	ts.fill()
	return ts
}

// fill adds the words of senses to those of their topics, where a word has none yet. What
// names hardly anything is no topic of a word.
func (ts *Topics) fill() {
	for _, s := range ts.Kinds {
		for _, w := range s.Words {
			if len(ts.of[w]) == 0 && s.Topic.Kind != Light && !strings.Contains(w, " ") {
				ts.of[w] = []*Topic{s.Topic}
			}
		}
	}
}

func newTopic(heading string) *Topic {
	kind, rest, _ := strings.Cut(heading, " ")
	parts := strings.Split(rest, " | ")
	t := &Topic{Name: parts[0], Kind: kinds[kind], Good: kind == "good"}
	copy(t.with[:], parts[1:])
	return t
}

var kinds = map[string]Kind{"act": Act, "state": State, "good": State, "people": People, "fellows": People, "thing": Thing, "setting": Setting, "light": Light}
