package model

// Trial is what models say of interviews that they were not learned from.
type Trial struct {
	Sequences  []Sequence
	Read       [][][]float64 // probability, by sequence, sentence and code
	Thresholds []float64     // by sequence: from which a code was suggested
}

// Try learns from all groups but some and reads those, for each fold of groups in turn.
// No weight was learned from what is read. The chain, the scale and the threshold, a
// score of numbers, are learned from the other folds too, by scores of models that knew
// all folds but their own.
func Try(d Data, o Options) *Trial {
	t := newTraining(d, o)
	for c := range d.Codes {
		t.fit(c, nil)
	}
	r := t.try()
	out := &Trial{Sequences: d.Sequences, Read: make([][][]float64, len(d.Sequences)), Thresholds: make([]float64, len(d.Sequences))}
	for f := range t.options.Folds {
		here, there := r.split(f)
		if len(here.sequences) == 0 || len(there.sequences) == 0 {
			continue
		}
		m := &Model{Chain: tune(len(d.Codes), there.sequences, there.scores)}
		m.Scale, m.Threshold = calibrate(there.sequences, readAll(m.Chain, there.sequences, there.scores))
		read := readAll(m.Chain, here.sequences, here.scores)
		n := 0
		for i := range d.Sequences {
			if r.folds[i] == f {
				out.Read[i], out.Thresholds[i] = m.scaled(read[n]), m.Threshold
				n++
			}
		}
	}
	return out
}

// split parts the sequences of a fold from all others.
func (r *trial) split(fold int) (here, there trial) {
	for i, s := range r.sequences {
		to := &there
		if r.folds[i] == fold {
			to = &here
		}
		to.sequences = append(to.sequences, s)
		to.scores = append(to.scores, r.scores[i])
	}
	return here, there
}

func (m *Model) scaled(read [][]float64) [][]float64 {
	for _, p := range read {
		for c := range p {
			p[c] = m.Scale.At(p[c])
		}
	}
	return read
}
