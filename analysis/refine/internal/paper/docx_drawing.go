package paper

import (
	"fmt"
	"strings"
)

// emu is how many English metric units of Word stand for one unit of a drawing.
func (d Drawing) emu() int { return textWidth * 635 / max(1, d.Width) }

// wordFigure writes a drawing as a group of shapes. A reader that does not know these
// gets the description.
func wordFigure(f Figure) string {
	d := f.Drawing
	cx, cy := d.Width*d.emu(), d.Height*d.emu()
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Centred"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>`)
	fmt.Fprintf(&b, `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="1" name="%s" descr="%s"/>`, cx, cy, escape(f.Caption), escape(f.Alt))
	b.WriteString(`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>`)
	fmt.Fprintf(&b, `<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/><a:chOff x="0" y="0"/><a:chExt cx="%d" cy="%d"/></a:xfrm></wpg:grpSpPr>`, cx, cy, cx, cy)
	for i, s := range d.Shapes {
		b.WriteString(d.wordShape(i+2, s))
	}
	b.WriteString(`</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>` + strings.TrimSuffix(strings.TrimPrefix(wordRun(Run{Text: f.Alt}), `<w:r>`), `</w:r>`) + `</mc:Fallback></mc:AlternateContent></w:r></w:p>`)
	return b.String() + wordParagraph("FigureText", "", T(f.Caption))
}

func (d Drawing) wordShape(id int, s Shape) string {
	head := fmt.Sprintf(`<wps:wsp><wps:cNvPr id="%d" name="Shape %d"/>`, id, id)
	switch s := s.(type) {
	case Line:
		return head + `<wps:cNvCnPr/><wps:spPr>` + d.place(min(s.X1, s.X2), min(s.Y1, s.Y2), max(s.X1-s.X2, s.X2-s.X1), max(s.Y1-s.Y2, s.Y2-s.Y1), (s.X1 < s.X2) != (s.Y1 < s.Y2) && s.Y1 != s.Y2) +
			`<a:prstGeom prst="line"><a:avLst/></a:prstGeom>` + outline(s.Colour, s.Width*d.emu()) + `</wps:spPr><wps:bodyPr/></wps:wsp>`
	case Rect:
		geometry := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
		if s.Round > 0 {
			geometry = fmt.Sprintf(`<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val %d"/></a:avLst></a:prstGeom>`, 100000*s.Round/max(1, min(s.W, s.H)))
		}
		return head + `<wps:cNvSpPr/><wps:spPr>` + d.place(s.X, s.Y, s.W, s.H, false) + geometry + wordFill(s.Fill) + outline(s.Stroke, d.emu()) + `</wps:spPr><wps:bodyPr/></wps:wsp>`
	case Label:
		return head + `<wps:cNvSpPr txBox="1"/><wps:spPr>` + d.labelPlace(s) + `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
			`<wps:txbx><w:txbxContent>` + d.labelText(s) + `</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>`
	}
	return ""
}

func (d Drawing) place(x, y, w, h int, flip bool) string {
	f := ""
	if flip {
		f = ` flipV="1"`
	}
	e := d.emu()
	return fmt.Sprintf(`<a:xfrm%s><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, f, x*e, y*e, w*e, h*e)
}

// labelPlace gives a label a box that is wide enough for its words.
func (d Drawing) labelPlace(l Label) string {
	w := len([]rune(l.Text))*l.Size*7/10 + l.Size
	x := l.X
	switch l.Anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return d.place(x, l.Y-l.Size*11/10, w, l.Size*3/2, false)
}

func (d Drawing) labelText(l Label) string {
	jc := map[string]string{"start": "left", "middle": "center", "end": "right"}[l.Anchor]
	bold := ""
	if l.Bold {
		bold = `<w:b/>`
	}
	half := l.Size * d.emu() * 2 / 12700
	return fmt.Sprintf(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="%s"/></w:pPr><w:r><w:rPr>%s<w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
		jc, bold, l.Colour, half, half, escape(l.Text))
}

func wordFill(f Fill) string {
	if f.Hatched {
		return `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="` + f.Colour + `"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
	}
	return `<a:solidFill><a:srgbClr val="` + f.Colour + `"/></a:solidFill>`
}

func outline(colour string, width int) string {
	if colour == "" {
		return `<a:ln><a:noFill/></a:ln>`
	}
	return fmt.Sprintf(`<a:ln w="%d" cap="rnd"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln>`, width, colour)
}
