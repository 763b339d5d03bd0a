package codebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// Unwritten stands for words that a person is to write, as in a proposed codebook.
const Unwritten = "…"

// Check names what weakens a codebook that Parse found sound: codes that cannot be
// applied or explained, indicators that cannot be used, that are written twice or
// that two codes share, an example that its own code's indicators do not find, a
// near-miss that they do. All are warnings, with a proposal each.
func Check(b *Codebook) diag.List {
	c := checker{book: b}
	for p := range b.All() {
		c.code(p)
	}
	for _, lang := range c.languages() {
		c.instrument(lang)
	}
	c.problems.Sort()
	return c.problems
}

type checker struct {
	book     *Codebook
	problems diag.List
}

func (c *checker) warn(at diag.Position, hint, format string, args ...any) {
	c.problems.Warnf(at, hint, format, args...)
}

// languages returns the languages of the codebook: those it names, and those that
// any indicator is written in.
func (c *checker) languages() []string {
	set := map[string]bool{}
	for _, l := range c.book.Languages {
		set[l] = true
	}
	for p := range c.book.All() {
		for l := range p.Indicators {
			set[l] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func (c *checker) code(p Place) {
	if p.Name.In("en") == "" {
		c.warn(p.At, "add `name:`", "code %q has no name", p.ID)
	}
	if p.Definition.In("en") == "" {
		c.warn(p.At, "add `definition:`: what the code means", "code %q has no definition", p.ID)
	}
	if p.Definition.In("en") == Unwritten {
		c.warn(p.PlaceOf("definition", "en"), "say what the code means", "the definition of code %q is still to be written", p.ID)
	}
	switch {
	case p.Abstract && len(p.Codes) == 0:
		c.warn(p.At, "remove `abstract: true`, or add codes below it", "code %q is abstract and holds no code: nothing can reach it", p.ID)
		return
	case p.Abstract:
		return
	}
	if len(p.Example) == 0 && len(p.Examples) == 0 {
		c.warn(p.At, "add `example:`: words that a coder gives this code without doubt", "code %q has no example", p.ID)
	}
	if len(p.Indicators) == 0 && len(p.Examples) == 0 {
		c.warn(p.At, "add `indicators:`", "code %q has no indicator: the deductive pass cannot suggest it", p.ID)
	}
	if len(p.Indicators) > 0 && len(p.Examples) == 0 && p.onlyBlocks() {
		c.warn(p.At, "add indicators without `not: true`", "code %q has only indicators that block it: nothing can reach it", p.ID)
	}
}

// onlyBlocks reports whether all indicators of a code are exclusions.
func (c *Code) onlyBlocks() bool {
	for _, list := range c.Indicators {
		if slices.ContainsFunc(list, func(i Indicator) bool { return !i.Not }) {
			return false
		}
	}
	return true
}

// instrument checks the indicators of one language by using them.
func (c *checker) instrument(lang string) {
	in, problems := c.book.Compile(lang)
	c.problems = append(c.problems, problems...)
	c.duplicates(in)
	c.reaches(in)
	c.twoBases(in)
	reading := in.Reading()
	for p := range c.book.All() {
		if len(p.Indicators[lang]) == 0 {
			continue
		}
		if words := exactly(p.Example, lang); words != "" && !finds(reading, lang, words, p.ID) {
			c.warn(p.PlaceOf("example", lang), "add an indicator that finds it, or choose another example", "code %q: its own indicators do not find the %s example %q", p.ID, lang, words)
		}
		if words := exactly(p.NearMiss, lang).Text; words != "" && finds(reading, lang, words, p.ID) {
			c.warn(p.PlaceOf("nearMiss", lang), "narrow the indicator, or add one with `not: true`", "code %q: an indicator finds the %s near-miss %q", p.ID, lang, words)
		}
	}
}

// exactly returns what stands there in a language, or for all languages.
func exactly[V any](m map[string]V, lang string) V {
	if v, ok := m[lang]; ok {
		return v
	}
	return m[""]
}

// duplicates finds indicators that are written alike: in one code by oversight, in
// two codes so that neither tells the codes apart, or so that one blocks itself.
func (c *checker) duplicates(in *Instrument) {
	first := map[string]rule{}
	for _, r := range in.rules {
		key := written(r)
		before, twice := first[key]
		switch {
		case !twice:
			first[key] = r
		case before.code == r.code && before.indicator.Not != r.indicator.Not:
			c.warn(r.indicator.At, "remove one", "indicator %q can never count: the same words block the code, first at line %d", r.indicator, before.indicator.At.Line)
		case before.code == r.code:
			c.warn(r.indicator.At, "remove one", "indicator %q stands twice, first at line %d", r.indicator, before.indicator.At.Line)
		case !r.indicator.Not && !before.indicator.Not && !meant(r.indicator, before.indicator):
			c.warn(r.indicator.At, toldApart, "indicator %q matches the same text as one of code %q at line %d", r.indicator, before.code.ID, before.indicator.At.Line)
		}
	}
}

// toldApart says what to do about words that two codes share.
const toldApart = "let it tell the two apart, keep it in one, or say that both are meant: shared: true"

// meant reports whether an author has said that two codes share the words.
func meant(a, b *Indicator) bool { return a.Shared || b.Shared }

// written returns an indicator in one way of writing, with what it listens to.
func written(r rule) string {
	return fmt.Sprint(strings.Join(strings.Fields(r.indicator.String()), " "), r.indicator.Polarity, r.indicator.Speaker)
}

// alike reports whether two indicators listen to the same speakers and take the same signs.
func alike(a, b *Indicator) bool {
	return a.Speaker == b.Speaker && slices.Equal(a.Polarity, b.Polarity)
}

// roleThat returns a role to whom an indicator listens.
func roleThat(speaker string) corpus.Role {
	if speaker == "interviewer" {
		return corpus.Interviewer
	}
	return corpus.Participant
}

// finds reports whether the indicators of a code match in words that a participant
// says, and nothing blocks it.
func finds(r *Reading, lang, words, code string) bool {
	d := Utterance(lang, words)
	a := annotate.Document(d)
	found := false
	for _, m := range r.Turn(d, a, 0, len(a.Sentences)) {
		if m.Code.ID == code && m.Counts {
			if m.Indicator.Not {
				return false
			}
			found = true
		}
	}
	return found
}

// Utterance returns a document in which a participant says some words and nothing
// else: how examples are read as texts are.
func Utterance(lang, words string) *corpus.Document {
	words = text.Canonical(words)
	return &corpus.Document{
		Language: lang,
		Text:     words,
		Speakers: []corpus.Speaker{{Role: corpus.Participant}},
		Turns:    []corpus.Turn{{Span: text.Span{End: len(words)}, Start: corpus.Unknown, End: corpus.Unknown}},
	}
}
