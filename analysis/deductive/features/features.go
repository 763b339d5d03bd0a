// Package features turns texts into rows of numbers that package linear learns from:
// the words of a text and its neighbouring pairs, weighed by how rare they are; the
// direction of its meaning, where there are word vectors; and what the indicators of a
// codebook say. It stands between the annotated texts and the models.
package features

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"cocode/analysis/deductive/linear"
	"cocode/corpus/language"
	"cocode/corpus/language/vectors"
)

// Text is what is known of one text before it becomes a row.
type Text struct {
	Lemmas []string       // of all its words, in order, function words too
	Words  []string       // as they were said, in lower case
	Asked  []string       // the lemmas of the question that it answers, if there was one
	Vector vectors.Vector // nil or zero where nothing is known
	Hits   []float64      // what indicators say of each code, from 0 to 1; nil: nothing
}

// Of returns the text of tokens. Vectors are English; texts in other languages have
// none.
func Of(tokens []language.Token, english bool, hits []float64) Text {
	t := Text{Hits: hits, Lemmas: make([]string, 0, len(tokens))}
	t.Words = make([]string, 0, len(tokens))
	for _, k := range tokens {
		if k.IsWord() {
			t.Lemmas = append(t.Lemmas, k.Lemma)
			t.Words = append(t.Words, k.Word)
		}
	}
	if english {
		t.Vector = vectors.English().Embed(t.Words)
	}
	return t
}

// Space numbers the features: first what the indicators say of each code, then the
// dimensions of meaning, then the terms.
type Space struct {
	Codes int
	Mean  []float64 // the centre of the vectors; empty without vectors
	Terms []string  // words and pairs of neighbours, in order of their number
	Idf   []float32 // of each term
	kind  Terms
	two   bool
	at    map[string]int32 // the number of a term
	cut   sync.Map         // word → the numbers of its pieces, cut once for each word
}

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Rare  int   // the texts that a term must occur in at least; 0: 1
	Terms Terms // which terms are taken
	Plain bool  // no dimensions of meaning
	Two   bool  // pieces of words besides, as a kind of their own
}

// Terms are what a text is cut into.
type Terms int

// The kinds of terms.
const (
	Pairs   Terms = iota // words by their base form, and pairs of neighbours
	Singles              // words by their base form
	Pieces               // pieces of words of three to five letters
	NoTerms              // none
)

// asked is what the words of a question count against those of an answer.
const asked = 0.3

// Learn makes a space for texts like these.
func Learn(texts []Text, codes int, o Options) *Space {
	s := &Space{Codes: codes, kind: o.Terms, two: o.Two}
	if !o.Plain {
		s.Mean = centre(texts)
	}
	df := map[string]int{}
	var terms []string
	for _, t := range texts {
		own := t.terms(o.Terms)
		if o.Two {
			own = append(own, pieces(t.Words)...)
		}
		own = append(own, questions(t.Asked)...)
		for _, w := range distinct(own) {
			if df[w]++; df[w] == 1 {
				terms = append(terms, w)
			}
		}
	}
	slices.SortStableFunc(terms, func(a, b string) int { return cmp.Compare(kindOf(a), kindOf(b)) })
	for _, w := range terms {
		if df[w] >= o.Rare {
			s.Terms = append(s.Terms, w)
			s.Idf = append(s.Idf, float32(math.Log(float64(len(texts))/float64(df[w]))+1))
		}
	}
	s.index()
	return s
}

// Restore makes a space usable again whose exported fields were read from a file.
func (s *Space) Restore() {
	_, s.two = slices.BinarySearchFunc(s.Terms, aPiece, func(a string, kind int) int { return cmp.Compare(kindOf(a), kind) })
	s.index()
}

func (s *Space) index() {
	s.at = make(map[string]int32, len(s.Terms))
	for i, w := range s.Terms {
		s.at[w] = int32(s.first() + i)
	}
}

// first is the number of the first term.
func (s *Space) first() int { return s.Codes + len(s.Mean) }

// Len returns the number of features.
func (s *Space) Len() int { return s.first() + len(s.Terms) }

// Term returns the words that a feature stands for; ok is false for features that are
// no words.
func (s *Space) Term(feature int) (words string, ok bool) {
	if feature < s.first() || feature >= s.Len() || kindOf(s.Terms[feature-s.first()]) != aWord {
		return "", false
	}
	return s.Terms[feature-s.first()], true
}

// Edge stands for the beginning or end of a text in a pair.
const Edge = "¶"

// terms returns what a text is cut into.
func (t Text) terms(kind Terms) []string {
	switch kind {
	case Singles:
		return slices.Clone(t.Lemmas)
	case Pieces:
		return pieces(t.Words)
	case NoTerms:
		return nil
	}
	return t.pairs()
}

// pairs returns the words of a text and its pairs of neighbours, the ends included.
func (t Text) pairs() []string {
	terms := make([]string, 0, 2*len(t.Lemmas)+1)
	before := Edge
	for _, l := range t.Lemmas {
		terms = append(terms, l, before+" "+l)
		before = l
	}
	if len(t.Lemmas) > 0 {
		terms = append(terms, before+" "+Edge)
	}
	return terms
}

// Marks of terms that are no words of the text itself.
const (
	piece    = "~" // a piece of a word
	question = "?" // a word of the question that the text answers
)

// The kinds of terms, in the order in which rows hold them.
const (
	aWord = iota
	aPiece
	aQuestion
)

func kindOf(term string) int {
	switch {
	case strings.HasPrefix(term, piece):
		return aPiece
	case strings.HasPrefix(term, question):
		return aQuestion
	}
	return aWord
}

// questions returns the words of a question, marked as such.
func questions(lemmas []string) []string {
	terms := make([]string, len(lemmas))
	for i, l := range lemmas {
		terms[i] = question + l
	}
	return terms
}

// pieces returns the pieces of words, with the beginnings and ends of words marked.
func pieces(words []string) []string {
	var terms []string
	for _, w := range words {
		letters := []rune("<" + w + ">")
		for n := 3; n <= 5; n++ {
			for i := 0; i+n <= len(letters); i++ {
				terms = append(terms, piece+string(letters[i:i+n]))
			}
		}
	}
	return terms
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

func centre(texts []Text) []float64 {
	var sum []float64
	n := 0.0
	for _, t := range texts {
		if t.Vector.IsZero() {
			continue
		}
		if sum == nil {
			sum = make([]float64, len(t.Vector))
		}
		for i, x := range t.Vector {
			sum[i] += float64(x)
		}
		n++
	}
	for i := range sum {
		sum[i] /= n
	}
	return sum
}

// Row returns the features of a text. The kinds are scaled apart: terms by
// (1 + ln tf)·idf to length 1, those of the question to less, the direction seen from the
// centre to length 1, hits as they are.
func (s *Space) Row(t Text) linear.Row {
	var r linear.Row
	for c, h := range t.Hits {
		if h != 0 && c < s.Codes {
			r.Index = append(r.Index, int32(c))
			r.Value = append(r.Value, float32(h))
		}
	}
	s.meaning(&r, t.Vector)
	if s.kind == Pieces {
		s.weigh(&r, s.pieces(t.Words), 1)
	} else {
		s.weigh(&r, s.numbers(t.terms(s.kind)), 1)
	}
	if s.two {
		s.weigh(&r, s.pieces(t.Words), 1)
	}
	s.weigh(&r, s.numbers(questions(t.Asked)), asked)
	return r
}

// numbers returns the numbers of the terms that the space has.
func (s *Space) numbers(terms []string) []int32 {
	numbers := make([]int32, 0, len(terms))
	for _, w := range terms {
		if n, ok := s.at[w]; ok {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// pieces returns the numbers of the pieces of words.
func (s *Space) pieces(words []string) []int32 {
	var numbers []int32
	for _, w := range words {
		known, ok := s.cut.Load(w)
		if !ok {
			known, _ = s.cut.LoadOrStore(w, s.numbers(pieces([]string{w})))
		}
		numbers = append(numbers, known.([]int32)...)
	}
	return numbers
}

// Whole returns a row without pieces of words and questions.
func (s *Space) Whole(r linear.Row) linear.Row {
	n := len(r.Index)
	for n > 0 && int(r.Index[n-1]) >= s.first() && kindOf(s.Terms[int(r.Index[n-1])-s.first()]) != aWord {
		n--
	}
	return linear.Row{Index: r.Index[:n:n], Value: r.Value[:n:n]}
}

func (s *Space) meaning(r *linear.Row, v vectors.Vector) {
	if v.IsZero() || len(v) != len(s.Mean) {
		return
	}
	square := 0.0
	for i, x := range v {
		d := float64(x) - s.Mean[i]
		square += float64(d * d)
	}
	if square == 0 {
		return
	}
	scale := 1 / math.Sqrt(square)
	for i, x := range v {
		r.Index = append(r.Index, int32(s.Codes+i))
		r.Value = append(r.Value, float32((float64(x)-s.Mean[i])*scale))
	}
}

// weigh adds terms to a row, as a kind of their own, of some length.
func (s *Space) weigh(r *linear.Row, numbers []int32, length float64) {
	slices.Sort(numbers)
	from, square := len(r.Index), 0.0
	for i := 0; i < len(numbers); {
		next := i + 1
		for next < len(numbers) && numbers[next] == numbers[i] {
			next++
		}
		v := (1 + math.Log(float64(next-i))) * float64(s.Idf[int(numbers[i])-s.first()])
		r.Index = append(r.Index, numbers[i])
		r.Value = append(r.Value, float32(v))
		square += float64(v * v)
		i = next
	}
	for i := from; i < len(r.Value); i++ {
		r.Value[i] = float32(float64(r.Value[i]) * length / math.Sqrt(square))
	}
}

// Readable returns a term as people read it: the ends of a text become dots.
func Readable(term string) string {
	return strings.NewReplacer(Edge+" ", "… ", " "+Edge, " …").Replace(term)
}
