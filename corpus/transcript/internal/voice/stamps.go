package voice

import (
	"strings"
	"time"

	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/stamp"
)

// policy is what counts as a time stamp in a document. A clock time in speech
// ("at 10:30", "(10:30)") must not become one.
type policy struct {
	bare  bool // times without brackets at the beginning of lines are stamps
	short bool // minutes and seconds in brackets within words are stamps
	loose bool // so are times that might be dates or lengths of time
}

// policyOf looks at all lines: stamps are many and go forward.
func policyOf(lines []line) policy {
	var bare, loose passing
	short, total := 0, 0
	for i := range lines {
		l := &lines[i]
		if l.kind != source.Speech {
			continue
		}
		total++
		short += strings.Count(l.words, "[0") + strings.Count(l.words, "(0") + strings.Count(l.words, "[1") + strings.Count(l.words, "(1") + strings.Count(l.words, "#0")
		h := &l.head
		switch {
		case !h.stamped || !h.stamp.Loose:
			loose.within(l.words)
		default:
			loose.add(h.stamp.Start)
		}
		if h.stamped && !h.stamp.Bracketed {
			bare.add(h.stamp.Start)
		}
	}
	return policy{
		bare:  bare.forward() && (bare.n > 2 || bare.n*3 >= total),
		short: short > 1,
		loose: loose.forward() && loose.n > 2,
	}
}

// passing counts stamps, and those that are earlier than the one before.
type passing struct {
	n, back int
	last    time.Duration
}

func (t *passing) add(at time.Duration) {
	t.n++
	if at < t.last {
		t.back++
	}
	t.last = at
}

// within adds the loose stamps in brackets among words.
func (t *passing) within(words string) {
	for i := 0; i < len(words); i++ {
		if strings.IndexByte("[(<{#", words[i]) < 0 {
			continue
		}
		if found, ok := stamp.At(words[i:]); ok && found.Loose {
			t.add(found.Start)
			i += found.Length - 1
		}
	}
}

func (t *passing) forward() bool { return t.n > 1 && t.back*4 <= t.n }

// counts reports whether the stamp of a head is one; labelled tells that its
// candidate is a label, so that a stamp beside it belongs to it.
func (p policy) counts(h *head, labelled bool) bool {
	if !h.stamped || !h.leading && !labelled || h.stamp.Loose && !p.loose {
		return false
	}
	return h.stamp.Bracketed || p.bare || h.stamp.End >= 0 || labelled
}

// begin returns where the words of a line with a label begin.
func (p policy) begin(h *head) int {
	if h.before > 0 && !p.counts(h, true) {
		return h.before
	}
	return h.from
}

// onlyStamp reports whether a line is nothing but a time stamp.
func (p policy) onlyStamp(l *line) bool {
	return l.head.stamped && l.head.form == noForm && strings.TrimSpace(l.words[l.head.rest:]) == "" && l.head.mark == 0 && p.counts(&l.head, false)
}

// rest returns where the words of a line without a label begin.
func (p policy) rest(h *head) int {
	switch {
	case p.counts(h, false) && h.mark != '-':
		return h.rest
	case h.mark == '>':
		return h.unmark
	}
	return 0
}

// strip takes time stamps out of words. last is the time of one at the very end.
func (p policy) strip(words string) (stripped string, last time.Duration, lasting bool) {
	if !strings.ContainsAny(words, "[(<{#") {
		return words, 0, false
	}
	var b strings.Builder
	kept := 0
	for i := 0; i < len(words); i++ {
		if strings.IndexByte("[(<{#", words[i]) < 0 {
			continue
		}
		found, ok := stamp.At(words[i:])
		if !ok || !found.Bracketed || found.Loose && !p.loose || found.Parts < 3 && !p.short {
			continue
		}
		piece := words[kept:i]
		if next := i + found.Length; next >= len(words) || words[next] == ' ' {
			piece = strings.TrimRight(piece, " ")
		}
		b.WriteString(piece)
		i += found.Length
		kept = i
		if strings.TrimSpace(words[kept:]) == "" {
			last, lasting = found.Start, true
		}
		i--
	}
	if kept == 0 {
		return words, 0, false
	}
	b.WriteString(words[kept:])
	return strings.TrimSpace(b.String()), last, lasting
}
