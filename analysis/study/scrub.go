package study

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"cocode/analysis/study/passages"
	"cocode/corpus"
	"cocode/corpus/text"
)

// purgeRecord is what the record keeps of one who has withdrawn: enough to know them
// and their documents again in another copy, and not their name.
type purgeRecord struct {
	Salt        string           `json:"salt"`
	Participant string           `json:"participant"` // hash of salt and name
	Documents   []purgedDocument `json:"documents"`
}

type purgedDocument struct {
	ID    string `json:"id"`
	Whole bool   `json:"whole"` // nobody else was interviewed in it
}

func hashName(salt, name string) string {
	sum := sha256.Sum256([]byte(salt + "\x00" + name))
	return hex.EncodeToString(sum[:])
}

// roleWithdrawn is the role of a speaker in a document of several participants whose
// words were taken out.
const roleWithdrawn corpus.Role = "withdrawn"

// scrubber takes the words of those who have withdrawn out of events. What it does
// depends on the purges and on the documents it has learned, and not on their order:
// so two copies that are merged either way lose the same words.
type scrubber struct {
	*passages.Finder
	purges  []purgeRecord
	whole   map[string]bool              // documents to remove
	partial map[string]bool              // documents in which others speak too
	spans   map[string]map[string]hidden // of the partial ones, by the hash of each version
	units   map[string]bool              // units that go
	quotes  map[string]string            // the words of those that stay
}

// hidden is what goes from one version of a document.
type hidden struct {
	said     []text.Span // their turns
	spans    []text.Span // their turns, and their names in those of others
	speakers map[int]bool
	hash     string // of the text after
}

func newScrubber(l lessons) *scrubber {
	s := &scrubber{passages.New(), l.purges, map[string]bool{}, map[string]bool{}, map[string]map[string]hidden{}, map[string]bool{}, map[string]string{}}
	for _, p := range l.purges {
		for _, d := range p.Documents {
			s.whole[d.ID] = s.whole[d.ID] || d.Whole
			s.partial[d.ID] = true
		}
	}
	for _, id := range l.gone {
		s.whole[id] = true
	}
	for _, r := range l.documents {
		s.sort(r)
	}
	for _, r := range l.documents {
		s.learn(r)
	}
	s.Settle()
	for _, r := range l.documents {
		if s.partial[r.ID] && !s.whole[r.ID] {
			s.hide(r)
		}
	}
	for _, r := range l.units {
		s.noteUnits(r)
	}
	s.quote(l)
	return s
}

// isWithdrawn reports whether a participant is one of those who have withdrawn.
func (s *scrubber) isWithdrawn(participant string) bool {
	return participant != "" && slices.ContainsFunc(s.purges, func(p purgeRecord) bool {
		return hashName(p.Salt, participant) == p.Participant
	})
}

func (s *scrubber) goes(x speakerRecord) bool {
	return corpus.Role(x.Role) == roleWithdrawn || s.isWithdrawn(x.Participant)
}

// sort decides whether a document goes, or a part of it.
func (s *scrubber) sort(r documentRecord) {
	stays := false
	for _, x := range r.Speakers {
		if s.goes(x) {
			s.partial[r.ID] = true
		} else if corpus.Role(x.Role) == corpus.Participant {
			stays = true
		}
	}
	if s.partial[r.ID] && !stays {
		s.whole[r.ID] = true
	}
}

// learn takes in who said what.
func (s *scrubber) learn(r documentRecord) {
	switch {
	case s.whole[r.ID]:
		s.Say(r.Text)
		s.Call(r.Name)
		s.Call(r.Title)
		for _, x := range r.Speakers {
			s.callSpeaker(x)
		}
	case s.partial[r.ID]:
		for _, x := range r.Speakers {
			s.callSpeaker(x)
		}
		for _, t := range r.Turns {
			if s.goes(r.Speakers[t.Speaker]) {
				s.Say(t.Span.Of(r.Text))
			} else {
				s.Other(t.Span.Of(r.Text))
			}
		}
	default:
		for _, x := range r.Speakers {
			s.callSpeaker(x)
		}
		s.Other(r.Text)
	}
}

func (s *scrubber) callSpeaker(x speakerRecord) {
	if s.goes(x) {
		s.Person(x.Participant)
		s.Call(x.Label)
		return
	}
	s.Other(x.Participant + " " + x.Label)
}

// hide works out what goes from one version of a document with several participants.
func (s *scrubber) hide(r documentRecord) {
	h := hidden{speakers: map[int]bool{}}
	for i, x := range r.Speakers {
		h.speakers[i] = s.goes(x)
	}
	for _, t := range r.Turns {
		if h.speakers[t.Speaker] {
			h.said = append(h.said, t.Span)
		}
	}
	h.spans = append(s.Find(r.Text), h.said...)
	h.hash = hashOf(passages.Fill(r.Text, h.spans...))
	if s.spans[r.ID] == nil {
		s.spans[r.ID] = map[string]hidden{}
	}
	s.spans[r.ID][hashOf(r.Text)] = h
}

// redact takes their words out of one version of a document; all spans still fit.
func (s *scrubber) redact(r documentRecord) documentRecord {
	h := s.spans[r.ID][hashOf(r.Text)]
	r.Text = passages.Fill(r.Text, h.spans...)
	r.Speakers = slices.Clone(r.Speakers)
	for i := range r.Speakers {
		if h.speakers[i] {
			r.Speakers[i] = speakerRecord{Role: string(roleWithdrawn)}
		}
	}
	r.Name, r.Source, r.Title = s.Clean(r.Name), s.Clean(r.Source), s.Clean(r.Title)
	for _, name := range sortedKeys(r.Attributes) {
		r.Attributes[name] = s.Clean(r.Attributes[name])
	}
	if r.Corrects != "" {
		r.Corrects = s.hash(r.ID, r.Corrects)
	}
	return r
}

// hash returns the hash of a version of a document after the purge.
func (s *scrubber) hash(document, before string) string {
	if h, ok := s.spans[document][before]; ok {
		return h.hash
	}
	return before
}

// loses reports whether a unit goes.
func (s *scrubber) loses(unit string) bool { return s.whole[documentOf(unit)] || s.units[unit] }

// noteUnits learns which units of a partly withdrawn document go.
func (s *scrubber) noteUnits(r unitsRecord) {
	h := s.spans[r.Document][r.Text]
	for _, u := range r.Units {
		if slices.ContainsFunc(u.Spans, func(span text.Span) bool { return slices.ContainsFunc(h.said, span.Overlaps) }) {
			s.units[u.ID] = true
		}
	}
}

// scrubEvent takes their words out of an event and reports whether there were any.
func (s *scrubber) scrubEvent(e *event) (changed bool, err error) {
	before := e.name()
	e.Why = s.Clean(e.Why)
	if e.Kind == kindCreate {
		e.Subject = s.Clean(e.Subject)
	}
	for i := range e.Parts {
		if err := s.scrubPart(e, &e.Parts[i]); err != nil {
			return false, err
		}
	}
	return e.name() != before, nil
}

func (s *scrubber) scrubPart(e *event, p *part) error {
	scrub := scrubbers[e.Kind]
	if len(p.Payload) == 0 || scrub == nil {
		return nil
	}
	if s.whole[p.Subject] || s.loses(p.Subject) {
		p.Payload = nil
		return nil
	}
	return scrub(s, e, p)
}

// scrubRecord decodes a part, lets change work on it, and writes it again if it is
// not the same. change returns false if nothing is left.
func scrubRecord[R any](p *part, change func(*R) bool) error {
	var r R
	if err := decode(*p, &r); err != nil {
		return err
	}
	if !change(&r) {
		p.Payload = nil
		return nil
	}
	if now := encode(r); string(now) != string(p.Payload) {
		p.Payload = now
	}
	return nil
}

func without[T any](list []T, gone func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), gone)
}

func (s *scrubber) cleanEvidence(raw json.RawMessage) json.RawMessage {
	var list []map[string]json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return raw
	}
	changed := false
	for _, e := range list {
		var rule string
		if json.Unmarshal(e["rule"], &rule) != nil {
			continue
		}
		if clean := s.CleanQuotations(rule); clean != rule {
			e["rule"] = encode(clean)
			changed = true
		}
	}
	if !changed {
		return raw
	}
	return encode(list)
}
