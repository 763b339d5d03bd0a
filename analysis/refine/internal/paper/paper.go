// Package paper is a document for people as a list of blocks, and its three formats:
// HTML, Markdown and Word. It knows nothing of what the document says. The same
// document gives the same bytes.
package paper

// Document is what a reader gets: a title, what must stand on every page, and blocks.
type Document struct {
	Language string // ISO 639-1
	Title    string
	Subtitle string
	Notice   string // stands on every page, or under every heading; may be empty
	Contents string // the heading of the list of sections
	Page     string // "Page %d of %d" without the numbers: "Page", "of"
	Of       string
	Blocks   []Block
}

// Block is a part of a document.
type Block interface{ block() }

// Heading begins a section (level 1) or a part of one (level 2).
type Heading struct {
	Level int
	Text  string
}

// Style is how a paragraph looks.
type Style int

// The styles of paragraphs.
const (
	Plain Style = iota
	Lead        // the sentence that a section begins with
	Note        // small print
	Quote       // somebody's words
)

// Paragraph is a stretch of text.
type Paragraph struct {
	Style Style
	Text  Text
}

// Text is words in a row.
type Text []Run

// Run is words of one look.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Badge  Badge // a word in a frame, such as a verdict
}

// Badge is the look of a word in a frame. Each has a sign of its own, so that nobody
// needs its colour.
type Badge string

// The badges; the empty one is none.
const (
	Good   Badge = "good"
	Mixed  Badge = "mixed"
	Bad    Badge = "bad"
	Little Badge = "little"
	Blank  Badge = "blank"
)

// sign returns the badge's own sign.
func (b Badge) sign() string {
	return map[Badge]string{Good: "▲\u00a0", Mixed: "◆\u00a0", Bad: "▼\u00a0", Little: "△\u00a0", Blank: "○\u00a0"}[b]
}

// List is a list of short texts.
type List struct{ Items []Text }

// Table is a table. Widths are shares of the whole; a column of numbers is set to the
// right.
type Table struct {
	Caption string
	Head    []string
	Widths  []int
	Numbers []bool // by column; nil for none
	Rows    []Row
}

// Row is a row of a table.
type Row []Cell

// Cell is one or more paragraphs.
type Cell []Paragraph

// Figure is a drawing with what it shows in words.
type Figure struct {
	Drawing Drawing
	Caption string
	Alt     string // for those who cannot see it
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}

// T returns plain words.
func T(s string) Text { return Text{{Text: s}} }

// P returns a plain cell.
func P(s string) Cell { return Cell{{Text: T(s)}} }

// number reports whether column i is set to the right.
func (t Table) number(i int) bool { return i < len(t.Numbers) && t.Numbers[i] }

// share returns the width of column i of a whole.
func (t Table) share(i, whole int) int {
	sum := 0
	for _, w := range t.Widths {
		sum += w
	}
	if sum == 0 || i >= len(t.Widths) {
		return whole / max(1, len(t.Head))
	}
	return whole * t.Widths[i] / sum
}
