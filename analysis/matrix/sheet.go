package matrix

import (
	"cmp"
	"fmt"
	"strings"
)

// Sheet is one table that can be made of a study.
type Sheet struct {
	Name    string // in commands
	tab     string // in a workbook, in English
	title   string
	intro   string
	applies func(*View) bool // nil if always
	build   func(*View, *Table)
	apart   bool // shown only when asked for by name
}

// Find returns the sheet with a name, or an error that lists the names.
func Find(name string) (Sheet, error) {
	var names []string
	for _, s := range Sheets() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Sheet{}, fmt.Errorf("there is no sheet %q; the sheets are %s", name, strings.Join(names, ", "))
}

// Applies reports whether a study has what the sheet shows.
func (s Sheet) Applies(v *View) bool { return s.applies == nil || s.applies(v) }

// Table makes the sheet's table.
func (s Sheet) Table(v *View) Table {
	t := Table{Name: s.Name, Language: v.speech.code(), Tab: v.t(s.tab), Title: v.t(s.title), Intro: v.t(s.intro)}
	s.build(v, &t)
	return t
}

// Tables makes the tables of a whole workbook: all that a study has something for.
func (v *View) Tables() []Table {
	var list []Table
	for _, s := range Sheets() {
		if s.Name == beforeFurther {
			list = append(list, v.options.Further...)
		}
		if !s.apart && s.Applies(v) {
			list = append(list, s.Table(v))
		}
	}
	return list
}

// beforeFurther is the sheet before which tables that are made elsewhere stand.
const beforeFurther = "codebook"

// Further returns the table of a name that was made elsewhere.
func (v *View) Further(name string) (Table, bool) {
	for _, t := range v.options.Further {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}

func hasBook(v *View) bool     { return !v.book.empty() }
func hasOpen(v *View) bool     { return !v.open.empty() }
func hasBoth(v *View) bool     { return hasBook(v) && hasOpen(v) }
func hasAny(v *View) bool      { return hasBook(v) || hasOpen(v) }
func hasCodebook(v *View) bool { return v.Codebook != nil }

// counting returns the measure of the options, and its name in a sentence and as a
// title.
func (v *View) counting() (m Measure, name, title string) {
	names := map[Measure][2]string{Units: {"units", "Units"}, Documents: {"interviews", "Interviews"},
		Participants: {"participants", "Participants"}, Words: {"words", "Words"}, Turns: {"turns", "Turns"}}
	m = cmp.Or(v.options.Measure, Units)
	return m, v.t(names[m][0]), v.t(names[m][1])
}
