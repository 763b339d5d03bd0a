package labelled_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"cocode/analysis/inductive/labelled"
)

// answers are invented.
func answers(t *testing.T) *labelled.Sample {
	t.Helper()
	f, err := os.Open("testdata/answers.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, problems := labelled.Read("answers.csv", f, "text", "label")
	if problems.Failed() || len(problems) != 1 {
		t.Fatalf("expected one warning, got %v", problems)
	}
	return s
}

func TestEvaluate(t *testing.T) {
	s := answers(t)
	e := labelled.Evaluate(s.Texts(), s.Labels(), labelled.Options{Language: "en"})
	if e.Texts != 48 || e.Labels != 4 || e.Wanted != 4 || len(e.Others) != 3 {
		t.Errorf("%+v", e)
	}
	if e.Own.AMI < 0.4 {
		t.Errorf("AMI %.2f, groups %v", e.Own.AMI, e.Groups)
	}
	for _, m := range e.Others {
		if m.AMI >= e.Own.AMI {
			t.Errorf("%s reaches %.2f, the pass %.2f", m.Name, m.AMI, e.Own.AMI)
		}
	}
}

func TestEvaluateInto(t *testing.T) {
	s := answers(t)
	e := labelled.Evaluate(s.Texts(), s.Labels(), labelled.Options{Groups: 7, Language: "en"})
	seen := map[int]bool{}
	for _, g := range e.Groups {
		seen[g] = true
	}
	if len(seen) != 7 || e.Wanted != 7 {
		t.Errorf("%d groups, wanted %d", len(seen), e.Wanted)
	}
}

// Rows come back as they were, but for those without text or label.
func TestWrite(t *testing.T) {
	for name, in := range map[string]string{
		"comma":     "\ufefftext,label,more\n\"a, \"\"b\"\"\",x,1\nc,y,2\n",
		"semicolon": "label;text\nx;a, b\ny;c\nz;\n",
		"tab":       "text\tlabel\na\tx\nb\ty\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, problems := labelled.Read("x.csv", strings.NewReader(in), "text", "label")
			if problems.Failed() {
				t.Fatal(problems)
			}
			var out bytes.Buffer
			if err := s.Write(&out, []int{1, 0}); err != nil {
				t.Fatal(err)
			}
			again, problems := labelled.Read("x.csv", bytes.NewReader(out.Bytes()), "text", "group")
			if len(problems) > 0 || strings.Join(again.Labels(), " ") != "2 1" || again.Texts()[0] != s.Texts()[0] {
				t.Errorf("%v %q", problems, out.String())
			}
		})
	}
}

func TestReadMistakes(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"empty":     {"", "x.csv:1: there is no header"},
		"no column": {"txt,label\na,b\n", `x.csv:1: there is no column "text"; did you mean "txt"?`},
		"neither":   {"a,b\n1,2\n", "the columns are: a, b"},
		"one row":   {"text,label\na,x\n", "expected two rows or more with text and label, found 1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := labelled.Read("x.csv", strings.NewReader(c.in), "text", "label")
			if err := problems.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("text,label\na,x\nb,y\n")
	f.Add("\ufefflabel;text\nx;\"a\n")
	f.Fuzz(func(t *testing.T, in string) {
		s, problems := labelled.Read("x.csv", strings.NewReader(in), "text", "label")
		if problems.Failed() {
			return
		}
		if n := len(s.Texts()); n < 2 || n != len(s.Labels()) {
			t.Fatalf("%d texts, %d labels", n, len(s.Labels()))
		}
		if err := s.Write(&bytes.Buffer{}, make([]int, len(s.Texts()))); err != nil {
			t.Fatal(err)
		}
	})
}
