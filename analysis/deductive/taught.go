package deductive

import (
	"slices"

	"cocode/analysis/deductive/builtin"
	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/model"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
)

// fewestExamples is the number of examples from which a code is learned.
const fewestExamples = 5

// Taught returns a pass that has learned from the codebook's examples besides: at once
// for the codebook that is built in, in seconds for another. Of a codebook that was made
// from the built-in one, it knows what that one knows, and learns the codes that are new
// beside it. Codes with fewer than fewestExamples examples are left to their indicators.
func Taught(in *codebook.Instrument) *Pass {
	p := New(in)
	p.examples = p.reader.Examples()
	if m, numbers, known, ok := builtin.Known(p.reader); ok {
		p.extend(m, numbers, known)
	} else {
		for c, n := range p.count() {
			if n >= fewestExamples {
				p.voices[c] = byBoth
			}
		}
		if slices.Contains(p.voices, byBoth) {
			p.teach(model.Data{Codes: p.reader.Codes, Alone: p.reader.Alone()})
		}
	}
	return p
}

// count returns the number of examples of each code.
func (p *Pass) count() []int {
	n := make([]int, len(p.reader.Codes))
	for _, e := range p.examples {
		if c, ok := p.reader.Number(e.Code); ok && !e.Miss {
			n[c]++
		}
	}
	return n
}

// teach learns a model that has the pass's codes in their order.
func (p *Pass) teach(lesson model.Data) {
	usual := chain.Usual(len(lesson.Codes)).Each()
	p.taught = model.Join(model.TrainFew(lesson, usual))
	p.numbers = make([]int, len(p.reader.Codes))
	for c := range p.numbers {
		p.numbers[c] = c
	}
}

// extend takes a model that knows some of the codes, by these numbers, and what it was
// learned from. It learns those beside it that are new and have examples.
func (p *Pass) extend(m *model.Model, numbers []int, known []sentence.Example) {
	fresh := lesson{reader: p.reader, first: len(known)}
	for c, n := range p.count() {
		if numbers[c] < 0 && n >= fewestExamples {
			fresh.codes = append(fresh.codes, c)
		}
	}
	m = p.shown(m, numbers, known)
	p.taught, p.numbers = model.Join(m), numbers
	for c, n := range numbers {
		if n >= 0 {
			p.voices[c] = byCodebook
		}
	}
	if len(fresh.codes) > 0 {
		p.taught = model.Join(m, fresh.learn(p.examples, p.unlike(known, numbers), m.Chain.Each()))
	}
	p.examples = append(slices.Clip(known), p.examples...)
	for i, c := range fresh.codes {
		p.numbers[c], p.voices[c] = len(m.Codes)+i, byBoth
	}
}

// shown returns the model with the examples that the codebook has added to codes that it
// knows: they teach it nothing, but what is said like them is suggested.
func (p *Pass) shown(m *model.Model, numbers []int, known []sentence.Example) *model.Model {
	there := map[sentence.Example]bool{}
	for _, e := range known {
		there[e] = true
	}
	for i, e := range p.examples {
		c, ok := p.reader.Number(e.Code)
		if !ok || numbers[c] < 0 || e.Miss || there[e] {
			continue
		}
		p.added[c] = true
		for _, s := range p.reader.Words(e.Words) {
			m = m.Showing(numbers[c], len(known)+i, s.Text)
		}
	}
	return m
}

// unlike returns the examples that tell new codes from the known ones: not those of a code
// that the codebook defines in other words, nor those that it gives to another.
func (p *Pass) unlike(known []sentence.Example, numbers []int) []sentence.Example {
	given := map[string]bool{}
	for _, e := range p.examples {
		if c, ok := p.reader.Number(e.Code); ok && numbers[c] < 0 {
			given[e.Words] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(known), func(e sentence.Example) bool {
		c, ours := p.reader.Number(e.Code)
		return ours && numbers[c] < 0 || given[e.Words]
	})
}

// lesson is what codes that are new are learned from: their examples and near-misses,
// and against them those of codes that are known.
type lesson struct {
	reader *sentence.Reader
	codes  []int // the new ones; in the order of their numbers in the model to be
	first  int   // the number of the first example
	data   model.Data
}

// learn returns a model that takes each code to be as frequent as it says.
func (l *lesson) learn(examples, others []sentence.Example, frequent float64) *model.Model {
	for _, c := range l.codes {
		l.data.Codes = append(l.data.Codes, l.reader.Codes[c])
	}
	for i, e := range examples {
		if n := slices.Index(l.data.Codes, e.Code); n >= 0 {
			l.add(e.Words, model.Sample{From: l.first + i, Codes: []int{n}}, e.Miss)
		}
	}
	for _, e := range others {
		l.add(e.Words, model.Sample{}, false)
	}
	return model.TrainFew(l.data, frequent)
}

// add adds the sentences of an example, which are like the sample.
func (l *lesson) add(words string, like model.Sample, miss bool) {
	if miss {
		like.Codes, like.Denied = nil, like.Codes
	}
	for _, s := range l.reader.Words(words) {
		like.Text = s.Text
		like.Hits = l.hits(s.Hits)
		l.data.Alone = append(l.data.Alone, like)
	}
}

// hits returns what indicators say of the new codes.
func (l *lesson) hits(all []float64) []float64 {
	if len(all) == 0 {
		return nil
	}
	hits := make([]float64, len(l.codes))
	for n, c := range l.codes {
		hits[n] = all[c]
	}
	return hits
}
