package polarity

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var files embed.FS

// languages are the rules of each language that has some, read when first asked for.
var languages = map[string]func() *rules{
	"en": sync.OnceValue(func() *rules { return mustRead("data/english.tsv") }),
	"sv": sync.OnceValue(func() *rules { return mustRead("data/swedish.tsv") }),
}

// mustRead reads a file that is part of the program; a test reads them all.
func mustRead(name string) *rules {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	r, err := parse(name, string(data))
	if err != nil {
		panic(err)
	}
	return r
}

// kind is what a rule finds: a cue of some effect, or the border of a clause.
type kind uint8

const (
	none           kind = iota // looks like a cue and is none
	negated                    // a negation
	repeated                   // a negation that may repeat another: "didn't have no time"
	denial                     // a negation of all that is said: "it isn't that"
	ended                      // a negation of what has been so: "no longer"
	past                       // what has been so: "used to"
	insufficient               // "hardly"
	measure                    // with a negation, too little: "enough"
	hypothetical               // "if"
	counterfactual             // "if … had"
	granted                    // what is there, since the rest would not be so without it

	coordinate  // a clause beside the last one begins
	subordinate // a clause of reason, time, condition
	relative    // a clause that tells of a noun
	complement  // a clause that is said or thought
	open        // the same, and what reaches the verb of thinking reaches it too
	resumed     // a main clause goes on after one within it

	filler // a pause: to be passed over
)

var kinds = map[string]kind{
	"none": none, "negated": negated, "repeated": repeated, "denial": denial, "ended": ended, "past": past,
	"insufficient": insufficient, "measure": measure, "hypothetical": hypothetical, "counterfactual": counterfactual, "granted": granted,
	"coordinate": coordinate, "subordinate": subordinate, "relative": relative, "complement": complement, "open": open,
	"filler": filler,
}

// isCue reports whether k is found by the words that make a sign.
func (k kind) isCue() bool { return k <= granted }

// reach is how far a cue reaches.
type reach uint8

const (
	on         reach = iota // from the cue to the end of the clause
	verb                    // from the first verb of the clause, if it stands before the cue
	phrase                  // from the cue to the end of the noun phrase
	group                   // from the cue to the next finite verb
	clauseWide              // the whole clause
	whole                   // all clauses that hang together with it
	condition               // as on; the cue begins a condition
)

var reaches = map[string]reach{"": on, "on": on, "verb": verb, "phrase": phrase, "group": group, "clause": clauseWide, "whole": whole, "condition": condition}

// only is where alone a rule holds.
type only uint8

const (
	always      only = iota
	atStart          // at the beginning of a clause
	inQuestion       // at the beginning of a clause, in a question
	inStatement      // at the beginning of a clause, in no question
	withIf           // in a sentence that holds a condition as well
	afterNot         // after a negation in the same clause
	withUnreal       // in a sentence that tells of what is not so
	afterVerb        // after a finite verb in the same clause
)

var onlys = map[string]only{"": always, "start": atStart, "question": inQuestion, "statement": inStatement, "condition": withIf, "negation": afterNot, "verb": afterVerb, "unreal": withUnreal}

// rule is one line of a file.
type rule struct {
	kind     kind
	reach    reach
	only     only
	elements []element
}

// rules are those of one language.
type rules struct {
	all   []*rule // in order of the file
	sets  []*set  // by id
	class classes
	known vocabulary
}

// classes are the sets of words that the program itself asks for.
type classes struct {
	finite, subject, nominative, carrying, saying *set
	presence, gapped, being, preverbal            *set
	opening, negation, inverted                   *set
}

func parse(name, data string) (*rules, error) {
	r := &rules{known: vocabulary{sights: map[spelling]*sight{}}}
	sets := map[string]*set{}
	number := 0
	for line := range strings.Lines(data) {
		number++
		if line = strings.TrimRight(line, "\r\n"); line == "" || line[0] == '#' {
			continue
		}
		columns := append(strings.Split(line, "\t"), "", "", "", "")
		for i := range columns {
			columns[i] = strings.TrimSpace(columns[i])
		}
		if err := r.line(columns, sets); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	r.number(sets)
	return r, r.class.take(name, sets)
}

// line takes the columns kind, words, reach and only; a class has its name and its
// members in the place of words and reach.
func (r *rules) line(columns []string, sets map[string]*set) error {
	if columns[0] == "class" {
		if sets[columns[1]] == nil {
			sets[columns[1]] = newSet()
		}
		for _, member := range strings.Fields(columns[2]) {
			if err := sets[columns[1]].add(member, sets); err != nil {
				return err
			}
		}
		return nil
	}
	k, isKind := kinds[columns[0]]
	reach, isReach := reaches[columns[2]]
	only, isOnly := onlys[columns[3]]
	switch {
	case !isKind:
		return fmt.Errorf("there is no kind %q; README.md lists them", columns[0])
	case !isReach:
		return fmt.Errorf("there is no reach %q in the third column; README.md lists them", columns[2])
	case !isOnly:
		return fmt.Errorf("%q in the fourth column limits nothing; README.md lists what does", columns[3])
	}
	elements, err := parsePattern(columns[1], sets)
	if err != nil {
		return err
	}
	r.all = append(r.all, &rule{k, reach, only, elements})
	return nil
}

// number gives every set its id, once the classes have all their members.
func (r *rules) number(classes map[string]*set) {
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		r.sets = append(r.sets, classes[name])
	}
	for _, rule := range r.all {
		for _, e := range rule.elements {
			if e.fits != nil {
				r.sets = append(r.sets, e.fits)
			}
		}
	}
	for id, s := range r.sets {
		s.id = id
	}
}

// take picks the classes that the program asks for; a file must define them all.
func (c *classes) take(name string, sets map[string]*set) error {
	for class, place := range map[string]**set{
		"finite": &c.finite, "subject": &c.subject, "nominative": &c.nominative, "carrying": &c.carrying, "saying": &c.saying,
		"presence": &c.presence, "gapped": &c.gapped, "being": &c.being,
		"preverbal": &c.preverbal, "opening": &c.opening, "negation": &c.negation, "inverted": &c.inverted,
	} {
		if *place = sets[class]; *place == nil {
			return fmt.Errorf("%s: class %q is missing", name, class)
		}
	}
	return nil
}
