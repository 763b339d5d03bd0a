package exchange

import (
	"strings"

	"cocode/codebook"
	"cocode/corpus/diag"
)

// coded reads the row of a code.
func (r *sheetReader) coded(kind string, _ int) {
	if kind != "" && kind != kindCode {
		return
	}
	c := &codebook.Code{At: r.at(), Name: r.words("name"), Definition: r.words("definition"), Include: r.words("include"), Exclude: r.words("exclude"), Example: r.words("example"), Memo: r.words("memo")}
	for field, value := range map[string]*string{"id": &c.ID, "dimension": &c.Dimension, "direction": &c.Direction, "origin": &c.Origin, "colour": &c.Colour} {
		*value, _ = r.cell(field)
	}
	if c.ID == "" {
		if c.ID = codebook.Identity(c.Name.In("en")); c.ID == "" {
			r.errorf(-1, "write it in the column id: small letters, digits and hyphens", "a code has no id and no name to make one of")
			return
		}
	}
	c.Abstract = r.yes("abstract")
	r.nearMiss(c)
	r.lists(c)
	if _, twice := r.codes[c.ID]; twice {
		r.twice = append(r.twice, c)
		return
	}
	parent, _ := r.cell("parent")
	r.codes[c.ID], r.parent[c.ID] = c, parent
	r.order = append(r.order, c.ID)
}

// yes reads a cell that says yes or no.
func (r *sheetReader) yes(field string) bool {
	value, i := r.cell(field)
	switch strings.ToLower(value) {
	case "yes", "true", "1", "x", "ja", "y", "j":
		return true
	case "", "no", "false", "0", "nej", "n":
	default:
		r.errorf(i, "write yes, or leave it empty", "expected yes or no, found %q", value)
	}
	return false
}

func (r *sheetReader) nearMiss(c *codebook.Code) {
	texts, whys := r.words("near-miss"), r.words("why")
	for lang, words := range texts {
		if c.NearMiss == nil {
			c.NearMiss = codebook.NearMiss{}
		}
		c.NearMiss[lang] = codebook.Miss{Text: words, Why: whys[lang]}
	}
	r.each("why", func(i int, lang, _ string) {
		if texts[lang] == "" {
			r.errorf(i, "write the near-miss itself in its own column", "a reason without a near-miss")
		}
	})
}

// lists reads the cells that hold a line for each item, adding to what the code has.
func (r *sheetReader) lists(c *codebook.Code) {
	r.each("indicators", func(i int, lang, value string) {
		if lang = r.spoken(i, lang); lang == "" {
			return
		}
		if c.Indicators == nil {
			c.Indicators = map[string]codebook.Indicators{}
		}
		for _, line := range items(value) {
			x, err := indicatorOf(line)
			if err != nil {
				r.errorf(i, "", "%s: %v", c.ID, err)
			}
			x.At = r.at()
			c.Indicators[lang] = append(c.Indicators[lang], x)
		}
	})
	r.examples("examples", &c.Examples)
	r.examples("near-misses", &c.NearMisses)
}

func (r *sheetReader) examples(field string, to *map[string][]string) {
	r.each(field, func(i int, lang, value string) {
		if lang = r.spoken(i, lang); lang == "" {
			return
		}
		if *to == nil {
			*to = map[string][]string{}
		}
		(*to)[lang] = append((*to)[lang], items(value)...)
	})
}

// spoken returns the language of a list; where the title has none, that of the
// codebook if it has just one.
func (r *sheetReader) spoken(i int, lang string) string {
	switch {
	case lang != "":
		return lang
	case len(r.book.Languages) == 1:
		return r.book.Languages[0]
	}
	r.errorf(i, `write it into the title, like "`+r.columns[i].field+` en"`, "these are words of a language, and the column does not say which")
	return ""
}

// more reads a row that holds more of a code.
func (r *sheetReader) more(kind string, _ int) {
	if kind != kindMore {
		return
	}
	id, i := r.cell("id")
	if c, ok := r.codes[id]; ok {
		r.lists(c)
	} else {
		r.errorf(i, r.near(id), "more of a code %q that is not there", id)
	}
}

// near proposes a code that is there.
func (r *sheetReader) near(id string) string {
	if near, ok := diag.Nearest(id, r.order); ok {
		return "did you mean \"" + near + "\"?"
	}
	return "write the id of a code of this sheet"
}

// tree puts the codes below their parents, in the order of the rows.
func (r *sheetReader) tree() {
	for _, id := range r.order {
		up := r.parent[id]
		if _, ok := r.codes[up]; !ok && up != "" {
			r.problems.Errorf(r.codes[id].At, r.near(up), "column parent: code %q stands below %q, which is not there", id, up)
			up = ""
		}
		r.below[up] = append(r.below[up], id)
	}
	placed := 0
	r.book.Codes = r.under("", 0, &placed)
	for _, c := range r.twice {
		r.book.Codes = append(r.book.Codes, *c) // to be named by Validate
	}
	if placed < len(r.order) && !r.problems.Failed() {
		r.lostInCircles()
	}
}

// under returns the codes below one, with all that is below them.
func (r *sheetReader) under(id string, depth int, placed *int) []codebook.Code {
	if depth > deepest {
		return nil
	}
	var codes []codebook.Code
	for _, below := range r.below[id] {
		c := r.codes[below]
		*placed++
		c.Codes = r.under(below, depth+1, placed)
		codes = append(codes, *c)
	}
	return codes
}

// lostInCircles names the codes that no way from the top leads to.
func (r *sheetReader) lostInCircles() {
	reached := map[string]bool{}
	for p := range r.book.All() {
		reached[p.ID] = true
	}
	for _, id := range r.order {
		if !reached[id] {
			r.problems.Errorf(r.codes[id].At, "look at the column parent of the codes above it", "code %q stands below itself, or more than %d levels deep", id, deepest)
		}
	}
}
