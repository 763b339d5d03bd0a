package polarity

import (
	"fmt"
	"strconv"
	"strings"

	"cocode/corpus/language"
)

// element is one place of a pattern: a word that fits, or a gap.
type element struct {
	fits     *set
	optional bool
	context  bool // must be there, and is no part of what is found
	gap      int  // up to so many words of any kind; fits is nil
	across   bool // the gap may hold punctuation
	clause   bool // a subject and its verb must follow, in any order; takes no word
	subject  bool // a subject and then its verb must follow; takes no word
}

// set is a choice of words, in any of the ways that a pattern can name them.
type set struct {
	id      int
	words   map[string][]tagged
	bases   map[string][]tagged
	endings []ending
	tags    map[language.Tag]bool
	fine    map[string]bool
}

// tagged is a restriction to one part of speech; the zero tagged is none.
type tagged struct {
	tag language.Tag
	set bool
}

type ending struct {
	suffix string
	tagged
}

func newSet() *set {
	return &set{words: map[string][]tagged{}, bases: map[string][]tagged{}, tags: map[language.Tag]bool{}, fine: map[string]bool{}}
}

// fits reports whether a token is in the set.
func (s *set) fits(t *language.Token) bool {
	if s.tags[t.Tag] || t.Fine != "" && s.fine[t.Fine] {
		return true
	}
	if allowed(s.words[t.Word], t) {
		return true
	}
	if len(s.bases) > 0 {
		for _, base := range t.Bases {
			if allowed(s.bases[base], t) {
				return true
			}
		}
	}
	for _, e := range s.endings {
		if e.allows(t) && strings.HasSuffix(t.Word, e.suffix) {
			return true
		}
	}
	return false
}

// allowed reports whether one of the restrictions lets the token through.
func allowed(restrictions []tagged, t *language.Token) bool {
	for _, r := range restrictions {
		if r.allows(t) {
			return true
		}
	}
	return false
}

func (r tagged) allows(t *language.Token) bool { return !r.set || t.Tag == r.tag }

// tagNames are the names of the universal parts of speech in a pattern.
var tagNames = map[string]language.Tag{
	"NOUN": language.Noun, "PROPN": language.ProperNoun, "VERB": language.Verb, "AUX": language.Auxiliary,
	"ADJ": language.Adjective, "ADV": language.Adverb, "PRON": language.Pronoun, "DET": language.Determiner,
	"ADP": language.Preposition, "CCONJ": language.Conjunction, "SCONJ": language.Subordinator,
	"PART": language.Particle, "NUM": language.Number, "INTJ": language.Interjection, "PUNCT": language.Punctuation,
}

// add takes one member: word, word/TAG, base+, base+/TAG, *ending, *ending/TAG, /TAG or @class.
func (s *set) add(member string, classes map[string]*set) error {
	if name, ok := strings.CutPrefix(member, "@"); ok {
		class := classes[name]
		if class == nil {
			return fmt.Errorf("class @%s is not defined above this line", name)
		}
		s.join(class)
		return nil
	}
	word, name, restricted := strings.Cut(member, "/")
	tag, universal := tagNames[name]
	switch {
	case restricted && word == "" && universal:
		s.tags[tag] = true
	case restricted && word == "" && name != "":
		s.fine[name] = true
	case restricted && word != "" && !universal:
		return fmt.Errorf("%q: %s is no part of speech", member, name)
	case strings.HasPrefix(word, "*"):
		s.endings = append(s.endings, ending{word[1:], tagged{tag, restricted}})
	case len(word) > 1 && strings.HasSuffix(word, "+"):
		base := strings.TrimSuffix(word, "+")
		s.bases[base] = append(s.bases[base], tagged{tag, restricted})
	default:
		s.words[member[:len(word)]] = append(s.words[word], tagged{tag, restricted})
	}
	return nil
}

func (s *set) join(other *set) {
	for w, r := range other.words {
		s.words[w] = append(s.words[w], r...)
	}
	for b, r := range other.bases {
		s.bases[b] = append(s.bases[b], r...)
	}
	for t := range other.tags {
		s.tags[t] = true
	}
	for f := range other.fine {
		s.fine[f] = true
	}
	s.endings = append(s.endings, other.endings...)
}

// longGap is how many words "~" passes over at most.
const longGap = 25

// parsePattern reads a pattern as the README of the data describes it.
func parsePattern(pattern string, classes map[string]*set) ([]element, error) {
	var elements []element
	optional, context, own := false, false, 0
	for _, field := range strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ", "{", " { ", "}", " } ").Replace(pattern)) {
		switch field {
		case "[", "]":
			optional = field == "["
		case "{", "}":
			context = field == "{"
		default:
			e, err := parseElement(field, classes)
			if err != nil {
				return nil, err
			}
			e.optional, e.context = optional, context
			elements = append(elements, e)
			if e.fits != nil && !e.context {
				own++
			}
		}
	}
	if len(elements) == 0 || elements[0].fits == nil || elements[0].optional {
		return nil, fmt.Errorf("%q: a pattern begins with a word that must be there", pattern)
	}
	if own == 0 || own > mostOwn {
		return nil, fmt.Errorf("%q: a pattern has 1 to %d words outside braces", pattern, mostOwn)
	}
	return elements, nil
}

func parseElement(field string, classes map[string]*set) (element, error) {
	if n, ok := strings.CutPrefix(field, ".."); ok && strings.HasSuffix(n, "..") {
		gap, err := strconv.Atoi(strings.TrimSuffix(n, ".."))
		if err != nil {
			return element{}, fmt.Errorf("%q: between the dots stands how many words may lie there: %w", field, err)
		}
		return element{gap: gap}, nil
	}
	switch field {
	case "~":
		return element{gap: longGap, across: true}, nil
	case "%clause":
		return element{clause: true}, nil
	case "%subject":
		return element{subject: true}, nil
	}
	e := element{fits: newSet()}
	for member := range strings.SplitSeq(field, "|") {
		if err := e.fits.add(member, classes); err != nil {
			return e, err
		}
	}
	return e, nil
}
