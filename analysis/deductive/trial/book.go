package trial

import (
	"slices"
	"strings"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// byBook scores each text for each code by the codebook alone: how like the text is to
// the code's name, definition and examples, by words and by meaning, and what its
// indicators say. Codes that the codebook does not have score 0.
func byBook(book *codebook.Codebook, codes []string, d *corpus.Document, a *language.Annotation, texts []features.Text) [][]float64 {
	out := make([][]float64, len(texts))
	for i := range out {
		out[i] = make([]float64, len(codes))
	}
	space := features.Learn(texts, 0, features.Options{})
	rows := make([]linear.Row, len(texts))
	for i, x := range texts {
		rows[i] = space.Row(x)
	}
	for c, id := range codes {
		p, ok := place(book, id)
		if !ok {
			continue
		}
		all := describe(p.Code, a.Language)
		for i, row := range rows {
			out[i][c] = likeness(space, row, all)
		}
	}
	indicated(book, codes, d, a, out)
	return out
}

// place finds a code by its id or by its name.
func place(book *codebook.Codebook, code string) (codebook.Place, bool) {
	for p := range book.All() {
		if p.ID == code {
			return p, true
		}
		for _, name := range p.Name {
			if strings.EqualFold(name, code) {
				return p, true
			}
		}
	}
	return codebook.Place{}, false
}

// describe returns what a codebook says of a code, as texts: its definition with its
// name, and each example.
func describe(c *codebook.Code, lang string) []features.Text {
	of := func(words string) features.Text {
		return features.Of(annotate.Phrase(lang, words), lang == "en", nil)
	}
	all := []features.Text{of(c.Name.In(lang) + ". " + c.Definition.In(lang) + " " + c.Include.In(lang)), of(c.Name.In(lang))}
	for _, e := range append([]string{c.Example.In(lang)}, c.Examples[lang]...) {
		if e != "" {
			all = append(all, of(e))
		}
	}
	return all
}

// likeness returns how near a text is to what a codebook says of a code: to all of it
// on the average, and to the nearest.
func likeness(space *features.Space, row linear.Row, all []features.Text) float64 {
	sum, best := 0.0, 0.0
	for _, x := range all {
		c := linear.Cosine(row, space.Row(x))
		sum += c
		best = max(best, c)
	}
	return sum/float64(len(all)) + best
}

// indicated adds what the indicators say.
func indicated(book *codebook.Codebook, codes []string, d *corpus.Document, a *language.Annotation, out [][]float64) {
	if !book.Speaks(a.Language) {
		return
	}
	in, _ := book.Compile(a.Language)
	r := sentence.NewReader(in)
	turn := 0
	for _, s := range r.Document(d, a) {
		for turn < len(d.Turns) && d.Turns[turn].Span.End <= s.Span.Start {
			turn++
		}
		for _, code := range sentence.Codes(s.Matches) {
			p, _ := book.Find(code)
			c := slices.IndexFunc(codes, func(id string) bool { q, ok := place(book, id); return ok && q.ID == p.ID })
			if n, ok := r.Number(code); ok && c >= 0 {
				out[turn][c] = max(out[turn][c], out[turn][c]+s.Sample.Hits[n])
			}
		}
	}
}

// byBookAlone ranks by the codebook where nothing was learned; without one, all texts
// are alike.
func (t *table) byBookAlone(test []int) [][]float64 {
	out := make([][]float64, len(test))
	for k, i := range test {
		out[k] = make([]float64, len(t.codes))
		if t.book != nil {
			copy(out[k], t.book[i])
		}
	}
	return out
}
