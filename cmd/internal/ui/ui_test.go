package ui_test

import (
	"strings"
	"testing"

	"cocode/cmd/internal/ui"
)

func TestTableSetsColumns(t *testing.T) {
	s, out, _ := ui.Test()
	table := ui.Table{Header: []string{"CODE", "N", "NAME"}, Right: map[int]bool{1: true}}
	table.Row("a", 5, "kort")
	table.Row("långt", 12, "two\nlines")
	if err := table.Write(s.Out, 0); err != nil {
		t.Fatal(err)
	}
	want := "CODE    N  NAME\na       5  kort\nlångt  12  two lines\n"
	if got := out.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{{"åäö", 0, "åäö"}, {"åäö", 3, "åäö"}, {"åäöå", 3, "åä…"}, {"abc", 1, "…"}} {
		if got := ui.Cut(c.in, c.width); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestStylesOnlyWhereThereIsColour(t *testing.T) {
	s, _, _ := ui.Test()
	if got := s.Set(ui.Bold, "x"); got != "x" {
		t.Errorf("without colour: %q", got)
	}
	s.Colour = true
	if got := s.Set(ui.Bold, "x"); got != "\x1b[1mx\x1b[0m" {
		t.Errorf("with colour: %q", got)
	}
}

func TestStepLeavesOneLineAndNoBarWhereNobodyWatches(t *testing.T) {
	s, out, errs := ui.Test()
	step := s.Begin("import", 12)
	for range 12 {
		step.Add(1)
	}
	step.End("%d interviews", 12)
	if out.Len() != 0 || !strings.HasPrefix(errs.String(), "import     12 interviews (") || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("out %q, errors %q", out, errs)
	}
}
