package workbook

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"
)

// BenchmarkWrite writes a workbook with every sheet of 100,000 codings on 100,000
// meaning units. It has to stay under 15 s and 300 MB on one core.
func BenchmarkWrite(b *testing.B) {
	d := sample.Large(100_000)
	for b.Loop() {
		if err := Write(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Codings))*float64(b.N)/b.Elapsed().Seconds(), "codings/s")
}

// BenchmarkWriteSmall writes a workbook of the size of twelve interviews.
func BenchmarkWriteSmall(b *testing.B) {
	d := sample.Large(1_500)
	words := 0
	for _, doc := range d.Documents {
		words += len(strings.Fields(doc.Text))
	}
	for b.Loop() {
		if err := Write(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkReadReview reads 100,000 rows back, each with a decision. It has to stay
// under 15 s.
func BenchmarkReadReview(b *testing.B) {
	d := sample.Large(100_000)
	for i := range d.Codings {
		c := d.Codings[i]
		c.Coder, c.Status = "Anna Berg", analysis.Accepted
		d.Codings = append(d.Codings, c)
	}
	var file bytes.Buffer
	o := Options{Options: matrix.Options{Reviewer: "Anna Berg"}}
	if err := WriteReview(&file, d, o); err != nil {
		b.Fatal(err)
	}
	d.Codings = d.Codings[:len(d.Codings)/2] // as if nothing had been decided yet
	for b.Loop() {
		r, err := ReadReview(bytes.NewReader(file.Bytes()), d, ReadOptions{})
		if err != nil || len(r.Decisions) != len(d.Codings) {
			b.Fatal(err, len(r.Decisions))
		}
	}
}
