package study_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
)

// world is a study and a copy of it, in which two persons do things at random.
type world struct {
	t       *rapid.T
	studies []*study.Study
	now     time.Time
	said    int
}

// sometimes wrong is right: what a person does may be refused, with a sentence. What
// may not happen is a study that does not verify.
func (w *world) may(err error) {
	if err != nil && (strings.Contains(err.Error(), "sqlite") || strings.Contains(err.Error(), "damaged")) {
		w.t.Fatalf("%v", err)
	}
}

func (w *world) clock() time.Time {
	w.now = w.now.Add(time.Duration(rapid.IntRange(0, 3).Draw(w.t, "time")) * time.Millisecond)
	return w.now
}

func (w *world) pick() *study.Study { return rapid.SampledFrom(w.studies).Draw(w.t, "study") }

// talk invents an interview; names repeat, so that copies collide.
func (w *world) talk() corpus.Document {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"tid", "möte", "we", "had", "no", "time.", "Ask", "the", "user.", "Fika?"}), 3, 30)
	name := fmt.Sprintf("ip%d", rapid.IntRange(1, 3).Draw(w.t, "interview"))
	lines := []string{"I: " + strings.Join(words.Draw(w.t, "question"), " "), "P: " + strings.Join(words.Draw(w.t, "answer"), " ")}
	if rapid.Bool().Draw(w.t, "group") {
		lines = append(lines, "Q: "+strings.Join(words.Draw(w.t, "another answer"), " "))
	}
	return interview(name, lines...)
}

func (w *world) anyDocument(s *study.Study) (string, bool) {
	documents, err := s.Documents()
	w.may(err)
	if len(documents) == 0 {
		return "", false
	}
	return rapid.SampledFrom(documents).Draw(w.t, "document").ID, true
}

func (w *world) anyUnits(s *study.Study) []string {
	list, err := s.Units(study.UnitFilter{Gone: true})
	w.may(err)
	var ids []string
	for _, u := range list {
		if rapid.IntRange(0, 3).Draw(w.t, "chosen") == 0 {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// deeds are what a person can do.
var deeds = map[string]func(*world, *study.Study){
	"import": func(w *world, s *study.Study) {
		_, err := s.AddDocuments([]corpus.Document{w.talk(), w.talk()})
		w.may(err)
	},
	"correct": func(w *world, s *study.Study) {
		if id, ok := w.anyDocument(s); ok {
			_, err := s.UpdateDocument(id, w.talk())
			w.may(err)
		}
	},
	"segment": func(w *world, s *study.Study) {
		id, ok := w.anyDocument(s)
		if !ok {
			return
		}
		d, err := s.Document(id)
		w.may(err)
		list := sentences(d)
		if rapid.Bool().Draw(w.t, "coarse") && len(list) > 1 && list[0].Turn == list[1].Turn {
			list[0].Spans[0].End = list[1].Spans[0].End
			list = slices.Delete(list, 1, 2)
		}
		_, err = s.SetUnits([]study.Segmentation{{Document: id, Units: list}})
		w.may(err)
	},
	"propose": func(w *world, s *study.Study) {
		p := analysis.Proposal{Scheme: analysis.Scheme{Nodes: []analysis.Node{{ID: "g", Name: "g", Level: analysis.LevelCategory},
			{ID: "a", Name: "a", Level: analysis.LevelCode, Parent: "g"}, {ID: "b", Name: "b", Level: analysis.LevelCode}}}, Unplaced: []string{"b"}}
		var covered []string
		documents, _ := s.Documents()
		for _, d := range documents {
			covered = append(covered, d.ID)
		}
		for i, u := range w.anyUnits(s) {
			p.Readings = append(p.Readings, analysis.Reading{Unit: u, Condensed: "c", Code: []string{"a", "b"}[i%2]})
		}
		w.may(s.SaveProposal(covered, p))
	},
	"suggest": func(w *world, s *study.Study) {
		id, ok := w.anyDocument(s)
		if !ok {
			return
		}
		var list []analysis.Suggestion
		units, err := s.Units(study.UnitFilter{Document: id})
		w.may(err)
		for _, u := range units {
			list = append(list, analysis.Suggestion{Unit: u.ID, Code: "understaffing", Confidence: 0.25, Evidence: []analysis.Evidence{{Spans: u.Spans, Kind: "indicator"}}})
		}
		w.may(s.SaveSuggestions(rapid.IntRange(1, 2).Draw(w.t, "codebook"), analysis.MachineCoder, []string{id}, list))
	},
	"codebook": func(w *world, s *study.Study) {
		_, err := s.AddCodebook([]byte(rapid.SampledFrom([]string{"one", "two"}).Draw(w.t, "source")), book, "1")
		w.may(err)
	},
	"decide": decideSomething,
	"revise": func(w *world, s *study.Study) {
		switch rapid.IntRange(0, 5).Draw(w.t, "revision") {
		case 0:
			w.may(s.RenameNode("a", "another", ""))
		case 1:
			w.may(s.MergeNodes("a", []string{"b"}, ""))
		case 2:
			w.may(s.MoveNode("b", "g", ""))
		case 3:
			_, err := s.SplitCode("a", "own", w.anyUnits(s), "")
			w.may(err)
		case 4:
			w.may(s.SetAside("a", rapid.Bool().Draw(w.t, "aside"), ""))
		case 5:
			for _, u := range w.anyUnits(s) {
				w.may(s.Condense(u, "condensed by hand", ""))
			}
		}
	},
	"memo": func(w *world, s *study.Study) {
		w.said++
		_, err := s.SetMemo(study.Memo{Kind: study.OnStudy, Text: fmt.Sprintf("P had no time. %d", w.said)})
		w.may(err)
	},
	"see": func(w *world, s *study.Study) { w.may(s.MarkSeen("Bo", w.anyUnits(s))) },
	"sample": func(w *world, s *study.Study) {
		w.may(s.DrawSample(study.Sample{Coders: []string{"Bo"}, Units: w.anyUnits(s)}))
	},
	"describe": func(w *world, s *study.Study) {
		if id, ok := w.anyDocument(s); ok {
			w.may(s.SetAttributes([]study.Attribute{{Kind: study.OfDocument, Subject: id, Name: "place", Value: rapid.SampledFrom([]string{"", "Ystad"}).Draw(w.t, "place")}}))
		}
	},
	"undo": func(w *world, s *study.Study) {
		events, err := s.History()
		w.may(err)
		w.may(s.Undo(rapid.IntRange(1, len(events)).Draw(w.t, "event"), ""))
	},
	"undo to": func(w *world, s *study.Study) {
		events, err := s.History()
		w.may(err)
		w.may(s.UndoTo(rapid.IntRange(1, len(events)).Draw(w.t, "event"), ""))
	},
	"merge": func(w *world, s *study.Study) {
		for _, other := range w.studies {
			_, err := s.Merge(other.Path())
			w.may(err)
		}
	},
	"code blind": func(w *world, s *study.Study) {
		dir, err := os.MkdirTemp("", "cocode-laws")
		must(w.t, err)
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "blind.cocode")
		must(w.t, s.Handout(w.t.Context(), path))
		blind, err := study.Open(path, study.Options{Actor: "Cia", Now: w.clock})
		must(w.t, err)
		defer blind.Close()
		decideSomething(w, blind)
		w.look(blind)
		_, err = s.Merge(path)
		must(w.t, err)
	},
	"purge": func(w *world, s *study.Study) {
		if rapid.IntRange(0, 3).Draw(w.t, "really") == 0 {
			_, err := s.Purge(fmt.Sprintf("P of ip%d", rapid.IntRange(1, 3).Draw(w.t, "who")), "")
			w.may(err)
		}
	},
}

func decideSomething(w *world, s *study.Study) {
	var list []analysis.Decision
	for _, u := range w.anyUnits(s) {
		list = append(list, analysis.Decision{Unit: u, Scheme: "powertriangle", Code: rapid.SampledFrom([]string{"understaffing", "lack-of-time"}).Draw(w.t, "code"),
			Coder: rapid.SampledFrom([]string{"Anna", "Bo"}).Draw(w.t, "coder"), Status: rapid.SampledFrom([]analysis.Status{analysis.Accepted, analysis.Rejected}).Draw(w.t, "status")})
	}
	_, err := s.Decide(list, "")
	w.may(err)
}

// TestLaws lets two persons do things at random in two copies. After each the study
// verifies (so the state is what the record says), undoing the last thing gives the
// state before it, and in the end both copies merge to the same study.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "cocode-laws")
		must(t, err)
		defer os.RemoveAll(dir)
		w := &world{t: t, now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
		first, err := study.Create(filepath.Join(dir, "a.cocode"), study.Options{Actor: "Anna", Now: w.clock})
		must(t, err)
		defer first.Close()
		must(t, first.Backup(t.Context(), filepath.Join(dir, "b.cocode")))
		second, err := study.Open(filepath.Join(dir, "b.cocode"), study.Options{Actor: "Bo", Now: w.clock})
		must(t, err)
		defer second.Close()
		w.studies = []*study.Study{first, second}
		for _, s := range w.studies {
			deeds["import"](w, s)
			deeds["segment"](w, s)
			deeds["codebook"](w, s)
		}
		names := sortedNames(deeds)
		for range rapid.IntRange(1, 25).Draw(t, "length") {
			w.act(rapid.SampledFrom(names).Draw(t, "deed"))
		}
		w.mergeBoth()
	})
}

func sortedNames[V any](m map[string]V) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// act does one thing, and undoes and redoes it.
func (w *world) act(deed string) {
	s := w.pick()
	before, events := w.look(s)
	deeds[deed](w, s)
	after, now := w.look(s)
	if deed == "merge" || deed == "purge" || deed == "code blind" || len(now) == len(events) {
		return
	}
	if len(now) != len(events)+1 {
		return // several in one: a split, condensed units
	}
	if err := s.Undo(len(now), ""); err != nil {
		w.t.Fatalf("%s cannot be undone: %v", deed, err)
	}
	if back, _ := w.look(s); back != before {
		w.t.Fatalf("undoing %s does not give the state before it", deed)
	}
	if err := s.Undo(len(now)+1, ""); err != nil {
		w.t.Fatalf("the undo of %s cannot be undone: %v", deed, err)
	}
	if again, _ := w.look(s); again != after {
		w.t.Fatalf("redoing %s does not give the state after it", deed)
	}
}

// look verifies a study and returns its digest and history.
func (w *world) look(s *study.Study) (string, []study.Event) {
	list, err := s.Verify(w.t.Context())
	must(w.t, err)
	if len(list) > 0 {
		w.t.Fatalf("verify found:\n%v", list.Err())
	}
	digest, err := s.Digest()
	must(w.t, err)
	events, err := s.History()
	must(w.t, err)
	return digest, events
}

func (w *world) mergeBoth() {
	dir, err := os.MkdirTemp("", "cocode-laws")
	must(w.t, err)
	defer os.RemoveAll(dir)
	old := filepath.Join(dir, "old.cocode")
	must(w.t, w.studies[0].Backup(w.t.Context(), old))
	for i, from := range []string{w.studies[1].Path(), old} {
		_, err := w.studies[i].Merge(from)
		must(w.t, err)
	}
	a, _ := w.look(w.studies[0])
	b, _ := w.look(w.studies[1])
	if a != b {
		w.t.Fatal("the copies do not merge to the same study")
	}
	for _, s := range w.studies {
		for _, from := range []string{w.studies[0].Path(), w.studies[1].Path(), old} {
			_, err := s.Merge(from)
			must(w.t, err)
		}
		if c, _ := w.look(s); c != a {
			w.t.Fatal("merging again changes the study")
		}
	}
}
