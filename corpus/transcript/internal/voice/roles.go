package voice

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cocode/corpus"
	"cocode/corpus/transcript/internal/source"
)

// Who interviews is told by the user, by the labels, by the lines above the
// interview, and only then by who asks.

// talk is what a speaker does in a document.
type talk struct {
	turns     int
	questions int // turns with a question mark
	words     int
}

// assign gives every speaker a role and every participant a name.
func assign(s *Script, hints Hints) {
	if len(s.Speakers) == 0 {
		return
	}
	header := merged(hints.Front, s.Fields)
	known := len(s.Speakers) == 2 && s.Speakers[0].Role == corpus.Interviewer && s.Speakers[0].Label == ""
	for _, tell := range []func() bool{
		func() bool { return known },
		func() bool { return byNames(s, hints.Interviewers) },
		func() bool { return byParts(s) },
		func() bool { return byNames(s, namesUnder(header, interviewerKeys)) },
		func() bool { return byParticipant(s, namesUnder(header, participantKeys)) },
		func() bool { return byAsking(s) },
	} {
		if tell() {
			break
		}
	}
	for i := range s.Speakers {
		if s.Speakers[i].Role == "" {
			s.Speakers[i].Role = corpus.Participant
		}
	}
	nameParticipants(s, hints.Document, namesUnder(header, participantKeys))
}

var (
	interviewerKeys = []string{"interviewer", "intervjuare", "interviewers", "intervjuer", "interviewed by", "intervjuad av", "moderator", "researcher", "forskare"}
	participantKeys = []string{"participant", "deltagare", "interviewee", "respondent", "informant", "intervjuperson", "participants", "coach"}
)

// merged returns the front matter with the header's fields under it.
func merged(front, fields map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range []map[string]string{fields, front} {
		for k, v := range m {
			all[k] = v
		}
	}
	return all
}

// namesUnder returns the names under the first of the keys that is there.
func namesUnder(header map[string]string, keys []string) []string {
	for _, k := range keys {
		if v := header[k]; v != "" {
			return strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ';' || r == '&' })
		}
	}
	return nil
}

// byNames makes interviewers of the speakers with the given names.
func byNames(s *Script, names []string) bool {
	found := false
	for i := range s.Speakers {
		for _, n := range names {
			if s.Speakers[i].Label != "" && SameName(s.Speakers[i].Label, n) {
				s.Speakers[i].Role = corpus.Interviewer
				found = true
			}
		}
	}
	return found
}

// SameName reports whether a label means a name: alike, its first word, its last, or
// its initials.
func SameName(label, full string) bool {
	key := keyOf(label)
	if key == keyOf(full) {
		return true
	}
	words := strings.Fields(full)
	if len(words) < 2 {
		first := strings.Fields(label)
		return len(first) > 1 && len(words) == 1 && shapeOf(label) == name && keyOf(first[0]) == keyOf(full) && !strings.ContainsAny(label, "0123456789")
	}
	initials := ""
	for _, w := range words {
		initials += keyOf(w[:len(firstRune(w))])
	}
	return key == keyOf(words[0]) || key == keyOf(words[len(words)-1]) || key == initials
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// byParts uses the words of the labels. If all but one are those who answer, the
// one asks.
func byParts(s *Script) bool {
	found := false
	var others []int
	answering := 0
	for i := range s.Speakers {
		switch partOf(s.Speakers[i].Label) {
		case asks:
			s.Speakers[i].Role = corpus.Interviewer
			found = true
		case answers:
			answering++
		case professional:
			if strings.ContainsAny(s.Speakers[i].Label, "0123456789") || len(labelWords(s.Speakers[i].Label)) == 1 {
				answering++
				continue
			}
			others = append(others, i)
		default:
			others = append(others, i)
		}
	}
	if found || answering == 0 || len(others) != 1 {
		return found
	}
	talks := talksOf(s)
	if talks[others[0]].questions*2 < talks[others[0]].turns && talks[others[0]].questions == 0 {
		return false
	}
	s.Speakers[others[0]].Role = corpus.Interviewer
	return true
}

// byParticipant uses the participant that the header names: of two speakers, the
// other asks.
func byParticipant(s *Script, names []string) bool {
	if len(s.Speakers) != 2 {
		return false
	}
	for i := range s.Speakers {
		for _, n := range names {
			if s.Speakers[i].Label != "" && SameName(s.Speakers[i].Label, n) {
				s.Speakers[1-i].Role = corpus.Interviewer
				return true
			}
		}
	}
	return false
}

func talksOf(s *Script) []talk {
	talks := make([]talk, len(s.Speakers))
	for _, item := range s.Items {
		if item.Speaker == Nobody {
			continue
		}
		t := &talks[item.Speaker]
		t.turns++
		t.words += len(strings.Fields(item.Words))
		if strings.Contains(item.Words, "?") {
			t.questions++
		}
	}
	return talks
}

// byAsking takes the one whose turns most often ask and are short, and says so.
func byAsking(s *Script) bool {
	if len(s.Speakers) < 2 {
		return false
	}
	talks := talksOf(s)
	best, most, all := 0, -1.0, 0
	for i, t := range talks {
		all += t.questions
		if p := points(talks, i); p > most {
			best, most = i, p
		}
	}
	label := quoted(s.Speakers[best].Label)
	if all == 0 && best != 0 {
		s.Warnings = append(s.Warnings, source.Faultf("name the interviewer with --interviewer NAME",
			"could not tell who interviews: nobody asks, so all were taken for participants"))
		return false
	}
	s.Speakers[best].Role = corpus.Interviewer
	s.Warnings = append(s.Warnings, source.Faultf("if that is wrong, name the interviewer with --interviewer NAME",
		"took %s for the interviewer: %d of %d turns ask", label, talks[best].questions, talks[best].turns))
	return true
}

func quoted(label string) string {
	if label == "" {
		return "one of the voices without names"
	}
	return fmt.Sprintf("%q", label)
}

// points weighs the share of questions, the shortness of turns and who begins.
func points(talks []talk, i int) float64 {
	t := talks[i]
	longest := 1.0
	for _, other := range talks {
		longest = max(longest, float64(other.words)/float64(max(other.turns, 1)))
	}
	p := 2*float64(t.questions)/float64(max(t.turns, 1)) + 1 - float64(t.words)/float64(max(t.turns, 1))/longest
	if i == 0 {
		p += 0.3
	}
	if t.turns < 3 && len(talks) > 2 {
		p--
	}
	return p
}

// nameParticipants names those who are interviewed. A label that tells who it is
// ("Coach 4", "IP2", "Anna") is the name; a general one ("Participant",
// "SPEAKER_01") gets the name that the header gives, or the document's.
func nameParticipants(s *Script, document string, given []string) {
	var general []int
	count := 0
	for i := range s.Speakers {
		p := &s.Speakers[i]
		if p.Role != corpus.Participant {
			continue
		}
		count++
		if p.Participant = p.Label; isGeneral(p.Label) {
			general = append(general, i)
		}
	}
	base := document
	if len(given) == 1 && count == 1 {
		base = strings.TrimSpace(given[0])
	}
	for _, i := range general {
		p := &s.Speakers[i]
		if p.Participant = base; len(general) > 1 && p.Label != "" {
			p.Participant = base + " " + p.Label
		}
	}
}

// isGeneral reports whether a label could stand in any transcript. A letter behind a word
// numbers as a figure does: "Coach A" is one of several, whatever A means on its own.
func isGeneral(label string) bool {
	numbered := strings.ContainsAny(label, "0123456789")
	words := labelWords(label)
	if last := len(words) - 1; last > 0 && utf8.RuneCountInString(words[last]) == 1 {
		numbered, words = true, words[:last]
	}
	switch {
	case len(words) == 0:
		return !numbered
	case len(words) == 1 && (words[0] == "speaker" || words[0] == "spk" || words[0] == "talare" || words[0] == "sprecher" || words[0] == "voice"):
		return true
	case numbered:
		return false
	}
	return onlyParts(label)
}
