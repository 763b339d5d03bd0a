// Package inductive proposes what a researcher does by hand in a conventional content
// analysis (Hsieh & Shannon 2005), in the form that Graneheim & Lundman (2004) report:
// meaning unit, condensed meaning unit, code, subcategory, category. It takes units and
// gives a proposal; a person decides.
//
// Its rooms: condense shortens units, opencode names them, group puts codes together
// by meaning, saturation tells when nothing new comes, labelled and measure tell how
// good the grouping is. This package is the front door and puts the steps in a row.
package inductive

import (
	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/language"
)

// Input is one interview: its text, the annotation of it, and its units.
type Input struct {
	Document   *corpus.Document
	Annotation *language.Annotation
	Units      []corpus.Unit
}

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Categories int     // how many in all; 0: chosen by how stable they are, about a dozen at most
	Likeness   float64 // cosine from which codes count as saying the same; 0: Likeness; above 1: only equal words
	Fit        float64 // share of units of shuffled words that may pass for fitting a group; 0: Fit; from 1 on everything is put into a group
	Seed       uint64  // of the resampling
	Apart      bool    // every unit keeps its own label, and only equal words are merged

	// Former is an earlier proposal as persons have left it. Its readings and nodes
	// are kept as they are, and only units without a reading are read.
	Former *analysis.Proposal
}

// Likeness is the cosine from which two codes count as saying the same, unless told
// otherwise.
const Likeness = 0.6

// Fit is the share of units of shuffled words that pass for fitting a group, unless told
// otherwise. What does not fit better is left out of the groups: scene-setting, asides.
const Fit = 0.05

// Report tells how a proposal came about.
type Report struct {
	Units    int         // that were read
	Kept     int         // readings of the former proposal
	Merges   []Merge     // codes that stand for several
	Leanings []Leaning   // units that have not the code of their own label
	Scenes   []string    // ids of codes of units that only set the scene: no findings, in no group
	Groups   []Group     // every category and subcategory, in the order of the scheme
	Criteria []Criterion // how the number of categories was chosen, by language
	Homeless []string    // codes that no group holds; the same as Proposal.Unplaced
}

// Merge is a code that stands for units which were named in different words. To undo
// it, split the units of a variant from the code.
type Merge struct {
	Code     string // its id
	Variants []Variant
}

// Variant is one way in which a code was worded, and the units that worded it so.
type Variant struct {
	Label string
	Units []string
}

// Leaning is a unit that says nothing by itself and took the code of the unit beside it
// in the same answer, or that only sets the scene and is no finding. To undo it, split
// the unit from the code.
type Leaning struct {
	Unit  string
	Label string // its own
	Code  string // the id of the code that it has instead
	On    string // the unit beside it whose code that is; empty for what only sets the scene
}

// Group is what is known of a category or subcategory.
type Group struct {
	ID        string
	Level     analysis.Level
	Language  string
	Codes     int
	Units     int
	Documents int
	Covered   float64  // the share of units for which the name holds by a word or its kind; negative if a person gave the name
	Stability float64  // mean greatest Jaccard coefficient under resampling (Hennig 2007); negative if not measured
	Terms     []string // the words that set it apart, the strongest first
	Typical   string   // the unit nearest to its middle
	Deviant   string   // the unit farthest from it
}

// Criterion is how stable a number of categories was in one language.
type Criterion struct {
	Language  string
	Groups    int
	Stability float64 // mean adjusted mutual information under resampling
	Chosen    bool
}

// Propose reads the units of interviews and proposes codes, subcategories and
// categories for them. The same input gives the same proposal; the ids of nodes
// depend on what they hold and stay where that stays.
func Propose(inputs []Input, o Options) (analysis.Proposal, Report) {
	if o.Likeness == 0 {
		o.Likeness = Likeness
	}
	if o.Apart {
		o.Likeness = 2
	}
	p := &pass{o: o, report: Report{}}
	p.keepFormer(inputs)
	p.read(inputs)
	p.code()
	p.group()
	return p.propose()
}
