package study

import (
	"fmt"
	"strings"

	"cocode/analysis"
)

// Change is one thing that an event changed: a decision, a memo's text, a name.
type Change struct {
	Subject string // a unit, document, node, memo or participant
	What    string // "lack-of-time of powertriangle by Anna", "condensed meaning unit", ...
	Before  string // empty if there was nothing
	After   string
}

// Changes returns what the event with a number of the history changed, with what
// stood before. Of imports and passes it tells how much each document got.
func (s *Study) Changes(n int) (list []Change, err error) {
	err = s.view(func(db *database) error {
		events, err := db.history()
		if err != nil {
			return err
		}
		if n < 1 || n > len(events) {
			return notFound("there is no event %d in the history, which has %d", n, len(events))
		}
		e, err := db.event(events[n-1].ID)
		if err != nil {
			return err
		}
		for _, p := range e.Parts {
			changes, err := changesOf(e.Kind, p, events)
			if err != nil {
				return err
			}
			list = append(list, changes...)
		}
		return nil
	})
	return list, err
}

func changesOf(kind string, p part, events []Event) ([]Change, error) {
	tell := tellers[kind]
	switch {
	case tell == nil:
		return nil, nil
	case len(p.Payload) == 0:
		return []Change{{Subject: p.Subject, What: "purged"}}, nil
	case kind == kindUndo:
		return tellUndo(p, events)
	}
	return tell(p)
}

// tellers say in words what the parts of each kind of event change.
var tellers = map[string]func(part) ([]Change, error){
	kindCreate: teller(func(r createRecord) []Change { return []Change{{r.Name, "study", "", r.Name}} }),
	kindImport: teller(func(r documentRecord) []Change {
		return []Change{{r.ID, "document", "", fmt.Sprintf("%s, %s", r.Name, plural(len(r.Turns), "turn"))}}
	}),
	kindUpdate: teller(func(r documentRecord) []Change {
		return []Change{{r.ID, "text", short(r.Corrects), short(hashOf(r.Text))}}
	}),
	kindAttributes: teller(tellAttributes),
	kindUnits: teller(func(r unitsRecord) []Change {
		return []Change{{r.Document, "meaning units", "", plural(len(r.Units), "meaning unit")}}
	}),
	kindProposal: tellProposal,
	kindRevision: teller(tellRevision),
	kindCodebook: teller(func(r codebookRecord) []Change {
		return []Change{{r.ID, "codebook", "", strings.TrimSpace(r.Name + " " + r.Version)}}
	}),
	kindSuggestions: teller(func(r suggestionsRecord) []Change {
		return []Change{{r.Document, "suggestions from " + r.Scheme, "", plural(len(r.Suggestions), "suggestion")}}
	}),
	kindDecisions: teller(tellDecisions),
	kindSeen: teller(func(r seenRecord) []Change {
		return []Change{{r.Document, "seen by " + r.Coder, "", plural(len(r.Units), "meaning unit")}}
	}),
	kindSample: teller(func(r Sample) []Change {
		return []Change{{strings.Join(r.Coders, ", "), "sample", "", plural(len(r.Units), "meaning unit")}}
	}),
	kindMemo: teller(func(r memoRecord) []Change {
		return []Change{{r.ID, strings.TrimSpace("memo on " + r.Kind + " " + r.Subject), r.Before, r.After}}
	}),
	kindUndo: func(part) ([]Change, error) { return nil, nil },
}

func teller[R any](tell func(R) []Change) func(part) ([]Change, error) {
	return func(p part) ([]Change, error) {
		var r R
		if err := decode(p, &r); err != nil {
			return nil, err
		}
		return tell(r), nil
	}
}

func tellAttributes(r attributesRecord) (list []Change) {
	for _, name := range sortedKeys(r.After) {
		list = append(list, Change{r.Subject, name, r.Before[name], r.After[name]})
	}
	return list
}

func tellProposal(p part) ([]Change, error) {
	if p.Subject == analysis.Inductive {
		return teller(func(r schemeRecord) []Change {
			return []Change{{analysis.Inductive, "scheme", "", plural(len(r.Nodes), "node")}}
		})(p)
	}
	return teller(func(r readingsRecord) []Change {
		return []Change{{r.Document, "readings", "", plural(len(r.Readings), "meaning unit")}}
	})(p)
}

func tellRevision(r revisionRecord) (list []Change) {
	switch r.Do {
	case reviseCondense:
		return []Change{{r.Units[0], "condensed meaning unit", r.Before, r.Words}}
	case reviseMerge:
		return []Change{{r.Node, "merged", strings.Join(r.From, ", "), r.Node}}
	case reviseMove:
		return []Change{{r.Node, "moved", r.Before, r.Parent}}
	case reviseAside, reviseBack:
		return []Change{{r.Node, r.Do, "", ""}}
	case reviseAssign:
		for _, u := range r.Units {
			list = append(list, Change{u, "open code", r.Before, r.Node})
		}
		return list
	}
	return []Change{{r.Node, r.Do, r.Before, r.Name}}
}

func tellDecisions(r decisionsRecord) (list []Change) {
	for _, d := range r.Decisions {
		before := d.Before.words()
		if d.Before == nil && d.Machine != nil {
			before = d.Machine.words()
		}
		list = append(list, Change{d.Unit, fmt.Sprintf("%s of %s by %s", d.Code, d.Scheme, d.Coder), before, d.After.words()})
	}
	return list
}

// words says how a coding stands: "accepted (holder: user): my memo".
func (s *standing) words() string {
	if s == nil {
		return ""
	}
	words := s.Status
	if told := s.Facets.String(); told != "" {
		words += " (" + told + ")"
	}
	if s.Memo != "" {
		words += ": " + s.Memo
	}
	return words
}

func tellUndo(p part, events []Event) (list []Change, err error) {
	var r undoRecord
	if err := decode(p, &r); err != nil {
		return nil, err
	}
	for _, id := range r.Events {
		for _, e := range events {
			if e.ID == id {
				list = append(list, Change{fmt.Sprintf("event %d", e.N), e.Kind, "", "undone"})
			}
		}
	}
	return list, nil
}

// short is enough of a hash to tell two texts apart.
func short(hash string) string { return hash[:min(len(hash), 8)] }
