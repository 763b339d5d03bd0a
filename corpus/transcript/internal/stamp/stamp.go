// Package stamp knows the shapes of time stamps in transcripts: 00:01:23, [1:23],
// (00:12), #00:01:02-5#, 0:0:2.840, 00.01.23, 0h01m23s, and ranges of them.
package stamp

import (
	"strings"
	"time"
)

// Stamp is a time stamp at the beginning of some text.
type Stamp struct {
	Start, End time.Duration // End is negative if the stamp is no range
	Length     int           // bytes that it takes, with its brackets
	Bracketed  bool
	Parts      int  // 2 for minutes and seconds, 3 with hours
	Loose      bool // it may as well be a date or a length of time: 01.10.24, 1h30m
}

// none is the end of a stamp that is no range.
const none = time.Duration(-1)

// At reads the stamp at the beginning of s.
func At(s string) (Stamp, bool) {
	if s == "" {
		return Stamp{}, false
	}
	closing := strings.IndexByte("[(<{#", s[0])
	if closing < 0 {
		return bare(s)
	}
	i := 1 + blanks(s[1:])
	found, ok := bare(s[i:])
	if m, short := minutes(s[i:]); !ok && short {
		found, ok = Stamp{Start: m.at, End: none, Length: m.length, Parts: m.parts, Loose: true}, true
	}
	if !ok {
		return Stamp{}, false
	}
	i += found.Length
	i += blanks(s[i:])
	if s[0] == '#' && i+1 < len(s) && s[i] == '-' { // tenths of a second, as f4 writes them
		for i++; i < len(s) && digit(s[i]); i++ {
		}
	}
	if i >= len(s) || s[i] != "])>}#"[closing] {
		return Stamp{}, false
	}
	found.Length, found.Bracketed = i+1, true
	return found, true
}

// bare reads a stamp, or a range of two, without brackets.
func bare(s string) (Stamp, bool) {
	start, ok := clock(s)
	if !ok {
		return Stamp{}, false
	}
	found := Stamp{Start: start.at, End: none, Length: start.length, Parts: start.parts, Loose: start.loose}
	i := start.length + blanks(s[start.length:])
	for _, arrow := range []string{"-->", "->", "→", "–", "—", "-"} {
		rest, ok := strings.CutPrefix(s[i:], arrow)
		if !ok {
			continue
		}
		gap := blanks(rest)
		if end, ok := clock(rest[gap:]); ok && end.loose == start.loose {
			found.End, found.Length = end.at, i+len(arrow)+gap+end.length
		}
		break
	}
	return found, true
}

// fractionAt reads ".5", ",500" and the like.
func fractionAt(s string) (time.Duration, int) {
	if len(s) < 2 || s[0] != '.' && s[0] != ',' || !digit(s[1]) {
		return 0, 0
	}
	at, unit, i := time.Duration(0), 100*time.Millisecond, 1
	for ; i < len(s) && digit(s[i]); i++ {
		at += time.Duration(s[i]-'0') * unit
		unit /= 10
	}
	return at, i
}

// Range reads a line of times of a cue: start --> end and settings after it. A
// minus before a time is read as zero.
func Range(line string) (start, end time.Duration, rest string, ok bool) {
	left, right, found := strings.Cut(line, "-->")
	if !found {
		return 0, 0, "", false
	}
	start, before, ok := cueTime(left)
	if !ok || before != "" {
		return 0, 0, "", false
	}
	end, rest, ok = cueTime(right)
	return start, end, rest, ok
}

func cueTime(s string) (time.Duration, string, bool) {
	s = strings.TrimSpace(s)
	positive := strings.TrimPrefix(s, "-")
	found, ok := colons(positive)
	if !ok {
		return 0, "", false
	}
	if positive != s {
		found.at = 0
	}
	return found.at, strings.TrimSpace(positive[found.length:]), true
}

func blanks(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func wordByte(b byte) bool {
	return b == '_' || b >= 0x80 || digit(b) || b|0x20 >= 'a' && b|0x20 <= 'z'
}
