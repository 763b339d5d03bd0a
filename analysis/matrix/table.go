package matrix

import (
	"iter"
	"math"
	"slices"

	"cocode/corpus/text"
)

// Table is one sheet: what it says, without how it looks.
type Table struct {
	Name     string // the sheet's name in commands: "categories"
	Language string // of its words: "en" or "sv"
	Tab      string // its name in a workbook, in the language of the table
	Title    string
	Intro    string // how to read it, in a sentence or two
	Columns  []Column
	Rows     iter.Seq[Row] // gives the same rows every time; a row's cells may be used until the next
	Notes    []string      // what stands under the table
	Frozen   int           // how many columns stay in sight
	List     bool          // one row a thing, to sort and filter; may be very long
	Charts   []Chart
}

// Column is a column of a table.
type Column struct {
	Title  string
	Group  string   // what stands above the title, over all neighbours with the same group
	Width  int      // in characters; 0 to fit the content
	Long   bool     // whole sentences: lines are wrapped
	Scale  int      // numbers of body rows are shaded by size, together with all columns of the same scale; 0 for none
	Choice []string // the words that a person may choose from
	Fill   bool     // a person fills the column
	Hidden bool     // for programs: identities and levels, out of people's sight
}

// RowKind tells what a row is.
type RowKind uint8

// The kinds of rows.
const (
	Body  RowKind = iota
	Group         // a category or subcategory, with the sum of what lies below
	Total         // sums of the table
)

// Row is a row of a table. Cells that are missing at the end are blank.
type Row struct {
	Kind  RowKind
	Level int // depth in the hierarchy, 0 at the top
	Cells []Cell
}

// CellKind tells what a cell holds.
type CellKind uint8

// The kinds of cells.
const (
	Blank   CellKind = iota
	Text             // words
	Number           // a whole number
	Decimal          // a number with two decimals
	Percent          // a share of 0 to 1
	Mark             // 1 for present, 0 for absent
)

// Cell is one cell: words, or a number.
type Cell struct {
	Kind   CellKind
	Text   string
	Number float64
	Bold   []text.Span // stretches of Text that stand out, in order, without overlap
	Link   *Link
}

// Link leads to rows or a cell of another table.
type Link struct {
	Table string
	Row   int // of the table's rows, from 0; negative for the table's head
	Rows  int // how many rows belong together; 0 and 1 mean one
	Col   int // the column; for several rows, all columns are meant
}

// ChartKind is the form of a chart.
type ChartKind uint8

// The kinds of charts.
const (
	Bars ChartKind = iota // lying, the first row on top
	Lines
)

// Chart draws columns of a table.
type Chart struct {
	Kind    ChartKind
	Title   string
	Alt     string // the chart in words, for those who cannot see it
	Names   int    // the column that names the points
	Values  []int  // the columns that are drawn
	Row     int    // the first row drawn
	Rows    int    // how many
	XTitle  string
	YTitle  string
	Percent bool
}

func words(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: s}
}

func number(n int) Cell { return Cell{Kind: Number, Number: float64(n)} }

func decimal(x float64) Cell { return Cell{Kind: Decimal, Number: round(x)} }

// round keeps four decimals: what processors compute differently lies behind them.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// percent returns the share part/whole, and a blank cell where there is no whole.
func percent(part, whole int) Cell {
	if whole == 0 {
		return Cell{}
	}
	return Cell{Kind: Percent, Number: round(float64(part) / float64(whole))}
}

func mark(present bool) Cell {
	if present {
		return Cell{Kind: Mark, Number: 1}
	}
	return Cell{Kind: Mark}
}

func (c Cell) to(l *Link) Cell {
	c.Link = l
	return c
}

// IsNumber reports whether the cell holds a number.
func (c Cell) IsNumber() bool { return c.Kind >= Number }

// each gives a row for each of some places, its cells in the room of those of the row
// before: long lists would else leave more behind than they say.
func each(places iter.Seq[int], cells func(room []Cell, i int) []Cell) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		var room []Cell
		for i := range places {
			room = cells(room[:0], i)
			if !yield(Row{Cells: room}) {
				return
			}
		}
	}
}

// upTo gives the places from 0 up to n.
func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// rows returns rows that are held in memory.
func rows(list []Row) iter.Seq[Row] { return slices.Values(list) }
