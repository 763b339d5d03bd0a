package report

import (
	"fmt"
	"strings"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
	"cocode/analysis/refine/proposition"
)

// Colours that can be told apart by people who see none and when printed in grey,
// together with the fills.
const (
	ink     = "1C2428"
	soft    = "566168"
	rule    = "C5CDD1"
	white   = "FFFFFF"
	enables = "1B5E6B"
	hinders = "A8480F"
)

// triangle shows the corners and sides with their numbers.
func (w *writer) triangle() {
	w.section(w.T("triangle.title"), w.T("triangle.lead"))
	w.add(paper.Figure{Drawing: w.drawing(), Caption: w.T("triangle.caption"), Alt: w.drawingInWords()})
	w.corners()
	w.cells()
}

// corner is a corner of the drawing: where its card stands.
type corner struct {
	dimension string
	x, y      int
}

const (
	cardWidth  = 224
	cardHeight = 96
	drawWidth  = 720
	drawHeight = 436
)

var corners = []corner{
	{refine.Resources, (drawWidth - cardWidth) / 2, 8},
	{refine.Discourses, 8, drawHeight - cardHeight - 8},
	{refine.Contexts, drawWidth - cardWidth - 8, drawHeight - cardHeight - 8},
}

// sides are the sides of the drawing by their two corners, with the middle of their
// labels.
var sides = []struct{ a, b, x, y int }{{0, 1, 186, 216}, {0, 2, drawWidth - 186, 216}, {1, 2, drawWidth / 2, drawHeight - cardHeight/2 - 8}}

func (w *writer) drawing() paper.Drawing {
	d := paper.Drawing{Width: drawWidth, Height: drawHeight}
	for _, s := range sides {
		a, b := corners[s.a], corners[s.b]
		d.Shapes = append(d.Shapes, paper.Line{X1: a.x + cardWidth/2, Y1: a.y + cardHeight/2, X2: b.x + cardWidth/2, Y2: b.y + cardHeight/2,
			Width: w.thickness(a.dimension, b.dimension), Colour: rule})
	}
	for _, c := range corners {
		d.Shapes = append(d.Shapes, w.card(c)...)
	}
	for _, s := range sides {
		d.Shapes = append(d.Shapes, w.side(corners[s.a].dimension, corners[s.b].dimension, s.x, s.y)...)
	}
	return d
}

// thickness of a side grows with how many turns it has.
func (w *writer) thickness(a, b string) int {
	most := 1
	for _, e := range w.r.Edges {
		if e.Scope == proposition.Turn && e.DirectionA == refine.Any {
			most = max(most, e.Both)
		}
	}
	return 2 + 10*w.edge(a, refine.Any, b, refine.Any).Both/most
}

func (w *writer) edge(a, directionA, b, directionB string) refine.Edge {
	for _, e := range w.r.Edges {
		if e.Scope == proposition.Turn && e.A == a && e.B == b && e.DirectionA == directionA && e.DirectionB == directionB {
			return e
		}
	}
	return refine.Edge{}
}

// card draws a corner: its name and a bar for each direction.
func (w *writer) card(c corner) []paper.Shape {
	shapes := []paper.Shape{
		paper.Rect{X: c.x, Y: c.y, W: cardWidth, H: cardHeight, Fill: paper.Fill{Colour: white}, Stroke: ink, Round: 8},
		paper.Label{X: c.x + cardWidth/2, Y: c.y + 25, Size: 17, Anchor: "middle", Bold: true, Colour: ink, Text: w.T(c.dimension)},
	}
	y := c.y + 38
	for _, d := range w.r.Dimensions {
		if d.Dimension == c.dimension {
			shapes = append(shapes, w.bar(c.x+14, y, d)...)
			y += 27
		}
	}
	return shapes
}

// bar draws how much is told in one direction: sign, bar, numbers.
func (w *writer) bar(x, y int, d refine.Dimension) []paper.Shape {
	const longest = 96
	most := 1
	for _, o := range w.r.Dimensions {
		most = max(most, o.Codings)
	}
	bar := paper.Rect{X: x + 20, Y: y + 2, W: max(2, longest*d.Codings/most), H: 16, Fill: paper.Fill{Colour: enables}, Stroke: enables}
	switch d.Direction {
	case refine.Hinders:
		bar.Fill, bar.Stroke = paper.Fill{Colour: hinders, Hatched: true}, hinders
	case refine.Neutral:
		bar.Fill, bar.Stroke = paper.Fill{Colour: white}, soft
	}
	return []paper.Shape{
		paper.Label{X: x + 7, Y: y + 16, Size: 17, Anchor: "middle", Bold: true, Colour: ink, Text: sign(d.Direction)},
		bar,
		paper.Label{X: x + 20 + bar.W + 8, Y: y + 15, Size: 14, Anchor: "start", Colour: ink, Text: fmt.Sprintf("%d (%d)", d.Codings, d.Participants)},
	}
}

func sign(direction string) string {
	return map[string]string{refine.Enables: "+", refine.Hinders: "−", refine.Neutral: "○"}[direction]
}

// side draws the label of a side: turns, what chance gives, and the directions.
func (w *writer) side(a, b string, x, y int) []paper.Shape {
	const width, height = 206, 70
	e := w.edge(a, refine.Any, b, refine.Any)
	lines := []paper.Label{
		{Size: 15, Bold: true, Text: w.N("triangle.turns", e.Both, e.Participants)},
		{Size: 12, Text: w.T("triangle.chance", w.Decimal(e.Expected, 1))},
		{Size: 13, Text: w.directions(a, b)},
	}
	shapes := []paper.Shape{paper.Rect{X: x - width/2, Y: y - height/2, W: width, H: height, Fill: paper.Fill{Colour: white}, Stroke: rule, Round: 6}}
	for i, l := range lines {
		l.X, l.Y, l.Anchor, l.Colour = x, y-height/2+22+20*i, "middle", ink
		if i == 1 {
			l.Colour = soft
		}
		shapes = append(shapes, l)
	}
	return shapes
}

// directions writes the pairs of directions of a side: "+ + 3   + − 2".
func (w *writer) directions(a, b string) string {
	var parts []string
	for _, x := range []string{refine.Enables, refine.Hinders, refine.Neutral} {
		for _, y := range []string{refine.Enables, refine.Hinders, refine.Neutral} {
			if w.has(a, x) && w.has(b, y) {
				parts = append(parts, fmt.Sprintf("%s%s\u00a0%d", sign(x), sign(y), w.edge(a, x, b, y).Both))
			}
		}
	}
	return strings.Join(parts, "   ")
}

func (w *writer) has(dimension, direction string) bool {
	for _, d := range w.r.Dimensions {
		if d.Dimension == dimension && d.Direction == direction {
			return true
		}
	}
	return false
}

// drawingInWords says what the drawing shows.
func (w *writer) drawingInWords() string {
	var sentences []string
	for _, c := range corners {
		var counts []string
		for _, d := range w.r.Dimensions {
			if d.Dimension == c.dimension {
				counts = append(counts, w.T("triangle.alt.count", w.T(d.Direction), d.Codings, d.Participants))
			}
		}
		if len(counts) > 0 {
			sentences = append(sentences, w.T("triangle.alt.corner", w.T(c.dimension), strings.Join(counts, ", ")))
		}
	}
	for _, s := range sides {
		e := w.edge(corners[s.a].dimension, refine.Any, corners[s.b].dimension, refine.Any)
		sentences = append(sentences, w.T("triangle.alt.edge", w.T(corners[s.a].dimension), w.T(corners[s.b].dimension), e.Both, e.Participants))
	}
	return strings.Join(sentences, " ")
}

func (w *writer) corners() {
	t := paper.Table{Caption: w.T("triangle.corners"), Widths: []int{12, 13, 10, 13, 26, 26}, Numbers: []bool{false, false, true, true},
		Head: []string{w.T("col.corner"), w.T("col.direction"), w.T("col.findings"), w.T("col.participants"), w.T("col.typical"), w.T("col.deviant")}}
	for _, d := range w.r.Dimensions {
		t.Rows = append(t.Rows, paper.Row{paper.P(w.T(d.Dimension)), paper.P(sign(d.Direction) + " " + w.T(d.Direction)), paper.P(fmt.Sprint(d.Codings)),
			paper.P(w.T("of.participants", d.Participants, w.r.Counts.Participants)), w.cell(d.Typical), w.cell(d.Deviant)})
	}
	w.add(t)
}

func (w *writer) cells() {
	t := paper.Table{Caption: w.T("triangle.cells"), Widths: []int{20, 20, 15, 15, 15, 15}, Numbers: []bool{false, false, true, true, true, true},
		Head: []string{w.T("col.resource"), w.T("col.discourse"), w.T("col.with"), w.T("col.chance"), w.T("col.without"), w.T("col.chance")}}
	for _, c := range w.r.Cells {
		if c.Scope != proposition.Turn {
			continue
		}
		if c.Context {
			t.Rows = append(t.Rows, paper.Row{paper.P(sign(c.Resource) + " " + w.T(c.Resource)), paper.P(sign(c.Discourse) + " " + w.T(c.Discourse))})
		}
		last := len(t.Rows) - 1
		t.Rows[last] = append(t.Rows[last], paper.P(fmt.Sprint(c.Places)), paper.P(w.Decimal(c.Expected, 1)))
	}
	w.add(t, paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("triangle.cells.note"))})
}
