package opencode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/language"
)

// polish makes a label one that can stand in a table: nobody is named, and it is
// short.
func (r *reading) polish() {
	r.unname()
	r.telegraph()
	for _, p := range r.parts {
		if p.token != nil && p.text == "" && r.c.g.negations.Has(p.token.Word) {
			r.denied = true // "being told no"
		}
	}
}

// telegraph takes articles away from a label that is too long, the last first.
func (r *reading) telegraph() {
	for i := len(r.parts) - 1; i > 1 && r.length() > longest+spareWords; i-- {
		if p := r.parts[i]; p.token != nil && p.text == "" && r.filling(p.token) {
			r.parts = slices.Delete(r.parts, i, i+1)
		}
	}
}

// spareWords is how many words a label may have too many before articles are taken away:
// what a verb cannot do without is not always short.
const spareWords = 2

// filling reports whether a label says the same without a word: an article, or whose
// something is.
func (r *reading) filling(t *language.Token) bool {
	return t.Fine == "PRP$" || t.Tag == language.Determiner && !r.c.g.negations.Has(t.Word) && !r.c.g.amounts.Has(t.Word) && !r.c.g.anyone.Has(t.Word)
}

func (r *reading) length() int {
	n := 0
	for _, p := range r.parts {
		if p.token == nil || counts(p.token) {
			n++
		}
	}
	if len(r.parts) > 0 && r.parts[0].token == nil && r.parts[0].text == r.c.g.infinitive {
		n--
	}
	return n
}

// counts reports whether a token is a word by itself, and no sign or ending: "'s".
func counts(t *language.Token) bool {
	return t.IsWord() && !strings.HasPrefix(t.Word, "'") && t.Word != "n't"
}

// unname puts the part that somebody has in place of a name: "asking a relative". A
// place or a day is left out with its preposition, and so is whose something is.
func (r *reading) unname() {
	for i := range r.parts {
		if whose := r.c.g.whose[wordOf(r.parts[i])]; whose != "" {
			r.parts[i].text = whose
		}
	}
	var out []part
	for i := 0; i < len(r.parts); {
		end := r.nameEnd(i)
		if end == i {
			out = append(out, r.parts[i])
			i++
			continue
		}
		role, person := r.roleOf(r.parts[i:end])
		out = undetermined(out)
		switch next := r.tokenAt(end); {
		case next != nil && next.Fine == "POS":
			out = append(out, part{token: r.parts[i].token, text: role, role: true})
		case next != nil && next.Tag == language.Noun && !person:
		case !person && len(out) > 0 && isPreposition(out[len(out)-1]) && !r.c.g.personal.Has(out[len(out)-1].token.Word):
			out = out[:len(out)-1]
		case len(out) > 0 && out[len(out)-1].role:
		case person || len(out) > 0:
			out = append(out, part{token: r.parts[i].token, text: role, role: true})
		}
		i = end
	}
	r.parts = out
}

func wordOf(p part) string {
	if p.token == nil || p.text != "" {
		return ""
	}
	return p.token.Word
}

func (r *reading) tokenAt(i int) *language.Token {
	if i >= len(r.parts) {
		return nil
	}
	return r.parts[i].token
}

// undetermined drops an article that stood before a name.
func undetermined(parts []part) []part {
	if n := len(parts); n > 0 && parts[n-1].token != nil && parts[n-1].token.Tag == language.Determiner {
		return parts[:n-1]
	}
	return parts
}

// nameEnd returns where a name that begins at part i ends.
func (r *reading) nameEnd(i int) int {
	for i < len(r.parts) {
		p := r.parts[i]
		if p.token == nil || p.role || p.text != "" || !r.c.isName(p.token) && !r.c.g.titles.Has(p.token.Word) {
			break
		}
		i++
	}
	return i
}

// roleOf returns what stands for a name: the part of its bearer if the text shows it,
// and whether it names a person for all that is known.
func (r *reading) roleOf(name []part) (role string, person bool) {
	for _, p := range name {
		if role := r.c.roles[p.token.Word]; role != "" {
			return role, true
		}
		person = person || r.c.g.titles.Has(p.token.Word)
	}
	return r.c.g.somebody, person
}

func isPreposition(p part) bool { return p.token != nil && p.token.Tag == language.Preposition }

// isName reports whether a word is a name: it is tagged so, or has a capital, here or
// elsewhere inside a sentence.
func (c *Coder) isName(t *language.Token) bool {
	if c.g.unnamed.Has(t.Word) || c.g.proper.Has(t.Word) {
		return false
	}
	if t.Tag == language.Pronoun || t.Tag == language.Determiner {
		return false
	}
	if t.Tag == language.ProperNoun || capitalInside(c.d.Text, t) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(t.Of(c.d.Text))
	return unicode.IsUpper(first) && c.names[t.Word]
}
