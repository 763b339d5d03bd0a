package inductive

import (
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
)

// topics returns what a code is about in general, each topic once.
func (c *code) topics() []*topic.Topic {
	lemmas := slices.Concat(c.text.Content, c.acts, c.things)
	if len(c.readings) > 0 && c.former == nil {
		lemmas = append(lemmas, c.readings[0].named.Lemmas...)
	}
	return topicsOf(c.language, lemmas)
}

// weightOf is how much a topic of a code counts: what is done most, and least where.
var weightOf = map[topic.Kind]float32{topic.Act: 3, topic.State: 3, topic.People: 1, topic.Thing: 1, topic.Setting: 0.2}

// How much the topics of a unit's own words, and of the words of a unit beside it, count
// beside those of its code: they tell what a code is about whose label does not.
const (
	ofUnit   = 0.5
	ofBeside = 0.15
)

// onTopic returns the label of a code with its topics, so that codes on one matter lie
// near each other though they tell other stories.
func (c *code) onTopic() group.Text {
	t := c.text
	t.About = shares(c.language, c.topics(), 1)
	return t
}

// shares returns how much topics count, each at the given part of its weight.
func shares(language string, topics []*topic.Topic, part float32) []group.Share {
	all := topic.In(language).List
	var out []group.Share
	for _, about := range topics {
		out = append(out, group.Share{Topic: slices.Index(all, about), Weight: part * weightOf[about.Kind]})
	}
	return out
}

// topicsOf returns the topics of words, given by their base forms, each once.
func topicsOf(language string, lemmas []string) []*topic.Topic {
	known := topic.In(language)
	var out []*topic.Topic
	for _, w := range lemmas {
		for _, t := range known.About(w) {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// nameAll names the branches of the layer that are new: subcategories by what their codes
// share, categories by what their subcategories do. No two get the same name.
func (l *layer) nameAll(branches []*branch) {
	used := map[string]bool{}
	for _, b := range branches {
		for _, x := range append(slices.Clone(b.children), b) {
			if x.former != nil {
				used[strings.ToLower(x.former.Name)] = true
			}
		}
	}
	for _, b := range branches {
		l.christenOne(b, used)
		for _, s := range b.children {
			l.christenOne(s, used)
		}
	}
}

// christenOne names a branch.
func (l *layer) christenOne(b *branch, used map[string]bool) {
	if b.former != nil {
		b.name = b.former.Name
		return
	}
	if b.language != l.language {
		return
	}
	for _, name := range append(l.namesOf(b), l.labelsOf(b)...) {
		if !used[strings.ToLower(name)] {
			b.name = name
			break
		}
	}
	used[strings.ToLower(b.name)] = true
	if b.level == analysis.LevelCategory {
		b.name = capital(b.name)
	}
}

// labelsOf returns the labels that may name a branch of which no topic is known, the best
// first.
func (l *layer) labelsOf(b *branch) []string {
	var out []string
	for _, c := range append(l.rank(b, b.all()), l.typical(b, b.all())) {
		out = append(out, c.label)
	}
	return out
}

// namesOf returns the names that the topics of a branch give it.
func (l *layer) namesOf(b *branch) []string {
	switch {
	case len(b.about) == 0:
		return nil
	case b.level == analysis.LevelCategory && !b.both && len(b.about) > 1:
		return []string{l.list(b.about)}
	case len(b.about) == 1:
		return []string{l.act(b.about[0], b.about[0].Name, b)}
	}
	return []string{l.act(b.about[0], b.about[0].Of(b.about[1]), b)}
}

// list joins the names of the topics of a category, shortened where they are several.
func (l *layer) list(about []*topic.Topic) string {
	if len(about) == 1 {
		return about[0].Name
	}
	and := " " + and[l.language] + " "
	acts := !slices.ContainsFunc(about, func(t *topic.Topic) bool { return !strings.HasPrefix(t.Name, "att ") })
	var names []string
	for _, t := range about {
		short, _, _ := strings.Cut(t.Name, and)
		if acts && len(names) > 0 {
			short = strings.TrimPrefix(short, "att ")
		}
		names = append(names, short)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + and + names[last]
}

// and is what joins two words of a name.
var and = map[string]string{"en": "and", "sv": "och"}

// codesDenied is how many codes must be about an act for its denial to name a group.
const codesDenied = 5

// act returns the name of an act or state, denied where two in three codes deny it. An ill is
// not denied: who is not afraid speaks of fear, and "lack of time" is a denial already.
func (l *layer) act(a *topic.Topic, name string, b *branch) string {
	codes, denied := 0, 0
	for _, c := range b.all() {
		if slices.Contains(c.topics(), a) {
			codes++
			denied += truth(c.denied)
		}
	}
	switch {
	case !a.Telling(), codes < codesDenied, 3*denied < 2*codes, a.Kind == topic.State && !a.Good:
		return name
	case a.Good:
		return opencode.LackOf(l.language, name)
	}
	return opencode.Not(l.language, name)
}

func words(label string) int { return 1 + strings.Count(label, " ") }
