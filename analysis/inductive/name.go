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

// nameOf names a subcategory by the code that stands for it best, and a category by
// what is mostly done in it and what is talked about: "Asking and deciding – time,
// meetings".
func (l *layer) nameOf(b *branch, codes []*code) string {
	if b.level == analysis.LevelCategory {
		if name := l.gist(b, codes); name != "" {
			return capital(name)
		}
	}
	label := l.typical(b, codes).label
	if ranked := l.rank(b, codes); len(ranked) > 0 {
		label = ranked[0].label
	}
	if b.level == analysis.LevelCategory {
		return capital(label)
	}
	return label
}

// gist returns a name made of the acts and things that set a category apart, and ""
// if there are none.
func (l *layer) gist(b *branch, codes []*code) string {
	acts := l.apart(codes, func(c opencode.Code) []string {
		if c.Act == "" || opencode.Nameless(b.language, c.Act) {
			return nil
		}
		return []string{c.Act}
	})
	things := l.apart(codes, func(c opencode.Code) []string {
		return slices.DeleteFunc(slices.Clone(c.Things), func(w string) bool { return opencode.Nameless(b.language, w) })
	})
	lacking := 0
	for _, c := range codes {
		if c.denied {
			lacking++
		}
	}
	if len(things) == 0 || len(acts) == 0 {
		return ""
	}
	things = l.asSaid(b, codes, things)
	if 2*lacking > len(codes) {
		return opencode.LackOf(b.language, enumerate(things, and[b.language]))
	}
	return opencode.Doing(b.language, acts, and[b.language]) + " – " + enumerate(things, and[b.language])
}

// asSaid returns words, given by their base forms, in the form in which the codes of an
// English branch mostly have them: "patients". Swedish has too many forms.
func (l *layer) asSaid(b *branch, codes []*code, words []string) []string {
	if b.language != "en" {
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		times := map[string]int{}
		out[i] = w
		for _, c := range codes {
			for _, r := range c.readings {
				for at, lemma := range r.named.Lemmas {
					if form := r.named.Words[at]; lemma == w {
						if times[form]++; times[form] > times[out[i]] {
							out[i] = form
						}
					}
				}
			}
		}
	}
	return out
}

// and is what joins two words of a name.
var and = map[string]string{"en": "and", "sv": "och"}

func enumerate(words []string, and string) string {
	if and == "" || len(words) < 2 {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + and + " " + words[len(words)-1]
}

// mostNamed is how many acts, and how many things, name a category.
const mostNamed = 2

// apart returns the words of codes that set them apart from the other codes of the
// layer, the strongest first: used for several units, in several interviews.
func (l *layer) apart(codes []*code, of func(opencode.Code) []string) []string {
	inside := map[*code]bool{}
	for _, c := range codes {
		inside[c] = true
	}
	in, all, interviews := map[string]float64{}, map[string]float64{}, map[string]map[int]bool{}
	for _, c := range l.codes {
		for _, r := range c.readings {
			for _, w := range of(r.named) {
				if all[w]++; inside[c] {
					in[w]++
					if interviews[w] == nil {
						interviews[w] = map[int]bool{}
					}
					interviews[w][r.document] = true
				}
			}
		}
	}
	score := map[string]float64{}
	var words []string
	for w, n := range in {
		if n >= 2 && len(interviews[w]) >= 2 {
			score[w] = n * n / all[w] * float64(len(interviews[w]))
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(x, y string) int { return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(x, y)) })
	return words[:min(len(words), mostNamed)]
}

func words(label string) int { return 1 + strings.Count(label, " ") }

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
