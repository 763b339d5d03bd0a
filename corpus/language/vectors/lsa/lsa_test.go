package lsa_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocode/corpus/language/vectors"
	"cocode/corpus/language/vectors/lsa"
)

// study is invented: of time, of money, and of loneliness. No unit holds both "brådska"
// and "stress", yet both stand beside "tid" and "hinna".
var study = units(
	"tid hinna brådska pass", "tid hinna stress kväll", "brådska tid schema", "stress hinna schema", "tid schema pass",
	"pengar chef budget", "budget nämnd pengar", "chef nämnd stöd", "stöd pengar chef", "budget stöd nämnd",
	"ensam anhörig telefon", "anhörig granne ensam", "granne telefon besök", "besök ensam anhörig", "telefon besök granne",
)

func units(lines ...string) (units [][]string) {
	for _, l := range lines {
		units = append(units, strings.Fields(l))
	}
	return units
}

func TestSynonymsAreNearer(t *testing.T) {
	s := lsa.New(study, lsa.Options{Dimensions: 3})
	word := func(w string) vectors.Vector { return s.Embed([]string{w}) }
	for _, c := range []struct{ word, near, far string }{
		{"brådska", "stress", "budget"},
		{"brådska", "stress", "granne"},
		{"nämnd", "pengar", "tid"},
		{"granne", "anhörig", "chef"},
	} {
		n, f := vectors.Cosine(word(c.word), word(c.near)), vectors.Cosine(word(c.word), word(c.far))
		if n < f+.3 {
			t.Errorf("%s: %s %.2f, %s %.2f; want the first clearly nearer", c.word, c.near, n, c.far, f)
		}
	}
}

func TestNewTextsFoldIn(t *testing.T) {
	s := lsa.New(study, lsa.Options{Dimensions: 3})
	var set []vectors.Vector
	for _, u := range study {
		set = append(set, s.Embed(u))
	}
	got := vectors.Nearest(s.Embed(strings.Fields("okänd stress brådska")), set, 5)
	for _, n := range got {
		if n.Index > 4 {
			t.Errorf("a text on time is near to %v", study[n.Index])
		}
	}
	if !s.Embed([]string{"okänd"}).IsZero() {
		t.Error("an unknown word has a vector")
	}
}

// With as many dimensions as the rank, the space is that of the words themselves:
// cosines of units are those of their weighted words.
func TestFullRankKeepsCosines(t *testing.T) {
	s := lsa.New(units("a b", "b c", "c a", "a a b"), lsa.Options{Dimensions: 9})
	if s.Dim() != 3 {
		t.Fatalf("dimensions: %d, want 3", s.Dim())
	}
	idf := func(df float64) float64 { return math.Log(4/df) + 1 }
	a, b, c := idf(3), idf(3), idf(2)
	want := b * b / math.Sqrt((a*a+b*b)*(b*b+c*c))
	got := vectors.Cosine(s.Embed([]string{"a", "b"}), s.Embed([]string{"b", "c"}))
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("cosine %v, want %v", got, want)
	}
}

func TestSmallStudies(t *testing.T) {
	for _, u := range [][][]string{nil, {{}}, {{"a"}}, {{"a"}, {"b"}}, {{"a"}, {"a"}}, {nil, {"a", "a"}, {"a", "b"}}} {
		s := lsa.New(u, lsa.Options{})
		if v := s.Embed([]string{"a", "x"}); len(v) != s.Dim() {
			t.Errorf("%v: a vector of %d dimensions, want %d", u, len(v), s.Dim())
		}
	}
}

// drawn returns invented units of 5 to 15 of 900 words, in 30 subjects.
func drawn(n int) [][]string {
	random := rand.New(rand.NewPCG(1, 2))
	units := make([][]string, n)
	for i := range units {
		subject := random.IntN(30)
		for range 5 + random.IntN(11) {
			units[i] = append(units[i], fmt.Sprintf("w%d", (subject*30+random.IntN(40))%900))
		}
	}
	return units
}

func TestProcessorsDoNotMatter(t *testing.T) {
	units := drawn(400)
	embed := func(processors int) (all []vectors.Vector) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		s := lsa.New(units, lsa.Options{})
		if s.Dim() != lsa.Dimensions {
			t.Fatalf("dimensions: %d, want %d", s.Dim(), lsa.Dimensions)
		}
		for _, u := range units {
			all = append(all, s.Embed(u))
		}
		return all
	}
	if !slices.EqualFunc(embed(1), embed(4), slices.Equal[vectors.Vector]) {
		t.Error("one processor and four give different vectors")
	}
}

// The randomised decomposition gives what a full one gives.
func TestAgainstFullDecomposition(t *testing.T) {
	const k = 8
	var units [][]string
	random := rand.New(rand.NewPCG(3, 4))
	for i := range 120 {
		var u []string
		for _, w := range random.Perm(12)[:9] {
			u = append(u, fmt.Sprintf("w%d", i%k*10+w)) // subjects share two words
		}
		units = append(units, u)
	}
	want := full(units, k)
	s := lsa.New(units, lsa.Options{Dimensions: k})
	for i := range len(units) - 1 {
		got := vectors.Cosine(s.Embed(units[i]), s.Embed(units[i+1]))
		if math.Abs(got-vectors.Cosine(want[i], want[i+1])) > 1e-4 {
			t.Errorf("units %d and %d: %.4f, want %.4f", i, i+1, got, vectors.Cosine(want[i], want[i+1]))
		}
	}
}

// full returns the directions of units without repeated words in k dimensions, by a
// dense decomposition of their tf-idf.
func full(units [][]string, k int) (directions []vectors.Vector) {
	columns, df := map[string]int{}, map[string]float64{}
	for _, u := range units {
		for _, w := range u {
			if df[w]++; df[w] == 1 {
				columns[w] = len(columns)
			}
		}
	}
	x := mat.NewDense(len(units), len(columns), nil)
	for i, u := range units {
		for _, w := range u {
			x.Set(i, columns[w], math.Log(float64(len(units))/df[w])+1)
		}
		floats.Scale(1/floats.Norm(x.RawRowView(i), 2), x.RawRowView(i))
	}
	var svd mat.SVD
	svd.Factorize(x, mat.SVDThin)
	var v, y mat.Dense
	svd.VTo(&v)
	y.Mul(x, v.Slice(0, len(columns), 0, k))
	for i := range units {
		directions = append(directions, vectors.Unit(y.RawRowView(i)))
	}
	return directions
}

func TestUnitLength(t *testing.T) {
	word := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"})
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SliceOfN(rapid.SliceOfN(word, 0, 6), 0, 12).Draw(t, "units")
		s := lsa.New(units, lsa.Options{Dimensions: rapid.IntRange(0, 8).Draw(t, "dimensions")})
		for _, u := range units {
			v := s.Embed(u)
			square := vectors.Cosine(v, v)
			if !v.IsZero() && math.Abs(square-1) > 1e-5 {
				t.Fatalf("%v: square of the length %v", u, square)
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	units := drawn(2000)
	for b.Loop() {
		lsa.New(units, lsa.Options{})
	}
}
