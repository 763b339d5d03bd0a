package workbook

import (
	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// The colours. They differ in lightness, so that they stay apart when printed in
// grey and for every kind of colour vision.
const (
	ink       = "1F2933"
	faintInk  = "5F6C7B"
	linkInk   = "1F4E79"
	headFill  = "DCE4EE"
	groupFill = "E9EEF4"
	underFill = "F4F7FA"
	fillFill  = "FFF8E1"
	rule      = "8796A8"
	hairline  = "D5DCE4"
	heatLow   = "FFFFFF"
	heatHigh  = "6BAED6"
)

// role is what a cell is for.
type role uint8

const (
	roleBody role = iota
	roleGroup
	roleUnder // a group below a group
	roleTotal
	roleHead
	roleHeadTurned
	roleHeadGroup
	roleHeadBlank // above columns without a group
	roleTitle
	roleIntro
	roleNote
)

// look is everything that a style depends on. Two cells that look alike share one.
type look struct {
	role   role
	kind   matrix.CellKind
	indent int
	long   bool
	link   bool
	fill   bool
	text   bool // it would turn into a formula or a number if somebody edited it
}

// look is how the cells of a kind look.
func (s *sheet) look(k cellKind) look {
	c := &s.table.Columns[k.column]
	at := s.first[k.column] - 1
	l := look{kind: k.kind, long: c.Long, fill: c.Fill, link: k.link, text: k.risky}
	switch {
	case k.row == matrix.Total:
		l.role = roleTotal
	case k.row == matrix.Group && k.level == 0:
		l.role = roleGroup
	case k.row == matrix.Group:
		l.role = roleUnder
	}
	switch {
	case k.column == 0:
		l.indent = k.level
	case s.columns[at].kind == matrix.Text && s.follows(at):
		l.indent = 1
	}
	if l.kind == matrix.Blank {
		l.kind = s.columns[at].kind
	}
	return l
}

// headLook is how the title of a column looks.
func (s *sheet) headLook(i int) look {
	c := &s.columns[i]
	switch {
	case s.turns(c):
		return look{role: roleHeadTurned}
	case c.kind == matrix.Text && s.follows(i):
		return look{role: roleHead, kind: c.kind, fill: c.Fill, indent: 1}
	}
	return look{role: roleHead, kind: c.kind, fill: c.Fill}
}

// styles makes each style once.
type styles struct {
	file *excelize.File
	ids  map[look]int
	err  error // the first that went wrong
}

// id returns the number of the style for a look.
func (s *styles) id(l look) int {
	if id, ok := s.ids[l]; ok {
		return id
	}
	id, err := s.file.NewStyle(l.style())
	if err != nil && s.err == nil {
		s.err = err
	}
	s.ids[l] = id
	return id
}

func (l look) style() *excelize.Style {
	st := &excelize.Style{Font: l.font(), Alignment: l.alignment(), CustomNumFmt: l.format(), Border: l.border()}
	if f := l.background(); f != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{f}}
	}
	return st
}

func (l look) font() *excelize.Font {
	f := &excelize.Font{Family: "Calibri", Size: 10, Color: ink}
	switch l.role {
	case roleTitle:
		f.Size, f.Bold = 16, true
	case roleHead, roleHeadTurned, roleHeadGroup:
		f.Bold = true
	case roleGroup, roleTotal:
		f.Bold = !l.long
	case roleIntro, roleNote:
		f.Color = faintInk
	}
	if l.link && l.role != roleHead {
		f.Color = linkInk
		if l.kind == matrix.Text {
			f.Underline = "single"
		}
	}
	return f
}

func (l look) alignment() *excelize.Alignment {
	a := &excelize.Alignment{Vertical: "top", WrapText: l.long, Indent: l.indent}
	if l.indent > 0 {
		a.Horizontal = "left"
	}
	switch l.role {
	case roleHead:
		a.Vertical, a.WrapText = "bottom", true
	case roleHeadTurned:
		a.Vertical, a.TextRotation, a.Horizontal = "bottom", 90, "center"
	case roleHeadGroup:
		a.Horizontal, a.Vertical, a.WrapText = "left", "bottom", true
	}
	switch {
	case l.kind == matrix.Mark:
		a.Horizontal = "center"
	case l.kind > matrix.Text && l.role == roleHead:
		a.Horizontal = "right"
	}
	return a
}

// format is the number format: a zero is a dot, so that what is there stands out.
func (l look) format() *string {
	formats := map[matrix.CellKind]string{
		matrix.Number: `#,##0;-#,##0;"·"`, matrix.Decimal: "0.00", matrix.Percent: `0%;-0%;"·"`, matrix.Mark: `"●";"●";"·"`,
	}
	f, ok := formats[l.kind]
	switch {
	case l.text:
		f = "@"
	case !ok:
		return nil
	}
	return &f
}

func (l look) background() string {
	switch {
	case l.fill:
		return fillFill
	case l.role == roleHead, l.role == roleHeadTurned, l.role == roleHeadGroup, l.role == roleHeadBlank:
		return headFill
	case l.role == roleGroup:
		return groupFill
	case l.role == roleUnder:
		return underFill
	}
	return ""
}

func (l look) border() []excelize.Border {
	switch l.role {
	case roleHead, roleHeadTurned:
		return []excelize.Border{{Type: "bottom", Style: 1, Color: rule}}
	case roleHeadGroup:
		return []excelize.Border{{Type: "left", Style: 1, Color: rule}}
	case roleTotal:
		return []excelize.Border{{Type: "top", Style: 1, Color: rule}}
	case roleBody, roleGroup, roleUnder:
		return []excelize.Border{{Type: "bottom", Style: 1, Color: hairline}}
	}
	return nil
}
