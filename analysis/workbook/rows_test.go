package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus/transcript/table"
)

func TestRowsComeBackAsTheyWere(t *testing.T) {
	rows := [][]string{{"id", "name", "words"}, {"a", "1.10", "@user asks\n=sum"}, {"b", "", "Å, \"så\" & <b>"}, {"c", "-1", "'x"}}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := WriteRows(b, "Codes: all", rows); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same rows give other bytes")
	}
	sheets, problems := table.Read("c.xlsx", first.Bytes())
	if len(problems) > 0 || len(sheets) != 1 || sheets[0].Name != "Codes- all" {
		t.Fatal(problems, len(sheets))
	}
	for i, r := range sheets[0].Rows {
		for c := range rows[i] {
			if d := cmp.Diff(rows[i][c], r.Cell(c)); d != "" {
				t.Errorf("row %d: %s", i+1, d)
			}
		}
	}
}

func TestRowsSayWhichCellIsTooLong(t *testing.T) {
	err := WriteRows(&bytes.Buffer{}, "x", [][]string{{"id"}, {strings.Repeat("a", 40_000)}})
	if err == nil || !strings.Contains(err.Error(), "cell A2: a text of 40000 characters") {
		t.Error(err)
	}
}
