package refine

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"cocode/analysis/matrix"
	"cocode/analysis/refine/internal/words"
)

// Tables returns all tables of a refinement in its language, as sheets of a workbook
// and as CSV show them. Codes stand with their names; their ids are in hidden columns.
// A number leads to the rows that it counts, and those lead back.
func (r Refinement) Tables() []matrix.Table {
	t := newTabler(r.Language, r.Codes)
	t.suggestions = r.Suggestions
	x := newLinks(&r)
	var scopes []scopeRow
	var quotes []quoteRow
	var refining []refiningRow
	claims := make([]claimRow, len(r.Propositions))
	for i, v := range r.Propositions {
		claims[i] = v.row()
		scopes = append(scopes, v.scopeRows()...)
		quotes = append(quotes, v.quoteRows()...)
		refining = append(refining, v.refiningRows()...)
	}
	tables := []matrix.Table{
		sheet(t, "propositions", claims, x.claim), sheet(t, "proposition_scopes", scopes, x.scope),
		sheet(t, "proposition_quotes", quotes, x.quote), sheet(t, "refining", refining, x.refining),
		sheet(t, "dimensions", r.Dimensions, x.dimension), sheet(t, "edges", r.Edges, x.edge), sheet(t, "cells", r.Cells, x.cell),
		sheet(t, "interactions", r.Interactions, x.interaction), sheet(t, "tensions", r.Tensions, x.tension), sheet(t, "answers", r.Answers, x.answer),
		t.coverage(&r, x), sheet(t, "negative_cases", x.negative(), x.negativeCase),
		sheet(t, "uncovered", r.Uncovered, x.uncovered), sheet(t, "evidence", x.evidence(), x.finding),
	}
	for i := range tables {
		r.sayBasis(&tables[i], t.words)
	}
	return tables
}

// Names returns the names of the tables of a refinement, in their order.
func Names() []string {
	var names []string
	for _, t := range (Refinement{}).Tables() {
		names = append(names, t.Name)
	}
	return names
}

// sayBasis says under a table what counts, and where suggestions do above every page
// of it as well.
func (r *Refinement) sayBasis(t *matrix.Table, w words.Language) {
	basis := w.T("basis.accepted")
	if r.Suggestions {
		basis = w.T("basis.suggestions")
		t.Title += " (" + w.T("basis.short") + ")"
	}
	if len(r.Coders) > 0 {
		basis += " " + w.T("basis.coders", strings.Join(r.Coders, ", "))
	}
	t.Notes = append(t.Notes, basis)
}

// tabler makes tables of rows: a column for each field.
type tabler struct {
	words       words.Language
	names       map[string]string // of codes, by id
	suggestions bool              // whether suggestions count
}

func newTabler(language string, codes []Code) tabler {
	t := tabler{words: words.In(language), names: make(map[string]string, len(codes))}
	for _, c := range codes {
		t.names[c.ID] = c.Name
	}
	return t
}

// short are the tables that are read as a whole: they have a title, and no filter.
var short = []string{"propositions", "proposition_scopes", "dimensions", "edges", "cells", "coverage", "steps", "categories", "differences"}

// head is a table without columns and rows.
func (t tabler) head(name string) matrix.Table {
	return matrix.Table{Name: name, Language: string(t.words), Tab: t.words.T("sheet." + name), Title: t.words.T("sheet." + name + ".title"),
		Intro: t.words.T("sheet." + name + ".intro"), List: !slices.Contains(short, name), Frozen: 1}
}

// sheet makes a table of rows of one type. link, if there is one, is told the number of
// a row and its cells by the names of their fields, and lets cells lead elsewhere.
func sheet[R any](t tabler, name string, rows []R, link func(row int, cell cells)) matrix.Table {
	fields := columns(reflect.TypeFor[R]())
	table := t.head(name)
	at := map[string]int{}
	for _, f := range fields {
		field, _ := jsonName(f)
		at[field] = len(table.Columns)
		table.Columns = append(table.Columns, t.columnsOf(f)...)
	}
	table.Rows = t.rows(fields, reflect.ValueOf(rows), func(i int, list []matrix.Cell) {
		if link != nil {
			link(i, cells{at, list})
		}
	})
	return table
}

// cells are the cells of a row by the names of their fields.
type cells struct {
	at   map[string]int
	list []matrix.Cell
}

// to lets a cell lead to rows of a table; to none, it stays as it is.
func (c cells) to(field, table string, b block) {
	if cell := &c.list[c.at[field]]; b.rows > 0 && (cell.Kind == matrix.Text || cell.Number != 0) {
		cell.Link = &matrix.Link{Table: table, Row: b.first, Rows: b.rows}
	}
}

// rows yields the rows one at a time, so that long tables are never held twice.
func (t tabler) rows(fields []reflect.StructField, rows reflect.Value, link func(int, []matrix.Cell)) iter.Seq[matrix.Row] {
	return func(yield func(matrix.Row) bool) {
		var cells []matrix.Cell
		for i := range rows.Len() {
			cells = cells[:0]
			for _, f := range fields {
				cells = t.cells(cells, f, rows.Index(i).FieldByIndex(f.Index))
			}
			link(i, cells)
			if !yield(matrix.Row{Cells: cells}) {
				return
			}
		}
	}
}

// Kinds of columns, by their names in refinement.json.
var (
	ofCodes = []string{"code", "subcategory", "code_a", "code_b", "enabling_code", "hindering_code", "barrier_code", "answer_code", "nearest_code"}
	ofWords = []string{"dimension", "dimension_a", "dimension_b", "direction", "direction_a", "direction_b", "resource", "discourse", "first", "scope", "reach",
		"order", "outcome", "state", "status", "kind", "verdict", "verdict_without", "holder", "voice", "when", "phase", "side", "level", "done"}
	sentences = []string{"quote", "quotes", "condensed", "typical", "deviant", "against", "text", "because", "source", "reason", "barrier", "step", "aspect", "published", "here"}
	narrow    = map[string]int{"id": 7, "participant": 13, "document": 12, "line": 7, "text": 44, "because": 34, "source": 34, "inductive_category": 24,
		"inductive_subcategory": 24, "inductive_code": 24, "condensed": 40, "typical": 44, "deviant": 44, "reason": 30, "name": 24, "value": 24, "coders": 16, "outcome_words": 16,
		"quotes": 80, "participants": 12, "participants_both": 12, "minimum": 10, "places_against": 9}
	wrapped     = []string{"inductive_category", "inductive_subcategory", "inductive_code", "name", "value", "coders", "outcome_words", "document", "participant"}
	forPrograms = []string{"coding_id", "unit_id", "turn_id", "units", "barrier_coding", "answer_coding"}
)

// kind reports whether a column is among names; a number never is.
func kind(f reflect.StructField, names []string) bool {
	name, _ := jsonName(f)
	return f.Type.Kind() != reflect.Int && slices.Contains(names, name)
}

func (t tabler) columnsOf(f reflect.StructField) []matrix.Column {
	name, _ := jsonName(f)
	title := t.words.T("column." + name)
	if kind(f, ofCodes) {
		return []matrix.Column{{Title: title, Width: 26, Long: true}, {Title: title + " (id)", Hidden: true}}
	}
	c := matrix.Column{Title: title, Long: kind(f, sentences) || kind(f, wrapped), Hidden: kind(f, forPrograms), Width: narrow[name]}
	c.Hidden = c.Hidden || name == "suggested" && !t.suggestions
	if c.Long && c.Width == 0 {
		c.Width = 60
	}
	if isNumber(f) && c.Width == 0 {
		c.Width = 9
	}
	return []matrix.Column{c}
}

func isNumber(f reflect.StructField) bool {
	return f.Type.Kind() == reflect.Int || f.Type.Kind() == reflect.Float64
}

func (t tabler) cells(cells []matrix.Cell, f reflect.StructField, v reflect.Value) []matrix.Cell {
	if kind(f, ofCodes) {
		return append(cells, textCell(t.name(v.String())), textCell(v.String()))
	}
	return append(cells, t.cell(f, v))
}

func (t tabler) name(id string) string {
	if n, ok := t.names[id]; ok {
		return n
	}
	return id
}

func (t tabler) cell(f reflect.StructField, v reflect.Value) matrix.Cell {
	switch x := v.Interface().(type) {
	case int:
		return matrix.Cell{Kind: matrix.Number, Number: float64(x)}
	case float64:
		if name, _ := jsonName(f); name == "share" {
			return matrix.Cell{Kind: matrix.Percent, Number: x}
		}
		return matrix.Cell{Kind: matrix.Decimal, Number: x}
	case bool:
		return textCell(t.words.T(map[bool]string{true: "yes", false: "no"}[x]))
	case []string:
		return textCell(strings.Join(x, " "))
	case Passage:
		return textCell(t.passage(x))
	case *Passage:
		if x == nil {
			return matrix.Cell{}
		}
		return textCell(t.passage(*x))
	case []Passage:
		var lines []string
		for _, p := range x {
			lines = append(lines, t.passage(p))
		}
		return textCell(strings.Join(lines, "\n"))
	}
	if s := v.String(); s != "" && kind(f, ofWords) {
		return textCell(t.words.T(s))
	}
	return textCell(v.String())
}

// passage returns a quote with where it stands.
func (t tabler) passage(p Passage) string {
	return fmt.Sprintf("%s (%s, %s:%d)", t.words.Quoted(p.Quote), p.Participant, p.Document, p.Line)
}

func textCell(s string) matrix.Cell {
	if s == "" {
		return matrix.Cell{}
	}
	return matrix.Cell{Kind: matrix.Text, Text: s}
}
