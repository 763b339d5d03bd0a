package attributes_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus"
	"cocode/corpus/transcript/attributes"
)

func interview(name string, participants ...string) *corpus.Document {
	d := &corpus.Document{Name: name, Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}}}
	for _, p := range participants {
		label, participant, ok := strings.Cut(p, "=")
		if !ok {
			participant = label
		}
		d.Speakers = append(d.Speakers, corpus.Speaker{Label: label, Role: corpus.Participant, Participant: participant})
	}
	return d
}

func TestRowsFindTheirParticipants(t *testing.T) {
	data := "document;participant;profession;years\n" +
		"coach-01.docx;Coach 1;nurse;6\n" +
		"Group;ip 1;doctor;\n" +
		"group;IP2;porter;2\n" +
		";Anna;cook;3\n" +
		"nobody;X;cook;1\n"
	table, problems := attributes.Read("p.csv", []byte(data))
	if problems.Failed() {
		t.Fatal(problems.Err())
	}
	if diff := cmp.Diff([]string{"profession", "years"}, table.Columns); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		document *corpus.Document
		want     map[string]string // profession by participant
	}{
		{interview("coach-01", "Participant=coach-01"), map[string]string{"coach-01": "nurse"}},
		{interview("group", "IP1", "IP2"), map[string]string{"IP1": "doctor", "IP2": "porter"}},
		{interview("another", "Anna", "Bo"), map[string]string{"Anna": "cook"}},
		{interview("anna", "Participant=anna"), map[string]string{"anna": "cook"}},
		{interview("none", "Z"), map[string]string{}},
	} {
		got := map[string]string{}
		for p, row := range table.Of(c.document) {
			got[p] = row.Values["profession"]
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.document.Name, diff)
		}
	}
	unused := table.Unused()
	if len(unused) != 1 || unused[0].Position.Line != 6 {
		t.Errorf("unused: %v", unused)
	}
}

func TestFaultsOfTables(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", " ", "the table is empty"},
		{"no key", "a,b\n1,2\n", `p.csv:1: no column document or participant among "a", "b"`},
		{"two columns of a name", "document,age,Age\nx,1,2\n", `p.csv:1:3: two columns are called "Age"`},
		{"a cell too many", "document,age\nx,1,2\n", `p.csv:2:3: the cell "2" stands under no header`},
		{"about nobody", "document,age\n,1\n", "p.csv:2: the row does not say whom"},
		{"twice", "document,age\nx,1\nX.docx,2\n", "p.csv:3: the row is about the same as row 2"},
		{"broken", "document,age\nx,\"1\n", "p.csv:"},
		{"a header only", "document,age\n", "p.csv:1: the table has a header and no rows"},
		{"junk", "\x01\x02\x03\x04\x05", "no text"},
	} {
		table, problems := attributes.Read("p.csv", []byte(c.data))
		if table != nil || !problems.Failed() || !strings.Contains(problems.Err().Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, problems, c.want)
		}
	}
}

func TestParticipantsOfTheInterviews(t *testing.T) {
	file := filepath.Join("..", "..", "..", "testdata", "participants.csv")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the table is not there")
	}
	table, problems := attributes.Read(file, data)
	if problems.Failed() || len(table.Rows) != 12 {
		t.Fatal(problems)
	}
	rows := table.Of(interview("coach-06", "Participant=coach-06"))
	if rows["coach-06"] == nil || rows["coach-06"].Values["profession"] != "assistant nurse" {
		t.Errorf("rows: %v", rows)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("document,age\nx,1\n"))
	f.Add([]byte("sep=;\ndocument;age\nx;1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, problems := attributes.Read("p.csv", data)
		if problems.Failed() == (table != nil) {
			t.Fatalf("a table with errors, or neither: %v", problems)
		}
	})
}
