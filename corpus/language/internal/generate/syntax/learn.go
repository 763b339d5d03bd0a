package main

import (
	"math/rand/v2"
	"os"

	"cocode/corpus/language/internal/transition"
)

// learner makes a parser of sentences.
type learner struct {
	lang     string
	training transition.Training
}

// examples returns what is learnt from sentences, and from as many again that are
// changed as if they had been spoken, if share is 1; from fewer if it is less.
func (l learner) examples(sentences []gold, share float64) []transition.Example {
	random := rand.New(rand.NewPCG(1, 1))
	var all []transition.Example
	for _, g := range sentences {
		_, _, e := g.align(l.lang)
		all = append(all, e)
		if random.Float64() < share {
			_, _, e = g.speak(speeches[l.lang], random).align(l.lang)
			all = append(all, e)
		}
	}
	return all
}

func (l learner) write(target string, examples []transition.Example) error {
	file, err := transition.Encode(l.training.Train(examples))
	if err != nil {
		return err
	}
	return os.WriteFile(target, file, 0o644)
}
