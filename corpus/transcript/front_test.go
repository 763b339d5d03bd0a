package transcript_test

import (
	"strings"
	"testing"

	"cocode/corpus/transcript"
)

const exchange = "Karin: How was it, on the whole?\n\nBo: It was fine, on the whole.\n\nKarin: Yes?\n\nBo: Yes.\n"

// Front matter that cannot be read is named with its line, and nothing of it is lost.
func TestBrokenFrontMatter(t *testing.T) {
	bomb := "a0: &a0 [x, x, x]\n"
	for i := range 20 {
		n := string(rune('a' + i))
		bomb += n + "1: &" + n + " [*a0, *a0, *a0, *a0]\n"
	}
	for _, c := range []struct {
		name, front string
		told        string // empty: nothing
		kept        string // in the text or among the attributes
	}{
		{"a map", "interviewer:\n  name: Bo\n  role: researcher\n", `a.md:2:1: warning: "interviewer" of the front matter holds a map; expected a name`, "researcher"},
		{"a map in braces", "interviewer: {name: Bo, role: researcher}\n", `a.md:2:1: warning: "interviewer" of the front matter holds a map`, "researcher"},
		{"a list of maps", "interviewer:\n  - name: Bo\n    role: x\n", `a.md:2:1: warning: "interviewer" of the front matter holds a map`, "x"},
		{"a list that is not closed", "title: x\ninterviewer: [Bo\n", `a.md:3:1: warning: the list of "interviewer" in the front matter is not closed; expected ]`, "Bo"},
		{"a list over lines", "interviewer: [Bo,\n  Eva]\n", "", "Bo, Eva"},
		{"a quotation mark that is not closed", "interviewer: Bo\ntitle: \"Ett samtal\n", `a.md:3:1: warning: a quotation mark in the front matter is not closed`, "Ett samtal"},
		{"a line that is no key", "interviewer: Bo\nsome words by the way\n", `a.md:3:1: warning: the line "some words by the way" of the front matter cannot be read: kept as a note; expected key: value`, "some words by the way"},
		{"a key that stands twice", "interviewer: Bo\ntitle: one\ntitle: two\n", `a.md:4:1: warning: the key "title" of the front matter stands in line 3 already`, "two"},
		{"aliases without end", bomb + "interviewer: Bo\n", "a.md:2:1: warning: the front matter uses anchors or aliases", "*a0"},
		{"words over several lines", "interviewer: Bo\nremark: |\n  it rained\n  all day\n", "", "it rained all day"},
		{"a colon in a value", "interviewer: Bo\ntitle: Part 2: the end\n", "", "Part 2: the end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, problems := transcript.Read("a.md", []byte("---\n"+c.front+"---\n"+exchange), transcript.Options{})
			if problems.Failed() {
				t.Fatal(problems.Err())
			}
			d := documents[0]
			if got := roles(d); got != "Karin=Karin Bo=" {
				t.Errorf("roles %q: the interviewer was not taken from the front matter", got)
			}
			all, told := d.Text, ""
			for k, v := range d.Attributes {
				all += k + "=" + v + "\n"
			}
			for _, p := range problems {
				told += p.String() + "\n"
			}
			if !strings.Contains(all, c.kept) {
				t.Errorf("%q is lost: %s", c.kept, all)
			}
			if !strings.Contains(told, c.told) || c.told == "" && told != "" || len(problems) > 1 {
				t.Errorf("told  %swant %s", told, c.told)
			}
		})
	}
}

func TestNoFrontMatter(t *testing.T) {
	for _, c := range []struct{ name, in, told string }{
		{"without an end", "---\ninterviewer: Bo\ntitle: x\n\n" + exchange, "a.md:1:1: warning: the front matter has no end"},
		{"an exchange between rules", "---\n" + exchange + "---\n", ""},
	} {
		documents, problems := transcript.Read("a.md", []byte(c.in), transcript.Options{})
		if problems.Failed() {
			t.Errorf("%s: %v", c.name, problems.Err())
			continue
		}
		told := ""
		for _, p := range problems {
			told += p.String()
		}
		if len(documents[0].Turns) != 4 || !strings.Contains(told, c.told) {
			t.Errorf("%s: %v %s", c.name, shown(documents[0]), told)
		}
	}
}
