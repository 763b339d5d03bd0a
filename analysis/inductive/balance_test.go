package inductive_test

import (
	"slices"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/inductive"
)

// No category of the sample holds under 3 % or over 30 % of the codes of its study, if
// these are 100 at least: in one language, and in two.
func TestCategoriesAreBalanced(t *testing.T) {
	all := interviews()
	for name, inputs := range map[string][]inductive.Input{"both": all, "English": all[:2], "the last": all[2:]} {
		_, r := inductive.Propose(inputs, inductive.Options{})
		codes := 0
		for _, g := range r.Groups {
			if g.Level == analysis.LevelCategory {
				codes += g.Codes
			}
		}
		for _, g := range r.Groups {
			if share := float64(g.Codes) / float64(codes); g.Level == analysis.LevelCategory && codes >= 100 && (share < 0.03 || share > 0.3) {
				t.Errorf("%s: a category has %d of %d codes", name, g.Codes, codes)
			}
		}
	}
}

// What many codes lack, fear, trust or are alone with names a category or subcategory.
func TestStatesNameGroups(t *testing.T) {
	for _, c := range []struct {
		language string
		want     []string
		answers  []string
	}{
		{"en", []string{"lack of time", "trust in managers", "fear of managers", "being alone with"}, []string{
			"There is no time for the meetings.", "We lack time to plan.", "There was a shortage of time.", "Lack of time stops the training.", "There is not enough time for questions.", "We had no time to write.",
			"I trust my manager with the plan.", "We trust the director about it.", "The staff trusted their boss.", "They trust the leader of the unit.", "I trust the principal there.", "We could trust the management.",
			"I was afraid of the manager.", "They feared the director.", "I was scared of my boss.", "We were afraid of the principal.", "She was frightened by the boss.", "The staff feared the management.",
			"I was alone with the work.", "She felt alone with the task.", "We were left alone with the job.", "I was lonely in my job.", "They were isolated with their work.", "He stood alone with the assignment.",
		}},
		{"en", []string{"lack of time"}, []string{ // though as many ask
			"There is no time to ask patients.", "We lack time for asking residents.", "There was a shortage of time for questions.", "Lack of time to ask clients.", "There is not enough time to ask them questions.", "We had no time to ask the customers.",
			"The manager decided on a plan.", "Our boss chose the budget.", "The director voted on money.", "The leader decided the costs.", "The board decided on wages.", "The management approved the budget.",
		}},
		{"sv", []string{"brist på tid", "tillit till chefer"}, []string{
			"Det finns ingen tid för möten.", "Vi saknar tid att planera.", "Det var brist på tid för frågor.", "Tidsbrist stoppar träningen.", "Det finns inte tid för samtal.", "Vi hade ingen tid att skriva.",
			"Jag har tillit till chefen.", "Vi litar på rektorn.", "Personalen hade förtroende för ledningen.", "De litade på sin chef.", "Jag har förtroende för chefen där.", "Vi kunde lita på ledningen.",
			"Patienten frågade om mat.", "Brukaren fick välja mat.", "Vi lyssnade på de boende.", "De boende fick frågor om maten.", "Patienten svarade på frågan.", "Brukarna fick frågor varje dag.",
		}},
	} {
		p, _ := inductive.Propose([]inductive.Input{answer("k7w2fd", c.language, c.answers...)}, inductive.Options{Categories: len(c.answers) / 6})
		var names []string
		for _, n := range p.Scheme.Nodes {
			if n.Level != analysis.LevelCode {
				names = append(names, strings.ToLower(n.Name))
			}
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, want) }) {
				t.Errorf("nothing is called %q: %q", want, names)
				for _, n := range p.Scheme.Nodes {
					t.Log(n.Level, n.Name)
				}
			}
		}
	}
}
