package refine

import (
	"cmp"
	"slices"
)

// block is rows of a table that stand together; the zero block is none.
type block struct{ first, rows int }

// blocks are rows by what they have in common.
type blocks[K comparable] map[K]block

// add adds a row, which is the next one of its block if there is one already. Rows of
// one key that do not stand together are found by the first of them.
func (b blocks[K]) add(key K, row int) {
	at, met := b[key]
	switch {
	case !met:
		b[key] = block{row, 1}
	case at.first+at.rows == row:
		b[key] = block{at.first, at.rows + 1}
	}
}

// pair names a row by two words.
type pair struct{ a, b string }

// links know where the rows of the tables stand.
type links struct {
	r         *Refinement
	order     []int32 // of the evidence: by corner, code and participant
	negatives []int32 // rows of the coverage that something speaks against
	claims    blocks[string]
	scopes    blocks[string]
	quotes    blocks[pair] // by proposition and side
	corners   blocks[pair] // in dimensions, by dimension and direction
	ofCorner  blocks[pair] // in evidence, direction Any for all
	ofCode    blocks[string]
	ofCoding  blocks[string]
	covered   blocks[pair] // in evidence, by code and participant
	speakers  map[string]int
	codes     blocks[string] // in coverage
	denied    blocks[pair]
}

func newLinks(r *Refinement) *links {
	x := &links{r: r, claims: blocks[string]{}, scopes: blocks[string]{}, quotes: blocks[pair]{}, corners: blocks[pair]{}, ofCorner: blocks[pair]{},
		ofCode: blocks[string]{}, ofCoding: blocks[string]{}, covered: blocks[pair]{}, speakers: map[string]int{}, codes: blocks[string]{}, denied: blocks[pair]{}}
	x.sortEvidence()
	x.placePropositions()
	for i, d := range r.Dimensions {
		x.corners.add(pair{d.Dimension, d.Direction}, i)
	}
	for i, c := range r.Codes {
		x.codes.add(c.ID, i)
	}
	for i, p := range r.Participants {
		x.speakers[p] = i
	}
	for i := range r.Coverage {
		if c := &r.Coverage[i]; c.Against != nil {
			x.denied.add(pair{c.Code, c.Participant}, len(x.negatives))
			x.negatives = append(x.negatives, int32(i))
		}
	}
	return x
}

// sortEvidence puts findings together that a number counts together.
func (x *links) sortEvidence() {
	rank := x.ranks()
	list := x.r.Evidence
	x.order = make([]int32, len(list))
	for i := range x.order {
		x.order[i] = int32(i)
	}
	slices.SortStableFunc(x.order, func(i, j int32) int { return cmp.Compare(rank[list[i].Code], rank[list[j].Code]) })
	for row, i := range x.order {
		e := &list[i]
		x.ofCorner.add(pair{e.Dimension, e.Direction}, row)
		x.ofCorner.add(pair{e.Dimension, Any}, row)
		x.ofCode.add(e.Code, row)
		x.ofCoding.add(e.CodingID, row)
		x.covered.add(pair{e.Code, e.Participant}, row)
	}
}

// ranks puts codes in order by corner, direction and their place in the codebook.
func (x *links) ranks() map[string]int {
	codes := slices.Clone(x.r.Codes)
	slices.SortStableFunc(codes, func(a, b Code) int {
		return cmp.Or(cmp.Compare(slices.Index(dimensions, a.Dimension), slices.Index(dimensions, b.Dimension)), cmp.Compare(a.Direction, b.Direction))
	})
	rank := make(map[string]int, len(codes))
	for i, c := range codes {
		rank[c.ID] = i
	}
	return rank
}

func (x *links) placePropositions() {
	scopes, quotes := 0, 0
	for i, v := range x.r.Propositions {
		x.claims.add(v.ID, i)
		for range v.Scopes {
			x.scopes.add(v.ID, scopes)
			scopes++
		}
		for range v.For {
			x.quotes.add(pair{v.ID, "for"}, quotes)
			quotes++
		}
		for range v.Against {
			x.quotes.add(pair{v.ID, "against"}, quotes)
			quotes++
		}
	}
}

// evidence returns the findings as their table shows them.
func (x *links) evidence() []Evidence {
	list := make([]Evidence, len(x.order))
	for row, i := range x.order {
		list[row] = x.r.Evidence[i]
	}
	return list
}

// negative returns the rows of the coverage that something speaks against.
func (x *links) negative() []Coverage {
	list := make([]Coverage, len(x.negatives))
	for row, i := range x.negatives {
		list[row] = x.r.Coverage[i]
	}
	return list
}
