// Package codebook holds the codebook of a directed content analysis (Hsieh &
// Shannon 2005): codes in a hierarchy, each with what a coder needs to apply it and
// with the indicators and examples that the deductive pass reads. It stands between
// the corpus and the passes: it parses, checks, formats and compares codebooks, and
// knows nothing of studies. Package indicator compiles the indicators, package
// powertriangle holds the codebook that is built in.
package codebook

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"cocode/codebook/strict"
	"cocode/corpus/diag"
	"cocode/corpus/language"
)

// Codebook is an instrument: a scheme of codes with its source and version.
type Codebook struct {
	At        diag.Position   `yaml:"-"`
	ID        string          `yaml:"codebook" doc:"The codebook's id: small letters, digits and hyphens."`
	Name      Text            `yaml:"name" doc:"The codebook's name."`
	Version   string          `yaml:"version" doc:"The version, as the authors count them."`
	Languages []string        `yaml:"languages,omitempty" doc:"The languages of the interviews that the indicators are written for (ISO 639-1)."`
	Unit      string          `yaml:"unit,omitempty" enum:"meaning-unit sentence turn paragraph" doc:"The unit of coding."`
	Source    Source          `yaml:"source,omitempty" doc:"Where the codebook comes from."`
	Memo      Text            `yaml:"memo,omitempty" doc:"What a reader should know of the codebook as a whole."`
	Rules     []Text          `yaml:"rules,omitempty" doc:"Coding rules that hold for all codes."`
	Lists     map[string]List `yaml:"lists,omitempty" doc:"Named lists of words, used in indicators as @name."`
	Codes     []Code          `yaml:"codes" doc:"The categories, with subcategories and codes below them."`
}

// Source names the work that a codebook rests on.
type Source struct {
	Citation string `yaml:"citation,omitempty" doc:"The work as a reference list gives it."`
	DOI      string `yaml:"doi,omitempty" doc:"Its digital object identifier."`
	Note     Text   `yaml:"note,omitempty" doc:"How the codebook was made from it."`
}

// List is a named list of words per language; its words are matched by lemma.
type List map[string][]string

// Code is a category, subcategory or code: anything in the hierarchy.
type Code struct {
	At         diag.Position         `yaml:"-"`
	Places     strict.Places         `yaml:"-"` // of its fields, where it was read from a file
	ID         string                `yaml:"id" doc:"The code's id: small letters, digits and hyphens. Codings refer to it; do not change it."`
	Name       Text                  `yaml:"name" doc:"The name that people read."`
	Abstract   bool                  `yaml:"abstract,omitempty" doc:"True for a level that only holds others and is never put on a unit."`
	Dimension  string                `yaml:"dimension,omitempty" enum:"resources discourses contexts" doc:"The corner of the power triangle."`
	Direction  string                `yaml:"direction,omitempty" enum:"enables hinders neutral" doc:"Whether it enables or hinders."`
	Origin     string                `yaml:"origin,omitempty" doc:"Where the code comes from: published, or added here."`
	Colour     string                `yaml:"colour,omitempty" doc:"A colour for people and other programs: #RRGGBB."`
	Definition Text                  `yaml:"definition,omitempty" doc:"What the code means."`
	Include    Text                  `yaml:"include,omitempty" doc:"When to use it."`
	Exclude    Text                  `yaml:"exclude,omitempty" doc:"When not to use it, and what to use in its place."`
	Example    Text                  `yaml:"example,omitempty" doc:"An anchor: words that a coder gives this code without doubt."`
	NearMiss   NearMiss              `yaml:"nearMiss,omitempty" doc:"Words that look like it and are not, with the reason."`
	Memo       Text                  `yaml:"memo,omitempty" doc:"Notes for coders."`
	Indicators map[string]Indicators `yaml:"indicators,omitempty" doc:"Expressions that speak for the code, per language."`
	Examples   map[string][]string   `yaml:"examples,omitempty" doc:"More examples, per language: the pass compares units with them."`
	NearMisses map[string][]string   `yaml:"nearMisses,omitempty" doc:"More near-misses, per language: likeness to them speaks against the code."`
	Codes      []Code                `yaml:"codes,omitempty" doc:"The codes below this one."`
}

// Indicators are the indicators of one code in one language.
type Indicators []Indicator

// Indicator is one expression that speaks for a code, or blocks it.
type Indicator struct {
	At       diag.Position       `yaml:"-"`
	Match    string              `yaml:"match,omitempty" doc:"The expression: bare words by lemma (leaves meets leaf, leave and left), (a|b), [optional], ..3.. for a gap, \"exact\", word/NOUN, @list, part*, ~5 for near, ~s and ~t for the same sentence or turn."`
	Regex    string              `yaml:"regex,omitempty" doc:"A regular expression (RE2) over a sentence, in place of match."`
	Polarity []language.Polarity `yaml:"polarity,omitempty" enum:"affirmed negated insufficient hypothetical counterfactual any" doc:"Under which sign the words count; affirmed if not given."`
	Speaker  string              `yaml:"speaker,omitempty" enum:"participant interviewer anyone" doc:"Whose words count; the participant's if not given."`
	Weight   float64             `yaml:"weight,omitempty" doc:"How strongly it speaks, above 0 and up to 1; 0.7 if not given."`
	Not      bool                `yaml:"not,omitempty" doc:"True if the words block the code in the same unit."`
	Shared   bool                `yaml:"shared,omitempty" doc:"True if the words are meant to speak for another code too, so that check does not report it."`
}

// DefaultWeight is the weight of an indicator that names none: two of them make a
// suggestion nearly sure, one leaves room for doubt.
const DefaultWeight = 0.7

// FromScalar takes the short form: the expression alone.
func (i *Indicator) FromScalar(value string) error {
	i.Match = value
	return nil
}

// Strength returns the weight, or DefaultWeight if none is given.
func (i Indicator) Strength() float64 { return cmp.Or(i.Weight, DefaultWeight) }

// Counts reports whether words under polarity p count for the indicator. One that
// asks for the hypothetical takes the counterfactual too.
func (i Indicator) Counts(p language.Polarity) bool {
	if len(i.Polarity) == 0 {
		return p == language.Affirmed
	}
	return slices.ContainsFunc(i.Polarity, p.Is)
}

// String returns the expression as written.
func (i Indicator) String() string {
	if i.Regex != "" {
		return "/" + i.Regex + "/"
	}
	return i.Match
}

// Text is words in one or more languages; the key "" holds words for all of them.
type Text map[string]string

// FromScalar takes the short form: the same words for every language.
func (t *Text) FromScalar(value string) error {
	*t = Text{"": value}
	return nil
}

// MarshalYAML writes the short form where there is one.
func (t Text) MarshalYAML() (any, error) {
	if only, ok := t[""]; ok && len(t) == 1 {
		return only, nil
	}
	return map[string]string(t), nil
}

// In returns the words in a language: its own, else those for all, else English,
// else the first by language code.
func (t Text) In(lang string) string { return choose(t, lang) }

func choose[V any](m map[string]V, lang string) V {
	for _, l := range []string{lang, "", "en"} {
		if v, ok := m[l]; ok {
			return v
		}
	}
	var none V
	for _, l := range slices.Sorted(maps.Keys(m)) {
		return m[l]
	}
	return none
}

// NearMiss is a near-miss in one or more languages, with the reason why it is none;
// the key "" holds one for all languages.
type NearMiss map[string]Miss

// Miss is words that look like a code's and are not, and why.
type Miss struct {
	Text string `yaml:"text" doc:"The words."`
	Why  string `yaml:"why,omitempty" doc:"Why the code does not hold them."`
}

// FromScalar takes the short form: the words alone.
func (m *Miss) FromScalar(value string) error {
	m.Text = value
	return nil
}

// FromScalar takes the short form: the same words for every language.
func (n *NearMiss) FromScalar(value string) error {
	*n = NearMiss{"": {Text: value}}
	return nil
}

// In returns the near-miss in a language, chosen as Text.In chooses.
func (n NearMiss) In(lang string) Miss { return choose(n, lang) }

// Place is a code with its position in the hierarchy.
type Place struct {
	*Code
	Path  []*Code // from the top down to the code's parent
	Depth int     // 0 at the top
}

// Parent returns the id of the code above, or "" at the top.
func (p Place) Parent() string {
	if len(p.Path) == 0 {
		return ""
	}
	return p.Path[len(p.Path)-1].ID
}

// All yields every code with its place, parents before children, in the order of
// the file.
func (b *Codebook) All() iter.Seq[Place] {
	return func(yield func(Place) bool) { walk(b.Codes, nil, yield) }
}

func walk(codes []Code, path []*Code, yield func(Place) bool) bool {
	for i := range codes {
		c := &codes[i]
		if !yield(Place{c, path, len(path)}) {
			return false
		}
		if !walk(c.Codes, append(slices.Clone(path), c), yield) {
			return false
		}
	}
	return true
}

// Find returns the code with an id.
func (b *Codebook) Find(id string) (Place, bool) {
	for p := range b.All() {
		if p.ID == id {
			return p, true
		}
	}
	return Place{}, false
}

// PlaceOf returns where the words of a field in a language stand, or else the field, or else
// the code.
func (c *Code) PlaceOf(field, lang string) diag.Position {
	for _, path := range []string{field + "." + lang, field} {
		if at, ok := c.Places[path]; ok {
			return at
		}
	}
	return c.At
}

// Codable returns the codes that may be put on a unit, in the order of the file.
func (b *Codebook) Codable() []Place {
	var codes []Place
	for p := range b.All() {
		if !p.Abstract {
			codes = append(codes, p)
		}
	}
	return codes
}
