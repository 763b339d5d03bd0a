package matrix

import (
	"cmp"
	"slices"
	"time"

	"cocode/analysis"
)

// audit is the study's record. Times are shown for what persons decided and wrote
// only: when an import or a pass ran says nothing of the study.
func audit(v *View, t *Table) {
	t.List, t.Frozen = true, 1
	t.Columns = []Column{
		{Title: v.t("Number"), Width: 9}, {Title: v.t("What"), Width: 30}, {Title: v.t("About"), Width: 28, Long: true},
		{Title: v.t("Things"), Width: 9}, {Title: v.t("Who"), Width: 20}, {Title: v.t("Time (UTC)"), Width: 18},
		{Title: v.t("Why"), Width: 60, Long: true}, {Title: v.t("Undone"), Width: 10},
	}
	t.Rows = func(yield func(Row) bool) {
		for _, e := range v.Events {
			if !yield(Row{Cells: v.eventCells(e)}) {
				return
			}
		}
	}
}

func (v *View) eventCells(e Event) []Cell {
	at := Cell{}
	if e.Person {
		at = moment(e.At)
	}
	undone := Cell{}
	if e.Undone {
		undone = words(v.t("undone"))
	}
	return []Cell{number(e.N), words(v.eventName(e.Kind)), words(v.subject(e.Subject)), number(e.Items), words(e.Who), at, words(e.Why), undone}
}

// moment is a time to the minute, in UTC so that it does not depend on the machine.
func moment(at time.Time) Cell {
	if at.IsZero() {
		return Cell{}
	}
	return words(at.UTC().Format("2006-01-02 15:04"))
}

// eventName says what an event of the record is.
func (v *View) eventName(kind string) string {
	names := map[string]string{
		"create": v.t("study created"), "import": v.t("interviews imported"), "update": v.t("transcript corrected"),
		"attributes": v.t("attributes set"), "units": v.t("meaning units made"), "inductive": v.t("inductive pass"),
		"revise": v.t("inductive scheme changed"), "codebook": v.t("codebook added"), "deductive": v.t("deductive pass"),
		"decide": v.t("codes decided"), "seen": v.t("units looked at"), "memo": v.t("memo written"),
		"undo": v.t("undone"), "purge": v.t("words purged"),
	}
	return cmp.Or(names[kind], kind)
}

// subject is the name of what an identity stands for.
func (v *View) subject(id string) string {
	if d, ok := v.docAt[id]; ok {
		return v.docs[d].Name
	}
	if id != "" && id == v.book.id {
		return v.bookTitle()
	}
	if i, ok := v.book.at[id]; ok {
		return v.book.nodes[i].Name
	}
	if i, ok := v.open.at[id]; ok {
		return v.open.nodes[i].Name
	}
	if u, ok := v.unitAt[id]; ok {
		return v.source(u)
	}
	return id
}

// memosBySubject returns the memos by what they are about, in their order.
func (v *View) memosBySubject() map[string][]Memo {
	by := map[string][]Memo{}
	for _, m := range v.Memos {
		by[m.Subject] = append(by[m.Subject], m)
	}
	return by
}

// memoTable is the notes of the researchers.
func memoTable(v *View, t *Table) {
	t.List, t.Frozen = true, 1
	t.Columns = []Column{
		{Title: v.t("Kind"), Width: 12}, {Title: v.t("About"), Width: 36, Long: true}, {Title: v.t("Memo"), Width: 90, Long: true},
		{Title: v.t("Who"), Width: 20}, {Title: v.t("Time (UTC)"), Width: 18},
	}
	kinds := map[string]string{"study": v.t("study"), "document": v.t("interview"), "unit": v.t("unit"), "code": v.t("code"), "category": v.t("category")}
	var body []Row
	for _, m := range v.Memos {
		body = append(body, Row{Cells: []Cell{words(cmp.Or(kinds[m.Kind], m.Kind)), words(v.subject(m.Subject)), words(m.Text), words(m.Who), moment(m.At)}})
	}
	t.Rows = rows(body)
}

// decisions is every coding of a person, with what had been suggested.
func decisions(v *View, t *Table) {
	t.List, t.Frozen = true, 2
	t.Columns = append([]Column{{Title: v.t("Coder"), Width: 18}, {Title: v.t("Code"), Width: 28, Long: true}, {Title: v.t("Decision"), Width: 14, Long: true},
		{Title: v.t("Suggested with"), Width: 15}}, v.where()...)
	t.Columns = append(t.Columns, Column{Title: v.t("Meaning unit"), Width: 60, Long: true}, Column{Title: v.t("Memo"), Width: 36, Long: true},
		Column{Title: v.t("Time (UTC)"), Width: 18}, Column{Title: v.t("Unit"), Hidden: true}, Column{Title: v.t("Id"), Hidden: true})
	list := v.decided()
	t.Rows = each(upTo(len(list)), func(room []Cell, i int) []Cell {
		g := &v.given[list[i].given]
		return v.decisionCells(room, g, g.persons[list[i].person])
	})
}

// decided is one person's decision on one code on one unit: places in v.given and
// among its persons.
type decided struct{ given, person int }

// decisionsByCoder returns all decisions by coder, code, what was decided, and place.
func (v *View) decisionsByCoder() []decided {
	var list []decided
	for i := range v.given {
		for k := range v.given[i].persons {
			list = append(list, decided{i, k})
		}
	}
	slices.SortStableFunc(list, func(a, b decided) int {
		x, y := &v.given[a.given], &v.given[b.given]
		return cmp.Or(cmp.Compare(x.persons[a.person].Coder, y.persons[b.person].Coder), cmp.Compare(x.node, y.node),
			cmp.Compare(x.persons[a.person].Status, y.persons[b.person].Status), cmp.Compare(x.unit, y.unit))
	})
	return list
}

// acceptedBy returns where the decisions stand by which each coder accepted each code.
func (v *View) acceptedBy() map[acceptance]*Link {
	blocks := map[acceptance]*Link{}
	for row, x := range v.decided() {
		c := v.given[x.given].persons[x.person]
		if c.Status != analysis.Accepted {
			continue
		}
		key := acceptance{c.Coder, v.given[x.given].node}
		if blocks[key] == nil {
			blocks[key] = &Link{Table: "decisions", Row: row}
		}
		blocks[key].Rows++
	}
	return blocks
}

// acceptance names what a coder has accepted of a code.
type acceptance struct {
	coder string
	node  int
}

func (v *View) decisionCells(room []Cell, g *given, c *analysis.Coding) []Cell {
	suggested := Cell{}
	if g.machine != nil {
		suggested = decimal(g.machine.Confidence)
	}
	node := v.book.nodes[g.node]
	status := v.t(string(c.Status))
	if c.Changed {
		status = v.t("%s (the words have changed since)", status)
	}
	cells := append(room, words(c.Coder), words(node.Name).to(v.back("categories", g.node, g.unit)), words(status), suggested)
	cells = v.whereCells(cells, g.unit)
	return append(cells, words(v.quote(g.unit)), words(c.Memo), moment(c.At), words(v.units[g.unit].ID), words(node.ID))
}

func hasEvents(v *View) bool    { return len(v.Events) > 0 }
func hasMemos(v *View) bool     { return len(v.Memos) > 0 }
func hasDecisions(v *View) bool { return hasBook(v) && len(v.coders()) > 0 }
