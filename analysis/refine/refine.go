// Package refine carries coded interviews back to the model that they were coded
// with: which of its parts have evidence, how these act on each other, which of its
// propositions hold, what it does not cover. It stands at the end of the way of the
// data: the study is read into the same value that matrices are made of, New makes it
// ready once, and every table is a function from that Material to rows. Nothing here
// does input or output, reads a clock or depends on the order of a map.
//
// What it says is what people tell together, never what causes what. Silence is not
// contradiction: a proposition is contradicted by what speaks against it only.
//
// Package proposition holds the claims, package report the pages for people.
package refine

// ProjectAttribute is the attribute of documents that tells which of them speak of
// one improvement project. A document without it is a project of its own.
const ProjectAttribute = "project"

// Options say what counts. The zero value counts what a person has accepted, names
// codes in English, and shuffles 200 times.
type Options struct {
	Language    string   // of names and headings: "en" or "sv"
	Suggestions bool     // count suggestions that no person has decided on
	Coders      []string // count these coders' decisions only; empty for all
	Shuffles    int      // how often codes are dealt anew to see what chance gives
	Seed        uint64   // of the shuffles
}

func (o Options) shuffles() int {
	if o.Shuffles <= 0 {
		return 200
	}
	return o.Shuffles
}
