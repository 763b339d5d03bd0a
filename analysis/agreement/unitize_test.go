package agreement_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/agreement"

	"pgregory.net/rapid"
)

func unitize(t *testing.T, c agreement.Continuum) agreement.Unitizing {
	t.Helper()
	u, err := agreement.Unitize(c)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// The example of the README of github.com/lindanna/unitized_alpha, an
// implementation by the equation numbers of Krippendorff et al. 2016: three
// coders, two values, a continuum of 20.
func TestUnitizeThreeCoders(t *testing.T) {
	u := unitize(t, agreement.Continuum{Length: 20, Coders: [][]agreement.Segment{
		{{2, 5, "1"}, {9, 11, "1"}, {12, 20, "2"}},
		{{2, 5, "1"}, {7, 15, "2"}},
		{{2, 5, "1"}, {10, 15, "2"}},
	}})
	near(t, "uα", u.U, 0.474, 0.0005)
	near(t, "|uα", u.Binary, 0.433, 0.0005)
	near(t, "cuα", u.Coding, 0.779, 0.0005)
	near(t, "(1)uα", u.Values[0].Result, 0.769, 0.0005)
	near(t, "(2)uα", u.Values[1].Result, 0.787, 0.0005)
	coverage := []float64{u.Coverage, u.Values[0].Coverage, u.Values[1].Coverage}
	for i, want := range []float64{0.3833, 0.9545, 0.5952} {
		if math.Abs(coverage[i]-want) > 0.00005 {
			t.Errorf("coverage %d is %.4f, want %.4f", i, coverage[i], want)
		}
	}
}

// By hand: A marks 0-4 a, B marks 0-2 a and 4-6 b, of 10 positions.
//
//	ℓ: aa 4, aφ and φa 2, bφ and φb 2, φφ 8; margins a 6, b 2, φ 12; ℓ.. 20
//	S: a 4² + 2² = 20, b 2² = 4, φ 6 + 2 + 4 = 12; ℓ..² - S = 364
func TestUnitizeByHand(t *testing.T) {
	u := unitize(t, agreement.Continuum{Length: 10, Coders: [][]agreement.Segment{
		{{0, 4, "a"}},
		{{4, 6, "b"}, {0, 2, "a"}},
	}})
	differ := 20.0 - 4 - 8
	byChance := 20 - 20*float64(6*6-20+2*2-4+12*12-12)/364
	near(t, "uα", u.U, 1-differ/byChance, 1e-12)
	near(t, "|uα", u.Binary, 1-(12.0-8)/(20*float64(12*6+12*2)/364), 1e-12)
	if u.Coding.OK || u.Coding.Reason != agreement.NoVariation {
		t.Errorf("cuα is %+v where both marked a only", u.Coding)
	}
	if b := u.Values[1]; b.OK || b.Reason != agreement.NoPairs || b.Coverage != 0 {
		t.Errorf("(b)uα is %+v where no one else marked", b)
	}
}

func TestUnitizeWithoutVariation(t *testing.T) {
	all := []agreement.Segment{{0, 10, "a"}}
	for name, coders := range map[string][][]agreement.Segment{"nothing": {nil, nil}, "everything": {all, all}} {
		u := unitize(t, agreement.Continuum{Length: 10, Coders: coders})
		if u.U.OK || u.Binary.OK || u.Coding.OK {
			t.Errorf("%s marked: %+v", name, u)
		}
	}
	empty := unitize(t, agreement.Continuum{Coders: [][]agreement.Segment{nil, nil}})
	if empty.U.OK || empty.U.Reason != agreement.NoPairs {
		t.Errorf("no continuum: %+v", empty.U)
	}
}

func TestUnitizeErrors(t *testing.T) {
	cases := []struct {
		coders [][]agreement.Segment
		want   string
	}{
		{[][]agreement.Segment{nil}, "two or more coders, found 1"},
		{[][]agreement.Segment{nil, {{0, 3, "a"}, {2, 4, "b"}}}, "coder 2: segment 2-4 overlaps"},
		{[][]agreement.Segment{{{-1, 3, "a"}}, nil}, "coder 1: segment -1-3 is empty or not within 0-10"},
		{[][]agreement.Segment{{{3, 3, "a"}}, nil}, "segment 3-3 is empty"},
		{[][]agreement.Segment{{{3, 11, "a"}}, nil}, "segment 3-11 is empty or not within 0-10"},
	}
	for _, c := range cases {
		_, err := agreement.Unitize(agreement.Continuum{Length: 10, Coders: c.coders})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, want %q", err, c.want)
		}
	}
}

func TestOnly(t *testing.T) {
	c := agreement.Continuum{Length: 20, Coders: [][]agreement.Segment{
		{{5, 8, "a"}, {0, 4, "a"}, {3, 10, "b"}, {8, 9, "a"}},
		nil,
	}}
	got := c.Only("a")
	want := []agreement.Segment{{0, 4, "a"}, {5, 9, "a"}}
	if !slices.Equal(got.Coders[0], want) || got.Coders[1] != nil || got.Length != 20 {
		t.Errorf("found %v, want %v", got, want)
	}
}

// drawContinuum draws coders that mark some of 40 positions with three values.
func drawContinuum(t *rapid.T) agreement.Continuum {
	c := agreement.Continuum{Length: 40}
	for range rapid.IntRange(2, 4).Draw(t, "coders") {
		var segments []agreement.Segment
		for at := rapid.IntRange(0, 5).Draw(t, "at"); at < c.Length; {
			end := min(c.Length, at+rapid.IntRange(1, 9).Draw(t, "length"))
			segments = append(segments, agreement.Segment{Start: at, End: end, Value: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "value")})
			at = end + rapid.IntRange(0, 6).Draw(t, "gap")
		}
		c.Coders = append(c.Coders, segments)
	}
	return c
}

// The coefficients are those of a slow computation that looks at every position.
func TestUnitizeEqualsPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawContinuum(t)
		u, err := agreement.Unitize(c)
		if err != nil {
			t.Fatal(err)
		}
		if want := byPosition(c); !same(u.U, want) {
			t.Errorf("uα = %v, by position %v", u.U, want)
		}
	})
}

// byPosition computes uα from the value of each position for each coder, and
// from the pairs of positions in the same segment, which do not meet by chance.
func byPosition(c agreement.Continuum) float64 {
	var value, segment [][]int // per coder and position; 0 in gaps
	for _, segments := range c.Coders {
		v, s := make([]int, c.Length), make([]int, c.Length)
		for i, seg := range segments {
			for p := seg.Start; p < seg.End; p++ {
				v[p], s[p] = int(seg.Value[0]), i+1
			}
		}
		value, segment = append(value, v), append(segment, s)
	}
	observed, differ, all := 0.0, 0.0, 0.0
	for i := range value {
		for j := range value {
			for p := range value[i] {
				if i != j && value[i][p] != value[j][p] {
					observed += 1 / float64(len(value)-1)
				}
				for q := range value[j] {
					if i == j && (p == q || segment[i][p] != 0 && segment[i][p] == segment[j][q]) {
						continue
					}
					all++
					if value[i][p] != value[j][q] {
						differ++
					}
				}
			}
		}
	}
	return 1 - observed/(differ/all*float64(len(value)*c.Length))
}

func TestUnitizePerfect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawContinuum(t)
		for i := range c.Coders {
			c.Coders[i] = c.Coders[0]
		}
		u, err := agreement.Unitize(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []agreement.Result{u.U, u.Binary, u.Coding} {
			if r.OK && math.Abs(r.Value-1) > 1e-9 {
				t.Errorf("%v, want 1", r)
			}
		}
	})
}
