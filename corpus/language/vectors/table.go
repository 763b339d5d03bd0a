package vectors

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"
)

// Dim is the number of dimensions of the English vectors.
const Dim = 256

// The table was distilled from the sentence model all-MiniLM-L6-v2 (see NOTICE): one
// row of int8 a word piece, in order of frequency, with the weights of smooth inverse
// frequency (Arora, Liang & Ma 2017, equation 4).
var (
	//go:embed data/vocab.txt
	vocabulary string
	//go:embed data/vectors.i8
	rows string
	//go:embed data/weights.f32
	weights string
)

// Table holds the vectors of word pieces. It is safe for use by several goroutines.
type Table struct {
	rows   map[string]int32 // of a piece that begins a word
	inner  map[string]int32 // of a piece that continues one
	longer int              // bytes of the longest piece

	mutex sync.RWMutex
	words map[string][]term // what is known of each word that was met
}

// term is one piece of a word: its row, and what the row is multiplied by.
type term struct {
	row   int32
	scale float32
}

// English returns the English vectors; they are read once, in a few milliseconds.
var English = sync.OnceValue(func() *Table {
	t := &Table{rows: make(map[string]int32, 1<<15), inner: make(map[string]int32, 1<<13), words: map[string][]term{}}
	row := int32(0)
	for line := range strings.Lines(vocabulary) {
		t.add(strings.TrimSuffix(line, "\n"), row)
		row++
	}
	return t
})

func (t *Table) add(piece string, row int32) {
	t.longer = max(t.longer, len(piece))
	if rest, ok := strings.CutPrefix(piece, "##"); ok {
		t.inner[rest] = row
	} else {
		t.rows[piece] = row
	}
}

// Embed returns the direction of a text that is given as words: the sum of their
// vectors, rare words counting more than common ones. Unknown words count nothing.
func (t *Table) Embed(words []string) Vector {
	var sum [Dim]float64
	for _, w := range words {
		for part := range Words(w) {
			t.addWord(&sum, part)
		}
	}
	return Unit(sum[:])
}

// EmbedText returns the direction of a text.
func (t *Table) EmbedText(s string) Vector {
	var sum [Dim]float64
	for w := range Words(s) {
		t.addWord(&sum, w)
	}
	return Unit(sum[:])
}

// Knows reports whether the table holds the word, whole or in pieces.
func (t *Table) Knows(word string) bool {
	for w := range Words(word) {
		if len(t.terms(w)) > 0 {
			return true
		}
	}
	return false
}

func (t *Table) addWord(sum *[Dim]float64, word string) {
	for _, term := range t.terms(word) {
		row := rows[int(term.row)*Dim : (int(term.row)+1)*Dim]
		scale := float64(term.scale)
		for i := range sum {
			sum[i] += float64(scale * float64(int8(row[i])))
		}
	}
}

// longestWord is the most bytes that a word may have: what is longer is none.
const longestWord = 100

// terms returns the pieces of a word, cut once for each distinct word.
func (t *Table) terms(word string) []term {
	if len(word) > longestWord {
		return nil
	}
	t.mutex.RLock()
	known, ok := t.words[word]
	t.mutex.RUnlock()
	if ok {
		return known
	}
	known = t.cut(word)
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.words[strings.Clone(word)] = known
	return known
}

// cut cuts a word into pieces, the longest first at every place; a word with a rest
// that no piece fits has none.
func (t *Table) cut(word string) []term {
	var terms []term
	table := t.rows
	for word != "" {
		n := min(len(word), t.longer)
		row, ok := table[word[:n]]
		for ; !ok && n > 1; row, ok = table[word[:n]] {
			n--
		}
		if !ok {
			return nil
		}
		terms = append(terms, term{row, scale(row)})
		word, table = word[n:], t.inner
	}
	return terms
}

// scale returns the weight of a row over its length.
func scale(row int32) float32 {
	square := 0
	for _, b := range []byte(rows[int(row)*Dim : (int(row)+1)*Dim]) {
		square += int(int8(b)) * int(int8(b))
	}
	if square == 0 {
		return 0
	}
	bits := binary.LittleEndian.Uint32([]byte(weights[row*4 : row*4+4]))
	return float32(float64(math.Float32frombits(bits)) / math.Sqrt(float64(square)))
}
