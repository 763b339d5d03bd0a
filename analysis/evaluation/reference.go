package evaluation

import (
	"io"
	"slices"
	"strings"

	"cocode/corpus/columns"
	"cocode/corpus/diag"
)

// Quote is one row of a reference coding: words of a document and the code that a
// person gave them.
type Quote struct {
	At       diag.Position
	Document string
	Quote    string
	Code     string // empty: the person read the words and gave no code
}

// ReadReference reads a reference coding: CSV with the columns document, quote and
// code, in any order and among others. The list names rows that cannot be used.
func ReadReference(name string, r io.Reader) ([]Quote, diag.List) {
	table, problems := columns.Read(name, r, columns.Strict, "document", "quote", "code")
	if problems.Failed() {
		return nil, problems
	}
	var quotes []Quote
	for _, row := range table.Whole(&problems) {
		cell := func(column int) string { return strings.TrimSpace(table.Cell(row, column)) }
		q := Quote{table.At(row), cell(0), cell(1), cell(2)}
		if q.Document == "" || q.Quote == "" {
			problems.Errorf(q.At, "", "the document or the quote is empty")
			continue
		}
		quotes = append(quotes, q)
	}
	problems.Sort()
	return quotes, problems
}

// Locate returns the range of words that a quote stands for in a document's words,
// by comparing words only: blanks, signs and letter case may differ. It looks from
// a hint onwards first, then from the start. ok is false if the words do not stand
// there in this order.
func Locate(document, quote []string, hint int) (first, end int, ok bool) {
	if len(quote) == 0 {
		return 0, 0, false
	}
	for _, from := range []int{hint, 0} {
		for i := from; i+len(quote) <= len(document); i++ {
			if document[i] == quote[0] && slices.Equal(document[i:i+len(quote)], quote) {
				return i, i + len(quote), true
			}
		}
	}
	return 0, 0, false
}
