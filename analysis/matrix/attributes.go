package matrix

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// small is the number of participants below which a group is marked: shares of it
// say little, and its members may be recognised.
const small = 5

// attributes is the codebook by attributes of the participants: for every group how
// many units, how many of its participants, and their share.
func attributes(v *View, t *Table) {
	groups, alone := v.attributeGroups()
	t.Columns, t.Frozen = v.schemeColumns(v.book), beforeInterviews
	_, what, counted := v.counting()
	for _, g := range groups {
		title := fmt.Sprintf("%s: %s (n = %d)", g.attribute, g.value, len(g.persons))
		if len(g.persons) < small {
			title += " †"
		}
		t.Columns = append(t.Columns, Column{Title: counted, Group: title},
			Column{Title: v.t("Participants"), Group: title}, Column{Title: v.t("Share"), Group: title, Scale: 1})
	}
	body := make([]Row, len(v.book.nodes))
	for i := range v.book.nodes {
		body[i] = v.schemeRow(v.book, i)
	}
	for _, g := range groups {
		v.groupCells(body, g)
	}
	t.Rows = rows(body)
	v.attributeNotes(t, groups, alone, what)
}

// groupCells adds the cells of one group to the rows.
func (v *View) groupCells(body []Row, g group) {
	in := func(u int) int {
		if p := v.units[u].person; p >= 0 && g.has(p) {
			return 0
		}
		return 1
	}
	entries := v.ofBook(in)
	m, _, _ := v.counting()
	counted := v.count(v.book, entries, m, 1)
	all := v.count(v.book, v.ofAll(v.book, in), m, 1)
	persons := v.count(v.book, entries, Participants, 1)
	for i := range body {
		body[i].Cells = append(body[i].Cells, v.shown(counted, all, v.book, i, 0).to(counted.link("suggestions", i, 0)),
			number(persons.of(i, 0)).to(counted.link("suggestions", i, 0)), percent(persons.of(i, 0), len(g.persons)).to(counted.link("suggestions", i, 0)))
	}
}

func (v *View) attributeNotes(t *Table, groups []group, alone []string, what string) {
	t.Notes = append(t.Notes, v.t("Share: of the participants in the group, those who speak of it."))
	if slices.ContainsFunc(groups, func(g group) bool { return len(g.persons) < small }) {
		t.Notes = append(t.Notes, v.t("† Fewer than five participants: shares say little, and a participant may be recognised."))
	}
	if len(alone) > 0 {
		t.Notes = append(t.Notes, v.t("Left out, as no two participants share a value: %s.", strings.Join(alone, ", ")))
	}
	if list := v.withoutValue(groups); len(list) > 0 {
		t.Notes = append(t.Notes, v.t("Participants without a value, in no group: %s.", strings.Join(list, ", ")))
	}
	t.Notes = append(t.Notes, v.countNote(what))
}

// withoutValue returns, of the attributes that form groups, how many participants have
// none of the values: "profession 2".
func (v *View) withoutValue(groups []group) (list []string) {
	for _, name := range v.attributeNames() {
		if !slices.ContainsFunc(groups, func(g group) bool { return g.attribute == name }) {
			continue
		}
		n := 0
		for _, p := range v.people {
			if v.attribute(p, name) == "" {
				n++
			}
		}
		if n > 0 {
			list = append(list, fmt.Sprintf("%s %d", name, n))
		}
	}
	return list
}

// group is the participants with one value of an attribute.
type group struct {
	attribute, value string
	persons          []int // in order
}

func (g group) has(person int) bool {
	_, ok := slices.BinarySearch(g.persons, person)
	return ok
}

// attributeGroups returns the groups that participants form, and the attributes by
// which no two come together. Many different numbers are divided at their median;
// values that only one participant has are one group.
func (v *View) attributeGroups() (groups []group, alone []string) {
	for _, name := range v.attributeNames() {
		list := v.groupsOf(name)
		if len(list) == 1 && list[0].value == v.t("others") {
			alone = append(alone, name)
			continue
		}
		groups = append(groups, list...)
	}
	return groups, alone
}

func (v *View) groupsOf(name string) []group {
	var values []string
	of := make([]string, len(v.people))
	for i, p := range v.people {
		if of[i] = v.attribute(p, name); of[i] != "" && !slices.Contains(values, of[i]) {
			values = append(values, of[i])
		}
	}
	if label, names := v.halves(values); label != nil {
		values = names
		for i := range of {
			of[i] = label(of[i])
		}
	}
	var list []group
	others := group{attribute: name, value: v.t("others")}
	for _, value := range values {
		g := group{attribute: name, value: value}
		for i, s := range of {
			if s == value {
				g.persons = append(g.persons, i)
			}
		}
		if len(g.persons) == 1 {
			others.persons = append(others.persons, g.persons[0])
			continue
		}
		list = append(list, g)
	}
	if others.persons != nil {
		slices.Sort(others.persons)
		list = append(list, others)
	}
	return list
}

// halves divides five or more different numbers at their median. It returns nil for
// fewer, and where a value is no number.
func (v *View) halves(values []string) (label func(string) string, names []string) {
	if len(values) < small {
		return nil, nil
	}
	var numbers []float64
	for _, s := range values {
		x, err := parseNumber(s)
		if err != nil {
			return nil, nil
		}
		numbers = append(numbers, x)
	}
	slices.Sort(numbers)
	middle := numbers[(len(numbers)-1)/2]
	cut := strconv.FormatFloat(middle, 'f', -1, 64)
	names = []string{v.t("up to %s", cut), v.t("over %s", cut)}
	return func(s string) string {
		if s == "" {
			return s
		}
		if x, _ := parseNumber(s); x > middle {
			return names[1]
		}
		return names[0]
	}, names
}

// parseNumber reads a number with a decimal point or comma.
func parseNumber(s string) (float64, error) {
	return strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
}

// attributeNames returns the names of the attributes, in the order in which they
// come first.
func (v *View) attributeNames() []string {
	var names []string
	for _, a := range v.Attributes {
		if !slices.Contains(names, a.Name) {
			names = append(names, a.Name)
		}
	}
	return names
}

// attribute returns a participant's value of an attribute: the participant's own,
// else that of the interviews, each value once.
func (v *View) attribute(person, name string) string {
	var values []string
	for _, ofDocument := range []bool{false, true} {
		for _, a := range v.Attributes {
			if a.Name == name && a.OfDocument == ofDocument && v.concerns(a, person) && !slices.Contains(values, a.Value) {
				values = append(values, a.Value)
			}
		}
		if values != nil {
			break
		}
	}
	return strings.Join(values, ", ")
}

// concerns reports whether an attribute is of a participant or of an interview with
// that participant.
func (v *View) concerns(a Attribute, person string) bool {
	if !a.OfDocument {
		return a.Subject == person
	}
	d, ok := v.docAt[a.Subject]
	return ok && slices.Contains(v.docs[d].Participants(), person)
}

func hasAttributes(v *View) bool {
	groups, _ := v.attributeGroups()
	return hasBook(v) && len(groups) > 0
}
