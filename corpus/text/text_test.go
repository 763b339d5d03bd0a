package text_test

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cocode/corpus/text"
)

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"windows lines", "a\r\nb\rc", "a\nb\nc"},
		{"byte-order mark", "\uFEFFHej", "Hej"},
		{"composed", "a\u030Angest", "ångest"},
		{"invalid byte stays visible", "a\xffb", "a\uFFFDb"},
		{"control characters", "a\x00b\x07c\td", "abc\td"},
		{"soft hyphen and hard space", "sam\u00ADord 10\u00A0kr", "samord 10 kr"},
		{"joined emoji", "👩‍⚕️", "👩‍⚕️"},
		{"line separator", "a\u2028b", "a\nb"},
	} {
		if got := text.Canonical(c.in); got != c.want {
			t.Errorf("%s: Canonical(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("a\r\nb\xff\u030A")
	f.Add("\u200B\u0308\u200B\u0308")
	f.Fuzz(func(t *testing.T, in string) {
		once := text.Canonical(in)
		if !utf8.ValidString(once) {
			t.Errorf("not valid UTF-8: %q", once)
		}
		if twice := text.Canonical(once); twice != once {
			t.Errorf("not stable: %q then %q", once, twice)
		}
	})
}

func TestIndexConvertsBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text.Canonical(rapid.StringN(0, 5000, -1).Draw(t, "text"))
		x := text.NewIndex(s)
		runes, units := 0, 0
		for offset, r := range s {
			if got := x.Runes(offset); got != runes {
				t.Fatalf("Runes(%d) = %d, want %d", offset, got, runes)
			}
			if got := x.UTF16(offset); got != units {
				t.Fatalf("UTF16(%d) = %d, want %d", offset, got, units)
			}
			if got, ok := x.FromRunes(runes); !ok || got != offset {
				t.Fatalf("FromRunes(%d) = %d %v, want %d", runes, got, ok, offset)
			}
			if got, ok := x.FromUTF16(units); !ok || got != offset {
				t.Fatalf("FromUTF16(%d) = %d %v, want %d", units, got, ok, offset)
			}
			runes++
			units += utf16.RuneLen(r)
		}
	})
}

func TestPosition(t *testing.T) {
	s := "ett\nåäö x\n\nslut"
	x := text.NewIndex(s)
	for _, c := range []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 1, 4}, {4, 2, 1}, {6, 2, 2}, {11, 2, 5}, {13, 3, 1}, {14, 4, 1}, {len(s), 4, 5},
	} {
		if line, column := x.Position(c.offset); line != c.line || column != c.column {
			t.Errorf("Position(%d) = %d:%d, want %d:%d", c.offset, line, column, c.line, c.column)
		}
	}
	if got := x.LineSpan(2).Of(s); got != "åäö x" {
		t.Errorf("LineSpan(2) = %q", got)
	}
}

func TestSpan(t *testing.T) {
	s := "  ja, precis \n"
	if got := (text.Span{Start: 0, End: len(s)}).Trim(s).Of(s); got != "ja, precis" {
		t.Errorf("Trim = %q", got)
	}
	a, b := text.Span{Start: 2, End: 5}, text.Span{Start: 5, End: 7}
	if a.Overlaps(b) || !a.Join(b).Contains(b) || a.Join(text.Span{}) != a {
		t.Error("neighbouring spans: overlap or join is wrong")
	}
}
