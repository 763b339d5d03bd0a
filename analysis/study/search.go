package study

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"cocode/corpus/text"
)

// Search asks for words. The zero value of the other fields is all documents, 1,000
// hits, 60 bytes of context.
type Search struct {
	// Words are words that must all occur in one turn, in any form of letters:
	// "made time" in quotation marks are neighbours, time* is every word that begins so.
	Words    string
	Document string // identity or name
	Limit    int
	Context  int // bytes before and after, cut between words and at the turn's ends
}

// Hit is one place where a word that was asked for stands.
type Hit struct {
	Document string
	Name     string // the document's
	Speaker  string // label
	Turn     int
	Span     text.Span // of the document's text
	Before   string
	Words    string
	After    string
}

// Search returns the hits in the order of documents and text.
func (s *Study) Search(q Search) (hits []Hit, err error) {
	match, err := matchExpression(q.Words)
	if err != nil {
		return nil, err
	}
	if q.Limit <= 0 {
		q.Limit = 1000
	}
	if q.Context <= 0 {
		q.Context = 60
	}
	err = s.view(func(db *database) error {
		from, to := int64(0), int64(1)<<62
		if q.Document != "" {
			if from, to, err = db.turnRows(q.Document); err != nil {
				return err
			}
		}
		hits, err = db.search(match, q, from, to)
		return err
	})
	return hits, err
}

// turnRows returns between which rows of the full-text index a document's turns lie.
func (d *database) turnRows(idOrName string) (from, to int64, err error) {
	id, err := d.resolve(idOrName)
	if err != nil {
		return 0, 0, err
	}
	n, err := d.number("SELECT n FROM document WHERE id = ?", id)
	return turnRow(int(n), 0), turnRow(int(n)+1, 0), err
}

func (d *database) search(match string, q Search, from, to int64) (hits []Hit, err error) {
	const words = "CAST(substr(CAST(document.text AS BLOB), turn.start + 1, turn.end - turn.start) AS TEXT)"
	for r, err := range d.query(`SELECT document.id, document.name, speaker.label, turn.n, turn.start, `+words+`, places(words, `+words+`)
		FROM words
		JOIN document ON document.n = words.rowid >> 20
		JOIN turn ON turn.document = document.id AND turn.n = words.rowid & 1048575
		JOIN speaker ON speaker.document = document.id AND speaker.n = turn.speaker
		WHERE words MATCH ?1 AND words.rowid >= ?2 AND words.rowid < ?3 ORDER BY words.rowid LIMIT ?4`, match, from, to, q.Limit) {
		if err != nil {
			return nil, err
		}
		hit := Hit{Document: r.ColumnText(0), Name: r.ColumnText(1), Speaker: r.ColumnText(2), Turn: r.ColumnInt(3)}
		more, err := hit.each(r.ColumnInt(4), r.ColumnText(5), r.ColumnText(6), q.Context)
		if err != nil {
			return nil, err
		}
		if hits = append(hits, more...); len(hits) >= q.Limit {
			return hits[:q.Limit], nil
		}
	}
	return hits, nil
}

// each returns a hit for every place in a turn's words.
func (h Hit) each(start int, words, places string, context int) (hits []Hit, err error) {
	spans, err := parseSpans(places)
	if err != nil {
		return nil, err
	}
	for _, s := range spans {
		h.Span = s.Shift(start)
		h.Words = s.Of(words)
		h.Before = lastBytes(words[:s.Start], context)
		h.After = firstBytes(words[s.End:], context)
		hits = append(hits, h)
	}
	return hits, nil
}

// firstBytes returns at most n bytes of s, up to the end of a word.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if cut := strings.LastIndexAny(s[:n], " \n\t"); cut > 0 {
		return s[:cut]
	}
	return strings.ToValidUTF8(s[:n], "")
}

// lastBytes returns at most n bytes of the end of s, from the beginning of a word.
func lastBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	if cut := strings.IndexAny(s, " \n\t"); cut >= 0 {
		return s[cut+1:]
	}
	return strings.ToValidUTF8(s, "")
}

// matchExpression turns what a person types into FTS5's language. Every word is
// quoted, so that nothing in it is an operator.
func matchExpression(words string) (string, error) {
	words = text.Canonical(words)
	var terms []string
	for i, piece := range strings.Split(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(words), `"`) {
		if i%2 == 1 {
			terms = appendTerm(terms, piece, false)
			continue
		}
		for _, word := range strings.Fields(piece) {
			bare := strings.TrimRight(word, "*")
			terms = appendTerm(terms, bare, bare != word)
		}
	}
	if len(terms) == 0 {
		return "", fmt.Errorf("there is no word to search for in %q", words)
	}
	return strings.Join(terms, " AND "), nil
}

func appendTerm(terms []string, words string, prefix bool) []string {
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return terms
	}
	term := `"` + words + `"`
	if prefix {
		term += "*"
	}
	return append(terms, term)
}

// registerPlaces gives SQL the function places(words, text): where in a row's text
// the words that were searched for stand, as spans.
func registerPlaces(api *fts5.API) error {
	return api.CreateFunction("places", func(fts fts5.Context, ctx sqlite3.Context, arg ...sqlite3.Value) {
		spans, err := places(fts, arg[0].Text())
		if err != nil {
			ctx.ResultError(err)
			return
		}
		ctx.ResultText(formatSpans(spans))
	})
}

func places(fts fts5.Context, words string) (spans []text.Span, err error) {
	var tokens []text.Span
	err = fts.Tokenize(words, "", func(_ fts5.TokenFlag, _ string, start, end int) error {
		tokens = append(tokens, text.Span{Start: start, End: end})
		return nil
	})
	if err != nil {
		return nil, err
	}
	n, err := fts.InstCount()
	for i := 0; i < n && err == nil; i++ {
		phrase, _, first, e := fts.Inst(i)
		last := first + fts.PhraseSize(phrase) - 1
		if err = e; err == nil && last < len(tokens) {
			spans = append(spans, tokens[first].Join(tokens[last]))
		}
	}
	return spans, err
}
