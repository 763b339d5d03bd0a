package study_test

import (
	"testing"

	"cocode/analysis/study"
	"cocode/corpus"
)

func TestSearch(t *testing.T) {
	s := create(t)
	_, err := s.AddDocuments([]corpus.Document{
		interview("ip1", "I: And time?", "IP1: Vi hade aldrig tid för det, åh nej. Tidspressen var värst.", "IP1: No TIME, at all: the user's time is theirs."),
		interview("ip2", "IP2: A time of time; \"more time\" we said, co-production."),
	})
	must(t, err)
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"time", []string{"time", "TIME", "time", "time", "time", "time"}},
		{"Tid", []string{"tid"}},
		{"tid*", []string{"tid", "Tidspressen"}},
		{"åh", []string{"åh"}},
		{"ah", nil},
		{`"user's time"`, []string{"user's time"}},
		{`"more time" time`, []string{"time", "time", "more time", "time"}},
		{"“more time”", []string{"more time"}},
		{"co-production", []string{"co-production"}},
		{"time NOT user", nil},
		{`no "at all`, []string{"No", "at all"}},
		{"missing", nil},
	} {
		hits, err := s.Search(study.Search{Words: c.words})
		must(t, err)
		var got []string
		for _, h := range hits {
			d, err := s.Document(h.Document)
			must(t, err)
			if h.Span.Of(d.Text) != h.Words {
				t.Errorf("%s: the span holds %q, the hit says %q", c.words, h.Span.Of(d.Text), h.Words)
			}
			got = append(got, h.Words)
		}
		if !equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.words, got, c.want)
		}
	}
	if _, err := s.Search(study.Search{Words: " * \"\" ?"}); err == nil {
		t.Error("a search without a word is no error")
	}
	hits, err := s.Search(study.Search{Words: "time", Document: "ip2", Limit: 2, Context: 9})
	must(t, err)
	if len(hits) != 2 || hits[1].Before != "A time of" && hits[1].Before != "time of " || hits[0].Name != "ip2" {
		t.Errorf("hits in ip2: %+v", hits)
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
