package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cocode/codebook"
	"cocode/corpus/diag"
	"cocode/corpus/transcript/table"
)

// deepest is how many codes may stand below each other.
const deepest = 50

// ReadSheet reads a codebook from a sheet, whatever the order of its columns: one
// that Rows made, or any with columns id (or name) and, better, definition. The list
// names everything that is wrong, with row and column; name stands for the file.
func ReadSheet(name string, rows []table.Row) (*codebook.Codebook, diag.List) {
	r := &sheetReader{file: name, book: named(name), codes: map[string]*codebook.Code{}, parent: map[string]string{}, below: map[string][]string{}}
	if len(rows) == 0 {
		r.problems.Errorf(diag.Position{File: name}, "", "the sheet is empty")
		return r.book, r.problems
	}
	if r.titles(rows[0]); r.problems.Failed() {
		return r.book, r.problems
	}
	for _, pass := range []func(kind string, i int){r.settings, r.coded, r.more} { // rows may have been sorted
		for _, row := range rows[1:] {
			r.cells = row
			kind, i := r.cell("kind")
			pass(strings.ToLower(kind), i)
		}
	}
	r.tree()
	return r.book, sound(r.book, r.problems)
}

type sheetReader struct {
	file     string
	problems diag.List
	book     *codebook.Codebook
	columns  []column // by index; empty where the title is not known
	cells    table.Row
	codes    map[string]*codebook.Code
	order    []string // ids of codes in the order of their rows
	twice    []*codebook.Code
	parent   map[string]string
	below    map[string][]string // ids by parent's id
}

func (r *sheetReader) at() diag.Position { return diag.Position{File: r.file, Line: r.cells.Line} }

// errorf reports what is wrong with a cell; i is its column from 0, or -1 for the row.
func (r *sheetReader) errorf(i int, hint, format string, args ...any) {
	where := ""
	if i >= 0 {
		where = fmt.Sprintf("column %s (%s): ", letters(i), r.columns[i].title())
	}
	r.problems.Errorf(r.at(), hint, "%s%s", where, fmt.Sprintf(format, args...))
}

// letters names a column as spreadsheets do: A, B, … Z, AA.
func letters(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// otherTitles are titles that people write for a field.
var otherTitles = map[string]string{"color": "colour", "nearmiss": "near-miss", "nearmisses": "near-misses", "indicator": "indicators", "code": "name", "label": "name", "description": "definition", "notes": "memo"}

// titles finds out what the columns hold.
func (r *sheetReader) titles(first table.Row) {
	r.cells = first
	seen := map[column]int{}
	fields := slices.Concat(before, worded, single, listed)
	for i := range first.Cells {
		title := strings.ToLower(unprotect(first.Cell(i)))
		c, ok := titled(title)
		r.columns = append(r.columns, c)
		switch earlier, twice := seen[c]; {
		case title == "":
		case !ok:
			hint := "known columns: " + strings.Join(fields, ", ")
			if near, is := diag.Nearest(title, fields); is {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			r.problems.Warnf(r.at(), hint, "column %s (%s) is not known and was not read", letters(i), first.Cell(i))
		case twice:
			r.errorf(i, "keep one of them", "stands twice, first as column %s", letters(earlier))
		default:
			seen[c] = i
		}
	}
	_, id := seen[column{"id", ""}]
	if !id && !slices.ContainsFunc(r.columns, func(c column) bool { return c.field == "name" }) {
		r.problems.Errorf(r.at(), "the first row must hold the titles of the columns, id and name among them", "the sheet has no column id and no column name")
	}
}

// isLanguage tells a language in a title: en, swe, pt-br.
var isLanguage = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// titled reads a title: a field, and a language if it has any.
func titled(title string) (column, bool) {
	words := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(" _:()[]/", r) })
	for n := len(words); n > 0; n-- {
		field := strings.Join(words[:n], "-")
		if other, ok := otherTitles[field]; ok {
			field = other
		}
		lang := strings.Join(words[n:], "-")
		switch hasLanguage := slices.Contains(worded, field) || slices.Contains(listed, field); {
		case hasLanguage && (lang == "" || isLanguage.MatchString(lang)):
			return column{field, lang}, true
		case n == len(words) && (slices.Contains(before, field) || slices.Contains(single, field)):
			return column{field, ""}, true
		}
	}
	return column{}, false
}

// cell returns what stands in a column of the row.
func (r *sheetReader) cell(field string) (value string, i int) {
	i = slices.Index(r.columns, column{field, ""})
	return unprotect(r.cells.Cell(i)), i
}

// each calls do for the cells of a field that hold something.
func (r *sheetReader) each(field string, do func(i int, lang, value string)) {
	for i, c := range r.columns {
		if value := unprotect(r.cells.Cell(i)); c.field == field && value != "" {
			do(i, c.language, value)
		}
	}
}

// words returns a field in all its languages.
func (r *sheetReader) words(field string) codebook.Text {
	var t codebook.Text
	r.each(field, func(_ int, lang, value string) {
		if t == nil {
			t = codebook.Text{}
		}
		t[lang] = value
	})
	return t
}

// settings reads a row of what stands at the top of the codebook.
func (r *sheetReader) settings(kind string, i int) {
	switch {
	case kind == "" || kind == kindCode || kind == kindMore:
		return
	case !slices.Contains(kinds, kind):
		r.errorf(i, "leave it empty for a code; else use one of: "+strings.Join(kinds, ", "), "unknown kind of row %q", kind)
		return
	}
	name := r.words("name")
	value := name.In("")
	id, _ := r.cell("id")
	switch b := r.book; kind {
	case kindCodebook:
		b.At, b.ID, b.Name, b.Memo, b.Version = r.at(), id, name, r.words("memo"), ""
	case kindVersion:
		b.Version = value
	case kindLanguages:
		b.Languages = strings.FieldsFunc(value, func(c rune) bool { return c == ' ' || c == ',' || c == ';' })
	case kindUnit:
		b.Unit = value
	case kindCitation:
		b.Source.Citation = value
	case kindDOI:
		b.Source.DOI = value
	case kindNote:
		b.Source.Note = name
	case kindRule:
		b.Rules = append(b.Rules, name)
	case kindList:
		r.list(id)
	}
}

func (r *sheetReader) list(name string) {
	l := codebook.List{}
	r.each("indicators", func(_ int, lang, value string) { l[lang] = items(value) })
	if r.book.Lists == nil {
		r.book.Lists = map[string]codebook.List{}
	}
	if _, twice := r.book.Lists[name]; twice || name == "" {
		r.errorf(-1, "give each list a name of its own under id", "list %q stands twice or has no name", name)
		return
	}
	r.book.Lists[name] = l
}
