package strict_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

type sheet struct {
	At     diag.Position `yaml:"-"`
	Name   string        `yaml:"name" doc:"What it is called."`
	Kind   string        `yaml:"kind,omitempty" enum:"large small"`
	Weight float64       `yaml:"weight,omitempty"`
	Count  int           `yaml:"count,omitempty"`
	On     bool          `yaml:"on,omitempty"`
	Rows   []row         `yaml:"rows,omitempty"`
	Names  []string      `yaml:"names,omitempty"`
}

type row struct {
	At    diag.Position  `yaml:"-"`
	Match string         `yaml:"match"`
	Words map[string]int `yaml:"words,omitempty"`
}

func (r *row) FromScalar(s string) error {
	if s == "bad" {
		return errors.New("not this word")
	}
	r.Match = s
	return nil
}

func TestPlacesOfWhatStandsInAStruct(t *testing.T) {
	type item struct {
		Places strict.Places       `yaml:"-"`
		Name   map[string]string   `yaml:"name"`
		Words  map[string][]string `yaml:"words"`
	}
	var v struct {
		Items []item `yaml:"items"`
	}
	if problems := strict.Decode("f", []byte("items:\n  - name:\n      en: x\n    words: {sv: [a, b]}\n"), &v); problems != nil {
		t.Fatal(problems)
	}
	for path, want := range map[string]string{"name.en": "f:3:11", "words": "f:4:12", "words.sv.1": "f:4:21"} {
		if got := v.Items[0].Places[path].String(); got != want {
			t.Errorf("%s at %s, want %s", path, got, want)
		}
	}
}

func TestDecodeReportsEveryMistakeAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"sound", "name: a\nrows:\n  - one\n  - match: two\n", nil},
		{"empty", "", []string{"f.yaml: the file is empty"}},
		{"comments only", "# nothing\n", []string{"f.yaml: the file is empty"}},
		{"unknown keys", "nmae: a\nkind: b\ncolour: c\n", []string{`f.yaml:1:1: unknown key "nmae"; did you mean "name"?`, `f.yaml:3:1: unknown key "colour"; known keys: name, kind, weight, count, on, rows, names`}},
		{"twice", "name: a\non: true\nname: b\n", []string{`f.yaml:3:1: key "name" stands twice; the first stands at line 1: join the two`}},
		{"kinds", "name: [a]\nweight: heavy\ncount: 1.5\non: perhaps\nrows: {}\n", []string{
			"f.yaml:1:7: name: expected text, found a list",
			`f.yaml:2:9: weight: expected a number, found "heavy"`,
			`f.yaml:3:8: count: expected a whole number, found "1.5"`,
			`f.yaml:4:5: on: expected true or false, found "perhaps"`,
			"f.yaml:5:7: rows: expected a list, found a mapping; begin each item with a dash"}},
		{"nested", "rows:\n  - match: x\n    words: {a: b}\n  - bad\n", []string{`f.yaml:3:16: words.a: expected a whole number, found "b"`, "f.yaml:4:5: rows: not this word"}},
		{"a list in place of a mapping", "- a\n", []string{"f.yaml:1:1: the file: expected a mapping, found a list; write `key: value` lines"}},
		{"two documents", "name: a\n---\nname: b\n", []string{"f.yaml:2:1: a second YAML document begins here; keep one document a file"}},
		{"an alias within itself", "rows: &r\n  - one\n  - *r\n", []string{"f.yaml:3:5: the alias *r stands within what it names; write the value out"}},
		{"another encoding", "name: a\nkind: h\xf6st\n", []string{"f.yaml:2:8: a letter here is not written in UTF-8; save the file with the encoding UTF-8"}},
		{"a tab", "rows:\n\t- one\n", []string{"f.yaml:2: this is not YAML: found character that cannot start any token; begin lines with blanks, not with tabs, and put words that begin with @ or ` in quotation marks"}},
		{"no YAML", "name: 'a\n", []string{"f.yaml:2: this is not YAML: found unexpected end of stream; YAML marks structure by indentation: compare with the lines before"}},
	} {
		var v sheet
		var got []string
		for _, p := range strict.Decode("f.yaml", []byte(c.src), &v) {
			got = append(got, p.String())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s:\n%s", c.name, d)
		}
	}
}

func TestDecodeTellsWhereThingsBegin(t *testing.T) {
	var v sheet
	if l := strict.Decode("f.yaml", []byte("name: a\nrows:\n  - one\n  - match: två ord\n    words: {b: 2}\nnames: single\n"), &v); l != nil {
		t.Fatal(l)
	}
	at := func(line, column int) diag.Position { return diag.Position{File: "f.yaml", Line: line, Column: column} }
	want := sheet{At: at(1, 1), Name: "a", Rows: []row{{At: at(3, 5), Match: "one"}, {At: at(4, 5), Match: "två ord", Words: map[string]int{"b": 2}}}, Names: []string{"single"}}
	if d := cmp.Diff(want, v); d != "" {
		t.Error(d)
	}
}

func TestAliasBombEnds(t *testing.T) {
	src := "rows:\n  - &a {match: x, words: {a: 1}}\n" + strings.Repeat("  - *a\n", 2000)
	var v sheet
	if l := strict.Decode("f.yaml", []byte(src), &v); !l.Failed() {
		t.Error("two thousand aliases were followed without a word")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("name: a\nrows: [x, {match: y}]")
	f.Add("a: &x [*x]")
	f.Add("? [a]\n: b")
	f.Fuzz(func(t *testing.T, src string) {
		var v sheet
		for _, p := range strict.Decode("f.yaml", []byte(src), &v) {
			if p.Summary == "" {
				t.Error("a problem without words")
			}
		}
	})
}

func TestSchemaNamesKeysAndWords(t *testing.T) {
	var s struct {
		Defs map[string]struct {
			Properties map[string]struct {
				Description string
				Enum        []string
			}
			AnyOf []any
		} `json:"$defs"`
	}
	if err := json.Unmarshal(strict.Schema(sheet{}, "https://example.org/s.json", "A sheet"), &s); err != nil {
		t.Fatal(err)
	}
	p := s.Defs["sheet"].Properties
	if p["name"].Description != "What it is called." || !cmp.Equal(p["kind"].Enum, []string{"large", "small"}) {
		t.Errorf("properties: %+v", p)
	}
	if len(s.Defs["row"].AnyOf) != 2 {
		t.Error("the short form of a row is missing")
	}
}
