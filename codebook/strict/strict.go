// Package strict decodes YAML as a careful reader would: every unknown key, wrong
// kind and double entry is reported with line and column, all in one round, and
// what was sound is kept. Codebooks and propositions are read through it, and the
// JSON Schema for editors is made from the same Go types, so that the two cannot
// differ. It is the only place that imports the YAML library.
package strict

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"cocode/corpus/diag"
)

// FromScalar is implemented by types that may be written as a single word or
// sentence instead of a mapping.
type FromScalar interface {
	// FromScalar takes the value as written, or returns what is wrong with it.
	FromScalar(value string) error
}

// Places tells where the values below a struct begin, each under its path: "example",
// "example.en", "examples.en.2" (counted from 0). What stands below a struct within the
// struct is not among them.
type Places map[string]diag.Position

// Decode reads one YAML document into v, a pointer to a struct. Struct fields are
// named by their `yaml` tag; a field `At` of type diag.Position receives the place
// where its struct begins, a field `Places` the places of what stands in it. The list holds everything that is wrong; v then holds
// what was sound.
func Decode(name string, src []byte, v any) diag.List {
	d := decoder{file: name, aliases: 1000}
	root, ok := d.document(src)
	if !ok {
		return d.problems
	}
	d.value(root, reflect.ValueOf(v).Elem(), "")
	d.problems.Sort()
	return d.problems
}

type decoder struct {
	file     string
	problems diag.List
	aliases  int          // how many more may be followed: an alias bomb ends here
	within   []*yaml.Node // what is being read, from the outside in
	places   Places       // of the struct that is read; nil if it does not ask
	path     string       // in it
}

// document returns the root node of the only document of src.
func (d *decoder) document(src []byte) (*yaml.Node, bool) {
	if at, ok := notUTF8(src); ok {
		d.problems.Errorf(diag.Position{File: d.file, Line: at.Line, Column: at.Column}, "save the file with the encoding UTF-8", "a letter here is not written in UTF-8")
		return nil, false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	var doc, next yaml.Node
	switch err := decoder.Decode(&doc); {
	case errors.Is(err, io.EOF):
		d.problems.Errorf(diag.Position{File: d.file}, "", "the file is empty")
		return nil, false
	case err != nil:
		d.problems.Errorf(syntaxPlace(d.file, err), syntaxHint(err), "this is not YAML: %s", syntaxWords(err))
		return nil, false
	}
	if err := decoder.Decode(&next); err == nil {
		d.problems.Errorf(d.at(&next), "keep one document a file", "a second YAML document begins here")
	} else if !errors.Is(err, io.EOF) {
		d.problems.Errorf(syntaxPlace(d.file, err), "", "this is not YAML: %s", syntaxWords(err))
	}
	return doc.Content[0], true
}

func (d *decoder) at(n *yaml.Node) diag.Position {
	return diag.Position{File: d.file, Line: n.Line, Column: n.Column}
}

func (d *decoder) errorf(n *yaml.Node, hint, format string, args ...any) {
	d.problems.Errorf(d.at(n), hint, format, args...)
}

// value decodes n into v; what names the key it belongs to, for messages.
func (d *decoder) value(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind == yaml.AliasNode {
		if !d.follow(n) {
			return
		}
		n = n.Alias
	}
	d.within = append(d.within, n)
	defer func() { d.within = d.within[:len(d.within)-1] }()
	if d.places != nil {
		d.places[d.path] = d.at(n)
	}
	d.mark(n, v)
	if n.Kind == yaml.ScalarNode {
		if short, ok := v.Addr().Interface().(FromScalar); ok {
			if err := short.FromScalar(n.Value); err != nil {
				d.errorf(n, "", "%s: %v", what, err)
			}
			return
		}
	}
	if n.Tag == "!!null" {
		return
	}
	d.kind(n, v, what)
}

// follow reports whether an alias may be followed, and says why not.
func (d *decoder) follow(n *yaml.Node) bool {
	if slices.Contains(d.within, n.Alias) {
		d.errorf(n, "write the value out", "the alias *%s stands within what it names", n.Value)
		return false
	}
	if d.aliases--; d.aliases < 0 {
		d.errorf(n, "write the value out", "too many aliases")
		return false
	}
	return true
}

// mark tells a struct where it begins.
func (d *decoder) mark(n *yaml.Node, v reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	if at := v.FieldByName("At"); at.IsValid() && at.Type() == reflect.TypeFor[diag.Position]() {
		at.Set(reflect.ValueOf(d.at(n)))
	}
}

func (d *decoder) kind(n *yaml.Node, v reflect.Value, what string) {
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, what)
	case reflect.Map:
		d.mapping(n, v, what)
	case reflect.Slice:
		d.sequence(n, v, what)
	default:
		d.scalar(n, v, what)
	}
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.ScalarNode {
		d.errorf(n, "", "%s: expected %s, found %s", what, wanted(v.Type()), found(n))
		return
	}
	var err error
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.TrimSpace(n.Value))
	case reflect.Bool:
		var b bool
		b, err = strconv.ParseBool(n.Value)
		v.SetBool(b)
	case reflect.Float64:
		var f float64
		f, err = strconv.ParseFloat(n.Value, 64)
		v.SetFloat(f)
	case reflect.Int:
		var i int
		i, err = strconv.Atoi(n.Value)
		v.SetInt(int64(i))
	}
	if err != nil {
		d.errorf(n, "", "%s: expected %s, found %q", what, wanted(v.Type()), n.Value)
	}
}

// sequence decodes a list; a single value stands for a list of one.
func (d *decoder) sequence(n *yaml.Node, v reflect.Value, what string) {
	items := n.Content
	if n.Kind == yaml.ScalarNode {
		items = []*yaml.Node{n}
	} else if n.Kind != yaml.SequenceNode {
		d.errorf(n, "begin each item with a dash", "%s: expected a list, found %s", what, found(n))
		return
	}
	for i, item := range items {
		element := reflect.New(v.Type().Elem()).Elem()
		d.below(strconv.Itoa(i), func() { d.value(item, element, what) })
		v.Set(reflect.Append(v, element))
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "", "%s: expected %s, found %s", what, wanted(v.Type()), found(n))
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	d.pairs(n, what, func(key, value *yaml.Node) {
		element := reflect.New(v.Type().Elem()).Elem()
		d.below(key.Value, func() { d.value(value, element, strings.TrimPrefix(what+"."+key.Value, ".")) })
		v.SetMapIndex(reflect.ValueOf(key.Value), element)
	})
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "write `key: value` lines", "%s: expected a mapping, found %s", cmp.Or(what, "the file"), found(n))
		return
	}
	fields, names := Fields(v.Type())
	defer d.enter(v)()
	d.pairs(n, what, func(key, value *yaml.Node) {
		field, ok := fields[key.Value]
		if !ok {
			d.errorf(key, suggest(key.Value, names), "unknown key %q", key.Value)
			return
		}
		d.below(key.Value, func() { d.value(value, v.FieldByIndex(field.Index), key.Value) })
	})
}

// enter begins the places of a struct, and returns what takes up those of the one around
// it again.
func (d *decoder) enter(v reflect.Value) (leave func()) {
	places, path := d.places, d.path
	d.places, d.path = nil, ""
	if at := v.FieldByName("Places"); at.IsValid() && at.Type() == reflect.TypeFor[Places]() {
		d.places = Places{}
		at.Set(reflect.ValueOf(d.places))
	}
	return func() { d.places, d.path = places, path }
}

// below does something one step further down in the path.
func (d *decoder) below(step string, do func()) {
	if d.places == nil {
		do()
		return
	}
	path := d.path
	if d.path = step; path != "" {
		d.path = path + "." + step
	}
	do()
	d.path = path
}

// pairs calls do for every key of n and reports a key that stands twice.
func (d *decoder) pairs(n *yaml.Node, what string, do func(key, value *yaml.Node)) {
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.errorf(key, "", "%s: a key must be a word, found %s", what, found(key))
			continue
		}
		if line, twice := lines[key.Value]; twice {
			d.errorf(key, fmt.Sprintf("the first stands at line %d: join the two", line), "key %q stands twice", key.Value)
			continue
		}
		lines[key.Value] = key.Line
		do(key, value)
	}
}

// Fields returns the fields of a struct type by their YAML name, and the names in
// the order in which the type declares them.
func Fields(t reflect.Type) (map[string]reflect.StructField, []string) {
	fields := map[string]reflect.StructField{}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		fields[name] = f
		names = append(names, name)
	}
	return fields, names
}

func suggest(word string, names []string) string {
	if near, ok := diag.Nearest(word, names); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known keys: " + strings.Join(names, ", ")
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	case reflect.Int:
		return "a whole number"
	case reflect.Slice:
		return "a list"
	case reflect.Map:
		return "a mapping"
	}
	return "text"
}

func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	return strconv.Quote(n.Value)
}

var syntaxLine = regexp.MustCompile(`line (\d+): `)

// syntaxPlace finds the line that the YAML library names inside its message.
func syntaxPlace(file string, err error) diag.Position {
	at := diag.Position{File: file}
	if m := syntaxLine.FindStringSubmatch(err.Error()); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
	}
	return at
}

// syntaxHint says what to do about what the YAML library did not understand.
func syntaxHint(err error) string {
	switch said := err.Error(); {
	case strings.Contains(said, "tab character"):
		return "begin the line with blanks in place of tabs"
	case strings.Contains(said, "cannot start any token"):
		return "begin lines with blanks, not with tabs, and put words that begin with @ or ` in quotation marks"
	}
	return "YAML marks structure by indentation: compare with the lines before"
}

// notUTF8 returns the place of the first byte that is no UTF-8, as in files from older
// programs. UTF-16 with its mark, which YAML allows, is none of these.
func notUTF8(src []byte) (at diag.Position, found bool) {
	if utf8.Valid(src) || bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return at, false
	}
	at = diag.Position{Line: 1, Column: 1}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return at, true
		case r == '\n':
			at.Line, at.Column = at.Line+1, 1
		default:
			at.Column++
		}
		i += size
	}
	return at, false
}

func syntaxWords(err error) string {
	return syntaxLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")
}
