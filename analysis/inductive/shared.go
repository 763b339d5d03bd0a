package inductive

import (
	"slices"
	"strings"

	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/opencode"
)

// name words a shared code: what is done, to which kind of people or things, by whom; empty
// if that cannot be said.
func (s *saying) name(act, of *topic.Sense) string {
	switch {
	case act != nil && strings.HasPrefix(opencode.LackOf(s.language, ""), act.Name) && (of == nil || s.denied && !s.lacking):
		return "" // a lack is of something, and who does not lack time has it
	case act == nil && s.denied:
		return opencode.LackOf(s.language, of.Name)
	case act == nil:
		return of.Name
	case s.done && act.Passive == "":
		return ""
	case s.done && of != nil:
		return "" // to whom, and not about what
	case s.done:
		return s.word(act.Passive, act)
	}
	form := act.Name
	if of != nil {
		if form = act.Of(of); form == "" {
			return ""
		}
	}
	return s.word(form, act)
}

// word puts the form of an act into its mood, denies it and says who acts.
func (s *saying) word(form string, act *topic.Sense) string {
	verbal := s.language == "sv" && strings.HasPrefix(form, "att ") || s.language == "en" && gerund(form)
	if s.mood != "" {
		if form = s.moodOf(form, act); form == "" || !verbal {
			return ""
		}
	}
	switch {
	case !s.denied, strings.HasPrefix(form, strings.TrimSpace(opencode.LackOf(s.language, ""))):
	case verbal:
		form = opencode.Not(s.language, form)
	case act.Topic.Good:
		form = opencode.LackOf(s.language, form)
	case s.language == "en":
		form = "no " + form
	default:
		return ""
	}
	if s.actor == nil {
		return form
	}
	if !verbal {
		return ""
	}
	if s.language == "en" {
		return s.actor.Name + " " + form
	}
	return s.finite(form, act)
}

func gerund(form string) bool {
	first, _, _ := strings.Cut(form, " ")
	return strings.HasSuffix(first, "ing")
}

// moodOf says that an act is wished or needed.
func (s *saying) moodOf(form string, act *topic.Sense) string {
	if s.language == "sv" {
		verb := map[string]string{"want": "vilja", "need": "behöva", "dare": "våga", "stop": "sluta"}[s.mood]
		return "att " + verb + strings.TrimPrefix(form, "att")
	}
	first, rest, _ := strings.Cut(form, " ")
	i := slices.IndexFunc(act.Words, func(w string) bool { return opencode.Gerund(w) == first })
	if i < 0 {
		return ""
	}
	base := strings.TrimSpace(act.Words[i] + " " + rest)
	switch s.mood {
	case "want":
		return "wanting to " + base
	case "need":
		return "needing to " + base
	case "dare":
		return "daring to " + base
	}
	return "stopping " + form
}

// finite says in Swedish who acts: "att brukare inte frågar".
func (s *saying) finite(form string, act *topic.Sense) string {
	verb, _, _ := strings.Cut(strings.TrimPrefix(act.Name, "att "), " ")
	at := strings.Index(form, verb)
	present, _, _ := strings.Cut(act.Present, " ")
	if act.Present == "" || at < 0 || s.mood != "" || s.done {
		return ""
	}
	return "att " + s.actor.Name + " " + strings.TrimPrefix(form[:at], "att ") + present + form[at+len(verb):]
}
