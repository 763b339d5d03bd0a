package codebook

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cocode/codebook/indicator"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
	"cocode/corpus/language"
)

// The words that fields may hold.
var (
	units      = []string{"meaning-unit", "sentence", "turn", "paragraph"}
	dimensions = []string{"resources", "discourses", "contexts"}
	directions = []string{"enables", "hinders", "neutral"}
	speakers   = []string{"participant", "interviewer", "anyone"}
	polarities = []string{string(language.Affirmed), string(language.Negated), string(language.Insufficient), string(language.Hypothetical), string(language.Counterfactual), string(language.Any)}
)

var (
	identifier = regexp.MustCompile(`^[\p{Ll}0-9]+(-[\p{Ll}0-9]+)*$`)
	colour     = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// Parse reads a codebook; name stands for the file in messages. The list holds
// every mistake that makes the codebook unusable or ambiguous, all at once; the
// codebook holds what was sound. What a good codebook should have besides is the
// business of Check.
func Parse(name string, src []byte) (*Codebook, diag.List) {
	b := &Codebook{}
	problems := strict.Decode(name, src, b)
	if len(problems) == 0 || b.ID != "" || len(b.Codes) > 0 {
		problems = append(problems, Validate(b)...)
	}
	problems.Sort()
	return b, problems
}

// Validate names every mistake that makes a codebook unusable or ambiguous, however
// it was written: what Parse finds besides mistakes of the writing. The places are
// those of the codes and indicators.
func Validate(b *Codebook) diag.List {
	p := parser{book: b, lines: map[string]int{}}
	p.head()
	p.languages()
	for place := range b.All() {
		p.code(place)
	}
	p.problems.Sort()
	return p.problems
}

type parser struct {
	book     *Codebook
	problems diag.List
	lines    map[string]int // where each id was first defined
}

func (p *parser) head() {
	at := p.book.At
	if p.book.ID == "" {
		p.problems.Errorf(at, "add a line like `codebook: my-study`", "the codebook has no id")
	} else {
		p.identifier(at, "codebook", p.book.ID)
	}
	if len(p.book.Codes) == 0 {
		p.problems.Errorf(at, "add `codes:` with at least one code", "the codebook has no codes")
	}
	p.oneOf(at, "unit", p.book.Unit, units)
	for _, name := range slices.Sorted(maps.Keys(p.book.Lists)) {
		p.list(name, p.book.Lists[name])
	}
}

// list parses the words of a list as expressions, since that is what they are.
func (p *parser) list(name string, l List) {
	for _, lang := range slices.Sorted(maps.Keys(l)) {
		for _, words := range l[lang] {
			if _, err := indicator.Parse(words); err != nil {
				p.problems.Errorf(p.book.At, "", "list %s, %s, %q: %v", name, lang, words, err)
			}
		}
	}
}

func (p *parser) identifier(at diag.Position, what, id string) {
	if !identifier.MatchString(id) {
		p.problems.Errorf(at, fmt.Sprintf("write it like %q", suggestID(id)), "%s: %q is no id: use small letters, digits and hyphens", what, id)
	}
}

// suggestID turns a name into an id.
func suggestID(name string) string { return cmp.Or(Identity(name), "my-code") }

// Identity makes an id of a name: small letters, digits and hyphens. It is empty if the
// name has no letter and no digit.
func Identity(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.Is(unicode.Ll, r) && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

func (p *parser) oneOf(at diag.Position, key, word string, known []string) {
	if word == "" || slices.Contains(known, word) {
		return
	}
	hint := "use one of: " + strings.Join(known, ", ")
	if near, ok := diag.Nearest(word, known); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	p.problems.Errorf(at, hint, "%s: unknown word %q", key, word)
}

func (p *parser) code(c Place) {
	switch line, taken := p.lines[c.ID]; {
	case c.ID == "":
		p.problems.Errorf(c.At, fmt.Sprintf("add a line like `id: %s`", suggestID(c.Name.In("en"))), "a code has no id")
	case taken:
		p.problems.Errorf(c.At, "rename one of them, or join the two", "code %q is already defined at line %d", c.ID, line)
	default:
		p.lines[c.ID] = c.At.Line
		p.identifier(c.At, "id", c.ID)
	}
	p.oneOf(c.At, "dimension", c.Dimension, dimensions)
	p.oneOf(c.At, "direction", c.Direction, directions)
	if c.Colour != "" && !colour.MatchString(c.Colour) {
		p.problems.Errorf(c.At, "write it like \"#2a7f62\", with quotation marks", "colour: %q is no colour", c.Colour)
	}
	for _, lang := range slices.Sorted(maps.Keys(c.Indicators)) {
		for _, i := range c.Indicators[lang] {
			p.indicator(i, lang)
		}
	}
}

func (p *parser) indicator(i Indicator, lang string) {
	p.oneOf(i.At, "speaker", i.Speaker, speakers)
	for _, polarity := range i.Polarity {
		p.oneOf(i.At, "polarity", string(polarity), polarities)
	}
	if i.Weight < 0 || i.Weight > 1 {
		p.problems.Errorf(i.At, "", "weight: expected a number above 0 and up to 1, found %v", i.Weight)
	}
	switch {
	case i.Match != "" && i.Regex != "":
		p.problems.Errorf(i.At, "make two indicators of it", "an indicator has match or regex, not both")
	case i.Regex != "":
		if _, err := regexp.Compile(i.Regex); err != nil {
			p.problems.Errorf(i.At, "", "the regular expression does not compile: %v", err)
		}
	default:
		p.expression(i, lang)
	}
}

func (p *parser) expression(i Indicator, lang string) {
	at := i.At
	e, err := indicator.Parse(i.Match)
	var syntax *indicator.SyntaxError
	if errors.As(err, &syntax) {
		at.Column += syntax.Column - 1
		p.problems.Errorf(at, syntax.Hint, "indicator %q: %s", i.Match, syntax.Message)
		return
	}
	for _, name := range e.Lists() {
		if _, ok := p.book.Lists[name][lang]; !ok {
			known := slices.Sorted(maps.Keys(p.book.Lists))
			hint := "define it under `lists:`"
			if near, ok := diag.Nearest(name, known); ok && near != name {
				hint = fmt.Sprintf("did you mean @%s?", near)
			}
			p.problems.Errorf(at, hint, "indicator %q: the list @%s has no words in %q", i.Match, name, lang)
		}
	}
}
