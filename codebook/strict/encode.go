package strict

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// Encode writes v as YAML with an indentation of two blanks. Fields with the tag
// option omitempty are left out when empty.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
