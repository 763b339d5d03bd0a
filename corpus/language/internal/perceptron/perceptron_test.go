package perceptron_test

import (
	"slices"
	"strings"
	"testing"

	"cocode/corpus/language/internal/perceptron"
)

// sees looks at the last letter and the neighbours.
func sees(word string) perceptron.Features {
	f := perceptron.Features{Paired: []string{word}}
	for i, place := range []string{"-2 ", "-1 ", "", "+1 ", "+2 "} {
		f.Near[i] = []string{place + word}
	}
	f.Near[2] = append(f.Near[2], "bias", "end "+word[len(word)-1:])
	if word == "." {
		f.Fixed = "."
	}
	return f
}

func example(tagged string) perceptron.Example {
	var e perceptron.Example
	for _, pair := range strings.Fields(tagged) {
		word, tag, _ := strings.Cut(pair, "/")
		e.Words, e.Tags = append(e.Words, sees(word)), append(e.Tags, tag)
	}
	return e
}

var training = perceptron.Training{Passes: 10, Orders: 3, Scale: 100, Least: 1}

func train(t *testing.T) []byte {
	t.Helper()
	weights := training.Train([]perceptron.Example{
		example("the/D run/N was/V long/A ./."),
		example("we/P run/V home/R ./."),
		example("they/P walked/V the/D dog/N ./."),
		example("the/D walk/N ended/V ./."),
		example("we/P walk/V ./."),
	}, sees)
	file, err := perceptron.Encode(weights)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func tag(m *perceptron.Model, sentence string, adjust func([]perceptron.Class, perceptron.Class) perceptron.Class) string {
	var words []*perceptron.Word
	for _, s := range strings.Fields(sentence) {
		w := m.Word(sees(s))
		words = append(words, &w)
	}
	var tags []string
	for _, c := range m.Tag(nil, words, adjust) {
		tags = append(tags, m.Classes[c])
	}
	return strings.Join(tags, " ")
}

func TestTrainedModelTags(t *testing.T) {
	m, err := perceptron.New(string(train(t)), sees)
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]string{
		"the run ended .":  "D N V .",
		"they run .":       "P V .",
		"we walked home .": "P V R .",
		"":                 "",
	} {
		if got := tag(m, sentence, nil); got != want {
			t.Errorf("%q is tagged %s, want %s", sentence, got, want)
		}
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	if !slices.Equal(train(t), train(t)) {
		t.Error("the same examples gave other weights")
	}
}

func TestAdjustedTagsCountForTheNext(t *testing.T) {
	pairs := func(word string) perceptron.Features { return perceptron.Features{Paired: []string{word}} }
	var examples []perceptron.Example
	for _, s := range []string{"the/D walk/N", "they/P walk/V"} {
		e := example(s)
		for i := range e.Words {
			e.Words[i] = pairs(e.Words[i].Paired[0])
		}
		examples = append(examples, e)
	}
	file, err := perceptron.Encode(training.Train(examples, pairs))
	if err != nil {
		t.Fatal(err)
	}
	m, err := perceptron.New(string(file), pairs)
	if err != nil {
		t.Fatal(err)
	}
	for first, want := range map[string]string{"D": "D N", "P": "P V"} {
		class, _ := m.Class(first)
		got := tag(m, "x walk", func(before []perceptron.Class, c perceptron.Class) perceptron.Class {
			if len(before) == 0 {
				return class
			}
			return c
		})
		if got != want {
			t.Errorf("after %s: %s, want %s", first, got, want)
		}
	}
}

func TestExcludedTagsAreNotGiven(t *testing.T) {
	m, err := perceptron.New(string(train(t)), sees)
	if err != nil {
		t.Fatal(err)
	}
	w := m.Word(sees("run"))
	w.Exclude(m, func(tag string) bool { return tag == "V" || tag == "N" })
	got := m.Classes[m.Tag(nil, []*perceptron.Word{&w}, nil)[0]]
	if got == "V" || got == "N" {
		t.Errorf("got the excluded tag %s", got)
	}
}

// A file that is cut anywhere is refused, and never read past its end.
func TestCutFilesAreRefused(t *testing.T) {
	file := string(train(t))
	for n := range len(file) {
		if _, err := perceptron.New(file[:n], sees); err == nil {
			t.Fatalf("a file of %d of %d bytes was read", n, len(file))
		}
	}
}
