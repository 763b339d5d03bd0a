package subtitle

import (
	"html"
	"strings"

	"cocode/corpus/transcript/internal/source"
)

// voices splits the lines of a cue where a voice begins: <v Name> in WebVTT, a
// dash or >> where two speak in one cue.
func voices(lines []string, voice string) []source.Block {
	var blocks []source.Block
	var words []string // of the last block, a line each
	add := func(line string) {
		if line = plain(line); line == "" {
			return
		}
		if n := len(blocks); n > 0 && blocks[n-1].Voice == voice && !turnMark(line) {
			words = append(words, line)
			return
		}
		endBlock(blocks, words)
		blocks, words = append(blocks, source.Block{Voice: voice}), []string{line}
	}
	for _, line := range lines {
		for line != "" {
			before, name, after, ok := cutVoice(line)
			add(before)
			if ok {
				voice = name
			}
			line = after
		}
	}
	endBlock(blocks, words)
	return blocks
}

// endBlock gives the last block its words. Line ends stay, since the first line may
// be a name and the second its words.
func endBlock(blocks []source.Block, words []string) {
	if n := len(blocks); n > 0 {
		blocks[n-1].Text = strings.Join(words, "\n")
	}
}

func turnMark(words string) bool {
	return strings.HasPrefix(words, ">>") || strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "– ")
}

// cutVoice cuts line at its first voice tag. Without one, all of it is before.
func cutVoice(line string) (before, name, after string, ok bool) {
	for from := 0; ; {
		i := strings.Index(line[from:], "<v")
		if i < 0 {
			return line, "", "", false
		}
		i += from
		end := strings.IndexByte(line[i:], '>')
		if end < 0 {
			return line, "", "", false
		}
		tag := line[i+2 : i+end]
		if tag == "" || tag[0] != ' ' && tag[0] != '.' {
			from = i + 2
			continue
		}
		if _, spoken, found := strings.Cut(tag, " "); found {
			name = source.Clean(html.UnescapeString(spoken))
		}
		return line[:i], name, line[i+end+1:], true
	}
}

// plain drops the tags of a cue and resolves its entities. Only the tags that
// subtitles use are dropped, so that "a < b" stays.
func plain(line string) string {
	if !strings.ContainsAny(line, "<&{") {
		return strings.TrimSpace(line)
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		if n := tag(line[i:]); n > 0 {
			i += n
			continue
		}
		b.WriteByte(line[i])
		i++
	}
	return source.Clean(html.UnescapeString(b.String()))
}

// tag returns the length of a subtitle's tag at the beginning of s, or zero.
func tag(s string) int {
	switch s[0] {
	case '{':
		if strings.HasPrefix(s, `{\`) {
			return strings.IndexByte(s[:min(len(s), 40)], '}') + 1
		}
		return 0
	case '<':
	default:
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), 200)], '>')
	if end < 2 {
		return 0
	}
	name := strings.TrimPrefix(s[1:end], "/")
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return end + 1 // a time within the cue
	}
	name, _, _ = strings.Cut(name, " ")
	name, _, _ = strings.Cut(name, ".")
	switch strings.ToLower(name) {
	case "v", "c", "i", "b", "u", "s", "font", "lang", "ruby", "rt", "span", "br":
		return end + 1
	}
	return 0
}

// zoomVoice returns the name in a cue's identifier as Zoom writes it:
// 12 "Anna Berg" (123456789).
func zoomVoice(id string) string {
	_, rest, ok := strings.Cut(id, `"`)
	if !ok {
		return ""
	}
	name, after, ok := strings.Cut(rest, `"`)
	if !ok || !strings.HasPrefix(strings.TrimSpace(after), "(") {
		return ""
	}
	return source.Clean(name)
}

// dropEchoes takes out the lines that rolling captions show twice: automatic
// captions repeat in each cue the last line of the one before.
func dropEchoes(s *source.Source) {
	echo := func(i int) bool {
		if i == 0 || s.Blocks[i].Kind != source.Speech {
			return false
		}
		first, _, _ := strings.Cut(s.Blocks[i].Text, "\n")
		above := s.Blocks[i-1].Text
		return first == above[strings.LastIndexByte(above, '\n')+1:]
	}
	n := 0
	for i := range s.Blocks {
		if echo(i) {
			n++
		}
	}
	if len(s.Blocks) < 10 || n*3 < len(s.Blocks) {
		return
	}
	var kept []source.Block
	for i, b := range s.Blocks {
		if echo(i) {
			_, b.Text, _ = strings.Cut(b.Text, "\n")
		}
		if b.Text != "" {
			kept = append(kept, b)
		}
	}
	s.Blocks = kept
	s.Warn(source.Faultf("", "captions that roll: %d lines stood twice and were taken once", n))
}
