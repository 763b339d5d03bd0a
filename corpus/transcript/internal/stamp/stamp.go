// Package stamp knows the shapes of time stamps in transcripts: 00:01:23, [1:23],
// (00:12), #00:01:02-5#, 0:0:2.840, and ranges of them.
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
	Parts      int // 2 for minutes and seconds, 3 with hours
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
	start, n, parts, ok := clock(s)
	if !ok {
		return Stamp{}, false
	}
	found := Stamp{Start: start, End: none, Length: n, Parts: parts}
	i := n + blanks(s[n:])
	for _, arrow := range []string{"-->", "->", "→", "–", "—", "-"} {
		rest, ok := strings.CutPrefix(s[i:], arrow)
		if !ok {
			continue
		}
		gap := blanks(rest)
		if end, m, _, ok := clock(rest[gap:]); ok {
			found.End, found.Length = end, i+len(arrow)+gap+m
		}
		break
	}
	return found, true
}

// clock reads h:mm:ss or mm:ss with an optional fraction; frames after a third
// colon are passed over. What follows must not belong to the same word.
func clock(s string) (at time.Duration, length, parts int, ok bool) {
	var fields [4]int
	i := 0
	for parts < 4 {
		start := i
		for i < len(s) && digit(s[i]) && i-start < 4 {
			fields[parts] = fields[parts]*10 + int(s[i]-'0')
			i++
		}
		if i == start || parts > 0 && i-start > 2 {
			return 0, 0, 0, false
		}
		parts++
		if i+1 >= len(s) || s[i] != ':' || !digit(s[i+1]) {
			break
		}
		i++
	}
	fraction, n := fractionAt(s[i:])
	i += n
	if parts < 2 || i < len(s) && wordByte(s[i]) || !twoDigits(s[:i], parts, n) {
		return 0, 0, 0, false
	}
	at, ok = seconds(fields, parts)
	return at + fraction, i, min(parts, 3), ok
}

// twoDigits reports whether the seconds have two digits, as people write them; with
// hours or a fraction one is enough, as Teams writes 0:0:2.840.
func twoDigits(s string, parts, fraction int) bool {
	if parts > 2 || fraction > 0 {
		return true
	}
	return len(s)-strings.LastIndexByte(s, ':')-1 == 2
}

func seconds(f [4]int, parts int) (time.Duration, bool) {
	if parts == 2 {
		f[0], f[1], f[2] = 0, f[0], f[1]
	} else if f[1] > 59 {
		return 0, false
	}
	if f[2] > 59 || f[0] > 999 {
		return 0, false
	}
	return time.Duration(f[0])*time.Hour + time.Duration(f[1])*time.Minute + time.Duration(f[2])*time.Second, true
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
	start, _, ok = cueTime(left)
	if !ok {
		return 0, 0, "", false
	}
	end, rest, ok = cueTime(right)
	return start, end, rest, ok
}

func cueTime(s string) (time.Duration, string, bool) {
	s = strings.TrimSpace(s)
	positive := strings.TrimPrefix(s, "-")
	at, n, _, ok := clock(positive)
	if !ok {
		return 0, "", false
	}
	if positive != s {
		at = 0
	}
	return at, strings.TrimSpace(positive[n:]), true
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
