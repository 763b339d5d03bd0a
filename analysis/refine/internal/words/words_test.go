package words_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/refine/internal/words"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[ds]`)

func TestEveryMessageSpeaksBothLanguages(t *testing.T) {
	for _, key := range words.Keys() {
		en, sv := words.In("en").T(key), words.In("sv").T(key)
		if strings.TrimSpace(en) == "" || strings.TrimSpace(sv) == "" {
			t.Errorf("%s: %q and %q", key, en, sv)
		}
		a, b := verb.FindAllString(en, -1), verb.FindAllString(sv, -1)
		if !slices.Equal(a, b) {
			t.Errorf("%s: the places for words differ: %v and %v", key, a, b)
		}
	}
}

func TestLanguage(t *testing.T) {
	en, sv := words.In("en"), words.In("sv")
	for _, c := range []struct{ got, want string }{
		{en.Decimal(2.25, 1), "2.2"}, {sv.Decimal(2.25, 2), "2,25"}, {en.Percent(0.256), "26%"}, {sv.Percent(0.5), "50\u00a0%"},
		{en.List([]string{"a", "b", "c"}), "a, b and c"}, {sv.List([]string{"a", "b"}), "a och b"}, {en.List(nil), ""},
		{en.T("no such key"), "[no such key]"}, {sv.Quoted("x"), "”x”"}, {en.Quoted("“No”, he said"), "‘“No”, he said’"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
