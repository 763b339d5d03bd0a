package opencode

import (
	"sort"
	"strings"

	"cocode/corpus/language"
)

// spell writes the parts of a label: small letters but for names.
func (c *Coder) spell(parts []part) string {
	var b strings.Builder
	for i, p := range parts {
		word := p.text
		if word == "" {
			word = c.word(p.token)
		}
		if i > 0 && word != "," && !c.joined(parts[i-1], p) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// word returns a word as it was said: names and "I" with their capitals.
func (c *Coder) word(t *language.Token) string {
	said := t.Span.Of(c.d.Text)
	if len(said) > 1 && strings.ToUpper(said) == said {
		return said // "HR"
	}
	if t.Tag == language.ProperNoun || t.Word == "i" && t.Tag == language.Pronoun || strings.HasPrefix(t.Word, "i'") {
		return t.Span.Of(c.d.Text)
	}
	return t.Word
}

// joined reports whether no blank stands between two parts: "the nurse's".
func (c *Coder) joined(a, b part) bool {
	if a.token == nil || b.token == nil || b.text != "" {
		return false
	}
	return a.text == "" && a.token.End == b.token.Start || a.role && b.token.Fine == "POS"
}

// polarityOf returns the sign under which a token stands.
func (c *Coder) polarityOf(t *language.Token) language.Polarity {
	r := c.a.Within(t.Span)
	at := sort.Search(len(c.a.Sentences), func(i int) bool { return c.a.Sentences[i].End > r.First })
	if at == len(c.a.Sentences) {
		return language.Affirmed
	}
	scopes, ok := c.scopes[at]
	if !ok {
		scopes = c.reader.Scopes(c.a, c.a.Sentences[at])
		c.scopes[at] = scopes
	}
	p, _ := scopes.At([]int{r.First})
	return p
}
