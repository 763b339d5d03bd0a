package inductive

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/analysis/inductive/opencode"
)

// describe finds the words that set a branch apart and how near its codes are to its
// middle.
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
}

// order puts the codes that stand directly below a branch in order: those with most
// units first, then the nearest to the middle.
func (l *layer) order(b *branch) {
	slices.SortStableFunc(b.codes, func(x, y *code) int {
		return cmp.Or(cmp.Compare(len(y.readings), len(x.readings)), cmp.Compare(b.nearness[y], b.nearness[x]))
	})
}

// rank returns the codes whose labels could name a branch, the best first: those of
// which every word is used by many of its units, more than elsewhere.
func (l *layer) rank(b *branch, codes []*code) []*code {
	strength := map[string]float64{}
	for _, t := range l.telling(b) {
		strength[t.lemma] = float64(t.units) * float64(t.documents) * min(2, t.ratio)
	}
	score := map[*code]float64{}
	var fit []*code
	for _, c := range codes {
		content := distinct(c.text.Content)
		if n := words(c.label); n < 2 || n > 6 || len(content) == 0 || strings.Contains(c.label, ",") {
			continue
		}
		total := 0.0
		for _, w := range content {
			if !opencode.Nameless(c.language, w) {
				total += math.Sqrt(strength[w])
			}
		}
		if len(c.readings) > 0 && c.readings[0].named.Act == "" && !c.denied {
			total *= 0.6
		}
		total /= math.Sqrt(float64(1 + len(content)))
		if len(content) < 2 {
			total *= 0.5
		}
		if total *= 1 + b.nearness[c] + 0.2*float64(min(5, len(c.readings))); total > 0 {
			score[c], fit = total, append(fit, c)
		}
	}
	slices.SortStableFunc(fit, func(x, y *code) int { return cmp.Compare(score[y], score[x]) })
	return fit
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

// telling returns the terms of a branch in the order in which they name it: those that
// are strong and that many interviews use.
func (l *layer) telling(b *branch) []term {
	score := map[string]float64{}
	for _, t := range b.terms {
		score[t.lemma] = math.Sqrt(t.likelihood) * float64(t.documents)
	}
	sorted := slices.Clone(b.terms)
	slices.SortStableFunc(sorted, func(x, y term) int { return cmp.Compare(score[y.lemma], score[x.lemma]) })
	return sorted
}
