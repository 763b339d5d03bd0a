package evaluation

import (
	"slices"

	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// ByDocument groups quotes by document, in order of first appearance.
func ByDocument(quotes []Quote) [][]Quote {
	at := map[string]int{}
	var groups [][]Quote
	for _, q := range quotes {
		i, ok := at[q.Document]
		if !ok {
			i = len(groups)
			at[q.Document] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], q)
	}
	return groups
}

// Sentences makes an item of every sentence that a participant says in a document.
// It has a code of the reference where a quote with the code covers it, and a found
// one where evidence for a coding stands in it. The list names quotes whose words do
// not stand in the document, and codes that the scheme does not know.
func Sentences(d *corpus.Document, words *language.Annotation, scheme analysis.Index, quotes []Quote, codings []analysis.Coding) ([]Item, diag.List) {
	c := comparison{document: d, words: words, scheme: scheme, items: make([]Item, len(words.Sentences))}
	problems := c.reference(quotes)
	c.found(codings)
	return c.spoken(), problems
}

// comparison is one document's sentences with the codes of both sides.
type comparison struct {
	document *corpus.Document
	words    *language.Annotation
	scheme   analysis.Index
	items    []Item // one a sentence
}

func (c *comparison) reference(quotes []Quote) (problems diag.List) {
	var words []string
	var token []int
	for i, t := range c.words.Tokens {
		if t.IsWord() {
			words = append(words, t.Word)
			token = append(token, i)
		}
	}
	hint := 0
	for _, q := range quotes {
		if q.Code == "" {
			continue
		}
		if _, known := c.scheme.Node(q.Code); !known {
			problems.Errorf(q.At, "the command codes lists the codes", "there is no code %q in the codebook", q.Code)
			continue
		}
		var quote []string
		for _, t := range annotate.Phrase(c.words.Language, q.Quote) {
			if t.IsWord() {
				quote = append(quote, t.Word)
			}
		}
		first, end, ok := Locate(words, quote, hint)
		if !ok {
			problems.Errorf(q.At, "quote the words as they stand in the transcript", "these words do not stand in %s: %q", c.document.Name, q.Quote)
			continue
		}
		hint = first
		c.mark(language.Range{First: token[first], End: token[end-1] + 1}, func(i *Item) { i.Reference = append(i.Reference, q.Code) })
	}
	return problems
}

// mark calls do for every sentence that shares a token with r.
func (c *comparison) mark(r language.Range, do func(*Item)) {
	from, _ := slices.BinarySearchFunc(c.words.Sentences, r.First, func(s language.Sentence, t int) int { return s.End - 1 - t })
	for i := from; i < len(c.words.Sentences) && c.words.Sentences[i].First < r.End; i++ {
		do(&c.items[i])
	}
}

// found marks the sentences in which evidence for a suggestion stands.
func (c *comparison) found(codings []analysis.Coding) {
	for _, coding := range codings {
		for _, e := range coding.Evidence {
			if e.Against {
				continue
			}
			for _, span := range e.Spans {
				c.markSpan(span, coding.Code)
			}
		}
	}
}

func (c *comparison) markSpan(span text.Span, code string) {
	c.mark(c.words.Within(span), func(i *Item) { i.Found = append(i.Found, code) })
}

// spoken returns the items of sentences that participants say.
func (c *comparison) spoken() []Item {
	var items []Item
	for i, s := range c.words.Sentences {
		if c.document.Speaker(c.document.Turns[s.Turn]).Role == corpus.Participant {
			items = append(items, c.items[i])
		}
	}
	return items
}
