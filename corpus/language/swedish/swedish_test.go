package swedish_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/conllu"
	"cocode/corpus/language/swedish"
)

// treebank returns the sentences to measure on, which the tagger has never seen. The
// variable COCODE_UD names the folder of UD Swedish Talbanken.
func treebank(t *testing.T) []conllu.Sentence {
	folder := os.Getenv("COCODE_UD")
	if folder == "" {
		t.Skip("COCODE_UD names no folder of treebanks")
	}
	sentences, err := conllu.Read(filepath.Join(folder, "sv_talbanken-ud-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

// count is how many of so many were right.
type count struct{ right, all int }

func (c *count) add(right bool) {
	c.all++
	if right {
		c.right++
	}
}

func (c count) share() float64 { return 100 * float64(c.right) / float64(c.all) }

func TestAccuracy(t *testing.T) {
	sentences := treebank(t)
	l, err := swedish.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := l.Begin()
	var tags, lemmas count
	for _, sentence := range sentences {
		words, text := sentence, sentence.Text()
		tokens := s.Phrase(text)
		for i, token := range align(tokens, text, words) {
			if token == nil {
				tags.add(false)
				continue
			}
			tags.add(l.Universal(words[i].Tag) == token.Tag)
			if token.Tag != language.Punctuation {
				lemmas.add(strings.EqualFold(token.Lemma, words[i].Lemma))
			}
		}
	}
	t.Logf("tags %.2f %%, lemmas %.2f %% of %d words", tags.share(), lemmas.share(), tags.all)
	if tags.share() < 95 || lemmas.share() < 94 {
		t.Errorf("tags %.2f %%, lemmas %.2f %%: less than the 95 and 94 that were reached", tags.share(), lemmas.share())
	}
}

// align returns for each word of a treebank the token that has its place, or nil if
// the text was cut otherwise there.
func align(tokens []language.Token, text string, words conllu.Sentence) []*language.Token {
	found := make([]*language.Token, len(words))
	at, next := 0, 0
	for i, w := range words {
		start := at + strings.Index(text[at:], w.Form)
		at = start + len(w.Form)
		for next < len(tokens) && tokens[next].Start < start {
			next++
		}
		if next < len(tokens) && tokens[next].Start == start && tokens[next].End == at {
			found[i] = &tokens[next]
		}
	}
	return found
}
