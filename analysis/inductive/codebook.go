package inductive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/codebook"
)

// How much of a category goes into a codebook.
const (
	mostExamples   = 8
	mostIndicators = 12
)

// Codebook makes a codebook of a proposal, ready for a directed analysis of further
// interviews: categories with their subcategories as codes, definitions left to fill
// in, examples from the units that lie nearest to the middle, and indicators from the
// words that set each one apart. A memo tells how strongly each word does: the
// log-likelihood ratio (Dunning 1993) and the log ratio (Hardie 2014). Nodes that are
// set aside are left out.
func Codebook(inputs []Input, p analysis.Proposal, name string) *codebook.Codebook {
	b := newBook(inputs, p)
	book := &codebook.Codebook{
		ID: "inductive", Name: codebook.Text{"": name}, Version: "1", Unit: string("meaning-unit"),
		Memo: codebook.Text{"en": "Made from the categories of an inductive pass. Read every definition marked with … and write what the category holds; strike out examples and indicators that mislead."},
	}
	book.Languages = append(book.Languages, b.pass.languages()...)
	for _, n := range p.Scheme.Nodes {
		if n.Level == analysis.LevelCategory && !n.Aside {
			book.Codes = append(book.Codes, b.code(n))
		}
	}
	return book
}

// book holds what making a codebook needs.
type book struct {
	pass   *pass
	scheme analysis.Scheme
	quotes map[string]string          // by unit
	layers map[string]*layer          // by language
	all    map[string]counts          // by language
	below  map[string][]analysis.Node // by parent
	codes  map[string]*code           // by id
}

func newBook(inputs []Input, p analysis.Proposal) *book {
	run := &pass{o: Options{Likeness: 2, Former: &p}}
	run.keepFormer(inputs)
	run.read(inputs)
	run.units = slices.DeleteFunc(run.units, func(r *reading) bool { return r.kept == nil })
	run.code()
	b := &book{pass: run, scheme: p.Scheme, quotes: map[string]string{}, layers: map[string]*layer{}, all: map[string]counts{}, below: map[string][]analysis.Node{}, codes: map[string]*code{}}
	for _, in := range inputs {
		for _, u := range in.Units {
			b.quotes[u.ID] = in.Document.Quote(u)
		}
	}
	byLanguage := map[string][]*code{}
	for _, c := range run.codes {
		b.codes[c.id] = c
		byLanguage[c.language] = append(byLanguage[c.language], c)
	}
	for _, language := range run.languages() {
		b.layers[language] = run.lay(language, byLanguage[language])
		var readings []*reading
		for _, c := range byLanguage[language] {
			readings = append(readings, c.readings...)
		}
		b.all[language] = count(readings)
	}
	for _, n := range p.Scheme.Nodes {
		b.below[n.Parent] = append(b.below[n.Parent], n)
	}
	return b
}

// code makes a code of a category or subcategory. One that has others below it holds
// them and is not put on units.
func (b *book) code(n analysis.Node) codebook.Code {
	c := codebook.Code{ID: slug(n.Name, n.ID), Name: codebook.Text{"": n.Name}, Origin: "inductive"}
	for _, child := range b.below[n.ID] {
		if child.Level == analysis.LevelSubcategory && !child.Aside {
			c.Codes = append(c.Codes, b.code(child))
		}
	}
	c.Abstract = len(c.Codes) > 0
	codes := b.held(n.ID)
	c.Definition = codebook.Text{"": "…"}
	c.Memo = codebook.Text{"": "Open codes: " + labels(codes)}
	if c.Abstract {
		return c
	}
	for _, language := range b.pass.languages() {
		b.fill(&c, codes, language)
	}
	return c
}

// held returns the open codes below a node.
func (b *book) held(id string) []*code {
	var codes []*code
	for _, n := range b.below[id] {
		if n.Aside {
			continue
		}
		if c := b.codes[n.ID]; c != nil {
			codes = append(codes, c)
		}
		codes = append(codes, b.held(n.ID)...)
	}
	return codes
}

// fill adds examples and indicators in one language.
func (b *book) fill(c *codebook.Code, codes []*code, language string) {
	l := b.layers[language]
	codes = slices.DeleteFunc(slices.Clone(codes), func(c *code) bool { return c.language != language || len(c.readings) == 0 })
	if len(codes) == 0 {
		return
	}
	br := &branch{language: language, codes: codes, nearness: map[*code]float64{}}
	items, readings := make([]int, len(codes)), []*reading{}
	for i, x := range codes {
		items[i], readings = l.item[x], append(readings, x.readings...)
	}
	for i, near := range l.layout.Nearness(items) {
		br.nearness[codes[i]] = near
	}
	slices.SortStableFunc(codes, func(x, y *code) int { return cmp.Compare(br.nearness[y], br.nearness[x]) })
	if c.Examples == nil {
		c.Examples, c.Indicators = map[string][]string{}, map[string]codebook.Indicators{}
	}
	for _, x := range codes[:min(mostExamples, len(codes))] {
		c.Examples[language] = append(c.Examples[language], b.quotes[x.readings[0].unit])
	}
	var notes []string
	for _, t := range terms(count(readings), b.all[language], decisive) {
		if len(notes) == mostIndicators {
			break
		}
		if !plainWord(t.lemma) {
			continue
		}
		c.Indicators[language] = append(c.Indicators[language], codebook.Indicator{Match: t.lemma, Weight: t.weight()})
		notes = append(notes, fmt.Sprintf("%s (in %d units, G² %.1f, log ratio %.1f)", t.lemma, t.units, t.likelihood, t.ratio))
	}
	if len(notes) > 0 {
		c.Memo[""] += ". Words: " + strings.Join(notes, ", ")
	}
}

// weight returns how strongly a word speaks for its category, from .3 to .8: a word that
// is eight times as frequent inside speaks strongly.
func (t term) weight() float64 {
	w := 0.3 + 0.5*min(1, max(0, t.ratio)/3)
	return float64(int(w*20+0.5)) / 20
}

// plainWord reports whether a lemma is letters only, so that it needs no quoting.
func plainWord(w string) bool {
	for _, r := range w {
		if !isLetter(r) {
			return false
		}
	}
	return len(w) > 1
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r > 0x7f }

// labels lists the names of open codes, the commonest first, not all of many.
func labels(codes []*code) string {
	const most = 12
	sorted := slices.Clone(codes)
	slices.SortStableFunc(sorted, func(x, y *code) int { return cmp.Compare(len(y.readings), len(x.readings)) })
	var names []string
	for _, c := range sorted[:min(most, len(sorted))] {
		names = append(names, c.label)
	}
	if n := len(sorted) - len(names); n > 0 {
		names = append(names, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(names, "; ")
}

// slug makes an identity for a codebook of a name; the node's own identity makes it
// one of a kind.
func slug(name, id string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune("åäáàâ", r):
			b.WriteByte('a')
		case strings.ContainsRune("öóòô", r):
			b.WriteByte('o')
		case strings.ContainsRune("éèêë", r):
			b.WriteByte('e')
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	_, own, _ := strings.Cut(id, "-")
	return strings.Trim(b.String(), "-") + "-" + own
}
