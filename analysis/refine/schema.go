package refine

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of refinement.json. It is made from
// the Go types, so that the two cannot differ.
func Schema() []byte {
	s := schema{definitions: map[string]any{}}
	root := s.object(reflect.TypeFor[Refinement]())
	root["$schema"], root["$id"], root["title"] = "https://json-schema.org/draft/2020-12/schema", SchemaID, "What a study says of its model (cocode)"
	root["$defs"] = s.definitions
	b, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // the values above are maps and strings
	}
	return append(b, '\n')
}

type schema struct{ definitions map[string]any }

func (s *schema) object(t reflect.Type) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range columns(t) {
		p := s.of(f.Type)
		if f.Tag.Get("doc") != "" {
			p["description"] = f.Tag.Get("doc")
		}
		name, optional := jsonName(f)
		properties[name] = p
		if !optional {
			required = append(required, name)
		}
	}
	return map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

func (s *schema) of(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Struct:
		if _, done := s.definitions[t.Name()]; !done {
			s.definitions[t.Name()] = nil
			s.definitions[t.Name()] = s.object(t)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Int, reflect.Uint64:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{"type": "string"}
}

// columns returns the fields of a row, those of embedded structs in their place.
func columns(t reflect.Type) []reflect.StructField {
	var all []reflect.StructField
	for i := range t.NumField() {
		switch f := t.Field(i); {
		case f.Anonymous:
			for _, inner := range columns(f.Type) {
				inner.Index = append(append([]int{}, f.Index...), inner.Index...)
				all = append(all, inner)
			}
		case f.Tag.Get("json") != "":
			all = append(all, f)
		}
	}
	return all
}

func jsonName(f reflect.StructField) (name string, optional bool) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name, strings.Contains(options, "omitempty")
}

// Reference returns a description of refinement.json for people, in Markdown: every
// array with its fields.
func Reference() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# refinement.json, version %d\n\nSchema: `%s`. Lines count from 1; ids are the study's; a list without entries is an empty list.\n", Version, SchemaID)
	seen := map[string]bool{}
	describe(&b, reflect.TypeFor[Refinement](), "The file", seen)
	return []byte(b.String())
}

func describe(b *strings.Builder, t reflect.Type, title string, seen map[string]bool) {
	if seen[title] {
		return
	}
	seen[title] = true
	fmt.Fprintf(b, "\n## %s\n\n| field | type | what it is |\n|---|---|---|\n", title)
	var inner []reflect.Type
	for _, f := range columns(t) {
		name, _ := jsonName(f)
		element, words := typeWords(f.Type)
		if element != nil {
			inner = append(inner, element)
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", name, words, f.Tag.Get("doc"))
	}
	for _, e := range inner {
		describe(b, e, e.Name(), seen)
	}
}

// typeWords returns a type in words, and the struct in it if there is one.
func typeWords(t reflect.Type) (element reflect.Type, words string) {
	switch t.Kind() {
	case reflect.Pointer:
		return typeWords(t.Elem())
	case reflect.Struct:
		return t, t.Name()
	case reflect.Slice:
		element, words = typeWords(t.Elem())
		return element, "list of " + words
	case reflect.Bool:
		return nil, "true or false"
	case reflect.Float64:
		return nil, "number"
	case reflect.Int, reflect.Uint64:
		return nil, "whole number"
	}
	return nil, "text"
}
