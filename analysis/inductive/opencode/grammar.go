package opencode

import (
	_ "embed"
	"strings"

	"cocode/corpus/language"
)

// grammar is what making codes needs to know of a language.
type grammar struct {
	lackOf, not, being string // words of labels
	infinitive         string // the infinitive's mark
	somebody           string // in place of a name of which nothing is known
	aUser, aRelative   string // in place of other names
	ofStaff, aManager  string
	finite             bool // a named subject keeps the verb as it was said
	modals             map[string]string
	whose              map[string]string // what stands for a noun that a relative clause tells of
	lacks              map[string]string // one word for the lack of something
	there              string            // what stands in place of what there is
	with               string            // what joins an amount and a noun
	verbs              func(r *reading, named bool)
	be, have           string // the auxiliary of the perfect

	negations, takers, sayers, owning, existing, lacking, light, vague, present, wishes                     language.List // lemmas of verbs, but for the first
	selves, dummies, things, anyone                                                                         language.List // pronouns
	amounts, measures, nominatives                                                                          language.List
	times, motionless, proper, personal, kept, degrees, passed, questions, as, than, ifs, purposes, unnamed language.List
	thirds, he, women, men                                                                                  language.List // "he", "she", and nouns that either may stand for
	relative, linking                                                                                       language.List // what stands for somebody, or something, in a relative clause
	titles, users, staff, managers, relatives, states                                                       language.List
	abstract                                                                                                []string // endings of nouns for states
}

//go:embed english.txt
var englishWords string

//go:embed swedish.txt
var swedishWords string

var grammars = map[string]*grammar{
	"en": fill(&grammar{
		lackOf: "lack of", not: "not", being: "being", infinitive: "to", be: "be", have: "have", verbs: gerunds,
		abstract: []string{"tion", "sion", "ness", "ity", "ment", "ance", "ence", "ship", "ism", "cy"},
		somebody: "someone", aUser: "a user", aRelative: "a relative", ofStaff: "a colleague", aManager: "a manager",
		whose: map[string]string{"whose": "someone's"},
		modals: map[string]string{
			"can": "can", "could": "can", "must": "must", "should": "should", "ought": "should", "would": "would",
		},
	}, englishWords),
	"sv": fill(&grammar{
		lackOf: "brist på", not: "inte", being: "vara", infinitive: "att", be: "vara", have: "ha", finite: true, verbs: infinitives,
		abstract: []string{"het", "tion", "ning", "skap", "else", "itet", "ism"},
		somebody: "någon", aUser: "en brukare", aRelative: "en anhörig", ofStaff: "en kollega", aManager: "en chef",
		whose: map[string]string{"vars": "någons"},
		there: "det", with: "med",
		lacks: map[string]string{"tid": "tidsbrist", "personal": "personalbrist", "resurs": "resursbrist", "plats": "platsbrist", "kunskap": "kunskapsbrist"},
		modals: map[string]string{
			"kunna": "can", "måste": "must", "böra": "should", "skola": "would", "vilja": "will", "få": "may",
		},
	}, swedishWords),
}

func fill(g *grammar, words string) *grammar {
	p := language.ParseSections(words)
	g.negations, g.takers, g.sayers, g.owning, g.existing, g.lacking = p["negations"], p["takers"], p["sayers"], p["owning"], p["existing"], p["lacking"]
	g.light, g.vague, g.present, g.wishes = p["light"], p["vague"], p["present"], p["wishes"]
	g.selves, g.dummies, g.things, g.anyone = p["selves"], p["dummies"], p["things"], p["anyone"]
	g.amounts, g.measures, g.nominatives = p["amounts"], p["measures"], p["nominatives"]
	g.times, g.motionless, g.proper, g.personal = p["times"], p["motionless"], p["proper"], p["personal"]
	g.kept, g.degrees, g.passed, g.questions, g.as, g.than = p["kept"], p["degrees"], p["passed"], p["questions"], p["as"], p["than"]
	g.ifs, g.purposes, g.unnamed = p["ifs"], p["purposes"], p["unnamed"]
	g.thirds, g.he, g.women, g.men, g.relative, g.linking = p["thirds"], p["he"], p["women"], p["men"], p["relative"], p["linking"]
	g.titles, g.users, g.staff, g.managers, g.relatives, g.states = p["titles"], p["users"], p["staff"], p["managers"], p["relatives"], p["states"]
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
