package vectors_test

import (
	"math"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"cocode/corpus/language/vectors"
)

// Synonyms are nearer than strangers.
func TestWords(t *testing.T) {
	for _, c := range []struct{ word, near, far string }{
		{"courage", "bravery", "budget"},
		{"nurse", "doctor", "window"},
		{"understaffed", "overworked", "delicious"},
		{"staff", "personnel", "weather"},
		{"fear", "worry", "lunch"},
		{"lonely", "loneliness", "schedule"},
		{"Café", "coffee", "mandate"},
	} {
		english := vectors.English()
		word, near, far := english.EmbedText(c.word), english.EmbedText(c.near), english.EmbedText(c.far)
		if n, f := vectors.Cosine(word, near), vectors.Cosine(word, far); n < f+.1 {
			t.Errorf("%s: %s %.2f, %s %.2f; want the first clearly nearer", c.word, c.near, n, c.far, f)
		}
	}
}

// texts are invented: two by two they say the same in other words.
var texts = []string{
	"There was never enough time to sit down with her.",
	"We are always in a hurry and can't stop to talk.",
	"The manager gives us money and backs us up.",
	"Our boss has found a budget and supports the work.",
	"He is lonely, he has no family and no friends.",
	"She lives by herself and nobody comes to visit.",
}

func TestTexts(t *testing.T) {
	var all []vectors.Vector
	for _, s := range texts {
		all = append(all, vectors.English().EmbedText(s))
	}
	centre := vectors.CentreOf(all)
	for i := range all {
		all[i] = centre.Of(all[i])
	}
	for i, v := range all {
		got := vectors.Nearest(v, all, 2)
		if want := i ^ 1; len(got) != 2 || got[0].Index != i || got[1].Index != want {
			t.Errorf("nearest to %q: %v, want itself and %q", texts[i], got, texts[want])
		}
	}
}

// The values were computed apart from this program: from the three files, by a script
// of twenty lines in Python that does what the files' description says.
func TestReferenceValues(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"courage", "bravery", 0.71655},
		{"We never have time to listen", "There is no time", 0.51761},
		{"paternalistic", "understaffed", -0.15585},
		{"overburdened homecare", "daycentre", 0.20415},
	} {
		got := vectors.Cosine(vectors.English().EmbedText(c.a), vectors.English().EmbedText(c.b))
		if math.Abs(got-c.want) > 2e-5 {
			t.Errorf("%q, %q: %.5f, want %.5f", c.a, c.b, got, c.want)
		}
	}
}

func TestEmbedIsOfWords(t *testing.T) {
	english := vectors.English()
	words := []string{"There", "is", "n't", "any", "time", ",", "naïve", "as", "we", "are", "."}
	if a, b := english.Embed(words), english.EmbedText("there is n't any time, naive as we are"); !slices.Equal(a, b) {
		t.Error("words and text differ")
	}
	for _, s := range []string{"", " … ", "ж", "\xff\xfe", "\u0301"} {
		if v := english.EmbedText(s); !v.IsZero() || len(v) != vectors.Dim {
			t.Errorf("%q: not zero", s)
		}
	}
	if !english.Knows("overburdened") || english.Knows("…") {
		t.Error("Knows")
	}
}

func TestNearest(t *testing.T) {
	set := []vectors.Vector{{1, 0}, {0, 1}, {0, 0}, {1, 0}, {.6, .8}}
	for _, c := range []struct {
		n    int
		want []int
	}{{0, nil}, {1, []int{0}}, {2, []int{0, 3}}, {3, []int{0, 3, 4}}, {9, []int{0, 3, 4, 1}}} {
		var got []int
		for _, n := range vectors.Nearest(vectors.Vector{1, 0}, set, c.n) {
			got = append(got, n.Index)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d nearest: %v, want %v", c.n, got, c.want)
		}
	}
	if vectors.Nearest(vectors.Vector{0, 0}, set, 3) != nil {
		t.Error("zero is near to nothing")
	}
}

func TestCentre(t *testing.T) {
	var none vectors.Centre
	v := vectors.Vector{.6, .8}
	if !slices.Equal(none.Of(v), v) {
		t.Error("the zero centre changes a vector")
	}
	if got := vectors.CentreOf([]vectors.Vector{v, v, {0, 0}}).Of(v); !got.IsZero() {
		t.Errorf("what lies in the centre: %v, want zero", got)
	}
	if got := vectors.Mean([]vectors.Vector{{1, 0}, {0, 1}}); math.Abs(float64(got[0]-got[1])) > 1e-6 || math.Abs(length(got)-1) > 1e-6 {
		t.Errorf("mean: %v", got)
	}
}

// Any text has length 1 or is zero, whatever was embedded before it and beside it.
func TestProperties(t *testing.T) {
	english := vectors.English()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.SampledFrom(texts)).Draw(t, "text")
		first := english.EmbedText(s)
		if l := length(first); !first.IsZero() && math.Abs(l-1) > 1e-5 {
			t.Fatalf("%q: length %v", s, l)
		}
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				if !slices.Equal(english.EmbedText(s), first) {
					t.Errorf("%q: embeds differently", s)
				}
			})
		}
		group.Wait()
	})
}

func length(v vectors.Vector) float64 {
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	return math.Sqrt(square)
}

func BenchmarkEmbedText(b *testing.B) {
	english := vectors.English()
	for b.Loop() {
		english.EmbedText(texts[0])
	}
	b.ReportMetric(float64(b.N*10)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNearest(b *testing.B) {
	var set []vectors.Vector
	for i := range 5000 {
		set = append(set, vectors.English().EmbedText(texts[i%len(texts)]))
	}
	for b.Loop() {
		vectors.Nearest(set[0], set, 10)
	}
}
