package matrix

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cocode/analysis"
)

// overview is the first sheet: the study in numbers, and the way to the others.
func overview(v *View, t *Table) {
	t.Title = cmp.Or(v.Study, v.t("Overview"))
	t.Columns = []Column{{Width: 40}, {Title: v.t("Number"), Width: 12}, {Title: v.t("Participants"), Width: 13}, {Width: 90, Long: true}}
	o := &outline{v: v}
	o.material()
	o.coding()
	o.groups(t)
	o.contents()
	t.Rows = rows(o.rows)
}

// outline gathers the rows of the overview.
type outline struct {
	v    *View
	rows []Row
}

func (o *outline) section(title string) {
	o.rows = append(o.rows, Row{Kind: Group, Cells: []Cell{words(o.v.t(title))}})
}

func (o *outline) row(cells ...Cell) {
	o.rows = append(o.rows, Row{Level: 1, Cells: cells})
}

func (o *outline) count(what string, n int, note string) {
	o.row(words(o.v.t(what)), number(n), Cell{}, words(note))
}

func (o *outline) material() {
	v := o.v
	turns := 0
	var names []string
	for _, d := range v.docs {
		turns += len(d.Turns)
		names = append(names, d.Name)
	}
	o.section("Material")
	o.count("Interviews", len(v.docs), strings.Join(names, ", "))
	o.count("Participants", len(v.people), strings.Join(v.people, ", "))
	o.count("Turns", turns, "")
	o.count("Meaning units", len(v.units), "")
	o.count("Words in meaning units", v.spokenWords(), "")
	o.row(words(v.t("Languages")), Cell{}, Cell{}, words(strings.Join(v.languages(), ", ")))
	o.row(words(v.t("Fingerprint of the input")), Cell{}, Cell{}, words(v.fingerprint()))
}

// languages returns the languages of the interviews with the number of each.
func (v *View) languages() []string {
	n := map[string]int{}
	for _, d := range v.docs {
		n[d.Language]++
	}
	var list []string
	for _, l := range slices.Sorted(maps.Keys(n)) {
		list = append(list, fmt.Sprintf("%s (%d)", v.languageName(l), n[l]))
	}
	return list
}

func (v *View) languageName(code string) string {
	switch code {
	case "en":
		return v.t("English")
	case "sv":
		return v.t("Swedish")
	case "":
		return v.t("unknown")
	}
	return code
}

// fingerprint tells whether two workbooks were made from the same texts and the
// same scheme: the first 16 digits of a SHA-256.
func (v *View) fingerprint() string {
	h := sha256.New()
	for _, d := range v.docs {
		fmt.Fprintf(h, "%s %s\n", d.Name, d.Hash())
	}
	for _, n := range v.book.nodes {
		fmt.Fprintf(h, "%s %s %s\n", n.ID, n.Parent, n.Name)
	}
	if v.Codebook != nil {
		fmt.Fprintln(h, v.Codebook.ID, v.Codebook.Version)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func (o *outline) coding() {
	v := o.v
	o.section("Coding")
	if hasOpen(v) {
		o.inductive()
	}
	if hasBook(v) {
		o.deductive()
	}
	coders := v.coders()
	o.count("Coders", len(coders), strings.Join(coders, ", "))
	if v.stray > 0 {
		o.count("Codings left out", v.stray, v.t("Their units are not in the study."))
	}
}

func (o *outline) inductive() {
	n := o.v.levels(o.v.open)
	o.row(words(o.v.t("Inductive categories")), number(n[analysis.LevelCategory]).to(&Link{Table: "inductive"}), Cell{},
		words(o.v.t("%d subcategories, %d codes", n[analysis.LevelSubcategory], n[analysis.LevelCode])))
}

func (o *outline) deductive() {
	v := o.v
	n := v.statuses()
	held := v.coded()
	o.row(words(v.t("Codebook")), Cell{}, Cell{}, words(v.bookTitle()))
	o.row(words(v.t("Codes on units")), number(len(v.given)).to(&Link{Table: "suggestions"}))
	o.count("Open suggestions", n[analysis.Suggested], v.t("Suggestions are no findings until a person has decided."))
	accepted, rejected := v.voteNotes()
	o.count("Accepted", n[analysis.Accepted], accepted)
	o.count("Rejected", n[analysis.Rejected], rejected)
	o.count("Unsure", n[analysis.Unsure], "")
	o.row(words(v.t("Units with a code")), number(held), Cell{}, words(v.shareOf(held, len(v.units))))
	o.row(words(v.t("Units without a code")), number(len(v.units)-held).to(&Link{Table: "uncoded"}))
}

func (v *View) shareOf(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return v.t("%d %% of all units", (200*part+whole)/(2*whole))
}

// coders returns the names of the persons who coded, in order of the alphabet.
func (v *View) coders() []string {
	names := map[string]bool{}
	for i := range v.Codings {
		if c := v.Codings[i].Coder; c != analysis.MachineCoder && c != analysis.JointCoder {
			names[c] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// groups lists the codebook's subcategories with units and participants, and draws
// them.
func (o *outline) groups(t *Table) {
	v := o.v
	if !hasBook(v) {
		return
	}
	entries := v.ofBook(together)
	units := v.count(v.book, entries, Units, 0)
	persons := v.count(v.book, entries, Participants, 0)
	o.section("Units by subcategory")
	first := len(o.rows)
	var said []string
	for _, i := range v.topGroups() {
		n := v.book.nodes[i]
		link := Link{Table: "categories", Row: i}
		o.row(words(n.Name).to(&link), number(units.total(i)).to(units.link("suggestions", i, 0)), number(persons.total(i)), words(v.pathAbove(i)))
		said = append(said, fmt.Sprintf("%s %d", n.Name, units.total(i)))
	}
	if len(said) == 0 {
		return
	}
	t.Charts = append(t.Charts, Chart{Kind: Bars, Title: v.t("Units by subcategory"), Alt: v.t("Bar chart. Meaning units: %s.", strings.Join(said, ", ")),
		Values: []int{1}, Row: first, Rows: len(said), YTitle: v.t("Meaning units")})
}

// pathAbove names what lies above a node, from the top.
func (v *View) pathAbove(node int) string {
	var names []string
	for i := v.book.parent[node]; i != v.book.root(); i = v.book.parent[i] {
		names = append([]string{v.book.nodes[i].Name}, names...)
	}
	return strings.Join(names, " › ")
}

// contents lists the other sheets, each with what it shows.
func (o *outline) contents() {
	o.section("The sheets")
	for _, s := range Sheets() {
		if s.Name == beforeFurther {
			for _, t := range o.v.options.Further {
				o.row(words(t.Tab).to(&Link{Table: t.Name, Row: -1}), Cell{}, Cell{}, words(t.Intro))
			}
		}
		if s.Name != "overview" && !s.apart && s.Applies(o.v) {
			o.row(words(o.v.t(s.tab)).to(&Link{Table: s.Name, Row: -1}), Cell{}, Cell{}, words(o.v.t(s.intro)))
		}
	}
}
