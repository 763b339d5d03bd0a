package topic_test

import (
	"testing"

	"cocode/analysis/inductive/internal/topic"
)

func names(topics []*topic.Topic) string {
	s := ""
	for _, t := range topics {
		s += t.Name + ";"
	}
	return s
}

func TestAbout(t *testing.T) {
	for _, c := range []struct{ language, word, want string }{
		{"en", "ring", "getting in touch;"},
		{"en", "nurse", "colleagues and professionals;"},
		{"en", "fear", "fear and worry;"},
		{"en", "xyzzy", ""},
		{"sv", "ringa", "att höra av sig;"},
		{"sv", "chef", "chefer och politiker;"},
		{"xx", "ring", ""},
	} {
		if got := names(topic.In(c.language).About(c.word)); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.language, c.word, got, c.want)
		}
	}
}

// Every act and state can be said of people and of things, in names that differ.
func TestActs(t *testing.T) {
	for _, language := range []string{"en", "sv"} {
		seen := map[string]bool{}
		list := topic.In(language).List
		for _, a := range list {
			if seen[a.Name] {
				t.Errorf("%s: %q stands twice", language, a.Name)
			}
			seen[a.Name] = true
			for _, o := range list {
				if a.Telling() && !o.Telling() && a.Of(o) == "" {
					t.Errorf("%s: %q cannot be said of %q", language, a.Name, o.Name)
				}
			}
		}
	}
}
