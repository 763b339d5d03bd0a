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
func (r Refinement) Tables() []matrix.Table {
	t := tabler{words.In(r.Language), map[string]string{}}
	for _, c := range r.Codes {
		t.names[c.ID] = c.Name
	}
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
	return []matrix.Table{
		sheet(t, "propositions", claims), sheet(t, "proposition_scopes", scopes), sheet(t, "proposition_quotes", quotes), sheet(t, "refining", refining),
		sheet(t, "dimensions", r.Dimensions), sheet(t, "edges", r.Edges), sheet(t, "cells", r.Cells), sheet(t, "interactions", r.Interactions),
		sheet(t, "tensions", r.Tensions), sheet(t, "answers", r.Answers), sheet(t, "coverage", r.Coverage), sheet(t, "uncovered", r.Uncovered),
		sheet(t, "evidence", r.Evidence),
	}
}

// tabler makes tables of rows: a column for each field.
type tabler struct {
	words words.Language
	names map[string]string // of codes, by id
}

// sheet makes a table of rows of one type.
func sheet[R any](t tabler, name string, rows []R) matrix.Table {
	fields := columns(reflect.TypeFor[R]())
	table := matrix.Table{Name: name, Tab: t.words.T("sheet." + name), Title: t.words.T("sheet." + name + ".title"), Intro: t.words.T("sheet." + name + ".intro"),
		List: true, Frozen: 1, Rows: t.rows(fields, reflect.ValueOf(rows))}
	for _, f := range fields {
		table.Columns = append(table.Columns, t.columnsOf(f)...)
	}
	return table
}

// rows yields the rows one at a time, so that long tables are never held twice.
func (t tabler) rows(fields []reflect.StructField, rows reflect.Value) iter.Seq[matrix.Row] {
	return func(yield func(matrix.Row) bool) {
		var cells []matrix.Cell
		for i := range rows.Len() {
			cells = cells[:0]
			for _, f := range fields {
				cells = t.cells(cells, f, rows.Index(i).FieldByIndex(f.Index))
			}
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
	sentences   = []string{"quote", "quotes", "condensed", "typical", "deviant", "against", "text", "because", "source", "reason", "barrier", "step", "aspect", "published", "here"}
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
		return []matrix.Column{{Title: title, Width: 28}, {Title: title + " (id)", Hidden: true}}
	}
	c := matrix.Column{Title: title, Long: kind(f, sentences), Hidden: kind(f, forPrograms)}
	if c.Long {
		c.Width = 60
	}
	return []matrix.Column{c}
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
