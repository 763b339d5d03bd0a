package voice

import (
	"strings"

	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/stamp"
)

// columns tells what the columns of a table hold; -1 for none.
type columns struct{ label, words, time int }

// resolve turns the rows of a table into blocks.
func resolve(rows []source.Block) []source.Block {
	if isQuestionnaire(rows) {
		return questionnaire(rows)
	}
	c, ok := columnsOf(rows)
	if !ok {
		return pairs(rows)
	}
	var blocks []source.Block
	voice := ""
	for i, row := range rows {
		if i == 0 && isHeader(row, c) {
			blocks = append(blocks, block(source.Heading, strings.Join(cellTexts(row), " | ")))
			continue
		}
		if label := strings.Trim(cell(row, c.label), " :*\t\n"); label != "" {
			voice = strings.Join(strings.Fields(label), " ")
		}
		blocks = append(blocks, c.row(row, voice)...)
	}
	return blocks
}

// row returns the words of a row with the speaker and time of its other cells, and
// what stands in further cells as notes.
func (c columns) row(row source.Block, voice string) []source.Block {
	var blocks, notes []source.Block
	for i, content := range row.Cells {
		switch i {
		case c.words:
			blocks = source.Flat(content)
		case c.label, c.time:
		default:
			for _, b := range source.Flat(content) {
				if !isFigure(b.Text) {
					notes = append(notes, block(source.Note, b.Text))
				}
			}
		}
	}
	for i := range blocks {
		blocks[i].Voice, blocks[i].Lead = voice, 0
		if s, ok := stamp.At(cell(row, c.time)); ok && i == 0 {
			blocks[i].Start = s.Start
			blocks[i].End = s.End
		}
		if blocks[i].Kind == source.Heading {
			blocks[i].Kind = source.Speech
		}
	}
	return append(blocks, notes...)
}

// isFigure reports whether a cell holds a number or a further time.
func isFigure(words string) bool {
	s, ok := stamp.At(words)
	return ok && s.Length == len(words) || strings.Trim(words, "0123456789. ") == ""
}

func block(kind source.Kind, words string) source.Block {
	return source.Block{Kind: kind, Text: words, Start: unknown, End: unknown}
}

// columnsOf finds the column of speakers and that of words. ok is false if the
// table is something else.
func columnsOf(rows []source.Block) (columns, bool) {
	c := columns{label: -1, words: -1, time: -1}
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	if width < 2 || width > 12 {
		return c, false
	}
	longest := 0
	for i := range width {
		if n := columnWords(rows, i); isTime(rows, i) {
			if c.time < 0 {
				c.time = i
			}
		} else if n > longest && !isPersons(rows, i) {
			longest, c.words = n, i
		}
	}
	for i := range width {
		if i != c.words && i != c.time && c.label < 0 && isLabel(rows, i) {
			c.label = i
		}
	}
	return c, c.label >= 0
}

func columnWords(rows []source.Block, column int) int {
	n := 0
	for _, row := range rows {
		n += len(cell(row, column))
	}
	return n
}

// isTime reports whether most cells of a column are time stamps.
func isTime(rows []source.Block, column int) bool {
	n, times := 0, 0
	for _, row := range rows {
		if words := cell(row, column); words != "" {
			n++
			if s, ok := stamp.At(words); ok && s.Length == len(words) {
				times++
			}
		}
	}
	return times > 0 && times*10 >= n*6
}

// isLabel reports whether the cells of a column are labels: short, without
// sentences, and repeated, or known words for speakers. Keys of a header are not.
func isLabel(rows []source.Block, column int) bool {
	n, short, known, keys := 0, 0, 0, 0
	distinct := map[string]bool{}
	for _, row := range rows {
		words := strings.Trim(cell(row, column), " :*")
		if words == "" {
			continue
		}
		n++
		distinct[keyOf(words)] = true
		if len(words) <= maxLabel && shapeOf(words) != sentence {
			short++
		}
		switch p := partOf(words); {
		case p != noPart:
			known++
		case fields[firstWord(words)]:
			keys++
		}
	}
	if n == 0 || short*10 < n*9 || keys*2 > n {
		return false
	}
	return isPersons(rows, column) || len(distinct)*2 <= n || known*2 >= n && len(distinct) < n
}

// isPersons reports whether each cell of a column is somebody, one of them by a word
// for speakers: the labels of a table of few turns.
func isPersons(rows []source.Block, column int) bool {
	known, distinct := false, map[string]bool{}
	for _, row := range rows {
		words := strings.Trim(cell(row, column), " :*")
		if words == "" || columnNames[keyOf(words)] {
			continue
		}
		if partOf(words) == noPart && trustIn(words) != someone || len(words) > maxLabel || shapeOf(words) == sentence {
			return false
		}
		known = known || partOf(words) != noPart
		distinct[keyOf(words)] = true
	}
	return known && len(distinct) > 1
}

// columnNames are the headers of a column of speakers.
var columnNames = set("speaker name who voice talare namn vem röst person participant deltagare taler sprecher roll role")

// isHeader reports whether the first row names the columns.
func isHeader(row source.Block, c columns) bool {
	label, words := keyOf(cell(row, c.label)), firstWord(cell(row, c.words))
	if columnNames[label] {
		return len(cell(row, c.words)) < 40
	}
	switch words {
	case "text", "words", "content", "utterance", "transcript", "transkript", "innehåll", "yttrande", "transkription", "transcription":
		return len(cell(row, c.words)) < 40
	}
	return false
}

// pairs resolves a table that is no transcript. Rows of a short key and a value
// become lines "key: value", as in a header.
func pairs(rows []source.Block) []source.Block {
	var blocks []source.Block
	for _, row := range rows {
		texts := cellTexts(row)
		if len(texts) == 2 && fields[firstWord(texts[0])] && len(texts[0]) <= maxLabel && !strings.Contains(texts[1], "\n") {
			blocks = append(blocks, block(source.Speech, strings.TrimRight(texts[0], " :")+": "+texts[1]))
			continue
		}
		blocks = append(blocks, source.Flat([]source.Block{row})...)
	}
	return blocks
}

func cellTexts(row source.Block) []string {
	var texts []string
	for i := range row.Cells {
		if words := cell(row, i); words != "" {
			texts = append(texts, words)
		}
	}
	return texts
}

// cell returns the words of a cell, a line a paragraph.
func cell(row source.Block, column int) string {
	if column < 0 || column >= len(row.Cells) {
		return ""
	}
	flat := source.Flat(row.Cells[column])
	if len(flat) == 1 {
		return flat[0].Text
	}
	texts := make([]string, len(flat))
	for i, b := range flat {
		texts[i] = b.Text
	}
	return strings.Join(texts, "\n")
}
