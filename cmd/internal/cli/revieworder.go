package cli

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/deductive/learn"
	"cocode/analysis/study"
	"cocode/codebook"
)

// mostSpread is how many units are chosen so that they differ; after so many answers it
// is time to learn from them and to ask anew.
const mostSpread = 300

// teachingFirst orders open suggestions so that those units come first whose answer
// teaches most: of which the pass is least sure, and which are not like one that stands
// before. The suggestions for one unit stay together. The least confidence with which a
// code is suggested at all stands for its threshold.
func teachingFirst(s *study.Study, open []analysis.Coding) ([]analysis.Coding, error) {
	threshold := map[string]float64{}
	for _, c := range open {
		if least, seen := threshold[c.Code]; !seen || c.Confidence < least {
			threshold[c.Code] = c.Confidence
		}
	}
	at := map[string]int{}
	var asks []learn.Ask
	for _, c := range open {
		i, seen := at[c.Unit]
		if !seen {
			i = len(asks)
			at[c.Unit] = i
			asks = append(asks, learn.Ask{Unit: c.Unit})
		}
		if doubt := learn.Doubt(c.Confidence, threshold[c.Code]); doubt > asks[i].Doubt {
			asks[i].Code, asks[i].Confidence, asks[i].Doubt = c.Code, c.Confidence, doubt
		}
	}
	words, err := unitWords(s, at, len(asks))
	if err != nil {
		return nil, err
	}
	place := map[string]int{}
	for i, a := range learn.Spread(asks, words, mostSpread) {
		place[a.Unit] = i
	}
	slices.SortStableFunc(open, func(a, b analysis.Coding) int { return cmp.Compare(place[a.Unit], place[b.Unit]) })
	return open, nil
}

// unitWords returns the base forms of the words of n units; at tells the place of each.
func unitWords(s *study.Study, at map[string]int, n int) ([][]string, error) {
	words := make([][]string, n)
	ids, err := allDocuments(s)
	if err != nil {
		return nil, err
	}
	err = newAnnotations(s).each(ids, func(d annotated) error {
		units, err := corpusUnits(s, d.ID)
		for _, u := range units {
			i, asked := at[u.ID]
			if !asked {
				continue
			}
			for _, span := range u.Spans {
				tokens := d.words.Within(span)
				for _, t := range d.words.Tokens[tokens.First:tokens.End] {
					if t.IsWord() {
						words[i] = append(words[i], t.Lemma)
					}
				}
			}
		}
		return err
	})
	return words, err
}

// teachingUnits returns units whose coding teaches most, with a suggestion or without,
// that the coder has not decided on.
func (a *app) teachingUnits(s *study.Study) ([]string, error) {
	book, _, err := a.codebookFor(s, "")
	if err != nil {
		return nil, err
	}
	known, err := decisions(s, book.ID, []string{a.actor()})
	if err != nil {
		return nil, err
	}
	_, asked, err := a.byTeaching(s, book, func(unit string) bool { _, done := known.codes[unit]; return done })
	return asked, err
}

// unheldUnits returns the units that have no suggestion and no code by anybody, and that
// the coder has not looked at: those first whose coding teaches most, then those of which
// the pass has nothing to say, as they stand.
func (a *app) unheldUnits(s *study.Study) ([]string, error) {
	book, _, err := a.codebookFor(s, "")
	if err != nil {
		return nil, err
	}
	known, err := decisions(s, book.ID, []string{a.actor()})
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for u := range known.codes {
		done[u] = true
	}
	for c, err := range s.EachCoding(study.Filter{Scheme: book.ID, NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		done[c.Unit] = done[c.Unit] || c.Status != analysis.Rejected
	}
	all, asked, err := a.byTeaching(s, book, func(unit string) bool { return done[unit] })
	for _, u := range asked {
		done[u] = true
	}
	return append(asked, slices.DeleteFunc(all, func(u string) bool { return done[u] })...), err
}

// byTeaching returns all units that the codebook reads, and those among them whose coding
// teaches most, without those to skip.
func (a *app) byTeaching(s *study.Study, book *codebook.Codebook, skip func(unit string) bool) (all, asked []string, err error) {
	ids, err := allDocuments(s)
	if err != nil {
		return nil, nil, err
	}
	words := newAnnotations(s)
	inputs := map[*deductive.Pass][]deductive.Input{}
	var passes []*deductive.Pass
	err = words.each(ids, func(d annotated) error {
		pass, err := a.passFor(words.passes, book, d.words.Language)
		if err != nil || pass == nil {
			return err
		}
		units, err := corpusUnits(s, d.ID)
		for _, u := range units {
			all = append(all, u.ID)
		}
		if inputs[pass] == nil {
			passes = append(passes, pass)
		}
		inputs[pass] = append(inputs[pass], deductive.Input{Document: d.Document, Annotation: d.words, Units: units})
		return err
	})
	for _, p := range passes {
		for _, x := range learn.Order(p, inputs[p], mostSpread, skip) {
			asked = append(asked, x.Unit)
		}
	}
	return all, asked, err
}
