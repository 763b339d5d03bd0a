package indicator

import (
	"slices"
	"strings"
)

// Plain is what remains of an expression in a plain list of words, as dictionaries of
// other programs are.
type Plain struct {
	Phrases []string // each one word or several with blanks between; * and ? stay
	Tagged  bool     // a part of speech was left out
	ByBase  bool     // some words match by base form, which a list cannot say
	Missing string   // why nothing remains, such as "a gap"; empty if something does
}

// Plain returns the words that the expression stands for, alternatives and optional
// words written out. The lists are those that it may name.
func (e Expression) Plain(lists map[string][]string) Plain {
	w := &writer{lists: lists}
	phrases := w.write(e.root)
	w.plain.Phrases = slices.DeleteFunc(phrases, func(s string) bool { return strings.Trim(s, "*? ") == "" })
	if w.plain.Missing == "" && len(w.plain.Phrases) == 0 {
		w.plain.Missing = "nothing but a word that may be any"
	}
	if w.plain.Missing != "" {
		w.plain.Phrases = nil
	}
	return w.plain
}

// writer writes expressions out as words.
type writer struct {
	lists map[string][]string
	open  []string // lists that are being written out: one that holds itself ends there
	plain Plain
}

func (w *writer) miss(what string) []string {
	if w.plain.Missing == "" {
		w.plain.Missing = what
	}
	return nil
}

func (w *writer) write(n node) []string {
	switch {
	case w.plain.Missing != "":
		return nil
	case n.exact != "":
		return []string{n.exact}
	case n.list != "":
		return w.named(n.list)
	case n.near != nil:
		return w.miss("words near each other")
	case n.sequence != nil:
		return w.inOrder(n.sequence)
	case n.choice != nil:
		return w.oneOf(n.choice, n.optional)
	}
	w.plain.Tagged = w.plain.Tagged || n.tag != 0
	w.plain.ByBase = w.plain.ByBase || !strings.ContainsAny(n.word, "*?")
	return []string{n.word}
}

func (w *writer) named(list string) []string {
	if slices.Contains(w.open, list) {
		return nil
	}
	w.open = append(w.open, list)
	defer func() { w.open = w.open[:len(w.open)-1] }()
	var all []string
	for _, words := range w.lists[list] {
		if e, err := Parse(words); err == nil {
			all = append(all, w.write(e.root)...)
		}
	}
	return all
}

func (w *writer) oneOf(choices []node, optional bool) []string {
	var all []string
	for _, c := range choices {
		all = append(all, w.write(c)...)
	}
	if optional {
		all = append(all, "")
	}
	return all
}

func (w *writer) inOrder(items []node) []string {
	all := []string{""}
	for _, item := range items {
		if item.isGap() {
			return w.miss("a gap")
		}
		next := w.write(item)
		if len(all)*len(next) > maxVariants {
			return w.miss("too many alternatives")
		}
		longer := make([]string, 0, len(all)*len(next))
		for _, first := range all {
			for _, second := range next {
				longer = append(longer, strings.TrimSpace(first+" "+second))
			}
		}
		all = longer
	}
	return all
}
