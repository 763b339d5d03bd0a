// Swedish trains the Swedish tagger on the test parts of UD Swedish Talbanken and UD
// Swedish PUD (CC BY-SA 4.0) and writes its weights, as package perceptron reads them.
// The part talbanken-dev is for measuring and is never read here.
//
//	COCODE_UD=folder go run . FILE
//
// Without the variable it says so and leaves the file as it is.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"cocode/corpus/language/internal/conllu"
	"cocode/corpus/language/internal/perceptron"
	"cocode/corpus/language/swedish"
)

// Training is repeated in different orders, and the weights are averaged: which
// order came out best by chance then does not matter.
const (
	orders = 5
	passes = 10
	scale  = 100
	least  = 20
)

func main() {
	folder := os.Getenv("COCODE_UD")
	if folder == "" || len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "swedish: nothing trained: COCODE_UD names no folder of treebanks, or there is no file to write")
		return
	}
	if err := train(folder, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "swedish:", err)
		os.Exit(1)
	}
}

func train(folder, target string) error {
	sentences, err := conllu.Read(filepath.Join(folder, "sv_talbanken-ud-test.conllu"),
		filepath.Join(folder, "sv_pud-ud-test.conllu"))
	if err != nil {
		return err
	}
	t := perceptron.Training{Passes: passes, Orders: orders, Scale: scale, Least: least}
	weights := t.Train(examples(sentences), swedish.Features)
	file, err := perceptron.Encode(weights)
	if err != nil {
		return err
	}
	return os.WriteFile(target, file, 0o644)
}

func examples(sentences []conllu.Sentence) []perceptron.Example {
	var all []perceptron.Example
	for _, s := range sentences {
		var e perceptron.Example
		for _, word := range s {
			e.Words = append(e.Words, swedish.Features(word.Form))
			e.Tags = append(e.Tags, word.Tag)
		}
		all = append(all, e)
	}
	return all
}
