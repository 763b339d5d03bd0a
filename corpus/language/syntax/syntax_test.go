package syntax_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/syntax"
)

// checkTree fails if t is no tree: one root, and from every token a way to it.
func checkTree(t rapid.TB, tree syntax.Tree) {
	t.Helper()
	roots := 0
	for i, n := range tree {
		if (n.Head == -1) != (n.Relation == syntax.Root) {
			t.Fatalf("token %d has head %d and relation %v", i, n.Head, n.Relation)
		}
		if n.Head == -1 {
			roots++
		}
		for at, steps := i, 0; at != -1; at, steps = tree[at].Head, steps+1 {
			if at < -1 || at >= len(tree) || steps > len(tree) {
				t.Fatalf("from token %d no way leads to the root: %v", i, tree)
			}
		}
	}
	if len(tree) > 0 && roots != 1 {
		t.Fatalf("%d roots: %v", roots, tree)
	}
}

var languages = []string{"en", "sv"}

var pieces = []string{
	"the", "residents", "we", "did", "n't", "ask", "who", "was", "and", ",", ".", "?", "to", "of", "mm", "let's",
	"inte", "hade", "de", "som", "att", "boende", "blev", "tillfrågade", "å", "ja", "-", "(", "12", "th-",
}

// TestAnyWordsMakeATree holds for words in any order: the tree is one, has as many
// nodes as there are tokens, and is the same each time.
func TestAnyWordsMakeATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(languages).Draw(t, "language")
		text := ""
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "words") {
			text += w + " "
		}
		tokens := annotate.Phrase(lang, text)
		tree := syntax.Of(lang).Parse(tokens)
		if len(tree) != len(tokens) {
			t.Fatalf("%d nodes for %d tokens", len(tree), len(tokens))
		}
		checkTree(t, tree)
		if again := syntax.Of(lang).Parse(tokens); !slices.Equal(tree, again) {
			t.Fatalf("the same tokens make %v and %v", tree, again)
		}
	})
}

// TestAnyTokensMakeATree holds for tokens that no annotation would make.
func TestAnyTokensMakeATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tokens []language.Token
		for range rapid.IntRange(0, 40).Draw(t, "tokens") {
			tokens = append(tokens, language.Token{
				Form: &language.Form{Word: rapid.String().Draw(t, "word"), Lemma: rapid.String().Draw(t, "lemma")},
				Tag:  language.Tag(rapid.Byte().Draw(t, "tag")),
				Fine: rapid.String().Draw(t, "fine"),
			})
		}
		checkTree(t, syntax.Of(rapid.SampledFrom(languages).Draw(t, "language")).Parse(tokens))
	})
}

func TestNoParserForOtherLanguages(t *testing.T) {
	if p := syntax.Of("de"); p != nil {
		t.Errorf("Of(de) = %v, want nil", p)
	}
}
