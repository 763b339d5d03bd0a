package cli

import (
	"fmt"
	"maps"
	"slices"

	"cocode/analysis"
)

// explainedRow is what explain --json prints.
type explainedRow struct {
	Unit  unitRow        `json:"unit"`
	Codes []explainedOne `json:"codes"`
}

// The states of a code that is explained.
const (
	isSuggested  = "suggested"  // stored
	isGiven      = "given"      // by coders, without a suggestion
	isConsidered = "considered" // read now: something speaks for it, and it is not suggested
)

// explainedOne is one code on the unit. Spans are bytes of the document's canonical text.
type explainedOne struct {
	Code       string              `json:"code"`
	State      string              `json:"state"`
	Confidence *float64            `json:"confidence"`        // none where only coders gave the code
	From       *float64            `json:"from,omitempty"`    // the confidence from which the code is suggested
	Version    string              `json:"version,omitempty"` // of the codebook
	Evidence   []analysis.Evidence `json:"evidence"`
	Facets     []analysis.Evidence `json:"facetEvidence,omitempty"`
	Answers    []answerRow         `json:"answers"`
}

// answerRow is what a coder says of a code.
type answerRow struct {
	Coder  string          `json:"coder"`
	Status analysis.Status `json:"status"`
}

func inWords(answers []answerRow) (words []string) {
	for _, a := range answers {
		words = append(words, fmt.Sprintf("%s by %s", a.Status, a.Coder))
	}
	return words
}

// forPrograms prints all that explain says as one object.
func (e *explanation) forPrograms(row unitRow) error {
	book, stored, answers, err := e.known()
	if err != nil {
		return err
	}
	versions, err := e.versions()
	if err != nil {
		return err
	}
	rest, pass, err := e.rest(book, stored)
	if err != nil {
		return err
	}
	out := explainedRow{row, []explainedOne{}}
	for _, c := range stored {
		out.Codes = append(out.Codes, explainedOne{Code: c.Code, State: isSuggested, Confidence: rounded(c.Confidence), Version: versions[c.Version],
			Evidence: readableWeights(c.Evidence), Facets: readableWeights(c.FacetEvidence), Answers: nonNil(answers[c.Code])})
		delete(answers, c.Code)
	}
	for _, s := range rest {
		out.Codes = append(out.Codes, explainedOne{Code: s.Code, State: isConsidered, Confidence: rounded(s.Confidence), From: rounded(pass.Threshold(s.Code)),
			Version: book.Version, Evidence: readableWeights(s.Evidence), Answers: nonNil(answers[s.Code])})
		delete(answers, s.Code)
	}
	for _, code := range slices.Sorted(maps.Keys(answers)) {
		out.Codes = append(out.Codes, explainedOne{Code: code, State: isGiven, Evidence: []analysis.Evidence{}, Answers: answers[code]})
	}
	return e.printJSON(out)
}

func rounded(x float64) *float64 {
	x = readable(x)
	return &x
}
