// Package text holds the smallest words of the corpus: a canonical text, spans of
// it, and the ways of counting positions in it. It is a leaf: it knows nothing of
// documents, speakers or codes, so that everything after it can speak in spans.
package text

// Span is a half-open byte range of one document's canonical text. The zero Span
// is empty and lies at the beginning.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes under s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the words of t under s. It panics if s is not a span of t, as a
// slice expression does.
func (s Span) Of(t string) string { return t[s.Start:s.End] }

// Contains reports whether every byte of o lies in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Join returns the smallest span that contains both s and o; an empty span adds
// nothing.
func (s Span) Join(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Trim returns s without the blanks of t at its two ends.
func (s Span) Trim(t string) Span {
	for s.Start < s.End && blank(t[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && blank(t[s.End-1]) {
		s.End--
	}
	return s
}

func blank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' }
