package whisper

import (
	"encoding/json"
	"strings"
	"time"
)

// results is where Deepgram keeps what was said: utterances if they were asked for,
// else paragraphs of sentences, else a channel's words in one piece.
type results struct {
	Utterances []segment `json:"utterances"`
	Channels   []struct {
		Alternatives []alternative `json:"alternatives"`
	} `json:"channels"`
}

type alternative struct {
	Transcript string `json:"transcript"`
	Paragraphs struct {
		Paragraphs []struct {
			Speaker   json.RawMessage `json:"speaker"`
			Sentences []segment       `json:"sentences"`
		} `json:"paragraphs"`
	} `json:"paragraphs"`
}

// UnmarshalJSON passes over results of another shape: they are another program's.
func (r *results) UnmarshalJSON(raw []byte) error {
	type plain results
	if json.Unmarshal(raw, (*plain)(r)) != nil {
		*r = results{}
	}
	return nil
}

// segments returns the slices of speech, the best reading of each channel.
func (r *results) segments() []segment {
	if len(r.Utterances) > 0 {
		return r.Utterances
	}
	var all []segment
	for _, c := range r.Channels {
		if len(c.Alternatives) > 0 {
			all = append(all, c.Alternatives[0].segments()...)
		}
	}
	return all
}

func (a *alternative) segments() []segment {
	var all []segment
	for _, p := range a.Paragraphs.Paragraphs {
		for _, s := range p.Sentences {
			s.Speaker = p.Speaker
			all = append(all, s)
		}
	}
	if len(all) == 0 && a.Transcript != "" {
		return []segment{{Text: a.Transcript}}
	}
	return all
}

// segments returns the slices of speech and the unit of their times.
func (f *file) segments() ([]segment, time.Duration) {
	switch {
	case len(f.Segments) > 0:
		return f.Segments, time.Second
	case len(f.Transcription) > 0:
		return f.Transcription, time.Second
	case len(f.Utterances) > 0:
		return f.Utterances, time.Millisecond
	}
	return f.Results.segments(), time.Second
}

// isPage reports whether words are HTML, as oTranscribe keeps them in its JSON.
func isPage(words string) bool {
	return strings.HasPrefix(strings.TrimSpace(words), "<") && strings.Contains(words, "data-timestamp")
}
