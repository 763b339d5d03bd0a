package propose

import (
	"cmp"
	"strings"

	"cocode/codebook"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// taken tells what the indicators of a codebook meet already.
type taken struct {
	book     *codebook.Codebook
	written  map[string]bool // expressions as they are written, with their language
	readings map[string]*codebook.Reading
}

func (m *material) taken() *taken {
	t := &taken{m.book, map[string]bool{}, map[string]*codebook.Reading{}}
	for p := range m.book.All() {
		for lang, list := range p.Indicators {
			for _, i := range list {
				t.written[lang+" "+strings.Trim(i.Match, `"`)] = true
			}
		}
	}
	return t
}

// has reports whether an indicator meets a term: one of the code in any of its words, one
// of another code in all of them.
func (t *taken) has(lang, code string, k keyTerm) bool {
	if t.written[lang+" "+k.words] {
		return true
	}
	if t.readings[lang] == nil {
		in, _ := t.book.Compile(lang) // what cannot be compiled meets nothing
		t.readings[lang] = in.Reading()
	}
	d := codebook.Utterance(lang, k.words)
	a := annotate.Document(d)
	for _, m := range t.readings[lang].Turn(d, a, 0, len(a.Sentences)) {
		whole := m.Spans[0].Start == 0 && m.Spans[len(m.Spans)-1].End == len(d.Text)
		if !m.Indicator.Not && m.Indicator.Counts(cmp.Or(k.sign, language.Affirmed)) && (whole || m.Code.ID == code) {
			return true
		}
	}
	return false
}
