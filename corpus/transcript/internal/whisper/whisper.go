// Package whisper reads the JSON of speech recognisers: OpenAI's Whisper and its
// relatives (segments), whisper.cpp (transcription with offsets), WhisperX and
// others that name speakers, and lists of utterances.
package whisper

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
)

// file is what the shapes have in common, each under its own name.
type file struct {
	Language string `json:"language"`
	Result   struct {
		Language string `json:"language"`
	} `json:"result"`
	Text          string    `json:"text"`
	Segments      []segment `json:"segments"`
	Transcription []segment `json:"transcription"`
	Utterances    []segment `json:"utterances"`
}

type segment struct {
	Start      *float64        `json:"start"`
	End        *float64        `json:"end"`
	Text       string          `json:"text"`
	Transcript string          `json:"transcript"`
	Speaker    json.RawMessage `json:"speaker"`
	Offsets    *struct {
		From float64 `json:"from"`
		To   float64 `json:"to"`
	} `json:"offsets"`
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

// segments returns the slices of speech and the unit of their times.
func (f *file) segments() ([]segment, time.Duration) {
	switch {
	case len(f.Segments) > 0:
		return f.Segments, time.Second
	case len(f.Transcription) > 0:
		return f.Transcription, time.Second
	}
	return f.Utterances, time.Millisecond
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
	if len(f.Segments)+len(f.Transcription)+len(f.Utterances) == 0 && f.Text == "" {
		return nil, stranger(data)
	}
	return f, nil
}

func broken(data []byte, err error) *source.Fault {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		line, column := decode.Place(data, int(syntax.Offset))
		hint := "save it again from the program that made it"
		if strings.Contains(syntax.Error(), "unexpected end") {
			return source.Faultf("get a whole copy of it", "the file is cut: its JSON ends too early").At(line, column)
		}
		return source.Faultf(hint, "the JSON is broken: %v", syntax).At(line, column)
	case errors.As(err, &kind):
		line, column := decode.Place(data, int(kind.Offset))
		return source.Faultf("expected a recogniser's JSON: segments with start, end and text",
			"%q holds a %s, and a %s was expected", kind.Field, kind.Value, kind.Type).At(line, column)
	}
	return source.Faultf("save it again from the program that made it", "the JSON cannot be read: %v", err)
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
	found := "nothing of the kind"
	if len(names) > 0 {
		found = strings.Join(names[:min(len(names), 6)], ", ")
	}
	return source.Faultf("export the transcript as .vtt, .srt or .txt",
		"it is JSON, but no transcript of a speech recogniser: expected segments, transcription or utterances, found %s", source.Clean(found))
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
func at(value *float64, unit time.Duration) time.Duration {
	if value == nil || math.IsNaN(*value) || *value < 0 || *value*float64(unit) > float64(1000*time.Hour) {
		return source.Unknown
	}
	return time.Duration(math.Round(*value*float64(unit)/float64(time.Millisecond))) * time.Millisecond
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
