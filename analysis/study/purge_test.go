package study_test

import (
	"bytes"
	"compress/flate"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"cocode/analysis"
	"cocode/analysis/study"
)

// secrets are words that only the participant who withdraws has said, or is called.
var secrets = []string{"Kvastberga", "zebrafink", "trumpetade", "Wilhelmina", "quokka"}

// betrayed is a study with an interview to be purged, whose words are everywhere.
func betrayed(t testing.TB) *study.Study {
	t.Helper()
	s := coded(t)
	secret := interview("Wilhelmina-2026",
		"I: Who are you?",
		"Wilhelmina: I work in Kvastberga with the zebrafink project. We all trumpetade when the quokka came home.",
		"I: Nice.",
		"Wilhelmina: There was never time for that.")
	id, err := s.AddDocument(secret)
	must(t, err)
	segment(t, s)
	propose(t, s)
	suggest(t, s, 1)
	list, err := s.Units(study.UnitFilter{Document: id})
	must(t, err)
	_, err = s.Decide([]analysis.Decision{
		{Unit: list[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted, Memo: "the zebrafink project in Kvastberga"},
		{Unit: units(t, s)[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted, Memo: "compare Kvastberga and Wilhelmina"},
	}, "review of Wilhelmina-2026.xlsx")
	must(t, err)
	must(t, s.MarkSeen("Anna", []string{list[1].ID}))
	must(t, s.Condense(list[1].ID, "trumpetade for the quokka", "as Wilhelmina said it"))
	must(t, s.SetAttributes([]study.Attribute{
		{Kind: study.OfParticipant, Subject: "Wilhelmina of Wilhelmina-2026", Name: "municipality", Value: "Kvastberga"},
		{Kind: study.OfDocument, Subject: id, Name: "place", Value: "Kvastberga library"},
	}))
	for _, m := range []study.Memo{
		{Kind: study.OnUnit, Subject: list[0].ID, Text: "zebrafink!"},
		{Kind: study.OnDocument, Subject: id, Text: "a trumpetade interview"},
		{Kind: study.OnCode, Subject: "lack-of-time", Text: "Also in Kvastberga: \"we all trumpetade when the quokka came home\", which is joy."},
		{Kind: study.OnStudy, Text: "Ask Wilhelmina-2026 again about time"},
	} {
		_, err := s.SetMemo(m)
		must(t, err)
	}
	corrected := secret
	corrected.Text = strings.Replace(secret.Text, "quokka", "QUOKKA", 1)
	_, err = s.UpdateDocument(id, corrected)
	must(t, err)
	_, err = s.AddCodebook([]byte("example: I work in Kvastberga with the zebrafink project"), book, "2")
	must(t, err)
	verified(t, s)
	return s
}

func TestPurgeLeavesNoWord(t *testing.T) {
	s := betrayed(t)
	copied := fork(t, s, "Bo")
	p, err := s.Purge("Wilhelmina of Wilhelmina-2026", "Wilhelmina has withdrawn")
	must(t, err)
	verified(t, s)
	if len(p.Documents) != 1 || p.Turns != 4 || p.Units != 3 || p.Readings != 3 || p.Decisions != 1 || p.Memos != 2 || p.Suggestions != 3 {
		t.Errorf("purged: %+v", p)
	}
	noSecret(t, s)
	memos, err := s.Memos(study.OnCode, "lack-of-time")
	must(t, err)
	if want := `Also (withdrawn): "(withdrawn)", which is joy.`; len(memos) != 1 || memos[0].Text != want {
		t.Errorf("the memo on a code: %+v, want %q", memos, want)
	}
	events, err := s.History()
	must(t, err)
	for _, e := range events {
		if e.Kind == "purge" {
			if err := s.Undo(e.N, ""); err == nil {
				t.Error("a purge was undone")
			}
		}
	}
	if _, err := s.AddDocument(interview("Wilhelmina-2026", "Wilhelmina: I came back.")); err == nil {
		t.Error("an interview of one who has withdrawn was imported")
	}

	// A copy that still holds the words does not bring them back, and loses them.
	again := interview("second talk", "I: And?", "Wilhelmina: The quokka sends regards.")
	again.Speakers[1].Participant = "Wilhelmina of Wilhelmina-2026"
	_, err = copied.AddDocument(again)
	must(t, err)
	_, err = s.Merge(copied.Path())
	must(t, err)
	verified(t, s)
	noSecret(t, s)
	_, err = copied.Merge(s.Path())
	must(t, err)
	verified(t, copied)
	if digest(t, s) != digest(t, copied) {
		t.Error("merged either way, the purged copies differ")
	}
	// Everything can be undone to the beginning and back without a word coming up.
	must(t, s.UndoTo(1, ""))
	verified(t, s)
	noSecret(t, s)
}

func TestPurgeOfOneAmongSeveral(t *testing.T) {
	s := create(t)
	group := interview("group", "I: Well?", "A: I like the quokka here. It is Kvastberga.", "B: I disagree with all of that.", "A: Do you?", "B: We had no time in Kvastberga.")
	id, err := s.AddDocument(group)
	must(t, err)
	segment(t, s)
	_, err = s.AddCodebook([]byte("x"), book, "1")
	must(t, err)
	decideAll(t, s)
	_, err = s.UpdateDocument("group", interview("group", "I: Well, well?", "A: I like the quokka here. It is Kvastberga.", "B: I disagree with all of that.", "A: Do you?", "B: We had no time in Kvastberga."))
	must(t, err)
	copied := fork(t, s, "Bo")
	decideAll(t, copied)
	p, err := s.Purge("A of group", "")
	must(t, err)
	verified(t, s)
	if len(p.Documents) != 0 || len(p.Redacted) != 1 || p.Units != 3 || p.Decisions != 3 {
		t.Errorf("purged: %+v", p)
	}
	d, err := s.Document(id)
	must(t, err)
	raw := everything(t, s)
	for _, word := range []string{"quokka", "here", "Do you"} {
		if bytes.Contains(raw, []byte(word)) {
			t.Errorf("%q is still in the file", word)
		}
	}
	if !strings.Contains(d.Text, "I disagree with all of that.") || len(units(t, s)) != 2 {
		t.Errorf("the others' words: %q, %d units", d.Text, len(units(t, s)))
	}
	_, err = s.Merge(copied.Path())
	must(t, err)
	_, err = copied.Merge(s.Path())
	must(t, err)
	verified(t, s)
	if digest(t, s) != digest(t, copied) {
		t.Error("merged either way, the purged copies differ")
	}
}

// TestPurgeOfWhatWasUndone removes an interview whose import was undone: the state
// does not show it, and the record still has its words.
func TestPurgeOfWhatWasUndone(t *testing.T) {
	s := betrayed(t)
	must(t, s.UndoTo(1, ""))
	if _, err := s.Purge("Wilhelmin of Wilhelmina-2026", ""); err == nil || !strings.Contains(err.Error(), "did you mean Wilhelmina of Wilhelmina-2026?") {
		t.Errorf("a mistyped participant: %v", err)
	}
	_, err := s.Purge("Wilhelmina of Wilhelmina-2026", "")
	must(t, err)
	verified(t, s)
	noSecret(t, s)
	events, err := s.History()
	must(t, err)
	for _, e := range events {
		if e.Kind == "undo" && !e.Undone {
			must(t, s.Undo(e.N, ""))
			break
		}
	}
	verified(t, s)
	noSecret(t, s)
	if len(units(t, s)) != 7 {
		t.Errorf("%d units of the others, want 7", len(units(t, s)))
	}
}

// noSecret looks for the secrets in the bytes of the file, as they are, as UTF-16,
// in any letters, and in everything that the record unpacks to.
func noSecret(t testing.TB, s *study.Study) {
	t.Helper()
	raw := bytes.ToLower(everything(t, s))
	for _, secret := range secrets {
		low := strings.ToLower(secret)
		for form, needle := range map[string][]byte{"as it is": []byte(low), "as UTF-16": utf16Bytes(low), "reversed": reversed(low)} {
			if bytes.Contains(raw, needle) {
				t.Errorf("%q is in the file (%s)", secret, form)
			}
		}
	}
}

// everything returns the bytes of a file, all that its record says, and, in a long
// test, all that unpacks from any byte of it.
func everything(t testing.TB, s *study.Study) []byte {
	t.Helper()
	all, err := study.Payloads(s)
	must(t, err)
	raw, err := os.ReadFile(s.Path())
	must(t, err)
	all = append(all, raw...)
	for i := range raw {
		if os.Getenv("COCODE_LONG") == "" {
			break
		}
		unpacked, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(raw[i:])), 1<<16))
		all = append(all, unpacked...)
	}
	return all
}

func utf16Bytes(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func reversed(s string) []byte {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return b
}
