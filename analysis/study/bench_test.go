package study_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/analysis/study/generate"
	"cocode/corpus"
)

// interviews is how many interviews the benchmarks use: COCODE_INTERVIEWS=1000 is the
// size that the study file is made for, with 8,000,000 words and 500,000 codings.
func interviews() int {
	if n, err := strconv.Atoi(os.Getenv("COCODE_INTERVIEWS")); err == nil && n > 0 {
		return n
	}
	return 20
}

var large string // the generated study, made once

func largeStudy(b *testing.B) string {
	b.Helper()
	if large != "" {
		return large
	}
	dir, err := os.MkdirTemp("", "cocode-bench")
	must(b, err)
	large = filepath.Join(dir, "large.cocode")
	s, err := study.Create(large, options("Anna"))
	must(b, err)
	must(b, populate(s, interviews(), generate.Full))
	must(b, s.Close())
	return large
}

// populate fills a study with invented interviews, fifty in a transaction.
func populate(s *study.Study, n int, size generate.Size) error {
	book, err := s.AddCodebook([]byte("id: invented\n"), generate.Codebook(), "1")
	if err != nil {
		return err
	}
	for from := 0; from < n; from += 50 {
		var documents []corpus.Document
		var units []study.Segmentation
		var ids []string
		var suggestions []analysis.Suggestion
		for i := from; i < min(n, from+50); i++ {
			x := generate.New(i, size)
			ids = append(ids, x.Document.ID)
			documents = append(documents, x.Document)
			units = append(units, study.Segmentation{Document: x.Document.ID, Units: x.Units})
			suggestions = append(suggestions, x.Suggestions...)
		}
		if _, err := s.AddDocuments(documents); err != nil {
			return err
		}
		if _, err := s.SetUnits(units); err != nil {
			return err
		}
		if err := s.SaveSuggestions(book, analysis.MachineCoder, ids, suggestions); err != nil {
			return err
		}
	}
	return nil
}

func open(b *testing.B) *study.Study {
	s, err := study.Open(largeStudy(b), options("Anna"))
	must(b, err)
	return s
}

func BenchmarkPopulate(b *testing.B) {
	for range b.N {
		s, err := study.Create(filepath.Join(b.TempDir(), "a.cocode"), options("Anna"))
		must(b, err)
		must(b, populate(s, interviews(), generate.Full))
		info, err := os.Stat(s.Path())
		must(b, err)
		b.ReportMetric(float64(info.Size())/1e6, "MB")
		must(b, s.Close())
	}
}

func BenchmarkOpen(b *testing.B) {
	largeStudy(b)
	for b.Loop() {
		s := open(b)
		must(b, s.Close())
	}
}

func BenchmarkInfo(b *testing.B) {
	s := open(b)
	defer s.Close()
	for b.Loop() {
		_, err := s.Info()
		must(b, err)
	}
}

func BenchmarkSearch(b *testing.B) {
	s := open(b)
	defer s.Close()
	for _, q := range []string{"re", "tami", "ta*", `"re ta"`, "re mi so"} {
		b.Run(fmt.Sprintf("%q", q), func(b *testing.B) {
			n := 0
			for b.Loop() {
				hits, err := s.Search(study.Search{Words: q})
				must(b, err)
				n = len(hits)
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

func BenchmarkCodings(b *testing.B) {
	s := open(b)
	defer s.Close()
	for _, bare := range []bool{false, true} {
		b.Run(fmt.Sprintf("bare=%v", bare), func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = 0
				for _, err := range s.EachCoding(study.Filter{NoEvidence: bare}) {
					must(b, err)
					n++
				}
			}
			b.ReportMetric(float64(n), "codings")
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	s := open(b)
	defer s.Close()
	for b.Loop() {
		list, err := s.Verify(b.Context())
		must(b, err)
		must(b, list.Err())
	}
}

func BenchmarkDecideAndUndo(b *testing.B) {
	s := open(b)
	defer s.Close()
	for b.Loop() {
		for c, err := range s.EachCoding(study.Filter{}) {
			must(b, err)
			_, err := s.Decide([]analysis.Decision{{Unit: c.Unit, Scheme: c.Scheme, Code: c.Code, Coder: "Anna", Status: analysis.Accepted}}, "")
			must(b, err)
			break
		}
		events, err := s.History()
		must(b, err)
		must(b, s.Undo(len(events), ""))
	}
}
