package unit

import (
	"cocode/corpus/language"
)

// weight tells how much a sentence says.
type weight uint8

const (
	nothing   weight = iota // a backchannel, a greeting, talk about the recording
	little                  // "It does.", "Nineteen!": it leans on another sentence
	something               // it says something by itself
)

// weigh fills in what is known of a piece by itself.
func (s *splitter) weigh(p *piece) {
	var content []string
	for i := 0; i < len(p.tokens); i++ {
		t := p.tokens[i]
		if n := aside(p.tokens[i:]); n > 0 {
			i += n - 1
			continue
		}
		if !t.IsWord() {
			continue
		}
		p.words++
		if isContent(t) {
			content = append(content, t.Word)
			p.lemmas = append(p.lemmas, t.Lemma)
		}
	}
	switch {
	case s.listening(p.tokens), s.greeting(p), s.recording(p), s.chatting(p):
		p.says = nothing
	case len(content) == 0 || p.words < fewest:
		p.says = little
	default:
		p.says = something
	}
	if s.table != nil {
		p.vector = s.table.Embed(content)
	}
}

// isContent reports whether a word tells what a sentence is about.
func isContent(t language.Token) bool {
	if t.Stop {
		return false
	}
	switch t.Tag {
	case language.Noun, language.ProperNoun, language.Verb, language.Adjective, language.Number, language.Adverb, language.Other:
		return true
	}
	return false
}

// longestAside is the most tokens of a mark such as [laughs] or (pause).
const longestAside = 6

// aside returns how many tokens a mark of the transcriber at the beginning of tokens
// has, brackets included, and 0 if there is none.
func aside(tokens []language.Token) int {
	if len(tokens) == 0 {
		return 0
	}
	var closing string
	switch tokens[0].Word {
	case "[":
		closing = "]"
	case "(":
		closing = ")"
	default:
		return 0
	}
	for i, t := range tokens[:min(len(tokens), longestAside)] {
		if t.Word == closing {
			return i + 1
		}
	}
	return 0
}

// listening reports whether tokens hold nothing but backchannels, pauses and marks.
func (s *splitter) listening(tokens []language.Token) bool {
	return covered(tokens, s.lists.Backchannels, s.lists.Pauses, s.lists.Fillers, s.lists.Markers)
}

// covered reports whether every word of tokens is an interjection or lies in a phrase
// of one of the lists.
func covered(tokens []language.Token, lists ...language.List) bool {
	for i := 0; i < len(tokens); {
		n := aside(tokens[i:])
		if !tokens[i].IsWord() || tokens[i].Tag == language.Interjection {
			n = max(n, 1)
		}
		for _, list := range lists {
			n = max(n, list.At(tokens[i:]))
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// greeting reports whether a piece only greets or thanks.
func (s *splitter) greeting(p *piece) bool {
	const most = 8
	return p.words <= most && s.small.greetings.within(p.tokens) &&
		covered(p.tokens, s.small.greetings.List, s.small.polite.List, s.lists.Backchannels, s.lists.Pauses, s.lists.Stop, s.lists.Vocatives)
}

// recording reports whether a short piece is about the recording.
func (s *splitter) recording(p *piece) bool {
	const short, atEdge = 8, 16
	if p.words > atEdge || p.words > short && !s.edge(p.turn) {
		return false
	}
	return s.small.recording.within(p.tokens) || s.edge(p.turn) && s.small.device.within(p.tokens)
}

// chatting reports whether a short piece turns to the interviewer: a question at any
// time ("Do you want to see the fish?"), other talk where an interview begins or ends.
func (s *splitter) chatting(p *piece) bool {
	const shortQuestion, shortTalk = 9, 12
	if p.quotes || quoted(p.tokens) {
		return false
	}
	if words := opening(p.tokens); len(words) > 1 && p.words <= shortQuestion && lastSign(p.tokens) == "?" &&
		(words[0].Tag == language.Auxiliary || words[0].Tag == language.Verb) && s.small.addressing.At(words[1:]) > 0 {
		return true
	}
	return p.words <= shortTalk && s.edge(p.turn) && s.small.addressing.within(p.tokens) && !s.small.generic.within(p.tokens)
}

// quoted reports whether somebody else's words stand in tokens.
func quoted(tokens []language.Token) bool {
	for _, t := range tokens {
		switch t.Word {
		case `"`, "“", "”", "„", "»", "«":
			return true
		}
	}
	return false
}
