package builtin_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cocode/analysis/deductive/builtin"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook/powertriangle"
)

func passages(t testing.TB, lang string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "codebook", "powertriangle", "passages", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// The models are those of the codebook and the passages that stand beside them.
func TestModelsAreFresh(t *testing.T) {
	for _, lang := range builtin.Languages {
		if !builtin.Fresh(lang, passages(t, lang)) {
			t.Errorf("%s: the codebook or the passages have changed; run go generate ./analysis/deductive/builtin and commit what it writes", lang)
		}
	}
}

func TestKnown(t *testing.T) {
	for _, lang := range builtin.Languages {
		in, problems := powertriangle.Codebook().Compile(lang)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		m, numbers, examples, ok := builtin.Known(sentence.NewReader(in))
		if !ok || len(examples) < 20*20 || slices.Contains(numbers, -1) {
			t.Errorf("%s: no model for the codebook that is built in", lang)
			continue
		}
		if len(m.Codes) != 20 || m.Threshold <= 0.05 || m.Threshold >= 0.6 {
			t.Errorf("%s: %d codes, threshold %v", lang, len(m.Codes), m.Threshold)
		}
	}
}

// The passages can be read whole, and every code in them is one of the codebook.
func TestPassages(t *testing.T) {
	for _, lang := range builtin.Languages {
		data, _, problems := builtin.Data(lang, passages(t, lang))
		if err := problems.Err(); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		bare, all := 0, 0
		for _, s := range data.Sequences {
			for _, x := range s.Samples {
				if all++; len(x.Codes) == 0 {
					bare++
				}
			}
		}
		if share := float64(bare) / float64(all); share < 0.4 || share > 0.6 {
			t.Errorf("%s: %.2f of %d sentences carry no code; about half should", lang, share, all)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		builtin.Decode("en")
	}
}
