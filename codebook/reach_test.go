package codebook_test

import (
	"fmt"
	"strings"
	"testing"

	"cocode/codebook"
)

// What indicators of two codes can meet, and what they cannot.
func TestCheckFindsWhatIndicatorsCanMeet(t *testing.T) {
	for _, c := range []struct {
		first, second string // indicators of two codes, in flow style
		want          string // a part of the only warning; empty: there is none
	}{
		{`no time`, `lack of time`, ""},
		{`no time`, `"(no|little) time"`, `all that indicator "no time" matches is matched by "(no|little) time" of code "second" at line 7 too; let it tell`},
		{`hurries`, `hurry`, `all that indicator "hurries" matches is matched by "hurry" of code "second"`},
		{`time ..1.. flies`, `time ..3.. flies`, `all that indicator "time ..1.. flies"`},
		{`time ..3.. flies`, `time ..1.. flies`, `all that indicator "time ..1.. flies"`},
		{`{match: time, polarity: negated}`, `"(time|hour)"`, ""},
		{`{match: time, speaker: interviewer}`, `"(time|hour)"`, ""},
		{`time/NOUN`, `time`, ""},
		{`{match: hurries, shared: true}`, `hurry`, ""},
		{`hurries`, `{match: hurry, shared: true}`, ""},
		{`{match: hurry, shared: true}`, `hurry`, ""},
		{`hurry`, `hurry`, `indicator "hurry" matches the same text as one of code "first" at line 6`},
		{`hurry, {match: hurry, not: true}`, `time`, `indicator "hurry" can never count: the same words block the code, first at line 6`},
		{`{match: hurry, not: true}`, `time`, `code "first" has only indicators that block it: nothing can reach it`},
		{`say yes and`, `oh no`, ""},
		{`under*, "*-minute"`, `"?ime"`, ""},
		{`"\"don't\""`, `"nurse ~3 (tired|worn out)"`, ""},
	} {
		src := fmt.Sprintf("codebook: two\nname: Two\nversion: \"1\"\nlanguages: [en]\ncodes:\n  - {id: first, name: A, definition: A., example: Time to hurry if we had it and say yes and understand it when she don't; time that flies., indicators: {en: [%s]}}\n  - {id: second, name: B, definition: B., example: Time after time; lack of time; no time; oh no; a tired nurse; time flies; hurry., indicators: {en: [%s]}}\n", c.first, c.second)
		b, problems := codebook.Parse("two.yaml", []byte(src))
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, p := range codebook.Check(b) {
			if !strings.Contains(p.Summary, "its own indicators do not find") {
				found = append(found, p.String())
			}
		}
		if c.want == "" && len(found) > 0 || c.want != "" && (len(found) == 0 || !strings.Contains(strings.Join(found, "\n"), c.want)) {
			t.Errorf("%s and %s: want %q, found %s", c.first, c.second, c.want, strings.Join(found, "\n"))
		}
	}
}
