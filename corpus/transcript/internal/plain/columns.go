package plain

import (
	"strings"

	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/stamp"
)

// columns turns lines into rows of a table if nearly all are columns between tabs,
// two of them times, as ELAN exports annotations: tier, times in two spellings, words.
func columns(blocks []source.Block) []source.Block {
	n := 0
	for _, b := range blocks {
		if isExport(b.Text) {
			n++
		}
	}
	if n < 2 || n*10 < len(blocks)*9 {
		return blocks
	}
	rows := make([]source.Block, len(blocks))
	for i, b := range blocks {
		rows[i] = b
		if isExport(b.Text) {
			rows[i] = cells(b, strings.Split(b.Text, "\t"))
		}
	}
	return rows
}

func isExport(line string) bool {
	times, all := 0, 0
	for cell := range strings.SplitSeq(line, "\t") {
		all++
		if s, ok := stamp.At(cell); ok && s.Length == len(cell) {
			times++
		}
	}
	return all > 4 && times > 1
}
