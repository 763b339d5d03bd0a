package topic

import "strings"

// Sense is what some words of a topic say alike: one kind of act ("asking"), state, person
// or thing. Open codes are shared by senses as categories are by topics.
type Sense struct {
	Topic   *Topic
	Name    string // "asking", "att fråga", "food and drink"
	Present string // of an act whose language has a form for it: "frågar"
	Idle    bool   // of a thing: a word for it does not tell that this is what is talked about
	Words   []string
	verbs   map[string]bool // words of it that mean this as verbs only: "ring"
	with    [2]string       // how it is said of people, and of things
	Passive string          // how it is said of one to whom it is done; empty if it is not
}

// Of says the act or state s of people or things; it is empty if s is not said of them.
func (s *Sense) Of(object *Sense) string {
	form := s.with[0]
	if object.Topic.Kind != People {
		form = s.with[1]
	}
	return strings.ReplaceAll(form, "{}", object.Name)
}

// Named reports whether a word means s as a noun or adjective too: "talk", but not "ring".
func (s *Sense) Named(lemma string) bool { return !s.verbs[lemma] }

// Fellows returns the topic of those who work beside the participants, nil if there is none.
func (ts *Topics) Fellows() *Topic { return ts.fellows }

// Senses returns the senses of a word, given by its base form, or of a verb and its
// particle with a blank between, in the order of the file.
func (ts *Topics) Senses(lemma string) []*Sense { return ts.senses[lemma] }

// sense reads a line of a sense below the heading of its topic:
// "NAME/PRESENT | with people {} | with things {} | passive : words";
// a thing in brackets is idle, ~ marks a word that means this as a verb only.
func (ts *Topics) sense(t *Topic, line string) {
	head, list, _ := strings.Cut(line, " : ")
	parts := strings.Split(head+strings.Repeat(" | ", 3), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	s := &Sense{Topic: t, with: [2]string{parts[1], parts[2]}, Passive: parts[3], verbs: map[string]bool{}}
	s.Name, s.Present, _ = strings.Cut(parts[0], "/")
	if s.Idle = strings.HasPrefix(s.Name, "("); s.Idle {
		s.Name = strings.Trim(s.Name, "()")
	}
	for _, w := range strings.Fields(list) {
		w, verb := strings.CutPrefix(strings.ReplaceAll(w, "_", " "), "~")
		s.verbs[w] = verb
		s.Words = append(s.Words, w)
		ts.senses[w] = append(ts.senses[w], s)
	}
	ts.Kinds = append(ts.Kinds, s)
}
