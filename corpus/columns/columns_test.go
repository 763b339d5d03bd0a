package columns_test

import (
	"strings"
	"testing"

	"cocode/corpus/columns"
	"cocode/corpus/diag"
)

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		src, cells string // of the columns text and code, a row a line
		problems   string
		quotes     columns.Quotes
	}{
		"any order":     {"\ufeffn,Code,text\n1,a,one\n2,,two\n", "one|a\ntwo|", "", columns.Strict},
		"semicolons":    {"text;code\n\"a, b\";x\n", "a, b|x", "", columns.Strict},
		"tabs, windows": {"text\tcode\r\na\tx\r\n", "a|x", "", columns.Strict},
		"written first": {"TEXT,code,text\nno,x,yes\n", "yes|x", "", columns.Strict},
		"short":         {"text,n,code\na,1\nb,2,x\n", "b|x", "t.csv:2: expected 3 cells, found 2", columns.Strict},
		"a mark":        {"text,code\n6\" pipe,x\n", "6\" pipe|x", "", columns.Lenient},
		"a mark wrong":  {"text,code\n6\" pipe,x\n", "", "t.csv:2:2: bare \" in non-quoted-field; close the quotation mark; double it inside a cell", columns.Strict},
		"empty":         {"", "", "t.csv:1: there is no header; the first line must name the columns: text, code", columns.Strict},
		"near":          {"txt,code\na,b\n", "", "t.csv:1: there is no column \"text\"; did you mean \"txt\"?", columns.Strict},
		"none":          {"q,r\na,b\n", "", "t.csv:1: there is no column \"text\"; the columns are: q, r\nt.csv:1: there is no column \"code\"; the columns are: q, r", columns.Strict},
	} {
		t.Run(name, func(t *testing.T) {
			table, problems := columns.Read("t.csv", strings.NewReader(c.src), c.quotes, "text", "code")
			var got []string
			if !problems.Failed() {
				for _, r := range table.Whole(&problems) {
					got = append(got, table.Cell(r, 0)+"|"+table.Cell(r, 1))
				}
			}
			if cells := strings.Join(got, "\n"); cells != c.cells {
				t.Errorf("read %q, want %q", cells, c.cells)
			}
			if said := words(problems); said != c.problems {
				t.Errorf("says\n%s\nwant\n%s", said, c.problems)
			}
		})
	}
}

func words(problems diag.List) string {
	if err := problems.Err(); err != nil {
		return err.Error()
	}
	return ""
}

// Whatever the bytes, there is a table or a reason.
func FuzzRead(f *testing.F) {
	f.Add("text,code\na,x\n", true)
	f.Add("\ufeffcode;text\nx;\"a\n", false)
	f.Fuzz(func(t *testing.T, src string, lenient bool) {
		table, problems := columns.Read("t.csv", strings.NewReader(src), columns.Quotes(lenient), "text", "code")
		if problems.Failed() {
			return
		}
		n := 0
		for _, r := range table.Rows {
			if !table.Short(r) {
				n++
			} else if len(r.Cells) >= len(table.Header) {
				t.Fatalf("row %v is short of %v", r, table.Header)
			}
		}
		if whole := table.Whole(&problems); len(whole) != n || len(problems) != len(table.Rows)-n {
			t.Fatalf("%d rows, %d whole, %d problems", len(table.Rows), len(whole), len(problems))
		}
	})
}
