package evaluation

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

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
	var problems diag.List
	src, err := io.ReadAll(r)
	if err != nil {
		problems.Errorf(diag.Position{File: name}, "", "cannot be read: %v", err)
		return nil, problems
	}
	rows := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(src, []byte("\uFEFF"))))
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	columns, missing := find(header, "document", "quote", "code")
	if err != nil || len(missing) > 0 {
		problems.Errorf(diag.Position{File: name, Line: 1}, "the first line must be: document,quote,code", "columns are missing: %s", strings.Join(missing, ", "))
		return nil, problems
	}
	var quotes []Quote
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return quotes, problems
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			problems.Errorf(diag.Position{File: name, Line: parse.Line, Column: parse.Column}, "close the quotation mark; double it inside a quote", "%v", parse.Err)
			return quotes, problems
		}
		line, _ := rows.FieldPos(0)
		if len(row) <= slices.Max(columns) {
			problems.Errorf(diag.Position{File: name, Line: line}, "", "expected %d cells, found %d", len(header), len(row))
			continue
		}
		q := Quote{diag.Position{File: name, Line: line}, strings.TrimSpace(row[columns[0]]), strings.TrimSpace(row[columns[1]]), strings.TrimSpace(row[columns[2]])}
		if q.Document == "" || q.Quote == "" {
			problems.Errorf(diag.Position{File: name, Line: line}, "", "the document or the quote is empty")
			continue
		}
		quotes = append(quotes, q)
	}
}

func find(header []string, names ...string) (columns []int, missing []string) {
	for _, name := range names {
		i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
		if i < 0 {
			missing = append(missing, name)
		}
		columns = append(columns, i)
	}
	return columns, missing
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
