package opencode

import "strings"

// LackOf names the lack of things in a language.
func LackOf(code, things string) string {
	if g := grammars[code]; g != nil {
		return g.lackOf + " " + things
	}
	return things
}

// Not denies the name of an act: "not deciding", "att inte bestämma".
func Not(code, act string) string {
	g := grammars[code]
	switch {
	case g == nil:
		return act
	case g.finite:
		return g.infinitive + " " + g.not + " " + strings.TrimPrefix(act, g.infinitive+" ")
	}
	return g.not + " " + act
}
