package agreement_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"cocode/analysis/agreement"
)

// invented returns the rows of a large study: coders who mostly see what is
// there, with a few values missing.
func invented(units, coders, categories int, seed uint64) (names []string, rows [][]string) {
	random := rand.New(rand.NewPCG(seed, 0))
	for g := range coders {
		names = append(names, "coder "+strconv.Itoa(g+1))
	}
	for range units {
		truth := random.IntN(categories)
		row := make([]string, coders)
		for g := range row {
			switch u := random.Float64(); {
			case u < 0.05: // missing
			case u < 0.25:
				row[g] = strconv.Itoa(random.IntN(categories))
			default:
				row[g] = strconv.Itoa(truth)
			}
		}
		rows = append(rows, row)
	}
	return names, rows
}

func BenchmarkNewTableMillionCodings(b *testing.B) {
	names, rows := invented(200_000, 5, 6, 1)
	for b.Loop() {
		if _, err := agreement.NewTable(names, rows); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAllMillionCodings is from rows to every coefficient.
func BenchmarkAllMillionCodings(b *testing.B) {
	names, rows := invented(200_000, 5, 6, 1)
	for b.Loop() {
		t, err := agreement.NewTable(names, rows)
		if err != nil {
			b.Fatal(err)
		}
		agreement.All(t)
	}
}

// BenchmarkAllFiveMillionCodings is a million units by five coders.
func BenchmarkAllFiveMillionCodings(b *testing.B) {
	names, rows := invented(1_000_000, 5, 6, 1)
	for b.Loop() {
		t, err := agreement.NewTable(names, rows)
		if err != nil {
			b.Fatal(err)
		}
		agreement.All(t)
	}
}

// BenchmarkAllManyCategories has hardly two units alike.
func BenchmarkAllManyCategories(b *testing.B) {
	names, rows := invented(200_000, 5, 5_000, 1)
	for b.Loop() {
		t, err := agreement.NewTable(names, rows)
		if err != nil {
			b.Fatal(err)
		}
		agreement.All(t)
	}
}

func BenchmarkReadCSVMillionCodings(b *testing.B) {
	names, rows := invented(200_000, 5, 6, 1)
	var text strings.Builder
	text.WriteString("unit," + strings.Join(names, ",") + "\n")
	for i, row := range rows {
		text.WriteString("u" + strconv.Itoa(i) + "," + strings.Join(row, ",") + "\n")
	}
	for b.Loop() {
		if _, err := agreement.ReadCSV(strings.NewReader(text.String())); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBootstrapMillionCodings draws 10,000 resamples for every coefficient; with
// many categories hardly two units are alike.
func BenchmarkBootstrapMillionCodings(b *testing.B) { benchmarkBootstrap(b, 200_000) }

// BenchmarkBootstrapStudy is a study of the usual size.
func BenchmarkBootstrapStudy(b *testing.B) { benchmarkBootstrap(b, 1000) }

func benchmarkBootstrap(b *testing.B, units int) {
	for _, categories := range []int{6, 20} {
		b.Run(strconv.Itoa(categories), func(b *testing.B) {
			names, rows := invented(units, 5, categories, 1)
			t, err := agreement.NewTable(names, rows)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				agreement.Bootstrap(t, agreement.Options{})
			}
		})
	}
}

// BenchmarkUnitizeBook compares five coders' 20,000 segments each.
func BenchmarkUnitizeBook(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	c := agreement.Continuum{Length: 5_000_000}
	for range 5 {
		var segments []agreement.Segment
		for at := random.IntN(100); at < c.Length-300; at += 100 + random.IntN(300) {
			end := at + 20 + random.IntN(80)
			segments = append(segments, agreement.Segment{Start: at, End: end, Value: strconv.Itoa(random.IntN(10))})
		}
		c.Coders = append(c.Coders, segments)
	}
	for b.Loop() {
		if _, err := agreement.Unitize(c); err != nil {
			b.Fatal(err)
		}
	}
}
