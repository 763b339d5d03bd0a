package transcript

import (
	"strings"

	"cocode/corpus"
	"cocode/corpus/text"
	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/voice"
)

// lay writes a script as the one text of its document, so that showing the text
// reads like a transcript: "Label: words", a blank line between turns, headings on
// lines of their own. The spans of turns hold the words only.
func lay(script *voice.Script) (words string, turns []corpus.Turn, headings []text.Span) {
	var b strings.Builder
	for _, item := range script.Items {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if item.Speaker != voice.Nobody {
			if label := script.Speakers[item.Speaker].Label; label != "" {
				b.WriteString(label + ": ")
			}
		}
		span := text.Span{Start: b.Len(), End: b.Len() + len(item.Words)}
		b.WriteString(item.Words)
		if item.Speaker == voice.Nobody {
			headings = append(headings, span)
			continue
		}
		turns = append(turns, corpus.Turn{Speaker: item.Speaker, Span: span, Start: item.Start, End: item.End})
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String(), turns, headings
}

// document builds the document of one source. ok is false if nobody says anything.
func document(name, file, format string, s *source.Source, o Options) (d corpus.Document, warnings []*source.Fault, ok bool) {
	script := voice.Read(s, voice.Hints{Document: name, Interviewers: o.Interviewer, Front: s.Front})
	d = corpus.Document{
		Name: name, Source: file, Format: format, Title: s.Title, Language: o.Language,
		Speakers: script.Speakers, Attributes: attributes(s.Front, script.Fields),
	}
	d.Text, d.Turns, d.Headings = lay(script)
	d.ID = corpus.Identify(name, d.Text, 0)
	if d.Title == "" {
		d.Title = firstOf(d.Attributes, "title", "titel", "rubrik")
	}
	if d.Title == "" && len(d.Headings) > 0 && (len(d.Turns) == 0 || d.Headings[0].Start < d.Turns[0].Span.Start) {
		d.Title, _, _ = strings.Cut(d.Headings[0].Of(d.Text), "\n")
	}
	if d.Language == "" {
		d.Language = language(firstOf(d.Attributes, "language", "lang", "språk"), s.Language)
	}
	return d, append(s.Warnings, script.Warnings...), len(d.Turns) > 0
}

// attributes joins the front matter with the lines above the interview; the former
// has precedence.
func attributes(front, fields map[string]string) map[string]string {
	if len(front)+len(fields) == 0 {
		return nil
	}
	all := make(map[string]string, len(front)+len(fields))
	for _, m := range []map[string]string{fields, front} {
		for k, v := range m {
			if v = source.Clean(v); v != "" {
				all[source.Clean(k)] = v
			}
		}
	}
	return all
}

func firstOf(m map[string]string, keys ...string) string {
	for _, k := range keys {
		if v := m[k]; v != "" {
			return v
		}
	}
	return ""
}

// languages are the names by which people call languages in front matter.
var languages = map[string]string{
	"english": "en", "engelska": "en", "swedish": "sv", "svenska": "sv", "danish": "da", "dansk": "da", "danska": "da",
	"norwegian": "nb", "norsk": "nb", "norska": "nb", "german": "de", "deutsch": "de", "tyska": "de",
}

// language returns the ISO 639-1 code that the file names, and nothing if it names none.
func language(names ...string) string {
	for _, n := range names {
		n = strings.ToLower(strings.TrimSpace(n))
		if code, ok := languages[n]; ok {
			return code
		}
		n, _, _ = strings.Cut(strings.ReplaceAll(n, "_", "-"), "-")
		if len(n) == 2 && strings.Trim(n, "abcdefghijklmnopqrstuvwxyz") == "" {
			return n
		}
	}
	return ""
}
