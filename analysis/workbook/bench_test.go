package workbook

import (
	"io"
	"testing"

	"cocode/analysis/matrix/sample"
)

// BenchmarkWrite writes a workbook with every sheet of 100,000 codings on 100,000
// meaning units. It has to stay under 15 s and 300 MB on one core.
func BenchmarkWrite(b *testing.B) {
	d := sample.Large(100_000)
	tmp := b.TempDir()
	for b.Loop() {
		if err := Write(io.Discard, d, Options{TmpDir: tmp}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Codings))*float64(b.N)/b.Elapsed().Seconds(), "codings/s")
}

// BenchmarkWriteSmall writes a workbook of the size of twelve interviews.
func BenchmarkWriteSmall(b *testing.B) {
	d := sample.Large(1_500)
	for b.Loop() {
		if err := Write(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
