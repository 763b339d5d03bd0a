package study

import (
	"slices"

	"cocode/analysis"
)

// scrubbers hold how each kind of event is freed of words. Undo and purge have none.
var scrubbers = map[string]func(*scrubber, *event, *part) error{
	kindCreate:      scrubCreate,
	kindImport:      scrubDocument,
	kindUpdate:      scrubDocument,
	kindAttributes:  scrubAttributes,
	kindUnits:       scrubUnits,
	kindProposal:    scrubProposal,
	kindRevision:    scrubRevision,
	kindCodebook:    scrubCodebook,
	kindSuggestions: scrubSuggestions,
	kindDecisions:   scrubDecisions,
	kindSeen:        scrubSeen,
	kindMemo:        scrubMemo,
	kindSample:      scrubSample,
}

func scrubCreate(s *scrubber, _ *event, p *part) error {
	p.Subject = s.Clean(p.Subject)
	return scrubRecord(p, func(r *createRecord) bool {
		r.Name = s.Clean(r.Name)
		return true
	})
}

func scrubDocument(s *scrubber, _ *event, p *part) error {
	if !s.partial[p.Subject] {
		return nil
	}
	return scrubRecord(p, func(r *documentRecord) bool {
		*r = s.redact(*r)
		return true
	})
}

func scrubAttributes(s *scrubber, e *event, p *part) error {
	return scrubRecord(p, func(r *attributesRecord) bool {
		if r.Kind == string(OfParticipant) && s.isWithdrawn(r.Subject) {
			if e.Subject == p.Subject {
				e.Subject = ""
			}
			p.Subject = ""
			return false
		}
		for _, values := range []map[string]string{r.Before, r.After} {
			for _, name := range sortedKeys(values) {
				values[name] = s.Clean(values[name])
			}
		}
		return true
	})
}

func scrubUnits(s *scrubber, _ *event, p *part) error {
	if !s.partial[p.Subject] {
		return nil
	}
	return scrubRecord(p, func(r *unitsRecord) bool {
		r.Units = without(r.Units, func(u unitRecord) bool { return s.loses(u.ID) })
		r.Text = s.hash(r.Document, r.Text)
		return true
	})
}

// scrubProposal takes out readings, and then codes that only they had used.
func scrubProposal(s *scrubber, e *event, p *part) error {
	if p.Subject != analysis.Inductive {
		if !s.partial[p.Subject] {
			return nil
		}
		return scrubRecord(p, func(r *readingsRecord) bool {
			r.Readings = without(r.Readings, func(x readingRecord) bool { return s.loses(x.Unit) })
			return true
		})
	}
	left, err := readingsLeft(e)
	if err != nil {
		return err
	}
	return scrubRecord(p, func(r *schemeRecord) bool {
		r.Documents = without(r.Documents, func(id string) bool { return s.whole[id] })
		if slices.ContainsFunc(e.Parts, func(p part) bool { return s.partial[p.Subject] }) {
			r.Nodes = prune(r.Nodes, left)
			r.Unplaced = without(r.Unplaced, func(id string) bool { return left[id] == nil })
		}
		s.rename(r.Nodes, left)
		return true
	})
}

// readingsLeft returns the readings that a proposal still has, by code.
func readingsLeft(e *event) (map[string][]readingRecord, error) {
	left := map[string][]readingRecord{}
	for _, p := range e.Parts {
		if p.Subject == analysis.Inductive || len(p.Payload) == 0 {
			continue
		}
		var r readingsRecord
		if err := decode(p, &r); err != nil {
			return nil, err
		}
		for _, x := range r.Readings {
			left[x.Code] = append(left[x.Code], x)
		}
	}
	return left, nil
}

// prune removes codes that no reading has, and groups that hold nothing then.
func prune(nodes []nodeRecord, left map[string][]readingRecord) []nodeRecord {
	for changed := true; changed; {
		holds := map[string]bool{}
		for _, n := range nodes {
			holds[n.Parent] = true
		}
		kept := without(nodes, func(n nodeRecord) bool { return left[n.ID] == nil && !holds[n.ID] })
		changed = len(kept) < len(nodes)
		nodes = kept
	}
	return nodes
}

func scrubRevision(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *revisionRecord) bool {
		had := len(r.Units)
		r.Units = without(r.Units, s.loses)
		r.Name, r.Words, r.Before = s.Clean(r.Name), s.Clean(r.Words), s.Clean(r.Before)
		return had == 0 || len(r.Units) > 0
	})
}

func scrubCodebook(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *codebookRecord) bool {
		r.Name, r.Version, r.Source = s.CleanQuotations(r.Name), s.CleanQuotations(r.Version), s.CleanQuotations(r.Source)
		for i := range r.Nodes {
			r.Nodes[i].Name = s.CleanQuotations(r.Nodes[i].Name)
		}
		return true
	})
}

func scrubSuggestions(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *suggestionsRecord) bool {
		r.Text = s.hash(r.Document, r.Text)
		r.Suggestions = without(r.Suggestions, func(x suggestionRecord) bool { return s.loses(x.Unit) })
		for i := range r.Suggestions {
			r.Suggestions[i].Evidence = s.cleanEvidence(r.Suggestions[i].Evidence)
		}
		return true
	})
}

func scrubDecisions(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *decisionsRecord) bool {
		r.Decisions = without(r.Decisions, func(x decisionRecord) bool { return s.loses(x.Unit) })
		for i := range r.Decisions {
			for _, x := range []*standing{r.Decisions[i].Before, r.Decisions[i].Machine, &r.Decisions[i].After} {
				if x != nil {
					x.Memo = s.Clean(x.Memo)
				}
			}
		}
		return true
	})
}

func scrubSeen(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *seenRecord) bool {
		r.Units = without(r.Units, s.loses)
		return true
	})
}

func scrubMemo(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *memoRecord) bool {
		r.Before, r.After = s.Clean(r.Before), s.Clean(r.After)
		return true
	})
}
