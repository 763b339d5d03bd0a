package cli

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/refine"
)

// modelSheets makes the tables that say what the codings tell of the model, those
// that have something to show. Propositions whose codes the codebook does not have
// are left out, as the study may have a codebook of its own.
func (a *app) modelSheets(data *matrix.Data, o matrixOptions) ([]matrix.Table, error) {
	if data.Codebook == nil || !o.asksForModel() {
		return nil, nil
	}
	f, err := a.propositionsFor(o.propositions, data.Codebook)
	if err != nil {
		return nil, err
	}
	chosen := *data
	left := func(c analysis.Coding) bool { return !taken(&c, o.Filter) }
	if slices.ContainsFunc(data.Codings, left) {
		chosen.Codings = slices.DeleteFunc(slices.Clone(data.Codings), left)
	}
	defer sparing()()
	material := refine.New(&chosen, o.model())
	if !material.HasEvidence() { // before the tests, which take long
		return nil, nil
	}
	told := material.Refine(f)
	return slices.DeleteFunc(told.Tables(), func(t matrix.Table) bool { return empty(&t) }), nil
}

// asksForModel reports whether a sheet on the model is wanted.
func (o matrixOptions) asksForModel() bool {
	return len(o.sheets) == 0 || slices.ContainsFunc(o.sheets, func(name string) bool { return slices.Contains(refine.Names(), name) })
}

// model are the options of the sheets on the model.
func (o matrixOptions) model() refine.Options {
	m := refine.Options{Language: o.Language, Suggestions: o.suggestions && !o.Filter.Accepted, Seed: 1}
	if o.Filter.Coder != "" {
		m.Coders = []string{o.Filter.Coder}
	}
	return m
}

// taken reports whether the filter lets a coding count. What is rejected stays, as it
// settles a suggestion and may deny a code.
func taken(c *analysis.Coding, f matrix.Filter) bool {
	switch {
	case c.Status == analysis.Rejected:
		return true
	case c.Status == analysis.Suggested && c.Confidence < f.MinConfidence:
		return false
	}
	return f.Facets.Takes(c.Facets)
}

func empty(t *matrix.Table) bool {
	for range t.Rows {
		return false
	}
	return true
}
