package study_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
			list = append(list, analysis.Suggestion{Unit: u.ID, Code: "understaffing", Confidence: 0.25, Evidence: []analysis.Evidence{{Spans: u.Spans, Kind: "indicator"}},
				Facets: analysis.Facets{Voice: "own"}, FacetEvidence: []analysis.Evidence{{Spans: u.Spans, Kind: "facet", Facet: "voice=own"}}})
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
			Coder: rapid.SampledFrom([]string{"Anna", "Bo"}).Draw(w.t, "coder"), Status: rapid.SampledFrom([]analysis.Status{analysis.Accepted, analysis.Rejected}).Draw(w.t, "status"),
			Facets: analysis.Facets{Voice: rapid.SampledFrom([]string{"", "reported", analysis.NotTold}).Draw(w.t, "voice")}})
	}
	_, err := s.Decide(list, "")
	w.may(err)
}
