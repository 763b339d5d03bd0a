package codebook

import (
	_ "embed"

	"cocode/codebook/strict"
)

// Template is a small codebook to begin with, with notes on every field. It passes
// Check.
//
//go:embed template.yaml
var Template []byte

// SchemaID names the JSON Schema of codebooks. It is a name and no address that is
// ever fetched.
const SchemaID = "https://cocode.example/codebook.schema.json"

// Schema returns the JSON Schema of codebooks, for editors that complete and check
// YAML.
func Schema() []byte { return strict.Schema(Codebook{}, SchemaID, "A codebook for cocode") }

// Format returns the codebook as YAML. Parse reads it back to an equal codebook;
// notes in the file that it was read from are not kept.
func Format(b *Codebook) ([]byte, error) { return strict.Encode(b) }
