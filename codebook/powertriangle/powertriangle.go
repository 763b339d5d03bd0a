// Package powertriangle holds the codebook that is built in: enablers and barriers
// of users' power in co-production, operationalised from the published summary of
// Ärleskog, Vackerberg & Andersson (2021), with indicators and invented examples in
// English and Swedish.
package powertriangle

import (
	_ "embed"
	"sync"

	"cocode/codebook"
)

// Source is the codebook as YAML, the form in which people read and change it.
//
//go:embed powertriangle.yaml
var Source []byte

// Name stands for the codebook's file in messages and evidence.
const Name = "powertriangle.yaml"

// Codebook returns the parsed codebook. It is parsed once; do not change it.
var Codebook = sync.OnceValue(func() *codebook.Codebook {
	b, problems := codebook.Parse(Name, Source)
	if err := problems.Err(); err != nil {
		panic(err) // a test keeps the embedded file sound
	}
	return b
})
