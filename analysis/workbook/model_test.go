package workbook

import (
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"
	"cocode/analysis/refine"
)

// TestGoldenModel looks at the sheets on the model, which are made elsewhere: they
// stand in the workbook as the others do, and the overview leads to them.
func TestGoldenModel(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		t.Run(lang, func(t *testing.T) {
			d := sample.Study()
			told := refine.New(d, refine.Options{Language: lang, Suggestions: true, Seed: 1}).Refine(nil)
			o := Options{Options: matrix.Options{Language: lang, Further: told.Tables()}, Sheets: []string{"overview", "dimensions", "edges", "cells", "interactions", "tensions", "answers", "coverage", "negative_cases", "uncovered", "evidence"}}
			golden(t, "model."+lang+".txt", dump(t, written(t, d, o)))
		})
	}
}
