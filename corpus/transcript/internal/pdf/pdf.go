// Package pdf reads the text of PDF files. A PDF holds letters at places and no
// paragraphs: the lines are put together by where they stand, larger type is taken
// for headings, and what repeats at the edge of the pages is left out.
package pdf

import (
	"slices"
	"strings"
	"unicode"

	"cocode/corpus/transcript/internal/source"
)

// Read reads a PDF file.
func Read(data []byte) (*source.Source, *source.Fault) {
	lines, fault := scan(data)
	if fault != nil {
		return nil, fault
	}
	if len(lines) == 0 {
		return &source.Source{Pictures: true}, nil
	}
	return &source.Source{Blocks: blocks(withoutEdges(lines))}, nil
}

// layout is what the lines of a document have in common.
type layout struct {
	size    float64 // of most letters
	spacing float64 // from line to line
	gaps    bool    // paragraphs stand apart
	right   map[int]float64
}

// blocks makes a block of each line; Wrap tells which may go on with the one above.
func blocks(lines []line) []source.Block {
	form := measure(lines)
	var out []source.Block
	for i, l := range lines {
		b := source.Block{Text: l.words, Lead: l.lead, Start: source.Unknown, End: source.Unknown, Line: 0}
		if l.size > form.size*1.15 && len(l.words) < 200 {
			b.Kind, b.Lead = source.Heading, 0
		}
		if i > 0 {
			b.Gap = form.apart(lines[i-1], l)
			b.Wrap = form.goesOn(lines[i-1], l)
		}
		n := len(out)
		if n > 0 && joins(out[n-1], b) {
			out[n-1].Text = joined(out[n-1].Text, b.Text)
			continue
		}
		out = append(out, b)
	}
	for i := range out {
		out[i].Text = strings.ReplaceAll(out[i].Text, broken, "-")
	}
	return out
}

// joins reports whether two lines are surely one: a word is broken between them,
// or both belong to a heading.
func joins(above, below source.Block) bool {
	if above.Kind != below.Kind {
		return false
	}
	return strings.HasSuffix(above.Text, broken) || above.Kind == source.Heading && !below.Gap
}

func joined(above, below string) string {
	if word, ok := strings.CutSuffix(above, broken); ok {
		return word + below
	}
	return above + " " + below
}

// measure finds the usual type, spacing and right edges.
func measure(lines []line) layout {
	form := layout{size: median(lines, func(i int) float64 { return lines[i].size }), right: map[int]float64{}}
	form.spacing = median(lines, func(i int) float64 {
		if i == 0 || lines[i].page != lines[i-1].page || lines[i].base >= lines[i-1].base {
			return 0
		}
		return lines[i-1].base - lines[i].base
	})
	apart := 0
	for i, l := range lines {
		form.right[column(l)] = max(form.right[column(l)], l.right)
		if i > 0 && form.apart(lines[i-1], l) {
			apart++
		}
	}
	form.gaps = apart*8 > len(lines)
	return form
}

// column gathers lines that begin at about the same place.
func column(l line) int { return int(l.left) / 20 }

// apart reports whether there is more space between two lines than between most.
func (f layout) apart(above, below line) bool {
	return above.page == below.page && above.base-below.base > 1.25*max(f.spacing, below.size)
}

// goesOn reports whether below may continue the paragraph of above.
func (f layout) goesOn(above, below line) bool {
	if above.page == below.page && f.gaps {
		return !f.apart(above, below)
	}
	if f.apart(above, below) {
		return false
	}
	word, _, _ := strings.Cut(below.words, " ")
	width := float64(len([]rune(word))+1) * below.size * 0.45
	right := max(f.right[column(below)], f.right[column(above)])
	return above.right+width > right
}

// median returns the middle of the values above zero.
func median(lines []line, value func(int) float64) float64 {
	var values []float64
	for i := range lines {
		if v := value(i); v > 0 {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// withoutEdges leaves out page numbers and running heads: first or last lines that
// are alike, but for digits, on most pages.
func withoutEdges(lines []line) []line {
	for range 3 { // heads and feet may have up to three lines
		drop := edges(lines)
		if len(drop) == 0 || len(drop) == len(lines) {
			break
		}
		lines = slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return drop[l.key()] })
	}
	return lines
}

// place is where a line stands, as a key.
type place struct {
	page int
	base float64
	left float64
}

func (l line) key() place { return place{l.page, l.base, l.left} }

func edges(lines []line) map[place]bool {
	first, last := map[string][]line{}, map[string][]line{}
	pages := 0
	for i, l := range lines {
		if i == 0 || lines[i-1].page != l.page {
			pages++
			first[digitless(l.words)] = append(first[digitless(l.words)], l)
		}
		if i == len(lines)-1 || lines[i+1].page != l.page {
			last[digitless(l.words)] = append(last[digitless(l.words)], l)
		}
	}
	drop := map[place]bool{}
	for _, edge := range []map[string][]line{first, last} {
		for words, found := range edge {
			if repeats(words, len(found), pages) {
				for _, l := range found {
					drop[l.key()] = true
				}
			}
		}
	}
	return drop
}

// repeats reports whether words that stand at the edge of n pages are no speech.
// On two pages only a number is.
func repeats(words string, n, pages int) bool {
	number := strings.Trim(words, "# /-–") == "" || pageWords[strings.Trim(words, "# /.")]
	return pages > 1 && number && n*2 >= pages || pages > 2 && n*5 >= pages*3
}

var pageWords = map[string]bool{"page": true, "page # of": true, "sida": true, "sida # av": true, "sid": true, "s": true, "side": true, "side # av": true, "seite": true, "seite # von": true}

// digitless returns words in lower case with # for each number.
func digitless(words string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(words) {
		switch {
		case !unicode.IsDigit(c):
			b.WriteRune(c)
		case !strings.HasSuffix(b.String(), "#"):
			b.WriteByte('#')
		}
	}
	return b.String()
}
