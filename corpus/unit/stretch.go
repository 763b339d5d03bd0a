package unit

import (
	"cmp"
	"strings"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/vectors"
	"cocode/corpus/text"
)

// splitter holds what the splitting of one document needs.
type splitter struct {
	d     *corpus.Document
	a     *language.Annotation
	o     Options
	lists language.Lists
	small smallWords
	table *vectors.Table // nil where the language has no vectors
	first []int          // of each turn: its first sentence; one more at the end
	edge  func(turn int) bool
}

func newSplitter(d *corpus.Document, a *language.Annotation, o Options) *splitter {
	o.Long = cmp.Or(o.Long, Long)
	s := &splitter{d: d, a: a, o: o, lists: annotate.Lists(a.Language), small: small[a.Language]}
	if a.Language == "en" {
		s.table = vectors.English()
	}
	s.first = make([]int, len(d.Turns)+1)
	for i, next := 0, 0; i <= len(d.Turns); i++ {
		for next < len(a.Sentences) && a.Sentences[next].Turn < i {
			next++
		}
		s.first[i] = next
	}
	s.edge = edges(d)
	return s
}

// edges returns whether a turn is one of a participant's first or last: where the
// recording is talked about.
func edges(d *corpus.Document) func(turn int) bool {
	const margin = 2
	var turns []int
	for i, t := range d.Turns {
		if d.Speaker(t).Role == corpus.Participant {
			turns = append(turns, i)
		}
	}
	if len(turns) <= 2*margin {
		return func(int) bool { return false }
	}
	return func(turn int) bool { return turn < turns[margin] || turn > turns[len(turns)-1-margin] }
}

// piece is one sentence of a stretch.
type piece struct {
	span   text.Span
	turn   int
	tokens []language.Token
	words  int
	says   weight
	opens  bool // a paragraph begins here
	quotes bool // a quotation is open at its end
	vector vectors.Vector
	lemmas []string // of the content words
}

// stretches returns what a participant says between two questions, as pieces: one
// turn, or several of the same speaker that only backchannels of others part.
func (s *splitter) stretches() [][]piece {
	var all [][]piece
	var open []piece
	speaker := -1
	for i, t := range s.d.Turns {
		switch {
		case s.d.Speaker(t).Role != corpus.Participant || speaker >= 0 && t.Speaker != speaker:
			if s.listens(i) {
				continue
			}
			all, open, speaker = keep(all, open), nil, -1
			if s.d.Speaker(t).Role != corpus.Participant {
				continue
			}
		}
		open, speaker = append(open, s.pieces(i)...), t.Speaker
	}
	return keep(all, open)
}

func keep(all [][]piece, open []piece) [][]piece {
	if len(open) == 0 {
		return all
	}
	return append(all, open)
}

// listens reports whether all that is said in a turn is a backchannel: "mm, right".
func (s *splitter) listens(turn int) bool {
	for i := s.first[turn]; i < s.first[turn+1]; i++ {
		r := s.a.Sentences[i]
		if !s.listening(s.a.Tokens[r.First:r.End]) {
			return false
		}
	}
	return true
}

// pieces returns the sentences of a turn.
func (s *splitter) pieces(turn int) []piece {
	var pieces []piece
	end, quotes := s.d.Turns[turn].Span.Start, false
	for i := s.first[turn]; i < s.first[turn+1]; i++ {
		r := s.a.Sentences[i].Range
		p := piece{turn: turn, tokens: unmarked(s.a.Tokens[r.First:r.End])}
		if len(p.tokens) == 0 {
			continue
		}
		p.span = text.Span{Start: p.tokens[0].Start, End: p.tokens[len(p.tokens)-1].End}
		p.opens = len(pieces) == 0 || paragraph(s.d.Text[end:p.span.Start])
		end = p.span.End
		quotes = quoting(quotes, p.tokens)
		p.quotes = quotes
		s.weigh(&p)
		pieces = append(pieces, p)
	}
	return pieces
}

// paragraph reports whether white space holds an empty line.
func paragraph(gap string) bool {
	if first := strings.IndexByte(gap, '\n'); first >= 0 {
		return strings.Contains(gap[first+1:], "\n")
	}
	return false
}

// quoting reports whether a quotation is open after tokens, given whether one was
// before. Signs that close none are passed over.
func quoting(open bool, tokens []language.Token) bool {
	for _, t := range tokens {
		switch t.Word {
		case `"`:
			open = !open
		case "“", "„":
			open = true
		case "”":
			open = false
		}
	}
	return open
}

// unmarked returns tokens without the marks at their ends: "(laughs) So it went."
func unmarked(tokens []language.Token) []language.Token {
	for n := aside(tokens); n > 0; n = aside(tokens) {
		tokens = tokens[n:]
	}
	for i := len(tokens) - 1; i >= max(0, len(tokens)-longestAside); i-- {
		if n := aside(tokens[i:]); n > 0 && i+n == len(tokens) {
			return unmarked(tokens[:i])
		}
	}
	return tokens
}
