package files

import (
	"fmt"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
	"cocode/corpus/transcript"
)

// namer keeps the names of documents apart. It sees the files in their order, so
// that names do not depend on which was read first.
type namer struct {
	taken map[string]string // file by name
	texts map[string]string // file by the hash of its text
}

// settle gives the documents of a file names that no other has, and tells of
// transcripts that are there twice.
func (n *namer) settle(f *File) {
	file := shown(f.Path)
	for i := range f.Documents {
		d := &f.Documents[i]
		hash := d.Hash()
		if twin := n.texts[hash]; twin != "" {
			f.Problems.Warnf(diag.Position{File: file}, "import only one of them", "it has the same words as %s", twin)
		} else {
			n.texts[hash] = file
		}
		n.rename(d, f)
		n.taken[text.Fold(d.Name)] = file
	}
}

// rename changes a name that is taken into "name (2)", "name (3)" and so on.
func (n *namer) rename(d *corpus.Document, f *File) {
	holder := n.taken[text.Fold(d.Name)]
	if holder == "" {
		return
	}
	name := d.Name
	for k := 2; n.taken[text.Fold(d.Name)] != ""; k++ {
		transcript.Rename(d, fmt.Sprintf("%s (%d)", name, k))
	}
	f.Problems.Warnf(diag.Position{File: shown(f.Path)}, "", "a document called %q comes from %s: this one is called %q", name, holder, d.Name)
}
