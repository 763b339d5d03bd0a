package source

import (
	"slices"
	"strings"

	"cocode/corpus/text"
)

// Builder collects the blocks of a marked-up file: a reader tells it words, type,
// ends of paragraphs and tables as they come. The zero Builder is ready to use.
type Builder struct {
	current paragraph
	outer   []paragraph // paragraphs that a text box or note interrupts
	tables  []table
	blocks  []Block
	bytes   int
	count   int
	fault   *Fault
}

// paragraph is the one that is being written.
type paragraph struct {
	words    []byte
	lead     int  // bytes in bold before the first that is not
	leadOver bool // a byte not in bold has come
	bold     bool
	kind     Kind
	gap      bool
}

// table is one that is being written; above is what came before it.
type table struct {
	above []Block
	row   [][]Block
	rows  []Block
}

// Write adds words in the current type.
func (b *Builder) Write(words string) {
	p := &b.current
	b.bytes += len(words)
	if b.bytes > 2*MaxText {
		b.fail(TooMuch())
		return
	}
	p.words = append(p.words, words...)
	switch {
	case p.leadOver:
	case p.bold:
		p.lead = len(p.words)
	case strings.Trim(words, " \t\n\u00A0") != "":
		p.leadOver = true
	}
}

// Bold sets whether the words that follow are bold.
func (b *Builder) Bold(on bool) { b.current.bold = on }

// Empty reports whether the current paragraph has no word yet.
func (b *Builder) Empty() bool { return len(b.current.words) == 0 }

// Last returns the last byte of the current paragraph, and zero if it is empty.
func (b *Builder) Last() byte {
	if b.Empty() {
		return 0
	}
	return b.current.words[len(b.current.words)-1]
}

// Kind sets what the current paragraph is.
func (b *Builder) Kind(k Kind) { b.current.kind = k }

// End ends the paragraph. One without words leaves a gap before the next.
func (b *Builder) End() {
	p := b.current
	b.current = paragraph{bold: p.bold}
	block, ok := p.block()
	if !ok {
		b.current.gap = true
		return
	}
	if b.count++; b.count > MaxBlocks {
		b.fail(TooMuch())
		return
	}
	b.blocks = append(b.blocks, block)
}

func (p *paragraph) block() (Block, bool) {
	raw := string(p.words)
	words := Clean(raw)
	if words == "" {
		return Block{}, false
	}
	lead := 0
	if head := Clean(raw[:p.lead]); head != "" && strings.HasPrefix(words, head) {
		lead = len(head)
	}
	return Block{Kind: p.kind, Text: words, Lead: lead, Start: Unknown, End: Unknown, Gap: p.gap}, true
}

// Push begins a paragraph inside the current one: a text box or a note.
func (b *Builder) Push() {
	if len(b.outer) >= MaxDepth {
		b.fail(TooDeep("text boxes"))
		return
	}
	b.outer = append(b.outer, b.current)
	b.current = paragraph{}
}

// Pop ends what Push began and goes on with the paragraph around it.
func (b *Builder) Pop() {
	b.End()
	if n := len(b.outer); n > 0 {
		b.current = b.outer[n-1]
		b.outer = b.outer[:n-1]
	}
}

// OpenTable begins a table, which may stand in the cell of another.
func (b *Builder) OpenTable() {
	if len(b.tables) >= MaxDepth {
		b.fail(TooDeep("tables"))
		return
	}
	b.endOpen()
	b.tables = append(b.tables, table{above: b.blocks})
	b.blocks = nil
}

// CloseCell ends a cell of the row.
func (b *Builder) CloseCell() {
	b.endOpen()
	if t := b.table(); t != nil {
		t.row = append(t.row, b.blocks)
		b.blocks = nil
	}
}

// NextCell ends a cell that was not closed, as HTML allows.
func (b *Builder) NextCell() {
	if b.table() != nil && (!b.Empty() || len(b.blocks) > 0) {
		b.CloseCell()
	}
}

// CloseRow ends a row of the table; cells without words count.
func (b *Builder) CloseRow() {
	t := b.table()
	if t == nil {
		return
	}
	b.NextCell()
	if len(t.row) == 0 {
		return
	}
	if b.count++; b.count > MaxBlocks {
		b.fail(TooMuch())
		return
	}
	t.rows = append(t.rows, Block{Cells: t.row, Start: Unknown, End: Unknown})
	t.row = nil
}

// CloseTable ends the table. Inside the cell of another its words become the
// cell's paragraphs.
func (b *Builder) CloseTable() {
	b.CloseRow()
	t := b.table()
	if t == nil {
		return
	}
	b.blocks = t.above
	b.tables = b.tables[:len(b.tables)-1]
	if len(b.tables) > 0 {
		b.blocks = append(b.blocks, Flat(t.rows)...)
		return
	}
	b.blocks = append(b.blocks, t.rows...)
}

func (b *Builder) table() *table {
	if len(b.tables) == 0 {
		return nil
	}
	return &b.tables[len(b.tables)-1]
}

func (b *Builder) endOpen() {
	if !b.Empty() {
		b.End()
	}
}

func (b *Builder) fail(f *Fault) {
	if b.fault == nil {
		b.fault = f
	}
}

// Fault returns why the reader should stop, or nil.
func (b *Builder) Fault() *Fault { return b.fault }

// Blocks ends what is open and returns everything, notes last.
func (b *Builder) Blocks() ([]Block, *Fault) {
	for len(b.outer) > 0 {
		b.Pop()
	}
	b.endOpen()
	for len(b.tables) > 0 {
		b.CloseTable()
	}
	slices.SortStableFunc(b.blocks, func(x, y Block) int { return order(x) - order(y) })
	return b.blocks, b.fault
}

func order(b Block) int {
	if b.Kind == Note {
		return 1
	}
	return 0
}

// Flat returns the blocks with table rows resolved into the paragraphs of their
// cells, row by row.
func Flat(blocks []Block) []Block {
	var flat []Block
	for _, block := range blocks {
		if block.Cells == nil {
			flat = append(flat, block)
			continue
		}
		for _, cell := range block.Cells {
			flat = append(flat, Flat(cell)...)
		}
	}
	return flat
}

// Clean returns words in canonical form without blanks at the ends of their lines.
func Clean(words string) string {
	words = text.Canonical(words)
	if !strings.ContainsRune(words, '\n') {
		return strings.Trim(words, " \t")
	}
	lines := strings.Split(words, "\n")
	for i, line := range lines {
		lines[i] = strings.Trim(line, " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
