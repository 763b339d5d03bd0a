// Prose writes the weights of prose's English tagger, as package perceptron reads
// them, to the file that it is given. They came from the Wall Street Journal part of the Penn
// Treebank by way of textblob-aptagger (MIT) and prose (MIT).
package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"

	"cocode/corpus/language/internal/perceptron"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "prose: want the file to write")
		os.Exit(2)
	}
	if err := convert(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "prose:", err)
		os.Exit(1)
	}
}

func convert(target string) error {
	var weights map[string]map[string]float64
	w := perceptron.Weights{Features: map[uint64]map[string]int32{}}
	for asset, into := range map[string]any{"weights": &weights, "tags": &w.Fixed, "classes": &w.Classes} {
		b, err := prose.Asset("model/AveragedPerceptron/" + asset + ".gob")
		if err != nil {
			return err
		}
		if err := gob.NewDecoder(bytes.NewReader(b)).Decode(into); err != nil {
			return err
		}
	}
	slices.Sort(w.Classes)
	for name, row := range weights {
		key := featureKey(name)
		if w.Features[key] != nil {
			return fmt.Errorf("feature %q has the number of another", name)
		}
		w.Features[key] = thousandths(row)
	}
	file, err := perceptron.Encode(w)
	if err != nil {
		return err
	}
	return os.WriteFile(target, file, 0o644)
}

// thousandths makes whole numbers of weights, which have three decimals.
func thousandths(row map[string]float64) map[string]int32 {
	whole := map[string]int32{}
	for tag, weight := range row {
		if n := int32(math.Round(weight * 1000)); n != 0 {
			whole[tag] = n
		}
	}
	return whole
}

// featureKey returns the number of a feature from the name that prose gives it.
// Features of words have the same name in both.
func featureKey(name string) uint64 {
	for _, kind := range []struct {
		prefix string
		key    func(rest string) uint64
	}{
		{"i-1 tag+i word ", func(rest string) uint64 { return perceptron.PairKey(cut(rest)) }},
		{"i tag+i-2 tag ", func(rest string) uint64 { return perceptron.BothKey(cut(rest)) }},
		{"i-1 tag ", perceptron.BeforeKey},
		{"i-2 tag ", perceptron.SecondKey},
	} {
		if rest, ok := strings.CutPrefix(name, kind.prefix); ok {
			return kind.key(rest)
		}
	}
	return perceptron.Key(name)
}

func cut(s string) (before, after string) {
	before, after, _ = strings.Cut(s, " ")
	return before, after
}
