package refine_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/sample"
	"cocode/analysis/refine/proposition"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s differs; look at it and run the test with -update", name)
	}
}

func sampleRefinement(o refine.Options) refine.Refinement {
	o.Seed = 1
	return refine.New(sample.Study(), o).Refine(proposition.BuiltIn())
}

func TestGoldenJSON(t *testing.T) {
	var b bytes.Buffer
	r := refine.New(sample.Beginning(3), refine.Options{Seed: 1}).Refine(proposition.BuiltIn())
	r.Interactions = r.Interactions[:40]
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "refinement.json", b.Bytes())
}

func TestGoldenSchemaAndReference(t *testing.T) {
	golden(t, "refinement.schema.json", refine.Schema())
	golden(t, "refinement.md", refine.Reference())
}

// What is written must be what the schema says, with suggestions and without, and for
// a study that is empty.
func TestJSONKeepsToItsSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(refine.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	empty := refine.New(&matrix.Data{}, refine.Options{}).Refine(nil)
	for _, r := range []refine.Refinement{sampleRefinement(refine.Options{}), sampleRefinement(refine.Options{Suggestions: true, Language: "sv"}), empty} {
		var b bytes.Buffer
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(b.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, p := range keeps(schema, schema, v, "") {
			t.Error(p)
		}
	}
}

// keeps returns where v does not keep to a schema, for the words of JSON Schema that
// ours uses.
func keeps(root, s map[string]any, v any, path string) []string {
	if ref, ok := s["$ref"].(string); ok {
		return keeps(root, root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), v, path)
	}
	var kinds []string
	switch t := s["type"].(type) {
	case string:
		kinds = []string{t}
	case []any:
		for _, k := range t {
			kinds = append(kinds, k.(string))
		}
	}
	if k := kindOf(v); !slices.Contains(kinds, k) && !(k == "integer" && slices.Contains(kinds, "number")) {
		return []string{fmt.Sprintf("%s is %s, not %v", path, k, kinds)}
	}
	var wrong []string
	switch x := v.(type) {
	case []any:
		for i, e := range x {
			wrong = append(wrong, keeps(root, s["items"].(map[string]any), e, fmt.Sprintf("%s[%d]", path, i))...)
		}
	case map[string]any:
		properties := s["properties"].(map[string]any)
		for _, name := range s["required"].([]any) {
			if _, ok := x[name.(string)]; !ok {
				wrong = append(wrong, path+"."+name.(string)+" is missing")
			}
		}
		for name, e := range x {
			p, ok := properties[name].(map[string]any)
			if !ok {
				wrong = append(wrong, path+"."+name+" is not in the schema")
				continue
			}
			wrong = append(wrong, keeps(root, p, e, path+"."+name)...)
		}
	}
	return wrong
}

func kindOf(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case float64:
		if x == float64(int64(x)) {
			return "integer"
		}
		return "number"
	}
	return "object"
}

func TestEveryFieldIsDescribed(t *testing.T) {
	for line := range strings.Lines(string(refine.Reference())) {
		if strings.HasSuffix(strings.TrimSpace(line), "|  |") {
			t.Errorf("a field without words: %s", line)
		}
	}
}

func TestTablesSpeakAndFit(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		r := sampleRefinement(refine.Options{Language: lang, Suggestions: true})
		seen := map[string]bool{}
		for _, table := range r.Tables() {
			if seen[table.Name] || table.Title == "" || table.Tab == "" || len([]rune(table.Tab)) > 31 {
				t.Errorf("%s: %q, %q", table.Name, table.Tab, table.Title)
			}
			seen[table.Name] = true
			for _, c := range table.Columns {
				if strings.Contains(c.Title, "[") {
					t.Errorf("%s: no words for the column %s", table.Name, c.Title)
				}
			}
			n := 0
			for row := range table.Rows {
				n++
				if len(row.Cells) != len(table.Columns) {
					t.Fatalf("%s: a row of %d cells for %d columns", table.Name, len(row.Cells), len(table.Columns))
				}
				for _, c := range row.Cells {
					if strings.HasPrefix(c.Text, "[") && strings.HasSuffix(c.Text, "]") {
						t.Errorf("%s: no words for %s", table.Name, c.Text)
					}
				}
			}
			if n == 0 {
				t.Errorf("%s is empty in the sample", table.Name)
			}
		}
	}
}
