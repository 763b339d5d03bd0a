package inductive

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/analysis"
	"cocode/analysis/inductive/opencode"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/vectors"
)

// describe finds the words that set a branch apart, how near its codes are to its
// middle, and its name.
func (l *layer) describe(b *branch, all counts) {
	codes := slices.DeleteFunc(b.all(), func(c *code) bool { return c.language != l.language })
	var readings []*reading
	items := make([]int, len(codes))
	for i, c := range codes {
		readings, items[i] = append(readings, c.readings...), l.item[c]
	}
	b.nearness = map[*code]float64{}
	for i, n := range l.layout.Nearness(items) {
		b.nearness[codes[i]] = n
	}
	b.terms = terms(count(readings), all, noticeable)
	l.order(b)
	if b.former != nil {
		b.name = b.former.Name
		return
	}
	b.name = l.nameOf(b, codes)
}

// order puts the codes that stand directly below a branch in order: those with most
// units first, then the nearest to the middle.
func (l *layer) order(b *branch) {
	slices.SortStableFunc(b.codes, func(x, y *code) int {
		return cmp.Or(cmp.Compare(len(y.readings), len(x.readings)), cmp.Compare(b.nearness[y], b.nearness[x]))
	})
}

// nameOf names a category by the words of its codes that set it apart, and a
// subcategory by its most typical code.
func (l *layer) nameOf(b *branch, codes []*code) string {
	if b.level == analysis.LevelCategory {
		if words := l.words(b, codes); len(words) > 0 {
			return capital(enumerate(words, and[b.language]))
		}
		return capital(l.typical(b, codes).label)
	}
	return l.typical(b, codes).label
}

// and is what joins the last two words of a name.
var and = map[string]string{"en": "and", "sv": "och"}

func enumerate(words []string, and string) string {
	if and == "" || len(words) < 2 {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + and + " " + words[len(words)-1]
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// typical returns the code that stands for a branch best: near its middle, with many
// units, worded with what sets the branch apart.
func (l *layer) typical(b *branch, codes []*code) *code {
	strength := map[string]float64{}
	for i, t := range b.terms {
		strength[t.lemma] = 1 / float64(1+i)
	}
	score := func(c *code) float64 {
		s := b.nearness[c] + 0.05*float64(min(4, len(c.readings)))
		for _, w := range distinct(c.text.Content) {
			s += 0.5 * strength[w]
		}
		if n := strings.Count(c.label, " "); n < 1 || n > 7 || strings.Contains(c.label, ",") {
			s -= 0.4
		}
		return s
	}
	return slices.MaxFunc(codes, func(x, y *code) int { return cmp.Compare(score(x), score(y)) })
}

// mostNamed is how many words name a category.
const mostNamed = 3

// words returns the words for the name of a category: its strongest terms that several
// of its codes hold, if they are things.
func (l *layer) words(b *branch, codes []*code) []string {
	forms := map[string]map[string]int{} // of each lemma, how often the labels say it in which form
	nouns := map[string]int{}
	for _, c := range codes {
		for _, t := range annotate.Phrase(c.language, c.label) {
			if forms[t.Lemma] == nil {
				forms[t.Lemma] = map[string]int{}
			}
			forms[t.Lemma][t.Word]++
			if t.Tag == language.Noun {
				nouns[t.Lemma]++
			}
		}
	}
	var words []string
	for _, t := range l.telling(b) {
		if len(words) == mostNamed {
			break
		}
		form, times := commonest(forms[t.lemma])
		if b.language == "sv" {
			form = t.lemma
		}
		if times >= 2 && !opencode.Nameless(b.language, t.lemma) && 2*nouns[t.lemma] > times && !b.holds(words, form) {
			words = append(words, form)
		}
	}
	return words
}

// telling returns the terms of a branch in the order in which they name it: those that
// are strong, that many interviews use, and that point to where the branch lies.
func (l *layer) telling(b *branch) []term {
	score := map[string]float64{}
	for _, t := range b.terms {
		score[t.lemma] = math.Sqrt(t.likelihood) * float64(t.documents)
	}
	if b.language == "en" {
		l.weighMeaning(b, score)
	}
	sorted := slices.Clone(b.terms)
	slices.SortStableFunc(sorted, func(x, y term) int { return cmp.Compare(score[y.lemma], score[x.lemma]) })
	return sorted
}

// weighMeaning makes the scores of words smaller that do not point to where the branch
// lies.
func (l *layer) weighMeaning(b *branch, score map[string]float64) {
	table := vectors.English()
	meaning := func(codes []*code) vectors.Vector {
		var list []vectors.Vector
		for _, c := range codes {
			for _, r := range c.readings {
				list = append(list, table.Embed(r.text.Content))
			}
		}
		return vectors.Mean(list)
	}
	centre := vectors.CentreOf([]vectors.Vector{meaning(l.codes)})
	direction := centre.Of(meaning(b.all()))
	for _, t := range b.terms {
		near := vectors.Cosine(direction, centre.Of(table.Embed([]string{t.lemma})))
		score[t.lemma] *= max(0.02, near)
	}
}

// holds reports whether one of words begins like another.
func (b *branch) holds(words []string, form string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, form) || strings.HasPrefix(form, w) })
}

func commonest(forms map[string]int) (form string, times int) {
	total := 0
	for f, n := range forms {
		total += n
		if n > times || n == times && f < form {
			form, times = f, n
		}
	}
	return form, total
}
