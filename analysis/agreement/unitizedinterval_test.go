package agreement_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"cocode/analysis/agreement"
)

// marked returns documents in which two coders mark stretches; the second misses some.
func marked(documents int, seed uint64) []agreement.Continuum {
	random := rand.New(rand.NewPCG(seed, 0))
	list := make([]agreement.Continuum, documents)
	for i := range list {
		c := agreement.Continuum{Length: 1000, Coders: make([][]agreement.Segment, 2)}
		for at := random.IntN(40); at < 900; at += 60 + random.IntN(80) {
			s := agreement.Segment{Start: at, End: at + 30 + random.IntN(20), Value: "a"}
			c.Coders[0] = append(c.Coders[0], s)
			if random.Float64() < 0.7 {
				c.Coders[1] = append(c.Coders[1], agreement.Segment{Start: s.Start + random.IntN(8), End: s.End, Value: "a"})
			}
		}
		list[i] = c
	}
	return list
}

func TestBootstrapUnitized(t *testing.T) {
	o := agreement.Options{Resamples: 2000, Seed: 3}
	whole := unitize(t, agreement.Join(marked(12, 1)))
	c := agreement.BootstrapUnitized(marked(12, 1), o)
	if !c.OK || c.Low >= whole.U.Value || c.High <= whole.U.Value || c.High-c.Low > 0.5 {
		t.Errorf("limits %.3f, %.3f around %.3f (%s)", c.Low, c.High, whole.U.Value, c.Reason)
	}
	if again := agreement.BootstrapUnitized(marked(12, 1), o); again != c {
		t.Errorf("%+v and %+v with the same seed", c, again)
	}
	// Four times the documents: half the standard error, but for chance.
	if many := agreement.BootstrapUnitized(marked(200, 2), o); many.SE > c.SE/2 {
		t.Errorf("SE %.4f with 12 documents and %.4f with 200", c.SE, many.SE)
	}
}

// Where all documents are the same, resampling them changes hardly anything: nothing
// but what the whole is in number of documents.
func TestBootstrapUnitizedOfEqualDocuments(t *testing.T) {
	one := marked(1, 5)[0]
	equal := []agreement.Continuum{one, one, one, one}
	u := unitize(t, agreement.Join(equal)).U.Value
	c := agreement.BootstrapUnitized(equal, agreement.Options{Resamples: 200})
	if math.Abs(c.Low-u) > 1e-12 || math.Abs(c.High-u) > 1e-12 {
		t.Errorf("limits %v, %v, want %v", c.Low, c.High, u)
	}
}

func TestBootstrapUnitizedUndefined(t *testing.T) {
	nothing := agreement.Continuum{Length: 10, Coders: make([][]agreement.Segment, 2)}
	for _, c := range []struct {
		documents []agreement.Continuum
		reason    string
	}{
		{marked(1, 1), agreement.TooFewDocuments},
		{[]agreement.Continuum{nothing, nothing}, agreement.NoVariation},
		{nil, "a continuum needs two or more coders, found 0"},
	} {
		if got := agreement.BootstrapUnitized(c.documents, agreement.Options{Resamples: 20}); got.OK || got.Reason != c.reason {
			t.Errorf("got %+v, want %q", got, c.reason)
		}
	}
}
