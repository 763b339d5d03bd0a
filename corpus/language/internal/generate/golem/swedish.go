package main

import "strings"

// swedishKinds tells from the forms of a base what kinds of word it is, since the
// list does not: verbs have participles, adjectives a weak form in -e or degrees,
// nouns a definite form. Words that are spelled alike share a line and have several.
func swedishKinds(forms []string) string {
	p := paradigm{base: forms[0], has: map[string]bool{}}
	for _, form := range forms {
		p.has[form] = true
	}
	kinds := ""
	if p.noun() {
		kinds += "N"
	}
	if p.verb() {
		kinds += "V"
	}
	if p.adjective() {
		kinds += "A"
	}
	return kinds
}

// paradigm is a base with all its forms.
type paradigm struct {
	base string
	has  map[string]bool
}

// stem returns the base without its last vowel.
func (p paradigm) stem() string {
	return strings.TrimSuffix(strings.TrimSuffix(p.base, "a"), "e")
}

// hasAll reports whether every one of forms is a form.
func (p paradigm) hasAll(forms ...string) bool {
	for _, form := range forms {
		if !p.has[form] {
			return false
		}
	}
	return true
}

func (p paradigm) verb() bool {
	for form := range p.has {
		for _, ending := range []string{"ande", "ende"} {
			if strings.HasSuffix(form, ending) && !strings.HasSuffix(p.base, ending) {
				return true
			}
		}
	}
	return p.deponent()
}

// deponent reports whether the base is a verb that always has an -s: hoppas, trivas.
func (p paradigm) deponent() bool {
	stem, ok := strings.CutSuffix(p.base, "as")
	if !ok {
		return strings.HasSuffix(p.base, "s") && p.has[strings.TrimSuffix(p.base, "s")+"ddes"]
	}
	for _, ending := range []string{"ades", "des", "tes", "ats", "its", "ts", "s"} {
		if p.has[stem+ending] {
			return true
		}
	}
	return false
}

func (p paradigm) noun() bool {
	stem, last := p.stem(), p.base[len(p.base)-1:]
	for _, definite := range []string{p.base + "en", p.base + "n", p.base + "et", stem + "et", stem + "en",
		stem + "orna", stem + "arna", stem + "erna", p.base + "na", p.base + "erna",
		p.base + last + "en", p.base + last + "et", strings.TrimSuffix(p.base, "um") + "et", stem + "onen"} {
		if definite != p.base && p.hasAll(definite, definite+"s") && !(definite == stem+"et" && p.has[stem+"ett"]) {
			return true
		}
	}
	return p.contracted("el", "l", "n") || p.contracted("er", "r", "n") || p.contracted("en", "n", "en")
}

// contracted reports whether a base loses the vowel of its ending before the plural
// or the definite form: fågel, fåglar.
func (p paradigm) contracted(ending, short, definite string) bool {
	head, ok := strings.CutSuffix(p.base, ending)
	return ok && (p.hasAll(head+short+"arna", head+short+"arnas") || p.hasAll(head+short+"et", head+short+"ets") ||
		p.hasAll(p.base+definite, p.base+definite+"s"))
}

func (p paradigm) adjective() bool {
	for form := range p.has {
		weak, ok := strings.CutSuffix(form, "es")
		if ok && weak+"a" != p.base && p.hasAll(weak+"e", weak+"a", weak+"as") && !p.participle(weak) {
			return true
		}
	}
	if strong, ok := strings.CutSuffix(p.base, "d"); ok && p.hasAll(p.base+"e", strong+"t") {
		return true // planerad, planerade, planerat
	}
	stem := p.stem()
	return p.hasAll(p.base+"are") || p.hasAll(p.base+"ast") || p.hasAll(stem+"are", stem+"ast")
}

// participle reports whether weak is a participle of the base as a verb.
func (p paradigm) participle(weak string) bool {
	return weak != p.base && p.verb() && strings.ContainsAny(weak[len(weak)-1:], "dtn")
}
