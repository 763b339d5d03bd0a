// Package sentence reads documents as the models of the deductive pass see them: what
// a participant says, sentence by sentence, with the words and with what the indicators
// of a codebook say of each code. It stands between the annotated documents and package
// model, and reads the examples of a codebook in the same way.
package sentence

import (
	"slices"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/model"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// Sentence is one sentence of a participant.
type Sentence struct {
	Span    text.Span
	Sample  model.Sample     // without codes
	Matches []codebook.Match // of indicators that begin in it
}

// Reader reads with one codebook in one language. It is not safe for use by several
// goroutines.
type Reader struct {
	Language string
	Codes    []string // that may be put on a unit, in the order of the codebook
	Book     *codebook.Codebook
	number   map[string]int
	reading  *codebook.Reading
}

// NewReader returns a reader with an instrument.
func NewReader(in *codebook.Instrument) *Reader {
	r := &Reader{Book: in.Book, Language: in.Language, number: map[string]int{}, reading: in.Reading()}
	for _, p := range in.Book.Codable() {
		r.number[p.ID] = len(r.Codes)
		r.Codes = append(r.Codes, p.ID)
	}
	return r
}

// Number returns the number of a code; ok is false if the codebook has no such code
// that may be put on a unit.
func (r *Reader) Number(code string) (n int, ok bool) {
	n, ok = r.number[code]
	return n, ok
}

// Document returns what the participants say, in order.
func (r *Reader) Document(d *corpus.Document, a *language.Annotation) []Sentence {
	var all []Sentence
	var asked []string
	sentences := a.Sentences
	for first := 0; first < len(sentences); {
		last := first + 1
		for last < len(sentences) && sentences[last].Turn == sentences[first].Turn {
			last++
		}
		matches := r.reading.Turn(d, a, first, last)
		if d.Speaker(d.Turns[sentences[first].Turn]).Role == corpus.Participant {
			all = append(all, r.turn(a, first, last, asked, matches)...)
		} else {
			asked = lemmas(a, first, last)
		}
		first = last
	}
	return all
}

// lemmas returns the words of some sentences by their base form.
func lemmas(a *language.Annotation, first, last int) []string {
	return features.Of(a.Tokens[a.Sentences[first].First:a.Sentences[last-1].End], false, nil).Lemmas
}

// turn reads the sentences of a participant's turn, the answer to what was asked.
func (r *Reader) turn(a *language.Annotation, first, last int, asked []string, matches []codebook.Match) []Sentence {
	all := make([]Sentence, last-first)
	for _, m := range matches {
		s := &all[m.Sentence-first]
		s.Matches = append(s.Matches, m)
	}
	for i := range all {
		tokens := a.Sentences[first+i].Range
		all[i].Span = a.Span(tokens)
		text := features.Of(a.Tokens[tokens.First:tokens.End], a.Language == "en", r.hits(all[i].Matches))
		text.Asked = asked
		all[i].Sample = model.Sample{Text: text, Opens: i == 0}
	}
	return all
}

// hits returns what indicators say of each code: their strength squared, since a weak
// indicator is met ten times as often as a strong one and is right far less often than
// its weight says.
func (r *Reader) hits(matches []codebook.Match) []float64 {
	if len(matches) == 0 {
		return nil
	}
	hits := make([]float64, len(r.Codes))
	for _, code := range Codes(matches) {
		if c, ok := r.number[code]; ok {
			own := slices.DeleteFunc(slices.Clone(matches), func(m codebook.Match) bool { return m.Code.ID != code })
			s := Strength(own)
			hits[c] = s * s
		}
	}
	return hits
}

// Codes returns the codes of matches, each once, in order of first appearance.
func Codes(matches []codebook.Match) []string {
	var codes []string
	for _, m := range matches {
		if !slices.Contains(codes, m.Code.ID) {
			codes = append(codes, m.Code.ID)
		}
	}
	return codes
}

// Strength combines the matches of one code as independent reasons: 1 - Π(1 - weight),
// each indicator counted once. An exclusion leaves nothing.
func Strength(matches []codebook.Match) float64 {
	doubt := 1.0
	var counted []*codebook.Indicator
	for _, m := range matches {
		switch {
		case !m.Counts || slices.Contains(counted, m.Indicator):
		case m.Indicator.Not:
			return 0
		default:
			doubt *= 1 - m.Indicator.Strength()
			counted = append(counted, m.Indicator)
		}
	}
	return 1 - doubt
}

// Example is one example or near-miss of a codebook.
type Example struct {
	Code  string
	Words string
	Miss  bool // a near-miss: it only looks like the code
}

// Examples returns the examples and near-misses of the codebook in the language.
func (r *Reader) Examples() []Example { return Examples(r.Book, r.Language) }

// Examples returns the examples and near-misses of a codebook in a language.
func Examples(b *codebook.Codebook, lang string) []Example {
	var all []Example
	for _, p := range b.Codable() {
		for _, words := range examplesOf(p.Code, lang) {
			all = append(all, Example{Code: p.ID, Words: words})
		}
		for _, words := range missesOf(p.Code, lang) {
			all = append(all, Example{p.ID, words, true})
		}
	}
	return all
}

// Samples returns the samples of an example, one a sentence. An example has its code;
// of a near-miss it is known that it has not.
func (r *Reader) Samples(e Example) []model.Sample {
	samples := r.Words(e.Words)
	for i := range samples {
		if c := []int{r.number[e.Code]}; e.Miss {
			samples[i].Denied = c
		} else {
			samples[i].Codes = c
		}
	}
	return samples
}

// Alone returns the samples of all examples, each with the number of its example.
func (r *Reader) Alone() []model.Sample {
	var all []model.Sample
	for i, e := range r.Examples() {
		for _, s := range r.Samples(e) {
			s.From = i
			all = append(all, s)
		}
	}
	return all
}

func examplesOf(c *codebook.Code, lang string) []string {
	return own(c.Example[lang], c.Example[""], c.Examples[lang])
}

func missesOf(c *codebook.Code, lang string) []string {
	return own(c.NearMiss[lang].Text, c.NearMiss[""].Text, c.NearMisses[lang])
}

// own returns the anchor in the language or in all, and what the list holds.
func own(anchor, general string, list []string) []string {
	var words []string
	switch {
	case anchor != "":
		words = append(words, anchor)
	case general != "":
		words = append(words, general)
	}
	return append(words, list...)
}

// Words returns the samples of words that stand by themselves, one a sentence.
func (r *Reader) Words(words string) []model.Sample {
	d := &corpus.Document{
		Text: text.Canonical(words), Language: r.Language,
		Speakers: []corpus.Speaker{{Role: corpus.Participant}},
	}
	d.Turns = []corpus.Turn{{Span: text.Span{End: len(d.Text)}, Start: corpus.Unknown, End: corpus.Unknown}}
	var samples []model.Sample
	for _, s := range r.Document(d, annotate.Document(d)) {
		samples = append(samples, s.Sample)
	}
	return samples
}
