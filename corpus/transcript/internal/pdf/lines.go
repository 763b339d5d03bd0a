package pdf

import (
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"cocode/corpus/transcript/internal/source"
)

// ruler asks PDFium about single letters of a page.
type ruler struct {
	reader pdfium.Pdfium
	text   references.FPDF_TEXTPAGE
}

// split cuts the words of a page into lines and asks where each begins and ends.
// PDFium counts letters as it lists them, so the place of a line in the words is
// its number there.
func split(reader pdfium.Pdfium, text references.FPDF_TEXTPAGE, words string, page int) ([]line, error) {
	r := ruler{reader, text}
	var lines []line
	var firsts []int
	at := 0
	for part := range strings.SplitSeq(words, "\n") {
		next := at + utf8.RuneCountInString(part) + 1
		if trimmed := strings.Trim(part, " \r\t"); trimmed != "" {
			first := at + utf8.RuneCountInString(part[:strings.Index(part, trimmed)])
			l := line{words: trimmed, page: page}
			if err := r.place(&l, first); err != nil {
				return nil, err
			}
			lines, firsts = append(lines, l), append(firsts, first)
		}
		at = next
	}
	return r.finish(lines, firsts)
}

// finish divides the lines where a second column begins and makes them canonical.
func (r ruler) finish(lines []line, firsts []int) ([]line, error) {
	margin, columns := secondColumn(lines)
	for i := range lines {
		l := &lines[i]
		if columns && l.left < margin-3 {
			at, err := r.reach(l.words, firsts[i], margin-3)
			if err != nil {
				return nil, err
			}
			if at > 0 && at < len(l.words) {
				l.words = strings.TrimRight(l.words[:at], " ") + "\t" + l.words[at:]
			}
		}
		lead := l.words[:min(l.lead, len(l.words))]
		l.words = source.Clean(unhyphen(l.words))
		l.lead = 0
		if lead = source.Clean(lead); lead != "" && strings.HasPrefix(l.words, lead) {
			l.lead = len(lead)
		}
	}
	return lines, nil
}

// secondColumn returns the left edge of a second column: where at least a fifth of
// the lines begin, well to the right of the others.
func secondColumn(lines []line) (margin float64, ok bool) {
	if len(lines) < 5 || len(lines) > 500 {
		return 0, false
	}
	left := lines[0].left
	for _, l := range lines {
		left = min(left, l.left)
	}
	for _, l := range lines {
		if l.left < left+40 {
			continue
		}
		n := 0
		for _, other := range lines {
			if other.left > l.left-1 && other.left < l.left+1 {
				n++
			}
		}
		if n*5 >= len(lines) {
			return l.left, true
		}
	}
	return 0, false
}

// reach returns the byte of words, whose first letter has the number first, that
// stands at x or beyond; zero if none of the first sixty letters does.
func (r ruler) reach(words string, first int, x float64) (int, error) {
	n := 0
	for at := range words {
		if n > 60 {
			break
		}
		origin, err := r.reader.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: first + n})
		if err != nil {
			return 0, err
		}
		if n++; origin.X >= x && words[at] != ' ' {
			if origin.X > x+8 || at == 0 || words[at-1] != ' ' {
				return 0, nil // the line runs across both columns
			}
			return at, nil
		}
	}
	return 0, nil
}

// hyphen is how PDFium marks a hyphen that only breaks a word at a line's end, and
// broken what stands for it until the lines are joined.
const (
	hyphen = "\u0002"
	broken = "\uE000"
)

func unhyphen(words string) string {
	return strings.ReplaceAll(strings.ReplaceAll(words, "\uFFFE", hyphen), hyphen, broken)
}

// place fills in where the line stands and how much of its beginning is bold.
func (r ruler) place(l *line, first int) error {
	origin, err := r.reader.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: first})
	if err != nil {
		return err
	}
	last := first + utf8.RuneCountInString(l.words) - 1
	box, err := r.reader.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: r.text, Index: last})
	if err != nil {
		return err
	}
	size, err := r.reader.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: first})
	if err != nil {
		return err
	}
	l.left, l.base, l.right, l.size = origin.X, origin.Y, box.Right, size.FontSize
	l.lead = r.lead(l.words, first)
	return nil
}

// maxLead is how far a label in bold is followed.
const maxLead = 48

// lead returns how many bytes at the beginning of words are set in bold.
func (r ruler) lead(words string, first int) int {
	n := 0
	for at, c := range words {
		if n > maxLead {
			break
		}
		if c != ' ' && !r.bold(first+n) {
			return at
		}
		n++
	}
	return len(words)
}

// bold reports whether a letter is set in bold, by the name of its font; a letter
// without a font is not.
func (r ruler) bold(index int) bool {
	font, err := r.reader.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: index})
	if err != nil {
		return false
	}
	name := strings.ToLower(font.FontName)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
