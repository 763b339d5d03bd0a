package polarity

import (
	"strings"
	"testing"
)

func TestFilesSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"# a comment\n\nnegative\tnot", `x.tsv:3: there is no kind "negative"`},
		{"negated\tnot\tfar", `x.tsv:1: there is no reach "far"`},
		{"negated\tnot\ton\tsometimes", `x.tsv:1: "sometimes" in the fourth column`},
		{"negated\t[not] ever", "begins with a word that must be there"},
		{"negated\t..3.. ever", "begins with a word that must be there"},
		{"negated\t", "begins with a word that must be there"},
		{"negated\t{not}", "1 to 8 words outside braces"},
		{"negated\ta b c d e f g h i", "1 to 8 words outside braces"},
		{"negated\tnot ..x..", "invalid syntax"},
		{"negated\tnot @verb", "class @verb is not defined above this line"},
		{"negated\tlike/VRB", "VRB is no part of speech"},
		{"negated\tnot", "is missing"},
	} {
		if _, err := parse("x.tsv", c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.data, err, c.want)
		}
	}
}
