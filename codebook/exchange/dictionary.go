package exchange

import (
	"slices"
	"strings"
	"unicode"

	"cocode/codebook"
	"cocode/codebook/indicator"
	"cocode/corpus/diag"
	"cocode/corpus/language"
)

// category is a part of a dictionary: words, and categories below it.
type category struct {
	at    diag.Position
	key   string
	words []string
	below []*category
}

// dictionaryOf makes a dictionary of a codebook's indicators in a language. Keys are
// ids, which programs take as names of variables.
func dictionaryOf(b *codebook.Codebook, lang string) ([]*category, *losses) {
	w := &wordWriter{lang: lang, lists: map[string][]string{}, losses: &losses{}}
	for name, l := range b.Lists {
		w.lists[name] = l[lang]
	}
	all := w.categories(b.Codes)
	w.head(b)
	w.others(b, lang)
	w.add("not held: names, definitions, examples and colours; codes stand under their ids", b.ID)
	return all, w.losses
}

type wordWriter struct {
	*losses
	lang  string
	lists map[string][]string
}

func (w *wordWriter) categories(codes []codebook.Code) []*category {
	var all []*category
	for i := range codes {
		c := &codes[i]
		x := &category{key: c.ID, below: w.categories(c.Codes)}
		for _, in := range c.Indicators[w.lang] {
			x.words = append(x.words, w.words(c, in)...)
		}
		slices.Sort(x.words)
		x.words = slices.Compact(x.words)
		if len(x.words)+len(x.below) > 0 {
			all = append(all, x)
		} else {
			w.add("left out: codes without a word", c.ID)
		}
	}
	return all
}

// words returns what an indicator says in plain words, and notes what it cannot say.
func (w *wordWriter) words(c *codebook.Code, in codebook.Indicator) []string {
	switch {
	case in.Not:
		w.indicator("left out: indicators that block their code", c, in)
		return nil
	case in.Regex != "":
		w.indicator("left out: regular expressions", c, in)
		return nil
	case !in.Counts(language.Affirmed):
		w.indicator("left out: indicators for words that are denied, lacking or only thought of, which a dictionary would count when they are affirmed", c, in)
		return nil
	}
	e, err := indicator.Parse(in.Match)
	if err != nil {
		w.indicator("left out: indicators that are not understood", c, in)
		return nil
	}
	plain := e.Plain(w.lists)
	if plain.Missing != "" {
		w.indicator("left out: indicators with "+plain.Missing, c, in)
		return nil
	}
	if plain.Tagged {
		w.indicator("not held: parts of speech", c, in)
	}
	if plain.ByBase {
		w.indicator("not held: base forms; here words match in all their forms, there as written", c, in)
	}
	if len(in.Polarity) == 0 {
		w.indicator("not held: denial; a dictionary counts the words also after a not", c, in)
	}
	if in.Weight != 0 {
		w.indicator("not held: weights", c, in)
	}
	if in.Speaker != "" {
		w.indicator("not held: whose words count", c, in)
	}
	return plain.Phrases
}

// wordReader makes a codebook of a dictionary.
type wordReader struct {
	lang     string
	taken    identities
	problems diag.List
}

func (r *wordReader) book(name string, categories []*category) *codebook.Codebook {
	b := named(name)
	b.Languages = []string{r.lang}
	b.Memo = codebook.Text{"": "Made from a dictionary. Its words match as they are written; take the quotation marks off where all forms of a word should match."}
	b.Codes = r.codes(categories)
	return b
}

func (r *wordReader) codes(categories []*category) []codebook.Code {
	var codes []codebook.Code
	for _, x := range categories {
		below := slices.DeleteFunc(slices.Clone(x.below), func(b *category) bool { return b.key == x.key && len(b.below) == 0 })
		for _, b := range x.below {
			if b.key == x.key && len(b.below) == 0 { // the words of a category with others below it
				x.words = append(x.words, b.words...)
			}
		}
		c := codebook.Code{At: x.at, ID: r.taken.of(x.key), Name: codebook.Text{"": x.key}}
		if list := r.indicators(x); len(list) > 0 {
			c.Indicators = map[string]codebook.Indicators{r.lang: list}
		}
		c.Codes = r.codes(below)
		c.Abstract = len(c.Codes) > 0 && len(c.Indicators) == 0
		codes = append(codes, c)
	}
	return codes
}

func (r *wordReader) indicators(x *category) codebook.Indicators {
	var list codebook.Indicators
	seen := map[string]bool{}
	for _, words := range x.words {
		match := expression(words)
		if match == "" {
			r.problems.Warnf(x.at, "write an indicator for it by hand", "%s: %q has no words, or signs that an indicator cannot hold, and was left out", x.key, words)
			continue
		}
		if !seen[match] {
			seen[match] = true
			list = append(list, codebook.Indicator{At: x.at, Match: match})
		}
	}
	return list
}

// expression makes an indicator of the words of a dictionary, which match as they are
// written; it is empty if there is none.
func expression(words string) string {
	var parts []string
	var exact []string
	flush := func() {
		if len(exact) > 0 {
			parts = append(parts, `"`+strings.Join(exact, " ")+`"`)
			exact = nil
		}
	}
	wordy := false
	for _, word := range strings.Fields(words) {
		wordy = wordy || strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if !strings.ContainsAny(word, "*?") {
			exact = append(exact, word)
			continue
		}
		if strings.ContainsAny(word, `()[]|"~@/`) || strings.HasPrefix(word, "..") {
			return ""
		}
		flush()
		parts = append(parts, word)
	}
	flush()
	match := strings.Join(parts, " ")
	if !wordy || strings.Contains(words, `"`) {
		return ""
	}
	if _, err := indicator.Parse(match); err != nil {
		return ""
	}
	return match
}
