package transcript_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus/transcript"
)

// Rows that do not fit their header lose no words without being named.
func TestRaggedTables(t *testing.T) {
	const head = "document,participant,question,answer\n"
	for _, c := range []struct {
		name, file string
		data       []byte
		want       string // of the turns, one a line
		told       string // in a problem, with file and row
	}{
		{"an answer cut at commas", "a.csv", []byte(head + "A,IP1,How?,Well, it rained, and so on.\nA,IP1,When?,May.\n"),
			"i Interviewer|How?\np IP1|Well, it rained, and so on.\ni Interviewer|When?\np IP1|May.", `a.csv:2: warning: row 2 has more cells than headers`},
		{"an answer cut at semicolons", "a.csv", []byte("dokument;deltagare;fråga;svar\nA;IP1;Hur?;Jo; det regnade.\n"),
			"i Intervjuare|Hur?\np IP1|Jo; det regnade.", `a.csv:2: warning: row 2 has more cells than headers`},
		{"blank cells at the end", "a.csv", []byte(head + "A,IP1,How?,Well.,,,\n"), "i Interviewer|How?\np IP1|Well.", ""},
		{"cells that nobody can place", "a.csv", []byte("participant,answer,question\nIP1,Well, it rained,How?\nIP1,May.,When?\n"), "", "a.csv:2: row 2 has more cells than the 3 that have a header"},
		{"several such rows", "a.csv", []byte("participant,answer,question\nIP1,Well, it rained,How?\nIP1,May.,When?\nIP1,a,b,c\n"), "", "rows 2 and 4 have more cells"},
		{"no answer", "a.csv", []byte(head + "A,IP1,How?\nA,IP1,When?,May.\n"),
			"i Interviewer|How?⏎When?\np IP1|May.", "a.csv:2: warning: row 2 has no answer"},
		{"a row of names only", "a.csv", []byte(head + "A,IP1,How?,So.\nA,IP1\nA,,,\n"), "i Interviewer|How?\np IP1|So.", "a.csv:3: warning: rows 3 and 4 have no answer"},
		{"columns that are not read", "a.csv", []byte("speaker,text,remark,\nI,How?,sighs,x\nIP1,So.,,\n"),
			"i I|How?\np IP1|So.", `a.csv:1: warning: columns not read: "remark", number 4, which has no header`},
		{"a workbook with words under no header", "a.xlsx", xlsx([]string{"participant", "question", "answer"}, []string{"IP1", "How?", "So.", "he smiled"}, []string{"IP1", "When?"}),
			"i Interviewer|How?\np IP1|So.\n# he smiled\ni Interviewer|When?", "a.xlsx:2: warning: sheet \"Svar\": row 2 has words under no header"},
		{"a workbook without an answer", "a.xlsx", xlsx([]string{"participant", "question", "answer"}, []string{"IP1", "How?", "So."}, []string{"IP1", "When?"}),
			"i Interviewer|How?\np IP1|So.\ni Interviewer|When?", "row 3 has no answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, problems := transcript.Read(c.file, c.data, transcript.Options{})
			if c.want == "" {
				if !problems.Failed() {
					t.Fatalf("read: %v", shown(documents[0]))
				}
			} else if problems.Failed() {
				t.Fatal(problems.Err())
			} else if diff := cmp.Diff(strings.Split(c.want, "\n"), shown(documents[0])); diff != "" {
				t.Errorf("turns differ (-want +got):\n%s", diff)
			}
			all := ""
			for _, p := range problems {
				all += p.String() + "\n"
			}
			if !strings.Contains(all, c.told) || c.told == "" && all != "" {
				t.Errorf("told  %swant %s", all, c.told)
			}
		})
	}
}
