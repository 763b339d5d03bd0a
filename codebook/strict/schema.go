package strict

import (
	"encoding/json"
	"reflect"
	"strings"
)

// Schema returns a JSON Schema (draft 2020-12) for the type of v: its keys from
// the `yaml` tags, the help that editors show from the `doc` tags, allowed words
// from the `enum` tags (separated by blanks).
func Schema(v any, id, title string) []byte {
	s := schema{definitions: map[string]any{}}
	root := s.of(reflect.TypeOf(v))
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = id
	root["title"] = title
	root["$defs"] = s.definitions
	b, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // the values above are maps and strings
	}
	return append(b, '\n')
}

type schema struct{ definitions map[string]any }

func (s *schema) of(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Struct:
		return s.reference(t)
	case reflect.Slice:
		item := s.of(t.Elem())
		return map[string]any{"anyOf": []any{map[string]any{"type": "array", "items": item}, item}}
	case reflect.Map:
		return orScalar(t, map[string]any{"type": "object", "additionalProperties": s.of(t.Elem())})
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{"type": []any{"string", "number"}}
}

// reference defines a struct once, so that types may hold themselves.
func (s *schema) reference(t reflect.Type) map[string]any {
	name := strings.ToLower(t.Name())
	if _, done := s.definitions[name]; !done {
		s.definitions[name] = nil
		s.definitions[name] = s.object(t)
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

func (s *schema) object(t reflect.Type) map[string]any {
	fields, names := Fields(t)
	properties := map[string]any{}
	for _, name := range names {
		f := fields[name]
		p := s.of(f.Type)
		if words := f.Tag.Get("enum"); words != "" {
			p = map[string]any{"enum": strings.Fields(words)}
			if f.Type.Kind() == reflect.Slice {
				p = map[string]any{"anyOf": []any{p, map[string]any{"type": "array", "items": p}}}
			}
		}
		if doc := f.Tag.Get("doc"); doc != "" {
			p = withDoc(p, doc)
		}
		properties[name] = p
	}
	return orScalar(t, map[string]any{"type": "object", "additionalProperties": false, "properties": properties})
}

func withDoc(p map[string]any, doc string) map[string]any {
	p["description"] = doc
	return p
}

// orScalar allows the short form where a type has one.
func orScalar(t reflect.Type, s map[string]any) map[string]any {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[FromScalar]()) {
		return map[string]any{"anyOf": []any{map[string]any{"type": "string"}, s}}
	}
	return s
}
