package propose

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"cocode/codebook"
)

// Write returns the source of a codebook with the proposals made in it, and a comment
// that begins with "proposed" beside each. All else stays as it is written; what goes
// is kept as a comment. Where the source is written in a way that cannot be changed
// line by line, such as lists within brackets, it is laid out anew first, and its own
// comments are lost. The text parses, and says what the old one says apart from the
// proposals. name stands for the file in errors.
func Write(name string, source []byte, proposals []Proposal) ([]byte, error) {
	if text, err := write(name, source, proposals, ""); err == nil {
		return text, nil
	}
	plain, moved, err := layOut(name, source, proposals)
	if err != nil {
		return nil, err
	}
	return write(name, plain, moved, "The codebook was laid out anew to make the changes; its own comments stand in the old file only.")
}

// write makes the changes in the text and checks it against the same changes made in
// the codebook.
func write(name string, source []byte, proposals []Proposal, note string) ([]byte, error) {
	book, problems := codebook.Parse(name, source)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	e := newEditor(source, book)
	for _, p := range proposals {
		if err := e.make(p); err != nil {
			return nil, err
		}
	}
	if err := e.fill(); err != nil {
		return nil, err
	}
	text := append(heading(book, len(proposals), note), e.text()...)
	want, _ := codebook.Parse(name, source)
	apply(want, proposals)
	got, problems := codebook.Parse(name, text)
	if err := problems.Err(); err != nil {
		return nil, fmt.Errorf("the proposed version does not parse: %w", err)
	}
	if !sameBook(want, got) {
		return nil, errors.New("the proposals could not be written into the codebook's text")
	}
	return text, nil
}

// sameBook reports whether two codebooks say the same.
func sameBook(a, b *codebook.Codebook) bool {
	tidy(a.Codes)
	tidy(b.Codes)
	x, err := codebook.Format(a)
	y, err2 := codebook.Format(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

// layOut writes the codebook in the way that every change can be made in, and points
// the proposals to the places where their indicators are now.
func layOut(name string, source []byte, proposals []Proposal) ([]byte, []Proposal, error) {
	old, problems := codebook.Parse(name, source)
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}
	plain, err := codebook.Format(old)
	if err != nil {
		return nil, nil, err
	}
	now, problems := codebook.Parse(name, plain)
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}
	moved := make([]Proposal, len(proposals))
	for n, p := range proposals {
		moved[n] = p
		was, is := find(old.Codes, p.Code), find(now.Codes, p.Code)
		switch p.Kind {
		case DropIndicator:
			moved[n].Indicator = counterpart(was, is, p.Language, p.Indicator)
		case Split:
			part := *p.New
			part.Indicators = map[string]codebook.Indicators{}
			for lang, list := range p.New.Indicators {
				for _, i := range list {
					part.Indicators[lang] = append(part.Indicators[lang], counterpart(was, is, lang, i))
				}
			}
			moved[n].New = &part
		}
	}
	return plain, moved, nil
}

// counterpart returns the indicator that stands in is where i stands in was.
func counterpart(was, is *codebook.Code, lang string, i codebook.Indicator) codebook.Indicator {
	for n, x := range was.Indicators[lang] {
		if x.At.Line == i.At.Line && x.At.Column == i.At.Column {
			return is.Indicators[lang][n]
		}
	}
	return i
}

func heading(b *codebook.Codebook, n int, note string) []byte {
	var h strings.Builder
	fmt.Fprintf(&h, "# A proposed next version of %s, made from version %q: %s.\n", b.ID, b.Version, several(n, "change"))
	h.WriteString(advice)
	if note != "" {
		h.WriteString("# " + note + "\n")
	}
	return []byte(h.String())
}

// advice stands above a proposed version: what a reader is to do, and how to read it.
const advice = `#
# Nothing has been applied: the study is coded with the old version until you use this one.
# Above each change stands a comment that begins with "proposed": what is changed, why,
# and units that speak for it (their identity, the interview, words).
#
# 1. Read each change. Delete those that you do not want, with their comments. A line that
#    was struck out is kept behind a # sign: take the sign away to keep the line.
# 2. Write the definitions that are marked with …
# 3. Give the codebook a version of its own.
# 4. Look at it: cocode codebook check FILE, cocode codebook diff FILE
# 5. Use it: cocode deductive --codebook FILE. What coders have decided stays. What the
#    pass learns from examples it learns anew when codes or examples change, so that its
#    suggestions may change for other codes too.
#
# The figures: "accepted" is what coders have accepted. G² says how surely words stand in
# these units more often than in others (above 10.83: by chance in fewer than 1 of 1000
# cases; Dunning 1993), the log ratio how much more often (1 is twice, 2 four times;
# Hardie 2014), Jaccard how many of the units that have one of two codes have both.
# It quotes interviews: mind who may read it.

`
