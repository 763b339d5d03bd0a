package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// Drawing is a picture of simple shapes, in units of a point or a pixel. It is drawn
// as SVG and, in Word, as shapes that can be edited.
type Drawing struct {
	Width, Height int
	Shapes        []Shape
}

// Shape is a part of a drawing.
type Shape interface{ shape() }

// Fill is how an area is filled. Solid and hatched areas can be told apart in grey.
type Fill struct {
	Colour  string // RRGGBB
	Hatched bool   // stripes of the colour on white
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 int
	Width          int
	Colour         string
}

// Rect is a rectangle; with a Stroke it has a frame.
type Rect struct {
	X, Y, W, H int
	Fill       Fill
	Stroke     string // RRGGBB; empty for none
	Round      int    // radius of the corners
}

// Label is one line of words. Anchor is "start", "middle" or "end".
type Label struct {
	X, Y   int // Y is the base line
	Size   int
	Anchor string
	Bold   bool
	Colour string
	Text   string
}

func (Line) shape()  {}
func (Rect) shape()  {}
func (Label) shape() {}

// SVG returns the drawing as an SVG element with a title for those who cannot see it.
func (d Drawing) SVG(title, description string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="drawing-title drawing-desc" font-family="inherit">`, d.Width, d.Height, d.Width, d.Height)
	fmt.Fprintf(&b, "\n<title id=\"drawing-title\">%s</title>\n<desc id=\"drawing-desc\">%s</desc>\n", escape(title), escape(description))
	b.WriteString(d.patterns())
	for _, s := range d.Shapes {
		b.WriteString(svgOf(s))
		b.WriteByte('\n')
	}
	b.WriteString("</svg>")
	return b.String()
}

// patterns returns the stripes of all hatched colours.
func (d Drawing) patterns() string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, s := range d.Shapes {
		if r, ok := s.(Rect); ok && r.Fill.Hatched && !seen[r.Fill.Colour] {
			seen[r.Fill.Colour] = true
			fmt.Fprintf(&b, `<pattern id="hatch-%s" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#%s"/></pattern>`, r.Fill.Colour, r.Fill.Colour)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<defs>" + b.String() + "</defs>\n"
}

func svgOf(s Shape) string {
	switch s := s.(type) {
	case Line:
		return fmt.Sprintf(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#%s" stroke-width="%d" stroke-linecap="round"/>`, s.X1, s.Y1, s.X2, s.Y2, s.Colour, s.Width)
	case Rect:
		fill := "#" + s.Fill.Colour
		if s.Fill.Hatched {
			fill = "url(#hatch-" + s.Fill.Colour + ")"
		}
		stroke := ""
		if s.Stroke != "" {
			stroke = ` stroke="#` + s.Stroke + `" stroke-width="1"`
		}
		return fmt.Sprintf(`<rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="%s"%s/>`, s.X, s.Y, s.W, s.H, s.Round, fill, stroke)
	case Label:
		weight := ""
		if s.Bold {
			weight = ` font-weight="700"`
		}
		return fmt.Sprintf(`<text x="%d" y="%d" font-size="%d" text-anchor="%s" fill="#%s"%s>%s</text>`, s.X, s.Y, s.Size, s.Anchor, s.Colour, weight, escape(s.Text))
	}
	return ""
}

// escape writes words so that HTML, SVG and XML read them as they are. Control
// characters, which XML cannot hold, are left out.
func escape(s string) string {
	return escaper.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func itoa(n int) string { return strconv.Itoa(n) }
