// Package exchange carries codebooks to and from the programs that researchers use
// beside this one: a sheet with a row a code (CSV, Excel), the REFI-QDA codebook that
// ATLAS.ti, MAXQDA, NVivo and others read (.qdc), and the dictionaries of quanteda
// (YAML) and LIWC (.dic). It stands beside package codebook: bytes in, codebooks out,
// and back; it opens no file. An Excel file is made of Rows and read into rows by
// packages that know Excel.
//
// The sheet holds everything. The other formats do not, and their writers return what
// they left behind, in words.
package exchange

import (
	"path"
	"strconv"
	"strings"

	"cocode/codebook"
	"cocode/corpus/diag"
)

// sound adds to the problems of reading what is wrong with the codebook itself.
func sound(b *codebook.Codebook, problems diag.List) diag.List {
	if !problems.Failed() {
		for _, p := range codebook.Validate(b) {
			p.Position.Column = 0 // in another format columns tell nothing
			problems = append(problems, p)
		}
	}
	problems.Sort()
	return problems
}

// named starts a codebook that is known by the name of its file only.
func named(file string) *codebook.Codebook {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	b := &codebook.Codebook{At: diag.Position{File: file}, ID: codebook.Identity(base), Name: codebook.Text{"": base}, Version: "1"}
	if b.ID == "" {
		b.ID = "my-codebook"
	}
	return b
}

// identities gives every code an id of its own.
type identities map[string]bool

// of returns an id made of a name; where the name has been used, one with a number.
func (taken identities) of(name string) string {
	base := codebook.Identity(name)
	if base == "" {
		base = "code"
	}
	id := base
	for i := 2; taken[id]; i++ {
		id = base + "-" + strconv.Itoa(i)
	}
	taken[id] = true
	return id
}
