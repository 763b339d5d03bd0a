// Package whisper reads the JSON of speech recognisers: OpenAI's Whisper and its
// relatives (segments), whisper.cpp (transcription with offsets), WhisperX and
// others that name speakers, lists of utterances, Deepgram's results, and the page
// that oTranscribe keeps.
package whisper

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/web"
)

// file is what the shapes have in common, each under its own name.
type file struct {
	Language string `json:"language"`
	Result   struct {
		Language string `json:"language"`
	} `json:"result"`
	Results       results   `json:"results"`
	Text          string    `json:"text"`
	Segments      []segment `json:"segments"`
	Transcription []segment `json:"transcription"`
	Utterances    []segment `json:"utterances"`
}

type segment struct {
	Start      *seconds        `json:"start"`
	End        *seconds        `json:"end"`
	Text       string          `json:"text"`
	Transcript string          `json:"transcript"`
	Speaker    json.RawMessage `json:"speaker"`
	Offsets    *struct {
		From seconds `json:"from"`
		To   seconds `json:"to"`
	} `json:"offsets"`
}

// seconds is a time, which some write in quotation marks.
type seconds float64

// UnmarshalJSON reads a number, with or without quotation marks.
func (s *seconds) UnmarshalJSON(raw []byte) error {
	n, err := strconv.ParseFloat(strings.Trim(string(raw), `"`), 64)
	if err == nil {
		*s = seconds(n)
		return nil
	}
	return json.Unmarshal(raw, (*float64)(s))
}

// Read reads a recogniser's JSON.
func Read(data []byte) (*source.Source, *source.Fault) {
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, fault
	}
	f, fault := parse([]byte(words))
	if fault != nil {
		return nil, fault
	}
	if isPage(f.Text) {
		return web.Read([]byte(`<html><meta charset="utf-8">` + f.Text))
	}
	s := &source.Source{Cues: true, Language: language(f.Language, f.Result.Language)}
	if warning != nil {
		s.Warn(warning)
	}
	segments, unit := f.segments()
	if len(segments) > source.MaxBlocks {
		return nil, source.TooMuch()
	}
	for _, seg := range segments {
		s.Blocks = appendBlock(s.Blocks, seg, unit)
	}
	if len(s.Blocks) == 0 && f.Text != "" {
		s.Blocks = append(s.Blocks, source.Block{Text: source.Clean(f.Text), Start: source.Unknown, End: source.Unknown})
	}
	warnTimes(s)
	return s, nil
}

// parse decodes an object, or a bare list of segments.
func parse(data []byte) (*file, *source.Fault) {
	f := &file{}
	var err error
	if strings.HasPrefix(strings.TrimLeft(string(data[:min(len(data), 100)]), " \t\r\n"), "[") {
		err = json.Unmarshal(data, &f.Segments)
	} else {
		err = json.Unmarshal(data, f)
	}
	if fault := broken(data, err); fault != nil {
		return nil, fault
	}
	if segments, _ := f.segments(); len(segments) == 0 && f.Text == "" {
		return nil, stranger(data)
	}
	return f, nil
}

func broken(data []byte, err error) *source.Fault {
	const again = "save it again from the program that made it"
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		line, column := decode.Place(data, int(syntax.Offset)-1)
		if strings.Contains(syntax.Error(), "unexpected end") {
			return source.Faultf("get a whole copy of it", "the file is cut: its JSON ends too early").At(line, column)
		}
		return source.Faultf(again, "the JSON is broken: %s", plainly(syntax)).At(line, column)
	case errors.As(err, &kind):
		line, column := decode.Place(data, int(kind.Offset)-1)
		return source.Faultf("expected a recogniser's JSON: segments with start and end in seconds, and text",
			"%s holds %s in place of %s", field(kind), found(kind.Value), wanted(kind.Type)).At(line, column)
	}
	return source.Faultf(again, "the JSON cannot be read")
}

// field names the place of a value of the wrong kind.
func field(kind *json.UnmarshalTypeError) string {
	if kind.Field == "" {
		return "the file"
	}
	name := kind.Field[strings.LastIndexByte(kind.Field, '.')+1:]
	return fmt.Sprintf("%q", name)
}

// found is what a value is, in words for people.
func found(value string) string {
	switch first, _, _ := strings.Cut(value, " "); first {
	case "string":
		return "words"
	case "number":
		return "a number"
	case "bool":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "a group of keys"
	}
	return "something else"
}

// wanted is what was expected of a value, in words for people.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "words in quotation marks"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list of segments"
	}
	return "a group of keys in braces"
}

// plainly returns what is wrong with JSON in words for people: the decoder's own
// speak of literals and tokens.
func plainly(err *json.SyntaxError) string {
	words := err.Error()
	switch {
	case strings.Contains(words, "max depth"):
		return "its lists stand in each other too deep"
	case strings.Contains(words, "after object key:value pair"), strings.Contains(words, "after array element"):
		return "a comma or a closing bracket is missing here"
	case strings.Contains(words, "after object key"):
		return "a colon is missing here"
	case strings.Contains(words, "after top-level value"):
		return "something follows the end"
	case strings.Contains(words, "in string escape code"), strings.Contains(words, "in \\u"):
		return "a backslash before a sign that none may stand before"
	case strings.Contains(words, "in string literal"):
		return "a line end or tab within quotation marks"
	case strings.Contains(words, "looking for beginning of object key string"):
		return "a key in quotation marks is missing here, or a comma stands too much"
	case strings.Contains(words, "looking for beginning of value"):
		return "a value is missing here, or is not in quotation marks"
	}
	return "a sign stands here that does not belong"
}

// stranger names the JSON of another program by its first keys.
func stranger(data []byte) *source.Fault {
	var keys map[string]json.RawMessage
	_ = json.Unmarshal(data, &keys) // a list or a plain value has no keys
	names := make([]string, 0, len(keys))
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	there := "nothing of the kind"
	if len(names) > 0 {
		there = strings.Join(names[:min(len(names), 6)], ", ")
	}
	return source.Faultf("export the transcript as .vtt, .srt or .txt",
		"it is JSON, but no transcript of a speech recogniser: expected segments, transcription or utterances, found %s", source.Clean(there))
}

func appendBlock(blocks []source.Block, seg segment, unit time.Duration) []source.Block {
	words := source.Clean(seg.Text)
	if words == "" {
		words = source.Clean(seg.Transcript)
	}
	if words == "" {
		return blocks
	}
	b := source.Block{Text: words, Voice: voice(seg.Speaker), Start: at(seg.Start, unit), End: at(seg.End, unit), Wrap: true}
	if seg.Offsets != nil {
		b.Start, b.End = at(&seg.Offsets.From, time.Millisecond), at(&seg.Offsets.To, time.Millisecond)
	}
	if b.End < b.Start {
		b.End = source.Unknown
	}
	return append(blocks, b)
}

// at returns a time, and Unknown for one that no recording has.
func at(value *seconds, unit time.Duration) time.Duration {
	if value == nil || math.IsNaN(float64(*value)) || *value < 0 || float64(*value)*float64(unit) > float64(1000*time.Hour) {
		return source.Unknown
	}
	return time.Duration(math.Round(float64(*value)*float64(unit)/float64(time.Millisecond))) * time.Millisecond
}

// voice returns the name of a speaker, which may be written as a number.
func voice(raw json.RawMessage) string {
	var name string
	if json.Unmarshal(raw, &name) == nil {
		return source.Clean(name)
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil && n != "" {
		return "Speaker " + n.String()
	}
	return ""
}

// names are the languages that Whisper spells out.
var names = map[string]string{
	"english": "en", "swedish": "sv", "danish": "da", "norwegian": "nb", "german": "de", "finnish": "fi", "french": "fr", "spanish": "es",
}

func language(first, second string) string {
	l := strings.ToLower(first)
	if l == "" {
		l = strings.ToLower(second)
	}
	if code, ok := names[l]; ok {
		return code
	}
	l, _, _ = strings.Cut(l, "-")
	if len(l) > 3 {
		return ""
	}
	return l
}

func warnTimes(s *source.Source) {
	back := 0
	for i := 1; i < len(s.Blocks); i++ {
		if s.Blocks[i].Start >= 0 && s.Blocks[i].Start < s.Blocks[i-1].Start {
			back++
		}
	}
	if back > 0 {
		s.Warn(source.Faultf("the words are kept in the order of the file", "%d segments begin before the segment above them", back))
	}
}
