package workbook

import (
	"bytes"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

// exported is a review for a coder, opened for editing.
func exported(t *testing.T, d *matrix.Data, coder, lang string) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := WriteReview(&b, d, Options{Options: matrix.Options{Language: lang, Reviewer: coder}}); err != nil {
		t.Fatal(err)
	}
	return must(excelize.OpenReader(&b))(t)
}

// fill writes into the row that has a word in its column of meaning units, or of
// names, in the columns with the given titles.
func fill(t *testing.T, f *excelize.File, sheet, word string, cells map[string]string) {
	t.Helper()
	rows := must(f.GetRows(sheet))(t)
	for r, row := range rows[1:] {
		if !strings.Contains(strings.Join(row, "\t"), word) {
			continue
		}
		for title, value := range cells {
			for c, head := range rows[0] {
				if head == title {
					cell, _ := excelize.CoordinatesToCellName(c+1, r+2)
					if err := f.SetCellStr(sheet, cell, value); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		return
	}
	t.Fatalf("no row with %q on the sheet %s", word, sheet)
}

func read(t *testing.T, f *excelize.File, d *matrix.Data, coder string) *Review {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return must(ReadReview(&b, d, ReadOptions{Name: "review.xlsx", Coder: coder}))(t)
}

func decision(d *matrix.Data, doc, n int, code, coder string, s analysis.Status, memo string) analysis.Decision {
	return analysis.Decision{Unit: d.Documents[doc].Units[n].ID, Scheme: "vide", Code: code, Coder: coder, Status: s, Memo: memo}
}

func told(d analysis.Decision, f analysis.Facets) analysis.Decision {
	d.Facets = f
	return d
}

func TestReviewRoundTrip(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept", "memo": "plain"})
	fill(t, f, "Review", "sat down with her", map[string]string{"decision": " Reject "})
	fill(t, f, "Review", "colleagues know best", map[string]string{"decision": "change", "change to": "Lack of time"})
	fill(t, f, "Review", "Vi hann inte", map[string]string{"decision": "unsure", "also": "involving-users"})
	fill(t, f, "Review of the rest", "coffee machine", map[string]string{"new code": "Broken things", "memo": "why is this funny?"})
	fill(t, f, "Review of the rest", "=SUM", map[string]string{"condensed": "a joke about sums"})
	fill(t, f, "Review of categories", "haste", map[string]string{"new name": "Hurry"})
	fill(t, f, "Review of categories", "silence", map[string]string{"merge into": "Asking"})
	fill(t, f, "Review of categories", "jokes", map[string]string{"move to": "Haste"})

	got := read(t, f, d, "")
	want := &Review{
		Decisions: []analysis.Decision{
			decision(d, 0, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, "plain"),
			decision(d, 0, 1, "involving-users", "Cilla Dahl", analysis.Rejected, ""),
			told(decision(d, 1, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, ""), analysis.Facets{Voice: "own", When: analysis.Before}),
			decision(d, 1, 0, "paternalism-among-professionals", "Cilla Dahl", analysis.Rejected, ""),
			decision(d, 2, 0, "lack-of-time", "Cilla Dahl", analysis.Unsure, ""),
			decision(d, 2, 0, "involving-users", "Cilla Dahl", analysis.Accepted, ""),
		},
		NewCodes:  []NewCode{{"Broken things", d.Documents[1].Units[3].ID, "Cilla Dahl"}},
		Memos:     []UnitMemo{{d.Documents[1].Units[3].ID, "Cilla Dahl", "why is this funny?"}},
		Condensed: []Condensed{{d.Documents[0].Units[4].ID, "a joke about sums"}},
		Nodes:     []NodeChange{{Node: "haste", Name: "Hurry"}, {Node: "silence", Merge: "asking"}, {Node: "jokes", Move: "haste"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Review{}, "Rows")); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
}

// apply gives the study the decisions of a review, as an import does.
func apply(d *matrix.Data, r *Review) *matrix.Data {
	next := *d
	next.Codings = append([]analysis.Coding{}, d.Codings...)
	for _, x := range r.Decisions {
		at := len(next.Codings)
		var facets analysis.Facets
		for i, c := range next.Codings {
			switch {
			case c.Unit != x.Unit || c.Code != x.Code:
			case c.Coder == x.Coder:
				at, facets = i, c.Facets
			case c.Status == analysis.Suggested && at == len(next.Codings):
				facets = c.Facets
			}
		}
		c := analysis.Coding{Unit: x.Unit, Scheme: x.Scheme, Code: x.Code, Coder: x.Coder, Status: x.Status, Memo: x.Memo, At: sample.Now(), Facets: x.Facets.Over(facets)}
		next.Codings = append(next.Codings[:at], append([]analysis.Coding{c}, next.Codings[min(at+1, len(next.Codings)):]...)...)
	}
	return &next
}

func TestSecondImportFindsNothing(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept"})
	fill(t, f, "Review", "colleagues know best", map[string]string{"decision": "change", "change to": "Lack of time", "memo": "haste"})
	first := read(t, f, d, "")
	second := read(t, f, apply(d, first), "")
	if len(second.Decisions)+len(second.Problems) != 0 {
		t.Errorf("the second import finds %v, %v", second.Decisions, second.Problems)
	}
}

func TestReviewOfWhatWasDecided(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Anna Berg", "en")
	unchanged := read(t, f, d, "")
	if len(unchanged.Decisions)+len(unchanged.Problems) != 0 {
		t.Errorf("an untouched review says %v, %v", unchanged.Decisions, unchanged.Problems)
	}
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "reject"})
	got := read(t, f, d, "")
	want := []analysis.Decision{decision(d, 0, 0, "lack-of-time", "Anna Berg", analysis.Rejected, "")}
	if diff := cmp.Diff(want, got.Decisions); diff != "" || len(got.Problems) > 0 {
		t.Errorf("a changed mind (-want +got):\n%s\n%v", diff, got.Problems)
	}
}

// TestNewerDecisionStands decides in the study after the export, and otherwise in
// the sheet.
func TestNewerDecisionStands(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept"})
	d.Codings = append(d.Codings, analysis.Coding{Unit: d.Documents[0].Units[0].ID, Scheme: "vide", Code: "lack-of-time",
		Coder: "Cilla Dahl", Status: analysis.Rejected, At: sample.Now()})
	got := read(t, f, d, "")
	if len(got.Decisions) != 0 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].String(), "in the study is newer") {
		t.Errorf("an older sheet gives %v, %v", got.Decisions, got.Problems)
	}
	if err := f.SetDocProps(&excelize.DocProperties{Modified: "2031-01-01T00:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	got = read(t, f, d, "")
	if len(got.Decisions) != 1 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].String(), "in the sheet is newer") {
		t.Errorf("a newer sheet gives %v, %v", got.Decisions, got.Problems)
	}
}

func TestReviewInSwedish(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "sv")
	fill(t, f, "Granskning", "had no time at all", map[string]string{"decision": "godkänn"})
	fill(t, f, "Granskning", "colleagues know best", map[string]string{"decision": "ändra", "ändra till": "Lack of time (sv)", "anteckning": "brådska"})
	got := read(t, f, d, "")
	want := []analysis.Decision{
		decision(d, 0, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, ""),
		told(decision(d, 1, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, "brådska"), analysis.Facets{Voice: "own", When: analysis.Before}),
		decision(d, 1, 0, "paternalism-among-professionals", "Cilla Dahl", analysis.Rejected, ""),
	}
	if diff := cmp.Diff(want, got.Decisions); diff != "" || len(got.Problems) > 0 {
		t.Errorf("(-want +got):\n%s\n%v", diff, got.Problems)
	}
}

func TestReviewCellsThatMakeNoSense(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells map[string]string
		want  string // in the problem
		taken int
	}{
		{"mistyped decision", map[string]string{"decision": "acept"}, `did you mean "accept"?`, 0},
		{"change to nothing", map[string]string{"decision": "change"}, "no code is named", 0},
		{"mistyped code", map[string]string{"decision": "change", "change to": "Lack of tine"}, `did you mean "lack of time"?`, 0},
		{"accept and another code", map[string]string{"decision": "accept", "change to": "Involving users"}, "is not used", 1},
		{"wrong further code, right decision", map[string]string{"decision": "accept", "also": "xyz"}, `no code "xyz"`, 1},
		{"unknown unit", map[string]string{"decision": "accept", "unit id": "vide09-1"}, "no unit vide09-1", 0},
		{"identities sorted alone", map[string]string{"decision": "accept", "unit id": sample.Study().Documents[1].Units[0].ID}, "sorted alone", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sample.Study()
			f := exported(t, d, "Cilla Dahl", "en")
			fill(t, f, "Review", "sat down with her", c.cells)
			got := read(t, f, d, "")
			if len(got.Problems) != 1 || !strings.Contains(got.Problems[0].String(), c.want) {
				t.Errorf("problems %v, expected one with %q", got.Problems, c.want)
			}
			if !strings.Contains(got.Problems[0].String(), "review.xlsx, sheet Review, cell ") {
				t.Errorf("%q does not say where", got.Problems[0])
			}
			if len(got.Decisions) != c.taken {
				t.Errorf("decisions %v, expected %d", got.Decisions, c.taken)
			}
		})
	}
}

// TestReviewOfAMistreatedSheet does what people do to sheets.
func TestReviewOfAMistreatedSheet(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "Accepted?"})
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept"})
	fill(t, f, "Review", "Vi hann inte", map[string]string{"decision": "reject"})
	for _, err := range []error{
		f.SetSheetName("Review", "Min granskning"),
		f.InsertCols("Min granskning", "C", 2),
		f.RemoveRow("Min granskning", 3),
		f.DuplicateRowTo("Min granskning", 2, 12), // moved to the end, as sorting does
		f.RemoveRow("Min granskning", 2),
		f.InsertRows("Min granskning", 1, 3),
		f.SetCellStr("Min granskning", "A1", "Vide, spring"),
		f.DeleteSheet("Review of categories"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got := read(t, f, d, "")
	want := []analysis.Decision{
		decision(d, 2, 0, "lack-of-time", "Cilla Dahl", analysis.Rejected, ""),
		decision(d, 0, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, ""),
	}
	sort := cmpopts.SortSlices(func(a, b analysis.Decision) bool { return a.Unit < b.Unit })
	if diff := cmp.Diff(want, got.Decisions, sort); diff != "" || len(got.Problems) > 0 {
		t.Errorf("(-want +got):\n%s\n%v", diff, got.Problems)
	}
}

// TestReviewInTheWholeWorkbook decides in the sheet of the main workbook, which does
// not know the coder.
func TestReviewInTheWholeWorkbook(t *testing.T) {
	d := sample.Study()
	f := must(excelize.OpenReader(bytes.NewReader(written(t, d, Options{}))))(t)
	fill(t, f, "Review", "sat down with her", map[string]string{"decision": "accept"})
	if got := read(t, f, d, "Cilla Dahl"); len(got.Decisions) != 1 || got.Decisions[0].Coder != "Cilla Dahl" {
		t.Errorf("read %v, %v", got.Decisions, got.Problems)
	}
	if got := read(t, f, d, ""); len(got.Decisions) != 0 || len(got.Problems) != 1 {
		t.Errorf("without a coder: %v, %v", got.Decisions, got.Problems)
	}
}

func TestNotAReview(t *testing.T) {
	if _, err := ReadReview(strings.NewReader("junk"), sample.Study(), ReadOptions{Name: "x.xlsx"}); err == nil {
		t.Error("junk is read")
	}
	var b bytes.Buffer
	if err := excelize.NewFile().Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadReview(&b, sample.Study(), ReadOptions{Name: "x.xlsx"}); err == nil || !strings.Contains(err.Error(), "columns of a review") {
		t.Errorf("an empty workbook gives %v", err)
	}
}

// A program that saves without Unicode puts ? for letters that it lacks: the condensed
// unit of such a row is no edit.
func TestReviewSavedWithoutUnicode(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"Meaning unit": "We had no time at all ?", "condensed": "no time ?", "decision": "accept"})
	got := read(t, f, d, "")
	if len(got.Condensed) > 0 || len(got.Decisions) != 1 || len(got.Problems) != 1 {
		t.Errorf("condensed %v, decisions %v, problems %v", got.Condensed, got.Decisions, got.Problems)
	}
}

// A condensed unit that goes on in a second column is read with it, and is no edit if
// that column was deleted.
func TestReviewOfLongCells(t *testing.T) {
	for _, language := range []string{"en", "sv"} {
		d := sample.Study()
		long := strings.Repeat("no time 🙂 ", 4000) + "at all"
		d.Readings[0].Condensed = long
		f := exported(t, d, "Cilla Dahl", language)
		if got := read(t, f, d, ""); got.Rows > 0 || len(got.Problems) > 0 {
			t.Errorf("%s: untouched, %d condensed units and %v", language, len(got.Condensed), got.Problems)
		}
		for _, sheet := range f.GetSheetList() {
			for c, head := range must(f.GetRows(sheet))(t)[0] {
				if of, _, ok := continuation(head); ok && (of == "condensed" || of == "kondenserad") {
					column, _ := excelize.ColumnNumberToName(c + 1)
					if err := f.RemoveCol(sheet, column); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if got := read(t, f, d, ""); len(got.Condensed) > 0 {
			t.Errorf("%s: half a condensed unit is taken for an edit", language)
		}
	}
}
