package voice

import "cocode/corpus/transcript/internal/source"

// A label cannot be told from a sentence with a colon by looking at its line. The
// judge looks at the whole document: how often each candidate stands, in which
// form, whether it alternates with others, and what share of the paragraphs the
// candidates explain together.

// tally is what is known of one candidate in one form.
type tally struct {
	key     string
	label   string // as first written
	form    form
	n       int
	stamped int // with a time stamp beside it
	bold    int
	tight   int  // with no blank after the colon
	twice   int  // following itself
	colon   int  // before a colon
	flowing int  // in a line that may go on with the one above
	first   bool // in the first line of speech
	firm    int  // with a stamp that no clock time in speech looks like
}

type candidate struct {
	key  string
	form form
}

// judge returns the candidates that are labels.
func judge(lines []line, cues bool) map[candidate]bool {
	tallies := count(lines)
	starts := paragraphs(lines)
	accepted := map[candidate]bool{}
	for _, f := range []form{inline, alone, bracket, tabbed, paren, dotted, dashed, spaced} {
		acceptForm(tallies, f, starts, cues, accepted)
	}
	return accepted
}

// count gathers the candidates in the order of their first lines.
func count(lines []line) []*tally {
	var order []*tally
	known := map[candidate]*tally{}
	last, opening := "", true
	for i := range lines {
		h := &lines[i].head
		if lines[i].header || lines[i].kind != source.Speech {
			continue
		}
		first := opening
		opening = false
		if h.form == noForm {
			continue
		}
		c := candidate{h.key, h.form}
		t := known[c]
		if t == nil {
			t = &tally{key: h.key, label: h.label, form: h.form}
			known[c] = t
			order = append(order, t)
		}
		t.add(h, last == h.key, lines[i].wrap && i > 0 && !endsSentence(lines[i-1].words))
		t.first = t.first || first
		last = h.key
	}
	return order
}

func (t *tally) add(h *head, again, wrap bool) {
	t.n++
	firm := h.beside && (h.stamp.Parts > 2 || h.stamp.End >= 0)
	for _, f := range []struct {
		on bool
		n  *int
	}{{h.beside, &t.stamped}, {h.bold, &t.bold}, {h.tight, &t.tight}, {again, &t.twice}, {h.colon, &t.colon}, {wrap, &t.flowing}, {firm, &t.firm}} {
		if f.on {
			*f.n++
		}
	}
}

// paragraphs counts the lines at which somebody may begin to speak.
func paragraphs(lines []line) int {
	n := 0
	for i := range lines {
		l := &lines[i]
		if l.kind == source.Speech && !l.header && (!l.wrap || l.head.form == inline) {
			n++
		}
	}
	return max(n, 1)
}

// least is the share of paragraphs that a form must explain before it counts as
// the document's way of naming speakers.
var least = [forms]float64{inline: 0, bracket: 0.3, tabbed: 0.3, alone: 0.12, paren: 0.5, dashed: 0.4, dotted: 0.4, spaced: 0.6}

// maxSpeakers is how many speakers an interview may have; more candidates are a
// list of something else.
const maxSpeakers = 200

// acceptForm accepts the labels of one form.
func acceptForm(tallies []*tally, f form, starts int, cues bool, accepted map[candidate]bool) {
	strong, weak := sift(tallies, f, accepted)
	share := float64(lineCount(strong)) / float64(starts)
	if f == inline && len(strong) == 0 && len(weak) > 1 {
		strong, share = everyLine(weak, starts)
	}
	if f == inline && len(strong) == 0 {
		strong, share = askAndAnswer(tallies, starts)
	}
	if len(strong) == 0 && len(accepted) == 0 {
		strong, share = opened(weak, f, starts)
	}
	if len(strong) == 0 || len(strong) > maxSpeakers || share < least[f] && !begins(strong) {
		acceptKnown(tallies, f, accepted)
		return
	}
	if f == inline {
		strong = trusted(strong, share, cues)
	}
	for _, t := range strong {
		accepted[candidate{t.key, f}] = true
	}
	for _, t := range weak {
		if t.joins(strong, share) {
			accepted[candidate{t.key, f}] = true
		}
	}
	acceptKnown(tallies, f, accepted)
}

// sift divides the candidates of a form into those that are labels by themselves
// and those that may be if the document is labelled.
func sift(tallies []*tally, f form, accepted map[candidate]bool) (strong, weak []*tally) {
	for _, t := range tallies {
		if t.form != f {
			continue
		}
		switch points := t.points(); {
		case points >= 3 && (f == inline || len(accepted) == 0 && (t.n > 1 || t.first)):
			strong = append(strong, t)
		case points >= 1:
			weak = append(weak, t)
		}
	}
	return strong, weak
}

// points weighs what speaks for a label.
func (t *tally) points() int {
	if stops[firstWord(t.label)] || t.form != inline && stage[firstWord(t.label)] {
		return -1
	}
	points := 0
	part, shape := partOf(t.label), shapeOf(t.label)
	switch {
	case part == noPart && t.n < 3 && things[firstWord(t.label)]:
		return 0 // "Background:", "Lunch:"
	case part == noPart && t.n < 3 && fields[firstWord(t.label)]:
		return -1 // "Date:", "Place:"
	case shape == sentence && part == noPart, shape == sentence && len(labelWords(t.label)) > 4:
		return -1
	case part != noPart:
		points += 3
	case shape == code, shape == name:
		points++
	}
	for _, n := range []int{2, 3, 6} {
		if t.n >= n {
			points++
		}
	}
	if t.n > 1 && t.twice*5 <= t.n {
		points++
	}
	if t.stamped*2 >= t.n && t.stamped > 0 && (t.n > 1 || t.firm > 0) {
		points += 2 // "Lunch 12:00: soup" stands once
	}
	if t.bold*2 >= t.n && t.bold > 0 {
		points++
	}
	if t.tight*2 > t.n && part == noPart {
		points -= 2
	}
	return points
}

// trusted drops candidates without a known word where labels with known words explain
// the document and these explain next to nothing.
func trusted(strong []*tally, share float64, cues bool) []*tally {
	if lineCount(strong) < 4 && share < 0.05 && !begins(strong) {
		return nil // words in passing, not the way of the document
	}
	if cues {
		return strong // a cue seldom begins where a sentence does
	}
	known := 0
	for _, t := range strong {
		if partOf(t.label) != noPart {
			known += t.n
		}
	}
	var kept []*tally
	for _, t := range strong {
		rare := t.n < 3 && known > 5*t.n && share < 0.8 && t.bold == 0 && t.stamped == 0
		if partOf(t.label) != noPart || !rare || t.once(strong, share) {
			kept = append(kept, t)
		}
	}
	if known == 0 && share < 0.12 && !begins(strong) {
		return nil
	}
	return kept
}

// joins reports whether a candidate that stands once or twice is a label beside
// the strong ones: it is of their family (IP4 beside IP3), or nearly every
// paragraph has a label, so that this one has too.
func (t *tally) joins(strong []*tally, share float64) bool {
	for _, s := range strong {
		if family(s.label) == family(t.label) && shapeOf(t.label) == code {
			return true
		}
		if s.bold*2 > s.n && t.bold*2 > t.n && t.n > 1 || s.stamped == s.n && t.stamped == t.n {
			return true
		}
	}
	if partOf(t.label) != noPart {
		return true
	}
	if t.once(strong, share) {
		return true
	}
	if t.form != inline {
		return false
	}
	switch shapeOf(t.label) {
	case name, code:
		return share >= 0.8 || share >= 0.4 && t.n > 1
	case low:
		return share >= 0.5 && t.n > 2
	}
	return false
}

// family returns the letters of a code: those of "IP3" are "ip".
func family(label string) string {
	words := labelWords(label)
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// askAndAnswer accepts "Question:" and "Answer:", which elsewhere begin sentences, if
// the two return and explain most of the document.
func askAndAnswer(tallies []*tally, starts int) ([]*tally, float64) {
	var pair []*tally
	found := map[part]bool{}
	for _, t := range tallies {
		if p := partOf(t.label); t.form == inline && t.n > 1 && p != noPart && onlyParts(t.label) {
			pair = append(pair, t)
			found[p] = true
		}
	}
	share := float64(lineCount(pair)) / float64(starts)
	if !found[asks] || !found[answers] || share < 0.5 {
		return nil, 0
	}
	return pair, share
}

func lineCount(tallies []*tally) int {
	n := 0
	for _, t := range tallies {
		n += t.n
	}
	return n
}

// acceptKnown accepts a form for speakers that another form has made known.
func acceptKnown(tallies []*tally, f form, accepted map[candidate]bool) {
	if f == dashed || f == dotted || f == spaced || f == paren {
		return
	}
	for _, t := range tallies {
		if t.form != f || stops[firstWord(t.label)] || f != inline && shapeOf(t.label) == low {
			continue
		}
		for _, other := range []form{inline, bracket, tabbed, alone} {
			if other != f && accepted[candidate{t.key, other}] {
				accepted[candidate{t.key, f}] = true
			}
		}
	}
}
