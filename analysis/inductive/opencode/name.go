package opencode

import "strings"

// Doing names several acts at once, given by the base forms of their verbs: "asking
// and deciding", "att fråga och bestämma". and joins the last two.
func Doing(code string, verbs []string, and string) string {
	g := grammars[code]
	if g == nil {
		return strings.Join(verbs, ", ")
	}
	forms := make([]string, len(verbs))
	for i, v := range verbs {
		if forms[i] = v; !g.finite {
			forms[i] = Gerund(v)
		}
	}
	name := strings.Join(forms, " "+and+" ")
	if g.finite {
		return g.infinitive + " " + name
	}
	return name
}

// LackOf names the lack of things in a language.
func LackOf(code, things string) string {
	if g := grammars[code]; g != nil {
		return g.lackOf + " " + things
	}
	return things
}
