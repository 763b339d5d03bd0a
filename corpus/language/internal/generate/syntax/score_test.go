package main

import (
	"os"
	"path/filepath"
	"testing"

	"cocode/corpus/language/internal/conllu"
	"cocode/corpus/language/internal/transition"
	"cocode/corpus/language/syntax"
)

// score counts words whose head is right (UAS), and whose relation is right too (LAS);
// signs do not count, nor words whose right head is not known.
type score struct{ heads, both, words int }

func (s *score) add(got syntax.Tree, places []int32, want []transition.Arc) {
	for i, a := range want {
		if a.Head == transition.Unknown {
			continue
		}
		right := syntax.Node{Head: -1, Relation: syntax.Root}
		if a.Head != transition.None {
			right = syntax.Node{Head: int(places[a.Head]), Relation: syntax.Relation(a.Relation)}
		}
		node := got[places[i]]
		s.words++
		if node.Head == right.Head {
			s.heads++
			if node.Relation == right.Relation {
				s.both++
			}
		}
	}
}

func (s score) share(n int) float64 { return 100 * float64(n) / float64(s.words) }

func (s score) check(t *testing.T, uas, las float64) {
	t.Helper()
	t.Logf("UAS %.2f %%, LAS %.2f %% of %d words", s.share(s.heads), s.share(s.both), s.words)
	if s.share(s.heads) < uas || s.share(s.both) < las {
		t.Errorf("UAS %.2f %%, LAS %.2f %%: less than the %.1f and %.1f that were reached",
			s.share(s.heads), s.share(s.both), uas, las)
	}
}

// TestSwedish measures the Swedish parser on sentences that it has never seen. The
// variable COCODE_UD names the folder of UD Swedish Talbanken.
func TestSwedish(t *testing.T) {
	folder := os.Getenv("COCODE_UD")
	if folder == "" {
		t.Skip("COCODE_UD names no folder of treebanks")
	}
	sentences, err := conllu.Read(filepath.Join(folder, "sv_talbanken-ud-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	var s score
	for _, sentence := range sentences {
		tokens, places, e := goldOf(sentence).align("sv")
		s.add(syntax.Of("sv").Parse(tokens), places, e.Arcs)
	}
	s.check(t, 81, 75)
}

// TestEnglish measures the English parser against the proposals for sentences of groups
// that it has never seen: how far it has learnt to do the same.
func TestEnglish(t *testing.T) {
	var s score
	held, err := english(filepath.FromSlash("../../../../../codebook/powertriangle/passages/en.txt"), heldOut)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range held {
		tokens, places, e := g.align("en")
		s.add(syntax.Of("en").Parse(tokens), places, e.Arcs)
	}
	s.check(t, 88, 85)
}
