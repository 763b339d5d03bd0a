package inductive

import (
	"strings"

	"cocode/analysis"
	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
)

// recall finds out what former branches are called by, where the pass gave them their names:
// then new codes can be put where a name holds for them.
func (l *layer) recall(branches []*branch) {
	said, short := l.everyName()
	for _, b := range branches {
		if b.former != nil && b.language == l.language {
			name := strings.ToLower(b.former.Name)
			if b.about = said[name]; b.about == nil && b.level == analysis.LevelCategory {
				b.about = l.listed(name, short)
			} else {
				b.both = len(b.about) > 1
			}
		}
		l.recall(b.children)
	}
}

// everyName returns what every name that the pass can give says, and the topics by their
// short names.
func (l *layer) everyName() (said map[string][]*topic.Topic, short map[string]*topic.Topic) {
	said, short = map[string][]*topic.Topic{}, map[string]*topic.Topic{}
	list := topic.In(l.language).List
	for _, t := range list {
		name, _, _ := strings.Cut(t.Name, " "+and[l.language]+" ")
		short[strings.TrimPrefix(name, "att ")] = t
		said[t.Name] = []*topic.Topic{t}
		if !t.Telling() {
			continue
		}
		for _, o := range list {
			if !o.Telling() {
				said[t.Of(o)] = []*topic.Topic{t, o}
			}
		}
	}
	for name, about := range said {
		for _, denied := range []string{opencode.Not(l.language, name), opencode.LackOf(l.language, name)} {
			if about[0].Telling() && said[denied] == nil {
				said[denied] = about
			}
		}
	}
	return said, short
}

// listed returns the topics of a name that lists several, nil if any part is something else.
func (l *layer) listed(name string, short map[string]*topic.Topic) []*topic.Topic {
	var out []*topic.Topic
	head, last, _ := strings.Cut(name, " "+and[l.language]+" ")
	for _, part := range append(strings.Split(head, ", "), last) {
		t := short[strings.TrimPrefix(part, "att ")]
		if t == nil {
			return nil
		}
		out = append(out, t)
	}
	return out
}
