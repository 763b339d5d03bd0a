package paper

import "fmt"

// wordLook is a style of paragraphs in Word.
type wordLook struct {
	id, name, based string
	size            int    // half points; 0 as in what it is based on
	colour          string // RRGGBB
	bold, italic    bool
	before, after   int // twentieths of a point
	more            string
}

var looks = []wordLook{
	{id: "Title", name: "Title", size: 36, colour: "1C2428", bold: true, after: 60},
	{id: "Subtitle", name: "Subtitle", size: 20, colour: "566168", after: 200},
	{id: "Heading1", name: "heading 1", size: 27, colour: "1B5E6B", bold: true, before: 360, after: 100, more: `<w:keepNext/><w:outlineLvl w:val="0"/>`},
	{id: "Heading2", name: "heading 2", size: 22, colour: "1C2428", bold: true, before: 240, after: 80, more: `<w:keepNext/><w:outlineLvl w:val="1"/>`},
	{id: "Lead", name: "Lead", size: 21, after: 120, more: `<w:keepNext/>`},
	{id: "Small", name: "Small", size: 17, colour: "566168", after: 80},
	{id: "Quote", name: "Quote", italic: true, after: 100, more: `<w:ind w:left="340"/>`},
	{id: "ListBullet", name: "List Bullet", after: 60, more: `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`},
	{id: "Caption", name: "caption", size: 19, bold: true, before: 160, after: 60},
	{id: "Centred", name: "Figure", after: 60, more: `<w:keepNext/><w:jc w:val="center"/>`},
	{id: "FigureText", name: "Figure Text", after: 160, size: 18, colour: "566168", more: `<w:jc w:val="center"/>`},
	{id: "TableText", name: "Table Text", size: 16, before: 20, after: 20},
	{id: "TableHead", name: "Table Head", based: "TableText", size: 15, more: `<w:keepNext/>`},
	{id: "TableSmall", name: "Table Small", based: "TableText", size: 14, colour: "566168"},
	{id: "TableQuote", name: "Table Quote", based: "TableText", italic: true},
	{id: "Gap", name: "Gap", size: 12, after: 40},
	{id: "Header", name: "header", size: 16, colour: "566168"},
	{id: "Footer", name: "footer", size: 16, colour: "566168", more: `<w:jc w:val="center"/>`},
	{id: "Notice", name: "Notice", size: 17, bold: true, colour: "4A3500", more: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="B98A00"/><w:left w:val="single" w:sz="4" w:space="2" w:color="B98A00"/><w:bottom w:val="single" w:sz="4" w:space="2" w:color="B98A00"/><w:right w:val="single" w:sz="4" w:space="2" w:color="B98A00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF4D6"/><w:jc w:val="center"/>`},
}

// order of a paragraph's properties is fixed by the schema: keepNext, numPr, pBdr,
// shd, spacing, ind, jc, outlineLvl. The look's own come before and after spacing.
func (l wordLook) paragraph() string {
	before, after := splitProperties(l.more)
	return fmt.Sprintf(`<w:pPr>%s<w:spacing w:before="%d" w:after="%d"/>%s</w:pPr>`, before, l.before, l.after, after)
}

// splitProperties splits what stands before w:spacing from what stands after it.
func splitProperties(more string) (before, after string) {
	for _, tag := range []string{`<w:ind`, `<w:jc`, `<w:outlineLvl`} {
		for i := 0; i+len(tag) <= len(more); i++ {
			if more[i:i+len(tag)] == tag {
				return more[:i], more[i:]
			}
		}
	}
	return more, ""
}

func (l wordLook) run() string {
	s := ""
	if l.bold {
		s += `<w:b/>`
	}
	if l.italic {
		s += `<w:i/>`
	}
	if l.colour != "" {
		s += `<w:color w:val="` + l.colour + `"/>`
	}
	if l.size != 0 {
		s += fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, l.size, l.size)
	}
	return `<w:rPr>` + s + `</w:rPr>`
}

func (d Document) styles() string {
	s := `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
		`<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="` + map[bool]string{true: "sv-SE", false: "en-GB"}[d.Language == "sv"] + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`
	for _, l := range looks {
		based := l.based
		if based == "" {
			based = "Normal"
		}
		s += `<w:style w:type="paragraph" w:styleId="` + l.id + `"><w:name w:val="` + l.name + `"/><w:basedOn w:val="` + based + `"/><w:qFormat/>` + l.paragraph() + l.run() + `</w:style>`
	}
	return s + `<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain Rules"/><w:tblPr><w:tblBorders>` +
		`<w:top w:val="single" w:sz="8" w:space="0" w:color="1C2428"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1C2428"/>` +
		`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C5CDD1"/></w:tblBorders>` +
		`<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
}
