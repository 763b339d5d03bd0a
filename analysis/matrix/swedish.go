package matrix

import (
	_ "embed"
	"strings"
)

//go:embed swedish.txt
var swedishWords string

// swedish holds every word of the tables, by its English.
var swedish = read(swedishWords)

// read reads a dictionary: a line a word, its English and the other language parted by a
// tab; lines that begin with # are remarks.
func read(lines string) dictionary {
	d := dictionary{}
	for line := range strings.Lines(lines) {
		english, other, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			d[english] = other
		}
	}
	return d
}
