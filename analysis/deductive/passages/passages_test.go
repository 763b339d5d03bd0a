package passages_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis/deductive/passages"
	"cocode/corpus"
)

const source = `# a nurse
Q: How are you?
-	Well, thanks.
haste|frailty	No time, and she is tired.

haste	I ran.
# a cook
-	Soup.
`

func TestRead(t *testing.T) {
	all, problems := passages.Read("p", "en", source)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[1].Document.Text != "Soup." {
		t.Fatalf("%d interviews", len(all))
	}
	d := all[0].Document
	if d.Text != "How are you?\n\nWell, thanks. No time, and she is tired.\n\nI ran." || d.Language != "en" {
		t.Errorf("%q", d.Text)
	}
	var turns []string
	for _, x := range d.Turns {
		turns = append(turns, string(d.Speaker(x).Role)+": "+x.Span.Of(d.Text))
	}
	want := []string{"interviewer: How are you?", "participant: Well, thanks. No time, and she is tired.", "participant: I ran."}
	if diff := cmp.Diff(want, turns); diff != "" {
		t.Error(diff)
	}
	if got := all[0].Codes(strings.Index(d.Text, "No time")); !cmp.Equal(got, []string{"haste", "frailty"}) {
		t.Errorf("codes %v", got)
	}
	if got := all[0].Codes(0); got != nil {
		t.Errorf("the interviewer has codes %v", got)
	}
	if d.Speaker(d.Turns[0]).Role != corpus.Interviewer {
		t.Error("roles")
	}
}

func TestFaults(t *testing.T) {
	for src, want := range map[string]string{
		"-\thello\n":         "p:1: a sentence stands before the first interview\n    begin with a line like `# a nurse in home care`",
		"# a\nhaste hello\n": "p:2: there is no tab between codes and words\n    write `-` and a tab before a sentence without code",
	} {
		_, problems := passages.Read("p", "en", src)
		if got := problems.Err(); got == nil || !strings.HasPrefix(got.Error(), strings.Split(want, "\n")[0]) {
			t.Errorf("%q: %v", src, got)
		}
	}
}

// Every span lies in the text, whatever is read.
func FuzzRead(f *testing.F) {
	f.Add(source)
	f.Add("#\nQ:\n\t\n-\t\xff\n")
	f.Fuzz(func(t *testing.T, src string) {
		all, _ := passages.Read("p", "sv", src)
		for _, x := range all {
			for _, turn := range x.Document.Turns {
				_ = turn.Span.Of(x.Document.Text)
			}
			for _, l := range x.Lines {
				_ = l.Span.Of(x.Document.Text)
			}
		}
	})
}
