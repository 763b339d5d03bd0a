package exchange

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cocode/codebook"
	"cocode/corpus/diag"
)

// WriteLIWC writes the indicators of a language as a dictionary for LIWC: categories
// with numbers between two lines of %, then words with the numbers of their
// categories. It returns in words what the format cannot hold.
func WriteLIWC(w io.Writer, b *codebook.Codebook, lang string) (lost []string, err error) {
	categories, l := dictionaryOf(b, lang)
	var out bytes.Buffer
	numbers := map[string][]int{}
	n := 0
	out.WriteString("%\n")
	var visit func([]*category)
	visit = func(all []*category) {
		for _, c := range all {
			if words := l.forLIWC(c); len(words) > 0 {
				n++
				fmt.Fprintf(&out, "%d\t%s\n", n, c.key)
				for _, x := range words {
					numbers[x] = append(numbers[x], n)
				}
			}
			if len(c.below) > 0 {
				l.add("not held: the hierarchy; every code stands by itself", c.key)
			}
			visit(c.below)
		}
	}
	visit(categories)
	out.WriteString("%\n")
	for _, words := range keys(numbers) {
		out.WriteString(words)
		for _, n := range slices.Compact(numbers[words]) {
			fmt.Fprintf(&out, "\t%d", n)
		}
		out.WriteByte('\n')
	}
	_, err = w.Write(out.Bytes())
	return l.words(), err
}

// forLIWC returns the words of a category that LIWC can hold: small letters, with * at
// the end only.
func (l *losses) forLIWC(c *category) []string {
	var words []string
	for _, w := range c.words {
		w = strings.ToLower(w)
		switch star := strings.IndexAny(w, "*?"); {
		case star >= 0 && (w[star] == '?' || star < len(w)-1):
			l.add("left out: words with * or ? elsewhere than at the end", c.key+": "+w)
			continue
		case strings.Contains(w, " "):
			l.add("phrases of several words, which LIWC before 2015 does not take", c.key+": "+w)
		}
		words = append(words, w)
	}
	return words
}

// ReadLIWC reads a dictionary for LIWC as a codebook of one language: each category
// becomes a code, below the one that it is set in under, and each word an indicator
// that matches as it is written.
func ReadLIWC(name, lang string, data []byte) (*codebook.Codebook, diag.List) {
	r := &liwcReader{file: name, byNumber: map[string]*category{}}
	words := &wordReader{lang: lang, taken: identities{}}
	r.read(liwcText(data))
	if r.problems.Failed() {
		return named(name), r.problems
	}
	for _, c := range r.top {
		c.onlyLowest()
	}
	b := words.book(name, r.top)
	return b, sound(b, append(r.problems, words.problems...))
}

// liwcText returns the file as UTF-8: what is not written so is taken for Latin 1, in
// which the older dictionaries are.
func liwcText(data []byte) string {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data = utf16To8(data)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	}
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(runes))
}

type liwcReader struct {
	file     string
	line     int
	problems diag.List
	byNumber map[string]*category
	top      []*category
	open     []*category // the categories that a line may be set in under
	indents  []int
}

func (r *liwcReader) at() diag.Position { return diag.Position{File: r.file, Line: r.line} }

func (r *liwcReader) errorf(hint, format string, args ...any) {
	r.problems.Errorf(r.at(), hint, format, args...)
}

func (r *liwcReader) read(text string) {
	part := 0 // before the first %, the categories, the words
	for line := range strings.SplitSeq(text, "\n") {
		r.line++
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
		case trimmed == "%":
			part++
		case part == 0:
			r.errorf("the categories stand between two lines that hold % alone", "expected a line with %%, found %q", trimmed)
			return
		case part == 1:
			r.category(line)
		case part == 2:
			r.words(trimmed)
		}
		if len(r.problems) > 100 && r.problems.Failed() {
			r.errorf("", "too many mistakes: the rest was not read")
			return
		}
	}
	if part < 2 {
		r.errorf("the categories stand between two lines that hold % alone", "the file ends before the words begin")
	}
}

// category reads a line like "12 posemo", set in below another or not.
func (r *liwcReader) category(line string) {
	rest := strings.TrimLeft(line, " \t")
	indent := len(line) - len(rest)
	number, name, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(rest, "\t", " ")), " ")
	name = strings.TrimSpace(name)
	if _, err := strconv.Atoi(number); err != nil || name == "" {
		r.errorf("write a number, a tab and a name", "expected a category, found %q", strings.TrimSpace(line))
		return
	}
	if r.byNumber[number] != nil {
		r.errorf("give it another", "the number %s stands twice, also for %q", number, r.byNumber[number].key)
		return
	}
	c := &category{at: r.at(), key: name}
	r.byNumber[number] = c
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] >= indent {
		r.indents, r.open = r.indents[:len(r.indents)-1], r.open[:len(r.open)-1]
	}
	switch {
	case len(r.open) == 0:
		r.top = append(r.top, c)
	case len(r.open) > deepest:
		r.errorf("", "more than %d categories stand below each other", deepest)
	default:
		up := r.open[len(r.open)-1]
		up.below = append(up.below, c)
	}
	r.indents, r.open = append(r.indents, indent), append(r.open, c)
}

// words reads a line like "happi* 12 13".
func (r *liwcReader) words(line string) {
	words, rest, tabbed := strings.Cut(line, "\t")
	numbers := strings.Fields(rest)
	if !tabbed {
		fields := strings.Fields(line)
		n := len(fields)
		for n > 1 && r.byNumber[fields[n-1]] != nil {
			n--
		}
		words, numbers = strings.Join(fields[:n], " "), fields[n:]
	}
	if len(numbers) == 0 {
		r.problems.Warnf(r.at(), "", "%q belongs to no category and was left out", line)
		return
	}
	for _, number := range numbers {
		c := r.byNumber[number]
		if c == nil {
			r.problems.Warnf(r.at(), "", "%q: %q is no number of a category and was left out", words, number)
			continue
		}
		c.words = append(c.words, strings.Join(strings.Fields(words), " "))
	}
}

// onlyLowest keeps each word with the lowest categories that hold it: LIWC gives a
// word to those above as well. It returns all words of the category.
func (c *category) onlyLowest() map[string]bool {
	all := map[string]bool{}
	for _, b := range c.below {
		for w := range b.onlyLowest() {
			all[w] = true
		}
	}
	c.words = slices.DeleteFunc(c.words, func(w string) bool { return all[w] })
	for _, w := range c.words {
		all[w] = true
	}
	return all
}
