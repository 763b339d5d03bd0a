package inductive

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// saying is what a label says, taken apart: who does what to whom.
type saying struct {
	language string
	denied   bool
	done     bool           // to somebody, and not by them: "being asked", "somebody asking me"
	mood     string         // "want", "need": what is said to be wished or needed, and is not done yet
	actor    *topic.Sense   // people who act, other than the participant; nil for those of whom nothing is known
	verb     string         // the base form of the verb or adjective that tells, with its particle
	acts     []*topic.Sense // what it is, the first reading first
	things   []string       // the base forms of what it is done to or about
	of       []*topic.Sense // the kinds of these
	lacking  bool           // it begins with what is lacking or felt
	bare     bool           // there is only a thing, and nothing that happens
}

// say takes the label of a code apart.
func say(code string, c opencode.Code) saying {
	s := saying{language: code, denied: c.Denied, done: c.Done}
	known := topic.In(code)
	tokens := annotate.Phrase(code, c.Label)
	s.predicate(known, tokens, c)
	s.actor = people(known, code, c.Holder)
	for _, w := range c.Things {
		if w == s.verb {
			continue
		}
		if k := kind(known, code, w); k != nil {
			s.things, s.of = append(s.things, w), append(s.of, k)
		} else {
			s.things = append(s.things, w)
		}
	}
	for i, t := range tokens {
		if i > 0 && towards[code].Has(t.Word) && (tokens[i-1].Tag == language.Verb || tokens[i-1].Tag == language.Auxiliary) && c.Holder != "" {
			s.done, s.actor = true, nil // "my manager asking me" is "being asked"
		}
	}
	if len(s.acts) > 0 && s.acts[0].Topic.Kind == topic.State {
		s.done = false // "being scared"
	}
	return s
}

// predicate finds the word that tells what is done or is the case.
func (s *saying) predicate(known *topic.Topics, tokens []language.Token, c opencode.Code) {
	act, particle, _ := strings.Cut(c.Act, " ")
	at := -1
	for i, t := range tokens {
		verb := t.Tag == language.Verb || t.Tag == language.Auxiliary || t.Fine == "VBG"
		if !verb && t.Lemma != act {
			continue
		}
		if mood, is := moods[s.language][t.Lemma]; is && leads(s.language, tokens[i+1:]) {
			if mood != "" {
				s.mood = mood
			}
			continue
		}
		if at < 0 || t.Lemma == act {
			at = i
		}
		if act == "" || t.Lemma == act {
			break
		}
	}
	if at < 0 && s.language == "en" { // "someone teaching", which may be a noun
		at = slices.IndexFunc(tokens, func(t language.Token) bool { return doing(t) != "" })
	}
	if s.acts = heads(known, tokens); s.acts != nil {
		s.lacking = true
		s.verb = tokens[0].Lemma // "lack of time to ask"
		return
	}
	s.bare = at < 0
	if at >= 0 {
		s.verb = cmp.Or(doing(tokens[at]), tokens[at].Lemma)
		s.acts = phrasal(known, s.verb, tokens[at+1:], particle)
	}
	if more := telling(known, tokens, s.verb); len(s.acts) == 0 || s.acts[0].Topic.Kind == topic.Light {
		s.acts = append(more, s.acts...)
	} else {
		s.acts = append(s.acts, more...)
	}
}

// heads returns the states that the first word of a label names, as a noun.
func heads(known *topic.Topics, tokens []language.Token) []*topic.Sense {
	if len(tokens) == 0 || tokens[0].Tag == language.Verb || tokens[0].Tag == language.Particle {
		return nil
	}
	return slices.DeleteFunc(acts(known.Senses(tokens[0].Lemma)), func(s *topic.Sense) bool {
		return s.Topic.Kind != topic.State || !s.Named(tokens[0].Lemma)
	})
}

// doing returns the verb of a word in -ing that the tagger took for a noun, empty for others.
func doing(t language.Token) string {
	if t.Tag == language.Noun && len(t.Bases) > 1 && opencode.Gerund(t.Bases[0]) == t.Word {
		return t.Bases[0]
	}
	return ""
}

// leads reports whether another verb follows directly, but for small words.
func leads(code string, after []language.Token) bool {
	for i, t := range after {
		switch {
		case t.Tag == language.Verb:
			return true
		case t.Word == "to" || t.Word == "att" || t.Word == "not" || t.Word == "inte" || t.Word == "able" || t.Tag == language.Auxiliary:
		default:
			return false
		}
		if i > 3 {
			break
		}
	}
	return false
}

// phrasal returns the senses of a verb with a particle after it, or without.
func phrasal(known *topic.Topics, verb string, after []language.Token, particle string) []*topic.Sense {
	for _, t := range after[:min(len(after), 3)] {
		if senses := known.Senses(verb + " " + t.Word); senses != nil {
			return acts(senses)
		}
	}
	if senses := known.Senses(verb + " " + particle); particle != "" && senses != nil {
		return acts(senses)
	}
	return acts(known.Senses(verb))
}

// telling returns the senses of the acts and states that nouns and adjectives of a label
// name: "having a talk", "being ashamed".
func telling(known *topic.Topics, tokens []language.Token, verb string) []*topic.Sense {
	var out []*topic.Sense
	for _, t := range tokens {
		if t.Lemma == verb || t.Stop || t.Tag == language.Verb && !state(known, t.Lemma) || t.Tag == language.Pronoun || t.Tag == language.Preposition || t.Tag == language.Auxiliary {
			continue
		}
		senses := known.Senses(t.Lemma)
		if len(senses) == 0 {
			senses = known.Senses(t.Word)
		}
		for _, a := range acts(senses) {
			if a.Topic.Kind != topic.Light && a.Named(t.Lemma) {
				out = append(out, a)
			}
		}
	}
	return out
}

// state reports whether a word names a state.
func state(known *topic.Topics, lemma string) bool {
	return slices.ContainsFunc(known.Senses(lemma), func(s *topic.Sense) bool { return s.Topic.Kind == topic.State })
}

// acts returns those of some senses that are acts or states.
func acts(senses []*topic.Sense) []*topic.Sense {
	var out []*topic.Sense
	for _, s := range senses {
		if s.Topic.Telling() || s.Topic.Kind == topic.Light {
			out = append(out, s)
		}
	}
	return out
}

// kind returns the kind of person or thing that a noun names, nil if it is not known.
func kind(known *topic.Topics, code, lemma string) *topic.Sense {
	for _, s := range known.Senses(lemma) {
		if !s.Topic.Telling() && s.Topic.Kind != topic.Light {
			return s
		}
	}
	if _, last, ok := annotate.Compound(code, lemma); ok {
		for _, s := range known.Senses(last) {
			if !s.Topic.Telling() && s.Topic.Kind != topic.Light {
				return s
			}
		}
	}
	return nil
}

// people returns the kind of people that somebody who acts belongs to, of those whose doing is
// another matter than that of the participants and their like: users, relatives, managers. It
// is nil for all others.
func people(known *topic.Topics, code, holder string) *topic.Sense {
	words := strings.Fields(holder)
	if len(words) == 0 || somebody.Has(holder) {
		return nil
	}
	k := kind(known, code, words[len(words)-1])
	if k == nil || k.Topic.Kind != topic.People || k.Topic == topic.In(code).Fellows() {
		return nil
	}
	return k
}

var somebody = language.ParseList("someone\nsomebody\nnobody\none\nother\nanybody\neverybody\nfolk\nnågon\ningen\nman\nandra\nalla")

// option is a code that a unit may share with others, and what it costs to say the unit
// by it: nothing if it says all that the unit's own label says, 1 if it says nothing.
type option struct {
	key   string
	label string
	cost  float64
	code  int // which of the unit's choices it was made of
}

// How much is lost when a unit is named by less than its own label.
const (
	sameThing   = 0.12 // same act, same thing
	likeThing   = 0.3  // same act, and the kind of thing
	onlyActing  = 0.5  // the act alone
	lightly     = 0.2  // more, where the act names hardly anything
	onlyThing   = 0.6  // the kind of thing alone
	otherWord   = 0.1  // more, for a second thing or reading
	otherClause = 0.15 // more, for a clause that is not the one the unit is named by
	byTheWay    = 0.65 // what the unit also says is done, where its label does not
)

// option returns the code that says an act of a kind of thing, either of which may be nil; it
// is empty if that cannot be said.
func (s *saying) option(act, of *topic.Sense, cost float64) option {
	label := s.name(act, of)
	if label == "" {
		return option{}
	}
	return option{key: s.language + "\x00≈" + label, label: label, cost: cost}
}

// options returns the codes that could stand for a saying.
func (s *saying) options() []option {
	var out []option
	add := func(act, of *topic.Sense, cost float64) {
		if o := s.option(act, of, cost); o.key != "" {
			out = append(out, o)
		}
	}
	for i, a := range s.acts {
		if i > 0 && a.Topic.Kind != topic.State {
			continue // "arguing about homework"
		}
		if mooded[s.mood] == a.Name {
			continue // "needing to need"
		}
		more := otherWord * float64(i)
		if a.Topic.Kind == topic.Light {
			more += lightly
		}
		for j, k := range s.of {
			if j > 1 {
				break
			}
			if k.Idle && a.Topic.Kind != topic.State || slices.ContainsFunc(k.Words, func(w string) bool { return slices.Contains(a.Words, w) }) {
				continue // "asking questions", "opening the body"
			}
			add(a, k, likeThing+more+otherWord*float64(j))
		}
		if a.Topic.Kind != topic.Light && !(vague[s.language].Has(s.verb) && slices.Contains(a.Words, s.verb)) {
			add(a, nil, onlyActing+more)
		}
	}
	if plain := s.bare || len(s.acts) == 0 || s.acts[0].Topic.Kind == topic.Light; plain && s.actor == nil && !s.done && s.mood == "" && len(s.things) == 1 && len(s.of) == 1 {
		if k := s.of[0]; !k.Idle && k.Topic.Kind == topic.Thing {
			add(nil, k, onlyThing)
		}
	}
	if s.verb != "" && len(s.things) > 0 && !opencode.Light(s.language, s.verb) {
		verb := s.verb
		if len(s.acts) > 0 {
			verb = "=" + s.acts[0].Name
		}
		out = append(out, option{key: s.sign() + verb + "\x00" + s.things[0], cost: sameThing})
	}
	return out
}

// sign is what codes must agree on to be shared at all.
func (s *saying) sign() string {
	k := s.language + "\x00" + s.mood + "\x00"
	if s.denied {
		k += "not"
	}
	k += "\x00"
	if s.done {
		k += "done"
	}
	k += "\x00"
	if s.actor != nil {
		k += s.actor.Name
	}
	return k + "\x00"
}
