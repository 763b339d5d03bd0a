package exchange

import (
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cocode/codebook"
)

// The kinds of rows. A row without a kind is a code.
const (
	kindCodebook  = "codebook" // its id, name and memo
	kindVersion   = "version"  // and so on: the value stands under name
	kindLanguages = "languages"
	kindUnit      = "unit"
	kindCitation  = "citation"
	kindDOI       = "doi"
	kindNote      = "note"
	kindRule      = "rule"
	kindList      = "list" // a named list: its words stand under indicators
	kindCode      = "code"
	kindMore      = "more" // more indicators and examples of the code with the same id
)

var kinds = []string{kindCodebook, kindVersion, kindLanguages, kindUnit, kindCitation, kindDOI, kindNote, kindRule, kindList, kindCode, kindMore}

// column is one column of a sheet: a field, in a language if it has any.
type column struct{ field, language string }

func (c column) title() string { return strings.TrimSpace(c.field + " " + c.language) }

// The fields in the order of their columns. Those with words have a column for each
// language.
var (
	before = []string{"kind", "id", "parent"}
	worded = []string{"name", "definition", "include", "exclude", "example", "near-miss", "why", "memo"}
	single = []string{"dimension", "direction", "origin", "colour", "abstract"}
	listed = []string{"indicators", "examples", "near-misses"}
)

// mostInCell is how many characters of a list go into one cell; Excel takes 32,767.
const mostInCell = 30_000

// row is a row while it is made: what stands in which column.
type row map[column]string

// Rows returns a codebook as the rows of a sheet, with titles first: a row for each
// code, and above them rows for what stands at the top of the codebook. An indicator
// is a line of its cell, with its marks in braces: no time {negated; weight 0.8}.
// Codebooks of several languages have a column for each. Nothing is left out.
func Rows(b *codebook.Codebook) [][]string {
	rows := head(b)
	for p := range b.All() {
		rows = append(rows, codeRows(p)...)
	}
	used := map[column]bool{{"kind", ""}: true, {"id", ""}: true, {"parent", ""}: true, {"name", ""}: true}
	for _, r := range rows {
		for c := range r {
			used[c] = true
		}
	}
	columns := order(used)
	sheet := [][]string{make([]string, len(columns))}
	for i, c := range columns {
		sheet[0][i] = c.title()
	}
	for _, r := range rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = protect(r[c])
		}
		sheet = append(sheet, line)
	}
	return sheet
}

// order puts the columns that are used into their order.
func order(used map[column]bool) []column {
	var columns []column
	for _, fields := range [][]string{before, worded, single, listed} {
		for _, f := range fields {
			var langs []string
			for c := range used {
				if c.field == f {
					langs = append(langs, c.language)
				}
			}
			slices.Sort(langs)
			for _, l := range langs {
				columns = append(columns, column{f, l})
			}
		}
	}
	return columns
}

// put sets a cell, unless there is nothing to set.
func (r row) put(field, language, value string) {
	if value = strings.TrimSpace(value); value != "" {
		r[column{field, language}] = value
	}
}

func (r row) text(field string, t codebook.Text) {
	for lang, words := range t {
		r.put(field, lang, words)
	}
}

func head(b *codebook.Codebook) []row {
	first := row{}
	first.put("kind", "", kindCodebook)
	first.put("id", "", b.ID)
	first.text("name", b.Name)
	first.text("memo", b.Memo)
	rows := []row{first}
	for _, x := range []struct{ kind, value string }{
		{kindVersion, b.Version}, {kindLanguages, strings.Join(b.Languages, " ")}, {kindUnit, b.Unit}, {kindCitation, b.Source.Citation}, {kindDOI, b.Source.DOI},
	} {
		rows = append(rows, setting(x.kind, codebook.Text{"": x.value})...)
	}
	rows = append(rows, setting(kindNote, b.Source.Note)...)
	for _, rule := range b.Rules {
		rows = append(rows, setting(kindRule, rule)...)
	}
	for _, name := range slices.Sorted(maps.Keys(b.Lists)) {
		r := row{{"kind", ""}: kindList, {"id", ""}: name}
		for lang, words := range b.Lists[name] {
			r.put("indicators", lang, strings.Join(lines(words), "\n"))
		}
		rows = append(rows, r)
	}
	return rows
}

// setting makes a row of something at the top of the codebook, none if it is empty.
func setting(kind string, value codebook.Text) []row {
	r := row{}
	r.text("name", value)
	if len(r) == 0 {
		return nil
	}
	r.put("kind", "", kind)
	return []row{r}
}

// codeRows returns the row of a code, and more rows if its lists do not fit in a cell.
func codeRows(p codebook.Place) []row {
	r := row{}
	r.put("id", "", p.ID)
	r.put("parent", "", p.Parent())
	for _, x := range []struct {
		field string
		text  codebook.Text
	}{
		{"name", p.Name}, {"definition", p.Definition}, {"include", p.Include}, {"exclude", p.Exclude}, {"example", p.Example}, {"memo", p.Memo},
		{"dimension", codebook.Text{"": p.Dimension}}, {"direction", codebook.Text{"": p.Direction}}, {"origin", codebook.Text{"": p.Origin}}, {"colour", codebook.Text{"": p.Colour}},
	} {
		r.text(x.field, x.text)
	}
	if p.Abstract {
		r.put("abstract", "", "yes")
	}
	for lang, miss := range p.NearMiss {
		r.put("near-miss", lang, miss.Text)
		r.put("why", lang, miss.Why)
	}
	rows := []row{r}
	for lang, list := range p.Indicators {
		rows = spread(rows, p.ID, column{"indicators", lang}, indicatorLines(list))
	}
	for lang, list := range p.Examples {
		rows = spread(rows, p.ID, column{"examples", lang}, lines(list))
	}
	for lang, list := range p.NearMisses {
		rows = spread(rows, p.ID, column{"near-misses", lang}, lines(list))
	}
	return rows
}

// spread fills a column of a code's rows with the lines of a list, as many to a cell
// as a sheet can hold.
func spread(rows []row, id string, c column, list []string) []row {
	at := 0
	size := 0
	for _, line := range list {
		n := utf8.RuneCountInString(line) + 1
		if size > 0 && size+n > mostInCell {
			at, size = at+1, 0
		}
		if at == len(rows) {
			rows = append(rows, row{{"kind", ""}: kindMore, {"id", ""}: id})
		}
		if size > 0 {
			rows[at][c] += "\n"
		}
		rows[at][c] += line
		size += n
	}
	return rows
}

// formula are the signs with which a spreadsheet begins a formula.
const formula = "=+-@"

// protect marks a cell whose words begin as a protected cell does.
func protect(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte(formula+"'", cell[1]) >= 0 {
		return "'" + cell
	}
	return cell
}

// unprotect takes the mark off again.
func unprotect(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte(formula+"'", cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}

// WriteCSV writes rows as comma separated values. Cells that a spreadsheet would take
// for a formula begin with an apostrophe, which ReadSheet takes off again.
func WriteCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	for _, r := range rows {
		line := slices.Clone(r)
		for i, cell := range line {
			if cell != "" && strings.IndexByte(formula, cell[0]) >= 0 {
				line[i] = "'" + cell
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// keys returns the keys of a map in order.
func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// number writes a weight as a person would.
func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
