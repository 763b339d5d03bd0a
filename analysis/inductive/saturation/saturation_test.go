package saturation_test

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/inductive/saturation"
)

// interviews are invented: ten themes in the first four, then ever fewer new ones.
var interviews = [][]string{
	{"a", "b", "c"}, {"a", "d", "e"}, {"f", "g"}, {"h", "i", "j", "a"},
	{"k", "a"}, {"l"}, {"b", "c"}, {"m"}, {"a", "d"}, {"e"},
}

func TestAssess(t *testing.T) {
	for _, c := range []struct {
		rule    saturation.Rule
		fresh   []int
		reached int
		want    string
	}{
		{saturation.Rule{Threshold: 0.10}, []int{2, 1, 1, 1, 0}, 5, "5+2 at ≤10 %"},
		{saturation.Rule{Threshold: 0.05}, []int{2, 1, 1, 1, 0}, 8, "8+2 at ≤5 %"},
		{saturation.Rule{}, []int{2, 1, 1, 1, 0}, 8, "8+2 at ≤0 %"},
		{saturation.Rule{Run: 3}, []int{2, 2, 1, 1}, 0, "not reached at ≤0 %"},
		{saturation.Rule{Base: 6, Threshold: 0.05}, []int{1, 1, 0}, 8, "8+2 at ≤5 %"},
		{saturation.Rule{Base: 9}, nil, 0, "not reached at ≤0 %"},
	} {
		a := saturation.Assess(interviews, c.rule)
		var fresh []int
		for _, s := range a.Steps {
			fresh = append(fresh, s.New)
		}
		if !reflect.DeepEqual(fresh, c.fresh) || a.Reached != c.reached || a.String() != c.want {
			t.Errorf("%+v: got %v, %d, %s", c.rule, fresh, a.Reached, a)
		}
	}
}

// With two interviews that share one item of two, the first always brings two new
// ones and the second one.
func TestCurve(t *testing.T) {
	got := saturation.Curve([][]string{{"a", "b"}, {"b", "c"}}, saturation.Options{Orders: 50})
	want := []saturation.Point{
		{Interviews: 1, New: saturation.Band{Mean: 2, Low: 2, High: 2}, Total: saturation.Band{Mean: 2, Low: 2, High: 2}},
		{Interviews: 2, New: saturation.Band{Mean: 1, Low: 1, High: 1}, Total: saturation.Band{Mean: 3, Low: 3, High: 3}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

// The total ends with all that was found in every order, grows by what is new, and the
// mean of the first interview is the mean of all.
func TestCurveLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		found := rapid.SliceOfN(rapid.SliceOfN(rapid.StringMatching("[a-h]"), 0, 6), 0, 8).Draw(t, "found")
		points := saturation.Curve(found, saturation.Options{Orders: 40, Seed: 3})
		if !reflect.DeepEqual(points, saturation.Curve(found, saturation.Options{Orders: 40, Seed: 3})) {
			t.Fatal("the same seed gives other points")
		}
		all, sum := map[string]bool{}, 0.0
		for _, items := range found {
			for _, x := range items {
				all[x] = true
			}
		}
		for _, p := range points {
			sum += p.New.Mean
			if math.Abs(sum-p.Total.Mean) > 1e-9 || p.New.Low > p.New.High || p.Total.Low > p.Total.High {
				t.Fatalf("%+v, sum %v", p, sum)
			}
		}
		if n := len(points); n > 0 && (points[n-1].Total.Low != float64(len(all)) || points[n-1].Total.High != float64(len(all))) {
			t.Fatalf("%d found, got %+v", len(all), points[n-1])
		}
	})
}
