package opencode

import (
	_ "embed"
	"strings"

	"cocode/corpus/language"
)

// grammar is what making codes needs to know of a language.
type grammar struct {
	lackOf, not, being string // words of labels
	infinitive, of     string // the infinitive's mark, and what joins two nouns
	that               string // what joins a clause to its verb
	with               string // what joins an amount and a noun
	be                 string // the copula
	somebody           string // in place of a name of which nothing is known
	aUser, aRelative   string // in place of other names
	ofStaff, aManager  string
	bare               bool // some verbs take another one without the mark
	inverts            bool // the subject may stand behind its verb
	finite             bool // a named subject keeps the verb as it was said
	modals             map[string]string
	lacks              map[string]string // one word for the lack of something
	exists             map[string]string // what names that there is something, by the verb
	reflexive          map[string]string // what stands for a subject that is its own object
	verbs              func(r *reading, finite bool)

	negations, takers, sayers, owning, lacking, light, vague, present      language.List // lemmas of verbs, but for the first
	selves, empty, things, anyone, actors                                  language.List // pronouns
	possessives, amounts, measures, nominatives                            language.List
	kept, questions, stops, passed, loosePrepositions, particles, unnamed  language.List
	thirds, he, women, men                                                 language.List // "he", "she", and nouns that either may stand for
	relative                                                               language.List // what stands for somebody in a relative clause
	demands                                                                language.List // modals that say what ought to be
	titles, users, staff, managers, relatives, motionless, states, linking language.List
	abstract                                                               []string // endings of nouns for states
}

//go:embed english.txt
var englishWords string

//go:embed swedish.txt
var swedishWords string

var grammars = map[string]*grammar{
	"en": fill(&grammar{
		lackOf: "lack of", not: "not", being: "being", infinitive: "to", of: "of", that: "that", be: "be", verbs: gerunds,
		abstract: []string{"tion", "sion", "ness", "ity", "ment", "ance", "ence", "ship", "ism", "cy"},
		somebody: "someone", aUser: "a user", aRelative: "a relative", ofStaff: "a colleague", aManager: "a manager",
		modals: map[string]string{
			"can": "can", "could": "can", "must": "must", "should": "should", "ought": "should", "will": "will",
			"would": "will", "shall": "will", "may": "may", "might": "may",
		},
	}, englishWords),
	"sv": fill(&grammar{
		lackOf: "brist på", not: "inte", being: "vara", infinitive: "att", of: "av", that: "att", with: "med", be: "vara",
		abstract: []string{"het", "tion", "ning", "skap", "else", "itet", "ism"},
		somebody: "någon", aUser: "en brukare", aRelative: "en anhörig", ofStaff: "en kollega", aManager: "en chef",
		bare: true, inverts: true, finite: true, verbs: infinitives,
		exists:    map[string]string{"finns": "det finns", "fanns": "det fanns"},
		reflexive: map[string]string{"mig": "sig", "mej": "sig", "dig": "sig", "oss": "sig"},
		lacks:     map[string]string{"tid": "tidsbrist", "personal": "personalbrist", "resurs": "resursbrist", "plats": "platsbrist", "kunskap": "kunskapsbrist"},
		modals: map[string]string{
			"kunna": "kunna", "måste": "behöva", "böra": "bör", "skola": "ska", "vilja": "vilja", "få": "få", "ha": "",
		},
	}, swedishWords),
}

func fill(g *grammar, words string) *grammar {
	p := language.ParseSections(words)
	g.negations, g.takers, g.sayers, g.owning, g.lacking, g.light, g.vague, g.present = p["negations"], p["takers"], p["sayers"], p["owning"], p["lacking"], p["light"], p["vague"], p["present"]
	g.selves, g.empty, g.things, g.anyone, g.actors = p["selves"], p["empty"], p["things"], p["anyone"], p["actors"]
	g.possessives, g.amounts, g.measures = p["possessives"], p["amounts"], p["measures"]
	g.kept, g.questions, g.stops, g.loosePrepositions = p["kept"], p["questions"], p["stops"], p["prepositions"]
	g.nominatives, g.passed, g.particles, g.unnamed = p["nominatives"], p["passed"], p["particles"], p["unnamed"]
	g.managers, g.demands, g.relative = p["managers"], p["demands"], p["relative"]
	g.titles, g.users, g.staff, g.relatives = p["titles"], p["users"], p["staff"], p["relatives"]
	g.motionless, g.states = p["motionless"], p["states"]
	g.linking = p["linking"]
	g.thirds, g.he, g.women, g.men = p["thirds"], p["he"], p["women"], p["men"]
	return g
}

// isState reports whether a noun, by its base form, names a state and no object.
func (g *grammar) isState(lemma string) bool {
	if g.states.Has(lemma) {
		return true
	}
	for _, ending := range g.abstract {
		if strings.HasSuffix(lemma, ending) {
			return true
		}
	}
	return false
}

// Light reports whether a word of a language, given by its base form, names hardly
// anything by itself: "put", "come", "thing".
func Light(code, lemma string) bool {
	g := grammars[code]
	return g != nil && (g.light.Has(lemma) || g.vague.Has(lemma) || g.sayers.Has(lemma) || g.takers.Has(lemma) || g.amounts.Has(lemma))
}

// Nameless reports whether a word, given by its base form, should name no category:
// it counts or addresses, but says nothing of what the category holds.
func Nameless(code, lemma string) bool {
	g := grammars[code]
	return Light(code, lemma) || g != nil && g.unnamed.Has(lemma)
}
