package model

import (
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/linear"
)

// Joint is models that read as one, each with codes of its own: that of the codebook
// that is built in, say, and one that was learned for the codes that a researcher has
// added. Their codes follow each other in one chain. It is safe for use by several
// goroutines.
type Joint struct {
	Codes []string // those of the first model, then those of the next
	parts []*Model
	of    []place // by code
	chain *chain.Chain
}

// place is where a code stands: in which model, under which number there. A silent code
// is one that a later model has learned anew.
type place struct {
	part, number int
	silent       bool
}

// Row is the features of a sentence, as each of the models sees them.
type Row []linear.Row

// Join returns the models as one. Codes that a later model adds are as frequent in the
// chain as those of the first are on the average, and follow the others as they do.
func Join(models ...*Model) *Joint {
	j := &Joint{parts: models, chain: models[0].Chain}
	for part, m := range models {
		if part > 0 {
			j.chain = j.chain.With(len(m.Codes))
		}
		for n, code := range m.Codes {
			if before := slices.Index(j.Codes, code); before >= 0 {
				j.of[before].silent = true
			}
			j.Codes = append(j.Codes, code)
			j.of = append(j.of, place{part: part, number: n})
		}
	}
	return j
}

// ReadRows returns the features of each sentence of an interview, and the probability of
// each code for it, its neighbours taken into account. Only Text and Opens of the samples
// are looked at; what indicators say stands in the order of Codes.
func (j *Joint) ReadRows(sentences []Sample) (rows []Row, likely [][]float64) {
	steps := make([]chain.Step, len(sentences))
	for i, s := range sentences {
		rows = append(rows, j.row(s))
		steps[i] = chain.Step{Scores: j.scores(rows[i]), Opens: s.Opens}
	}
	likely = j.chain.Read(steps)
	for _, p := range likely {
		for c := range p {
			p[c] = j.parts[j.of[c].part].Scale.At(p[c])
		}
	}
	return rows, likely
}

func (j *Joint) row(s Sample) Row {
	var row Row
	hits := s.Hits
	for _, m := range j.parts {
		t := s.Text
		if len(hits) > 0 {
			t.Hits, hits = hits[:len(m.Codes)], hits[len(m.Codes):]
		}
		row = append(row, m.Space.Row(t))
	}
	return row
}

// never is the logarithm of the odds of what is out of the question.
const never = -1000

func (j *Joint) scores(r Row) []float64 {
	scores := make([]float64, 0, len(j.of))
	for part, m := range j.parts {
		scores = append(scores, m.scores(r[part])...)
	}
	for c, at := range j.of {
		if at.silent {
			scores[c] = never
		}
	}
	return scores
}

// Threshold returns the probability from which a code is suggested.
func (j *Joint) Threshold(code int) float64 { return j.parts[j.of[code].part].Threshold }

// Nearest is that of the code's model.
func (j *Joint) Nearest(r Row, code int) (example int, likeness float64, ok bool) {
	at := j.of[code]
	return j.parts[at.part].Nearest(r[at.part], at.number)
}

// Reasons are those of the code's model.
func (j *Joint) Reasons(r Row, code, n int) []Reason {
	at := j.of[code]
	return j.parts[at.part].Reasons(r[at.part], at.number, n)
}

// Alone is that of the code's model.
func (j *Joint) Alone(r Row, code int) float64 {
	at := j.of[code]
	return j.parts[at.part].Alone(r[at.part], at.number)
}
