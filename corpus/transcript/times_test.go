package transcript_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus/transcript"
)

// Times in every shape and place; # stands for the time.
func TestTimes(t *testing.T) {
	const want = `i Anna@0:03|Hur var det?
p Bo@0:10|Det var sent: vi gick hem.
i Anna@1:07|Och sedan?
p Bo@1:09|Det var allt.`
	shapes := [][4]string{
		{"00:00:03", "00:00:10", "00:01:07", "00:01:09"}, {"00.00.03", "00.00.10", "00.01.07", "00.01.09"},
		{"0h00m03s", "0h00m10s", "0h01m07s", "0h01m09s"}, {"0h 00m 03s", "0h 00m 10s", "0h 01m 07s", "0h 01m 09s"},
		{"[00:03]", "[00:10]", "[01:07]", "[01:09]"}, {"(00:03)", "(00:10)", "(01:07)", "(01:09)"}, {"[00.03]", "[00.10]", "[01.07]", "[01.09]"},
		{"#00:00:03-1#", "#00:00:10-9#", "#00:01:07-0#", "#00:01:09-4#"}, {"(00.00.03)", "(00.00.10)", "(00.01.07)", "(00.01.09)"},
		{"[0m 3s]", "[0m 10s]", "[1m 7s]", "[1m 9s]"}, {"[0 min 3 sek]", "[0 min 10 sek]", "[1 min 7 sek]", "[1 min 9 sek]"},
	}
	places := []string{"# Anna: ", "Anna #: ", "Anna: # ", "#\nAnna: ", "Anna #\n", "# Anna\n", "Anna #:\n"}
	words := []string{"Hur var det?", "Det var sent: vi gick hem.", "Och sedan?", "Det var allt."}
	for _, shape := range shapes {
		for _, place := range places {
			var b strings.Builder
			for i, w := range words {
				line := strings.ReplaceAll(place, "#", shape[i])
				if i%2 == 1 {
					line = strings.ReplaceAll(line, "Anna", "Bo")
				}
				b.WriteString(line + w + "\n\n")
			}
			documents, problems := transcript.Read("a.txt", []byte(b.String()), transcript.Options{})
			if problems.Failed() {
				t.Fatal(problems.Err())
			}
			if diff := cmp.Diff(want, strings.Join(shown(documents[0]), "\n")); diff != "" {
				t.Errorf("%s, %q (-want +got):\n%s", shape[0], place, diff)
			}
		}
	}
}

// Days and lengths of time are words, although they look like times.
func TestDaysAreNoTimes(t *testing.T) {
	for _, words := range []string{"(01.10.24) började vi.", "02.10.24 var en onsdag.", "1h 30m tog det, och [2h 15m] sist.", "Det var (10.30) på morgonen.", "05.03.25: så stod det."} {
		in := "I: Hur var det?\n\nIP: " + words + "\n\nI: Jaså?\n\nIP: Ja."
		documents, problems := transcript.Read("a.txt", []byte(in), transcript.Options{})
		if problems.Failed() {
			t.Fatal(problems.Err())
		}
		if d := documents[0]; d.Turns[1].Span.Of(d.Text) != words || d.Turns[1].Start >= 0 {
			t.Errorf("%q: got %q at %v", words, d.Turns[1].Span.Of(d.Text), d.Turns[1].Start)
		}
	}
}
