package agreement_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"cocode/analysis/agreement"
)

// Each table is read as two coders who agree on two units of three, with
// categories 1 and 2 or a and b.
var readable = []struct{ name, text string }{
	{"commas", "unit,Anna,Berit\nu1,1,1\nu2,2,2\nu3,1,2\n"},
	{"semicolons", "unit;Anna;Berit\nu1;1;1\nu2;2;2\nu3;1;2\n"},
	{"tabs", "unit\tAnna\tBerit\nu1\t1\t1\nu2\t2\t2\nu3\t1\t2\n"},
	{"byte order mark", "\ufeffunit,Anna,Berit\nu1,1,1\nu2,2,2\nu3,1,2\n"},
	{"said separator", "sep=;\r\nunit;Anna;Berit\r\nu1;1;1\r\nu2;2;2\r\nu3;1;2\r\n"},
	{"no line end", "unit,Anna,Berit\nu1,1,1\nu2,2,2\nu3,1,2"},
	{"blank lines", "\nunit,Anna,Berit\n\nu1,1,1\n,,\nu2,2,2\n , ,\nu3,1,2\n\n"},
	{"quotes", "unit,Anna,Berit\n\"a, b\",\"1\",1\n\"say \"\"yes\"\"\",2,2\nu3,1,2\n"},
	{"quoted line end", "unit,Anna,Berit\n\"a\nb\",1,1\nu2,2,2\nu3,1,2\n"},
	{"blanks", "unit, Anna ,Berit\nu1, 1,1 \nu2,2 ,2\nu3,1,2\n"},
	{"one number twice", "unit,Anna,Berit\nu1,1,1.0\nu2,2.00,2\nu3,01,2\n"},
	{"decimal commas", "unit;Anna;Berit\nu1;1,0;1\nu2;2;2,0\nu3;1;2\n"},
	{"labels", "unit,Anna,Berit\nu1,a,a\nu2,b,b\nu3,a,b\n"},
	{"empty column", "unit,Anna,Berit,\nu1,1,1,\nu2,2,2,\nu3,1,2,\n"},
	{"coder without values", "unit,Anna,Nobody,Berit\nu1,1,,1\nu2,2,,2\nu3,1,,2\n"},
	{"missing values", "unit,Anna,Berit\nu1,1,1\nu2,2,2\nu3,1,2\nu4,,\nu5,2,\n"},
}

func TestReadCSV(t *testing.T) {
	for _, c := range readable {
		t.Run(c.name, func(t *testing.T) {
			table, err := agreement.ReadCSV(iotest.OneByteReader(strings.NewReader(c.text)))
			if err != nil {
				t.Fatal(err)
			}
			near(t, "percent", agreement.PercentPairs(table), 2.0/3, 1e-12)
			if coders := table.Coders(); !slices.Equal(coders, []string{"Anna", "Berit"}) {
				t.Errorf("coders are %q", coders)
			}
			if got := table.Categories(); len(got) != 2 || table.Numeric() == (c.name == "labels") {
				t.Errorf("categories are %q, numeric %v", got, table.Numeric())
			}
		})
	}
}

func TestReadCSVReportsProblems(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"empty", "", "line 1, column 1: the table is empty"},
		{"no coders", "unit\nu1\n", "line 1, column 1: no coder found"},
		{"other separator", "unit|Anna|Berit\nu1|1|1\n", "line 1, column 1: no coder found"},
		{"short row", "unit,Anna,Berit\nu1,1,1\nu2,2\n", "line 3: 2 values, expected 3 as in the header"},
		{"long row", "unit,Anna,Berit\nu1,1,1,1\n", "line 2: 4 values, expected 3 as in the header"},
		{"two rows", "unit,A,B\nu1\nu2,1,1\nu3,1\n", "line 2: 1 value, expected 3 as in the header\nline 4: 2 values, expected 3 as in the header"},
		{"after a separator line", "sep=;\nunit;A;B\nu1;1\n", "line 3: 2 values, expected 3"},
		{"coder twice", "unit,Anna,Berit,Anna\nu1,1,1,1\n", `line 1, column 17: coder "Anna" already heads another column`},
		{"nameless column", "unit,Anna,,Berit\nu1,1,2,1\n", `line 2, column 6: value "2" is in a column without a coder's name`},
		{"open quote", "unit,Anna,Berit\nu1,\"1,1\n", "line 2, column 9: a quote opens a value and is not closed"},
		{"inner quote", "unit,Anna,Berit\nu1,a\"b,1\n", "line 2, column 5: a quote inside a value"},
		{"not UTF-8", "unit,Anna,Berit\nu1,r\xe4dd,1\n", "line 2, column 4: the text is not UTF-8"},
		{"name not UTF-8", "unit,\xc5sa,Berit\nu1,1,1\n", "line 1, column 6: the text is not UTF-8"},
		{"UTF-16", "\xff\xfeu\x00n\x00", "line 1, column 1: the file is UTF-16"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			table, err := agreement.ReadCSV(strings.NewReader(c.text))
			var problems agreement.Problems
			if !errors.As(err, &problems) || table != nil {
				t.Fatalf("table %v, error %v, want problems", table, err)
			}
			if !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error is\n%v\nwant\n%s…", err, c.want)
			}
		})
	}
}

func TestReadCSVTellsOfManyProblemsOnce(t *testing.T) {
	_, err := agreement.ReadCSV(strings.NewReader("unit,A,B\n" + strings.Repeat("u\n", 1000)))
	if lines := strings.Split(fmt.Sprint(err), "\n"); len(lines) != 21 || !strings.Contains(lines[20], "more problems follow") {
		t.Errorf("%d lines: %v", len(lines), err)
	}
}

func TestReadCSVReturnsReadErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := agreement.ReadCSV(iotest.ErrReader(broken))
	if !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
	text := "unit,A,B\n" + strings.Repeat("u,1,2\n", 20_000)
	_, err = agreement.ReadCSV(iotest.TimeoutReader(strings.NewReader(text)))
	if !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("error is %v", err)
	}
}

func TestReadCSVNotesWhatMayNotBeMeant(t *testing.T) {
	table, err := agreement.ReadCSV(strings.NewReader("unit,A,B,C\nu1,1,NA,\nu1,2,2,\nu2,1,1,\n"))
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(agreement.Summarize(table).Notes, "\n")
	for _, want := range []string{"1 name found on more than one line", `1 cell holding "NA"`, `coder "C" gave no value`} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes are\n%s\nwant %q", notes, want)
		}
	}
}

// FuzzReadCSV asserts that an error comes without a table, that every result is
// a number of at most 1 or has a reason, and that no unit is lost.
func FuzzReadCSV(f *testing.F) {
	for _, c := range readable {
		f.Add(c.text)
	}
	f.Add("unit,A,B\nu,1e308,-1e308\nv,0,1\n")
	f.Add("u;a;b\n1;x,y;\"p\"\"q\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := agreement.ReadCSV(strings.NewReader(text))
		if err != nil {
			if table != nil || err.Error() == "" {
				t.Fatalf("table %v with error %q", table, err)
			}
			return
		}
		for _, r := range agreement.All(table) {
			if r.OK == math.IsNaN(r.Value) || r.OK == (r.Reason != "") || math.IsInf(r.Value, 0) {
				t.Errorf("%s is %+v", r.Name, r.Result)
			}
			if r.OK && r.Value > 1+1e-9 {
				t.Errorf("%s = %v, above 1", r.Name, r.Value)
			}
		}
		s := agreement.Summarize(table)
		if s.Units != s.Paired+s.Single+s.Empty {
			t.Errorf("units do not add up: %+v", s)
		}
	})
}
