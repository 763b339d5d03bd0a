package refine_test

import (
	"testing"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/sample"
	"cocode/analysis/refine/proposition"
)

// 1,000 interviews of 400 meaning units with 500,000 codings: all tables and
// verdicts must be there in 30 seconds on one core.
func BenchmarkRefine500000(b *testing.B) {
	d := sample.Large(1000, 500_000)
	b.Logf("%d codings, %d units", len(d.Codings), 400*len(d.Documents))
	for b.Loop() {
		refine.New(d, refine.Options{}).Refine(proposition.BuiltIn())
	}
}
