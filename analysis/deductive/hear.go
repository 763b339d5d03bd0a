package deductive

import (
	"math"
	"slices"

	"cocode/analysis/deductive/correction"
	"cocode/analysis/deductive/linear"
	"cocode/analysis/deductive/model"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
	"cocode/corpus/text"
)

// part is a sentence with what is said of it.
type part struct {
	sentence.Sentence
	read   []float64 // the probability of each code by the codebook's model; nil without
	taught []float64 // the same, with what is said in so many words
	row    model.Row // its features there
	heard  correction.Sample
	words  linear.Row // its words as the decisions weigh them
}

// plain is what indicators say of a code where next to no doubt is left (sentence.Strength
// of .95, squared as in the sample).
const plain = 0.9

// plainly returns the probabilities of the codes, with those that are said in so many
// words at least as high as what is suggested: a model that has mostly heard stories may
// doubt them, and a person would not understand why. A model that has heard nobody speak of
// a code does not doubt its indicators at all.
func (p *Pass) plainly(s model.Sample, read []float64) []float64 {
	likely := slices.Clone(read)
	for c, h := range s.Hits {
		alone := math.Sqrt(h) // what the indicators say, as in sentence.Strength
		switch n := p.numbers[c]; {
		case n < 0:
		case p.voices[c] == byBoth && alone >= Threshold:
			likely[c] = max(likely[c], alone)
		case h >= plain:
			likely[c] = max(likely[c], p.taught.Threshold(n))
		}
	}
	return likely
}

// closest is the likeness to an example from which a sentence is taken to say the same: of
// invented interviews that no example was written for, half and more of such sentences
// have the code. Fewer words than fewestWords are like anything.
const (
	closest     = 0.5
	fewestWords = 4
)

// alike makes sure that what is next to an example is suggested as it is, where a code was
// learned from examples alone, or not from all of them.
func (p *Pass) alike(s model.Sample, row model.Row, likely []float64) {
	if len(s.Lemmas) < fewestWords {
		return
	}
	for c, v := range p.voices {
		if v != byBoth && !p.added[c] {
			continue
		}
		if _, likeness, ok := p.taught.Nearest(row, p.numbers[c]); ok && likeness >= closest {
			likely[c] = max(likely[c], likeness)
		}
	}
}

// numbered returns the samples with what indicators say by the model's numbers.
func (p *Pass) numbered(samples []model.Sample) []model.Sample {
	out := slices.Clone(samples)
	for i, s := range samples {
		if len(s.Hits) == 0 {
			continue
		}
		out[i].Hits = make([]float64, len(p.taught.Codes))
		for c, n := range p.numbers {
			if n >= 0 {
				out[i].Hits[n] = s.Hits[c]
			}
		}
	}
	return out
}

// ours returns probabilities by the pass's codes, of those by the model's.
func (p *Pass) ours(likely []float64) []float64 {
	out := make([]float64, len(p.numbers))
	for c, n := range p.numbers {
		if n >= 0 {
			out[c] = likely[n]
		}
	}
	return out
}

// sentences reads what participants say in a document, with the models.
func (p *Pass) sentences(in Input) []part {
	all := p.reader.Document(in.Document, in.Annotation)
	parts := make([]part, len(all))
	samples := make([]model.Sample, len(all))
	for i, s := range all {
		parts[i].Sentence, samples[i] = s, s.Sample
	}
	if p.taught != nil {
		rows, likely := p.taught.ReadRows(p.numbered(samples))
		for i := range parts {
			parts[i].row, parts[i].read = rows[i], p.ours(likely[i])
			parts[i].taught = p.plainly(samples[i], parts[i].read)
			p.alike(samples[i], rows[i], parts[i].taught)
		}
	}
	if p.decided != nil {
		for i, s := range p.samples(parts) {
			parts[i].heard, parts[i].words = s, p.decided.Row(s.Text)
		}
	}
	return parts
}

// Sentence is what a participant says, and what the pass says of it before any decision.
type Sentence struct {
	Span text.Span
	correction.Sample
}

// Hear returns what participants say in a document, to learn from.
func (p *Pass) Hear(in Input) []Sentence {
	parts := p.sentences(in)
	all := make([]Sentence, len(parts))
	for i, s := range p.samples(parts) {
		all[i] = Sentence{parts[i].Span, s}
	}
	return all
}

// samples returns what the pass says of each sentence and of those beside it.
func (p *Pass) samples(parts []part) []correction.Sample {
	said := make([][]float64, len(parts))
	for i, s := range parts {
		said[i] = p.said(s)
	}
	all := make([]correction.Sample, len(parts))
	for i, s := range parts {
		near := make([]float64, len(p.reader.Codes))
		for _, k := range []int{i - 1, i + 1} {
			if k < 0 || k >= len(parts) {
				continue
			}
			for c, x := range said[k] {
				near[c] = max(near[c], x)
			}
		}
		all[i] = correction.Sample{Text: s.Sample.Text, Said: said[i], Near: near}
	}
	return all
}

// said returns the probability of each code for a sentence, by the codebook's model or
// by indicators alone.
func (p *Pass) said(s part) []float64 {
	said := make([]float64, len(p.reader.Codes))
	for c, code := range p.reader.Codes {
		if p.isTaught(c) {
			said[c] = s.taught[c]
		} else if slices.ContainsFunc(s.Matches, func(m codebook.Match) bool { return m.Code.ID == code }) {
			said[c] = sentence.Strength(slices.DeleteFunc(slices.Clone(s.Matches), func(m codebook.Match) bool { return m.Code.ID != code }))
		}
	}
	return said
}
