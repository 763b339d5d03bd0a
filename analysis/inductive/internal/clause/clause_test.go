package clause_test

import (
	"strings"
	"testing"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

func parse(code, sentence string) *clause.Sentence {
	d := &corpus.Document{Language: code, Text: sentence, Turns: []corpus.Turn{{Span: text.Span{End: len(sentence)}}}}
	return clause.Parse(code, annotate.Document(d).Tokens)
}

// cut returns the clauses of a sentence, parted by bars.
func cut(code, sentence string) string {
	s := parse(code, sentence)
	var parts []string
	for _, c := range s.Clauses() {
		var words []string
		for _, i := range c.Tokens {
			if s.Tokens[i].IsWord() {
				words = append(words, s.Tokens[i].Word)
			}
		}
		parts = append(parts, strings.Join(words, " "))
	}
	return strings.Join(parts, " | ")
}

func TestClauses(t *testing.T) {
	for _, c := range []struct{ code, sentence, want string }{
		{"en", "She rang the bell, but nobody came.", "she rang the bell | but nobody came"},
		{"en", "We asked them because nobody ever had asked.", "we asked them | because nobody ever had asked"},
		{"en", "The bread and butter were cold.", "the bread and butter were cold"},
		{"en", "If you ask them, they tell you.", "if you ask them | they tell you"},
		{"en", "We asked the man who worked on the ferries.", "we asked the man | who worked on the ferries"},
		{"en", "I tried to ask him.", "i tried to ask him"},
		{"sv", "Vi frågade dem när de kom hem.", "vi frågade dem | när de kom hem"},
		{"sv", "Hon låg där i sin säng och räknade bilar.", "hon låg där i sin säng | och räknade bilar"},
		{"sv", "Kaffe och bullar", "kaffe och bullar"},
		{"xx", "La vida es buena y corta.", "la vida es buena y corta"},
	} {
		if got := cut(c.code, c.sentence); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.sentence, got, c.want)
		}
	}
}

func TestKind(t *testing.T) {
	for sentence, want := range map[string]clause.Kind{
		"They came and we asked.":               clause.Coordinate,
		"We came because they asked.":           clause.Subordinate,
		"We only come if they ask us.":          clause.Condition,
		"We know that they asked.":              clause.Content,
		"We know the people who asked us that.": clause.Relative,
	} {
		s, ok := parse("en", sentence), false
		for _, c := range s.Clauses() {
			ok = ok || s.Tokens[c.Head].Lemma == "ask" && c.Kind == want
		}
		if !ok {
			t.Errorf("%s: %+v", sentence, s.Clauses())
		}
	}
}

// The clauses of a sentence are all its tokens, and what is left of a sentence has one
// root and no cycle, whatever is left out.
func TestClausesCover(t *testing.T) {
	for _, sentence := range []string{"Well.", "And, and, \"but\" so because if we do, then what?", "when om å men som", "He said if they asked, who knows, they'd come and sit, the ones we know."} {
		for _, code := range []string{"en", "sv", "xx"} {
			s := parse(code, sentence)
			seen := map[int]bool{}
			for _, c := range s.Clauses() {
				for _, i := range c.Tokens {
					seen[i] = true
				}
			}
			if len(seen) != len(s.Tokens) {
				t.Errorf("%q: %d of %d tokens", sentence, len(seen), len(s.Tokens))
			}
			for step := 1; step < 5; step++ {
				keep := make([]bool, len(s.Tokens))
				for i := range keep {
					keep[i] = i%step == 0
				}
				sound(t, s.Part(keep))
			}
		}
	}
}

func sound(t *testing.T, s *clause.Sentence) {
	roots := 0
	for i, n := range s.Tree {
		if n.Head < 0 {
			roots++
		}
		steps := 0
		for ; n.Head >= 0 && steps <= len(s.Tree); steps++ {
			n = s.Tree[n.Head]
		}
		if steps > len(s.Tree) {
			t.Errorf("token %d is in a cycle", i)
		}
	}
	if s.Tree != nil && roots != 1 {
		t.Errorf("%d roots", roots)
	}
}
