package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cocode/codebook"
)

var labels = []string{labelID, labelDefinition, labelInclude, labelExclude, labelExample, labelNearMiss, labelWhy, labelMemo, labelDimension, labelDirection}

// fields reads the lines of a description. What stands before the first label is the
// definition.
func fields(description string) map[string]string {
	m := map[string]string{}
	label := labelDefinition
	for line := range strings.Lines(description) {
		line = strings.TrimRight(line, " \t\r\n")
		if head, rest, ok := strings.Cut(line, ":"); ok {
			if i := slices.IndexFunc(labels, func(l string) bool { return strings.EqualFold(l, head) }); i >= 0 {
				label, line = labels[i], rest
			}
		}
		if m[label] != "" {
			m[label] += "\n"
		}
		m[label] += strings.TrimSpace(line)
	}
	for label, words := range m {
		m[label] = strings.TrimSpace(words)
	}
	return m
}

// reserve keeps the ids that descriptions name for their codes.
func (r *qdcReader) reserve(codes []*qdcCode, taken identities) {
	for _, c := range codes {
		if id := c.fields[labelID]; id != "" && id == codebook.Identity(id) && !taken[id] {
			c.id, taken[id] = id, true
		}
		r.reserve(c.below, taken)
	}
}

var (
	long  = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	short = regexp.MustCompile(`^#[0-9a-fA-F]{3}$`)
)

func (r *qdcReader) convert(from []*qdcCode) []codebook.Code {
	var codes []codebook.Code
	for _, x := range from {
		c := codebook.Code{At: x.at, ID: x.id, Abstract: !x.codable}
		if c.ID == "" {
			c.ID = r.taken.of(x.name)
		}
		if x.name == "" {
			r.problems.Warnf(x.at, "", "a code has no name; it was given the id %s", c.ID)
		}
		c.Name = r.say(x.name)
		c.Definition, c.Include, c.Exclude = r.say(x.fields[labelDefinition]), r.say(x.fields[labelInclude]), r.say(x.fields[labelExclude])
		c.Example, c.Memo = r.say(x.fields[labelExample]), r.say(x.fields[labelMemo])
		if miss := x.fields[labelNearMiss]; miss != "" {
			c.NearMiss = codebook.NearMiss{r.lang: {Text: miss, Why: x.fields[labelWhy]}}
		}
		c.Dimension = r.word(x, labelDimension, "resources", "discourses", "contexts")
		c.Direction = r.word(x, labelDirection, "enables", "hinders", "neutral")
		c.Colour = r.colour(x)
		c.Codes = r.convert(x.below)
		codes = append(codes, c)
	}
	return codes
}

// say makes words a text in the language that is read.
func (r *qdcReader) say(words string) codebook.Text {
	if words == "" {
		return nil
	}
	return codebook.Text{r.lang: words}
}

// word returns a field that holds one of a few words; others are left out.
func (r *qdcReader) word(c *qdcCode, label string, known ...string) string {
	value := c.fields[label]
	if value == "" || slices.Contains(known, value) {
		return value
	}
	r.problems.Warnf(c.at, "", "code %q: %s: %q is none of %s and was left out", c.name, label, value, strings.Join(known, ", "))
	return ""
}

func (r *qdcReader) colour(c *qdcCode) string {
	switch {
	case c.colour == "" || long.MatchString(c.colour):
		return c.colour
	case short.MatchString(c.colour):
		return fmt.Sprintf("#%c%c%c%c%c%c", c.colour[1], c.colour[1], c.colour[2], c.colour[2], c.colour[3], c.colour[3])
	}
	r.problems.Warnf(c.at, "", "code %q: %q is no colour and was left out", c.name, c.colour)
	return ""
}
