package indicator

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/language"
)

// SyntaxError says what is wrong with an expression, and where.
type SyntaxError struct {
	Column  int // in code points from 1, within the expression
	Message string
	Hint    string
}

// Error returns the message with its hint.
func (e *SyntaxError) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "; " + e.Hint
}

// Expression is a parsed indicator. The zero Expression matches nothing.
type Expression struct{ root node }

// node is a part of an expression: exactly one of its fields is in use.
type node struct {
	word     string // one or more words by base form, or a wildcard
	tag      language.Tag
	exact    string // words as written
	list     string // a named list
	gap      int    // up to so many words, between its neighbours; see reach
	sequence []node // one after the other
	choice   []node // one of them
	optional bool   // with choice: or none of them
	near     []node // in either order, gap words apart
}

// The reaches beyond a counted gap. They are bounded too, so that the cost of a
// match never depends on the length of a sentence.
const (
	maxGap     = 50
	inSentence = 120
	inTurn     = 400
)

// Parse reads an expression. Its error is a *SyntaxError.
func Parse(source string) (Expression, error) {
	p := parser{rest: source, source: source}
	root, err := p.expression()
	if err != nil {
		return Expression{}, err
	}
	return Expression{root}, nil
}

type parser struct{ source, rest string }

func (p *parser) fail(hint, format string, args ...any) error {
	column := utf8.RuneCountInString(p.source[:len(p.source)-len(p.rest)]) + 1
	return &SyntaxError{column, fmt.Sprintf(format, args...), hint}
}

func (p *parser) blanks() { p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace) }

// expression reads sequences joined by nearness.
func (p *parser) expression() (node, error) {
	left, err := p.sequence("")
	for err == nil && strings.HasPrefix(p.rest, "~") {
		var gap int
		var right node
		if gap, err = p.nearness(); err != nil {
			break
		}
		if right, err = p.sequence(""); err == nil {
			left = node{near: []node{left, right}, gap: gap}
		}
	}
	return left, err
}

// nearness reads ~5, ~s or ~t.
func (p *parser) nearness() (int, error) {
	word := p.take("~")
	switch word {
	case "~s":
		return inSentence, nil
	case "~t":
		return inTurn, nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(word, "~"))
	if err != nil || n < 1 || n > maxGap {
		return 0, p.fail(fmt.Sprintf("write ~5 for within five words (1 to %d), ~s for the same sentence, ~t for the same turn", maxGap), "%q is no nearness", word)
	}
	return n, nil
}

// sequence reads items up to one of the closing signs, a nearness or the end.
func (p *parser) sequence(closing string) (node, error) {
	var items []node
	for {
		p.blanks()
		if p.rest == "" || strings.ContainsRune(closing, rune(p.rest[0])) || (closing == "" && p.rest[0] == '~') {
			break
		}
		item, err := p.item()
		if err != nil {
			return node{}, err
		}
		items = append(items, item)
	}
	return p.checked(items)
}

func (p *parser) checked(items []node) (node, error) {
	switch {
	case len(items) == 0:
		return node{}, p.fail("write at least one word", "words are missing here")
	case items[0].isGap() || items[len(items)-1].isGap():
		return node{}, p.fail("a gap stands between two words", "the expression begins or ends with a gap")
	}
	for i := 1; i < len(items); i++ {
		if items[i].isGap() && items[i-1].isGap() {
			return node{}, p.fail("add the two numbers", "two gaps stand side by side")
		}
	}
	return node{sequence: items}, nil
}

func (n node) isGap() bool { return n.gap > 0 && n.near == nil }

func (p *parser) item() (node, error) {
	switch c := p.rest[0]; {
	case c == '(':
		return p.group("(", ")", false)
	case c == '[':
		return p.group("[", "]", true)
	case c == '"':
		return p.quoted()
	case strings.HasPrefix(p.rest, ".."):
		return p.gap()
	case c == '@':
		return p.named()
	case strings.ContainsRune(")]|", rune(c)):
		return node{}, p.fail("remove it, or open a group before it", "unexpected %q", string(c))
	}
	return p.word()
}

func (p *parser) group(open, closing string, optional bool) (node, error) {
	start := *p
	p.rest = p.rest[1:]
	n := node{optional: optional}
	for {
		choice, err := p.sequence("|" + closing)
		if err != nil {
			return node{}, err
		}
		n.choice = append(n.choice, choice)
		if p.rest == "" {
			return node{}, start.fail(fmt.Sprintf("add %q after the last alternative", closing), "the group that opens here is not closed")
		}
		sign := p.rest[:1]
		p.rest = p.rest[1:]
		if sign == closing {
			return n, nil
		}
	}
}

func (p *parser) quoted() (node, error) {
	end := strings.IndexByte(p.rest[1:], '"')
	if end < 0 {
		return node{}, p.fail(`add a second "`, "the quotation mark is not closed")
	}
	words := strings.TrimSpace(p.rest[1 : end+1])
	if words == "" {
		return node{}, p.fail("write the words between the marks", "the quotation is empty")
	}
	p.rest = p.rest[end+2:]
	return node{exact: words}, nil
}

func (p *parser) gap() (node, error) {
	digits, after, closed := strings.Cut(p.rest[2:], "..")
	n, err := strconv.Atoi(digits)
	if !closed || err != nil || n < 1 || n > maxGap {
		return node{}, p.fail(fmt.Sprintf("write ..3.. for up to three words between (1 to %d)", maxGap), "this is no gap")
	}
	p.rest = after
	return node{gap: n}, nil
}

func (p *parser) named() (node, error) {
	word := p.take("@")
	if len(word) < 2 {
		return node{}, p.fail("write the name of a list after it", "a single @")
	}
	return node{list: word[1:]}, nil
}

func (p *parser) word() (node, error) {
	start := *p
	word := p.take("")
	word, tag, tagged := strings.Cut(word, "/")
	if word == "" {
		return node{}, start.fail("write the word before the slash", "a word is missing")
	}
	n := node{word: word}
	if tagged {
		var ok bool
		if n.tag, ok = tags[strings.ToUpper(tag)]; !ok {
			return node{}, start.fail("use NOUN, VERB, ADJ, ADV, PRON or NAME", "unknown part of speech %q", tag)
		}
	}
	return n, nil
}

// take reads up to a blank or a sign of the language, after a prefix.
func (p *parser) take(prefix string) string {
	end := strings.IndexFunc(p.rest[len(prefix):], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`()[]|"~`, r)
	})
	if end < 0 {
		end = len(p.rest) - len(prefix)
	}
	word := p.rest[:len(prefix)+end]
	p.rest = p.rest[len(word):]
	return word
}

// tags are the parts of speech that an expression may name.
var tags = map[string]language.Tag{
	"NOUN": language.Noun, "N": language.Noun,
	"VERB": language.Verb, "V": language.Verb,
	"ADJ": language.Adjective, "A": language.Adjective,
	"ADV":  language.Adverb,
	"PRON": language.Pronoun,
	"NAME": language.ProperNoun,
}

// Lists returns the names of the lists that the expression uses, in order.
func (e Expression) Lists() []string {
	var names []string
	var visit func(n node)
	visit = func(n node) {
		if n.list != "" {
			names = append(names, n.list)
		}
		for _, part := range [][]node{n.sequence, n.choice, n.near} {
			for _, m := range part {
				visit(m)
			}
		}
	}
	visit(e.root)
	return names
}
