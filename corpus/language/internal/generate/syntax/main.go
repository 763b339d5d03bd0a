// Syntax trains the parsers of package syntax.
//
//	go run . sv FILE            writes the Swedish weights, learnt from UD Swedish Talbanken
//	                            (part test) and UD Swedish PUD (CC BY-SA 4.0); the variable
//	                            COCODE_UD names their folder. Without it nothing is done.
//	go run . en FILE PASSAGES   writes the English weights, learnt from the invented
//	                            sentences of the codebook's passages and the trees in
//	                            trees.gz.
//
// The trees of the English sentences were proposed by the parser of spaCy's pipeline
// en_core_web_sm 3.8.0 (Explosion, MIT License), which was given our tokens; what the
// parser of version 3.6.0 saw otherwise counts as not known. No treebank is read. The
// trees are stored as proposed, in the scheme of ClearNLP, and turned
// into Universal Dependencies here (clearnlp.go). To make them anew:
//
//	go run . words PASSAGES >words.jsonl    one sentence a line, as a list of tokens
//	... for each line a line {"heads": [...], "relations": [...]}, heads by index
//	go run . trees PASSAGES parsed.jsonl parsed2.jsonl >trees.gz
package main

import (
	"errors"
	"fmt"
	"os"

	"cocode/corpus/language/internal/transition"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "syntax:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "words":
		return writeWords(os.Stdout, args[1])
	case len(args) == 4 && args[0] == "trees":
		return packTrees(os.Stdout, args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "en":
		sentences, err := english(args[2], learnt)
		if err != nil {
			return err
		}
		l := learner{"en", englishTraining}
		return l.write(args[1], l.examples(sentences, englishSpoken))
	case len(args) == 2 && args[0] == "sv":
		folder := os.Getenv("COCODE_UD")
		if folder == "" {
			fmt.Fprintln(os.Stderr, "syntax: nothing trained: COCODE_UD names no folder of treebanks")
			return nil
		}
		sentences, err := swedish(folder)
		if err != nil {
			return err
		}
		l := learner{"sv", swedishTraining}
		return l.write(args[1], l.examples(sentences, swedishSpoken))
	}
	return errors.New("want sv FILE, en FILE PASSAGES, words PASSAGES or trees PASSAGES PARSED PARSED")
}

// For how many sentences there is another as if it had been spoken.
const (
	englishSpoken = 0.3
	swedishSpoken = 0
)

var (
	englishTraining = transition.Training{Passes: 5, Orders: 1, Scale: 20, Least: 12, Seldom: 24}
	swedishTraining = transition.Training{Passes: 8, Orders: 1, Scale: 20, Least: 4, Seldom: 4}
)
