package study_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
)

// TestVerifySaysWhatIsWrong changes a study in ways that leave every page sound.
func TestVerifySaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, spoil string
		want        string
	}{
		{"a status", "UPDATE coding SET status = 'accepted'", "does not have the checksum that it was written with"},
		{"a text", "UPDATE document SET text = replace(text, 'never', 'often')", "does not have the checksum"},
		{"a row gone", "DELETE FROM coding WHERE code = 'understaffing'", `the table "coding" lacks 3 rows that the record tells of`},
		{"a memo gone", "DELETE FROM memo", `the table "memo" lacks 1 row`},
		{"words gone", "DELETE FROM words WHERE rowid % 2 = 1", "the full-text index does not hold the words"},
		{"an event gone", "DELETE FROM part WHERE event IN (SELECT id FROM event WHERE kind = 'memo'); DELETE FROM event WHERE kind = 'memo'", `the table "memo" has 1 row that the record does not tell of`},
		{"a part gone", "DELETE FROM part WHERE event = (SELECT id FROM event WHERE kind = 'deductive')", "(deductive by Anna) is not as it was written"},
		{"an actor", "UPDATE event SET who = 'Eve'", "does not have the checksum"},
		{"a time", "UPDATE event SET at = at + 1", "does not have the checksum"},
		{"a payload", "UPDATE part SET payload = zeroblob(10)", "does not have the checksum"},
		{"the record gone", "DELETE FROM part; DELETE FROM event", "the record is empty"},
		{"an index", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'unit_document'", `the table or index "unit_document" is not that of schema 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := spoilt(t)
			must(t, study.Spoil(s, c.spoil))
			expect(t, s, c.want)
		})
	}
}

func spoilt(t *testing.T) *study.Study {
	t.Helper()
	s := coded(t)
	_, err := s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "x"})
	must(t, err)
	return s
}

func expect(t *testing.T, s *study.Study, want string) {
	t.Helper()
	list, err := s.Verify(t.Context())
	must(t, err)
	if err := list.Err(); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("verify: %v, want ...%s...", err, want)
	}
}

// TestVerifyFindsForgedRows writes rows whose checksums fit.
func TestVerifyFindsForgedRows(t *testing.T) {
	s := spoilt(t)
	u := units(t, s)[0]
	must(t, study.Forge(s, "coding", u.ID, "powertriangle", "lack-of-time", "Eve", "accepted", 0.0, "[]", 1, false, "{}", "", 1))
	expect(t, s, `the table "coding" has 1 row that the record does not tell of, first `+u.ID+" / powertriangle / lack-of-time / Eve")
	s = spoilt(t)
	must(t, study.Forge(s, "unit", u.ID, u.Document, 1, "20-9999", "", ""))
	expect(t, s, u.ID+` of the table "unit" is not what the record says`)
	s = spoilt(t)
	must(t, study.Forge(s, "event", strings.Repeat("0", 32), 1, "Eve", "memo", "", "", 1, 0, false))
	expect(t, s, "(memo by Eve) is not as it was written")
}

func TestVerifyCanBeStopped(t *testing.T) {
	s := coded(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Verify(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a verify that was stopped: %v", err)
	}
	verified(t, s) // and the study works on
}

func TestDamagedRowIsNotRead(t *testing.T) {
	s := coded(t)
	must(t, study.Spoil(s, "UPDATE coding SET confidence = 1"))
	damage := (*study.DamageError)(nil)
	if _, err := s.Codings(study.Filter{}); !errors.As(err, &damage) || !strings.Contains(err.Error(), "powertriangle / ") {
		t.Errorf("damaged codings were read: %v", err)
	}
	must(t, study.Spoil(s, "UPDATE unit SET spans = '0-3'"))
	if _, err := s.Units(study.UnitFilter{}); !errors.As(err, &damage) {
		t.Errorf("damaged units were read: %v", err)
	}
	if _, err := s.SetUnits([]study.Segmentation{{Document: "ip1"}}); err == nil {
		t.Error("damaged units were written on")
	}
}

func TestDecideIsIdempotentAndStrict(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	d := analysis.Decision{Unit: u[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted}
	for i, want := range []int{1, 0} {
		if n, err := s.Decide([]analysis.Decision{d}, ""); err != nil || n != want {
			t.Errorf("round %d: %d decisions, %v; want %d", i, n, err, want)
		}
	}
	suggest(t, s, 1) // the pass again
	codings, err := s.Codings(study.Filter{Unit: u[0].ID})
	must(t, err)
	if len(codings) != 2 {
		t.Errorf("the pass touched the decision: %+v", codings)
	}
	for _, c := range []struct {
		change func(*analysis.Decision)
		want   string
	}{
		{func(d *analysis.Decision) { d.Unit = "none-1" }, "there is no meaning unit none-1"},
		{func(d *analysis.Decision) { d.Code = "lack-of-tme" }, "did you mean lack-of-time?"},
		{func(d *analysis.Decision) { d.Scheme = "none" }, "there is no codebook none"},
		{func(d *analysis.Decision) { d.Status = "maybe" }, "it must be accepted, rejected or unsure"},
		{func(d *analysis.Decision) { d.Facets.When = "later" }, "when: unknown word"},
		{func(d *analysis.Decision) { d.Coder = "" }, "needs the name of the person"},
		{func(d *analysis.Decision) { d.Coder = analysis.MachineCoder }, "needs the name of the person"},
	} {
		bad := d
		c.change(&bad)
		n, err := s.Decide([]analysis.Decision{d, bad}, "")
		if err == nil || !strings.Contains(err.Error(), c.want) || n != 0 {
			t.Errorf("%+v: %d, %v; want ...%s...", bad, n, err, c.want)
		}
	}
	faceted := d
	must(t, faceted.Facets.Set("holder", "user"))
	if n, err := s.Decide([]analysis.Decision{faceted}, ""); err != nil || n != 1 {
		t.Errorf("a facet: %d, %v", n, err)
	}
	codings, err = s.Codings(study.Filter{Unit: u[0].ID, Coder: "Anna"})
	must(t, err)
	if want := (analysis.Facets{Holder: "user", When: analysis.Now}); len(codings) != 1 || codings[0].Facets != want {
		t.Errorf("the facets of %+v", codings)
	}
	seen, err := s.Seen("powertriangle")
	must(t, err)
	if len(seen["Anna"]) != 1 || len(seen[analysis.MachineCoder]) != 7 {
		t.Errorf("seen: %v", seen)
	}
	must(t, s.MarkSeen("Anna", []string{u[1].ID, u[0].ID, u[2].ID}))
	must(t, s.MarkSeen("Anna", []string{u[1].ID}))
	seen, err = s.Seen("powertriangle")
	must(t, err)
	if len(seen["Anna"]) != 3 {
		t.Errorf("seen: %v", seen)
	}
	verified(t, s)
}
