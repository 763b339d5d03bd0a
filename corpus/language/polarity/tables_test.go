package polarity_test

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/polarity"
	"cocode/corpus/text"
)

// row is one line of a table in testdata.
type row struct {
	line           int
	sentence, word string
	want           language.Polarity
}

func read(t testing.TB, name string) (rows []row) {
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" || lines.Text()[0] == '#' {
			continue
		}
		columns := strings.Split(lines.Text(), " | ")
		if len(columns) != 3 {
			t.Fatalf("%s:%d: want three columns", name, n)
		}
		rows = append(rows, row{n, columns[0], columns[1], language.Polarity(columns[2])})
	}
	return rows
}

func annotated(code, s string) *language.Annotation {
	return annotate.Document(&corpus.Document{Language: code, Text: s, Turns: []corpus.Turn{{Span: text.Span{End: len(s)}}}})
}

// find returns the sentence that holds the words of a row, and their tokens. Each word
// is a form or a base, looked for behind the one before.
func find(t testing.TB, a *language.Annotation, words string) (language.Sentence, []int) {
	for _, s := range a.Sentences {
		var tokens []int
		at := s.First
		for _, w := range strings.Fields(strings.ToLower(words)) {
			w, number, _ := strings.Cut(w, "#")
			skip, _ := strconv.Atoi(number)
			for ; at < s.End; at++ {
				if a.Tokens[at].Word == w || slices.Contains(a.Tokens[at].Bases, w) {
					if skip--; skip < 1 {
						tokens = append(tokens, at)
						at++
						break
					}
				}
			}
		}
		if len(tokens) == len(strings.Fields(words)) {
			return s, tokens
		}
	}
	t.Errorf("no sentence has the words %q", words)
	return language.Sentence{}, nil
}

// check returns how many rows of a table are right, and reports the others with log.
func check(t testing.TB, code, name string, log func(string, ...any)) (right, all int) {
	reader := polarity.Of(code)
	for _, r := range read(t, name) {
		a := annotated(code, r.sentence)
		s, tokens := find(t, a, r.word)
		got, spans := reader.Scopes(a, s).At(tokens)
		all++
		if got == r.want {
			right++
			continue
		}
		var cues []string
		for _, span := range spans {
			cues = append(cues, span.Of(r.sentence))
		}
		log("%s:%d: %s | %s | %s, want %s (cues: %s)", name, r.line, r.sentence, r.word, got, r.want, strings.Join(cues, ", "))
	}
	return right, all
}

func TestTables(t *testing.T) {
	for code, name := range map[string]string{"en": "english.txt", "sv": "swedish.txt"} {
		right, all := check(t, code, name, t.Errorf)
		t.Logf("%s: %d of %d", name, right, all)
	}
}

// TestHeldBack prints the accuracy on sentences that the rules were not made from.
// They may fail: mending the rules by them would spoil the figure.
func TestHeldBack(t *testing.T) {
	for code, name := range map[string]string{"en": "english.held.txt", "sv": "swedish.held.txt"} {
		log := func(string, ...any) {}
		if testing.Verbose() {
			log = t.Logf
		}
		right, all := check(t, code, name, log)
		t.Logf("%s: %d of %d", name, right, all)
		if right*10 < all*9 {
			t.Errorf("%s: %d of %d, want at least 90 %%", name, right, all)
		}
	}
}
