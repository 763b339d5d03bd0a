package rtf

import (
	"regexp"
	"strconv"

	"golang.org/x/text/encoding/charmap"

	"cocode/corpus/transcript/internal/source"
)

// destinations are the groups whose words are not of the page.
var destinations = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "listtext": true, "pntext": true, "pict": true,
	"object": true, "fldinst": true, "header": true, "headerl": true, "headerr": true, "headerf": true, "footer": true,
	"footerl": true, "footerr": true, "footerf": true, "listtable": true, "listoverridetable": true, "revtbl": true,
	"rsidtbl": true, "generator": true, "xmlnstbl": true, "themedata": true, "datastore": true, "latentstyles": true,
	"annotation": true, "atnid": true, "atnauthor": true, "bkmkstart": true, "bkmkend": true, "filetbl": true,
	"sp": true, "sn": true, "sv": true, "nonshppict": true, "tc": true, "xe": true, "template": true, "mmathPr": true,
}

// signs are the control words that stand for a sign.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}

// pages are the code pages of \ansicpg and of the older words for a character set.
var pages = map[int]*charmap.Charmap{
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
	1258: charmap.Windows1258, 437: charmap.CodePage437, 850: charmap.CodePage850, 10000: charmap.Macintosh,
}

// word takes a control word.
func (r *reader) word(name string, n int, given bool) {
	fresh, star := r.now.fresh, r.now.star
	r.now.fresh = false
	if sign, ok := signs[name]; ok {
		if r.left > 0 {
			r.left--
			return
		}
		r.write(sign)
		return
	}
	switch {
	case name == "bin":
		r.at = min(r.at+max(n, 0), len(r.data))
	case name == "u":
		r.unicode(n)
	case fresh && (destinations[name] || star && name != "shpinst"):
		r.pictures = r.pictures || name == "pict" || name == "shppict"
		r.now.skip = true
	case r.now.skip:
	default:
		r.letters(name, n, given)
		r.structure(name, n)
	}
}

// letters takes what changes how letters are read and shown.
func (r *reader) letters(name string, n int, given bool) {
	on := !given || n != 0
	switch name {
	case "uc":
		r.now.fallback = min(max(n, 0), 100)
	case "ansicpg":
		if page := pages[n]; page != nil {
			r.page = page
		}
	case "mac":
		r.page = charmap.Macintosh
	case "pc":
		r.page = charmap.CodePage437
	case "b":
		r.bold(on)
	case "plain":
		r.now.hidden = false
		r.bold(false)
	case "v", "deleted":
		r.now.hidden = on
	}
}

func (r *reader) bold(on bool) {
	r.now.bold = on
	r.build.Bold(on)
}

// structure takes paragraphs, table rows and footnotes.
func (r *reader) structure(name string, n int) {
	switch name {
	case "par", "sect", "page":
		r.paragraph()
	case "pard":
		r.now.heading, r.inRow = false, false
	case "outlinelevel":
		r.now.heading = n < 9
	case "s":
		r.now.heading = r.headings[n]
	case "intbl":
		r.inRow = true
	case "trowd":
		r.rowOver = false
		if !r.table {
			r.table = true
			r.build.OpenTable()
		}
	case "cell", "nestcell":
		if r.table {
			r.build.CloseCell()
		} else {
			r.paragraph()
		}
	case "row":
		r.build.CloseRow()
		r.rowOver = true
	case "footnote":
		r.build.Push()
		r.now.note = true
		r.build.Kind(source.Note)
	}
}

// leaveTable ends the table when words come that are in no row.
func (r *reader) leaveTable() {
	if r.table && r.rowOver && !r.inRow {
		r.build.CloseTable()
		r.table = false
	}
}

var headingStyle = regexp.MustCompile(`(?i)\{\\s(\d{1,4})\b[^{}]{0,400}?\b(?:heading|rubrik|title|titel|berschrift|overskrift) ?\d?;`)

// headingStyles returns the numbers of the styles that the sheet calls headings.
func headingStyles(data []byte) map[int]bool {
	styles := map[int]bool{}
	for _, m := range headingStyle.FindAllSubmatch(data[:min(len(data), 1<<20)], 100) {
		n, _ := strconv.Atoi(string(m[1]))
		styles[n] = true
	}
	return styles
}

func (r *reader) paragraph() {
	if r.now.skip {
		return
	}
	r.leaveTable()
	if r.now.heading {
		r.build.Kind(source.Heading)
	}
	r.build.End()
	if r.now.note {
		r.build.Kind(source.Note)
	}
}
