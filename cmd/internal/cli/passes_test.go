package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/study"
	"cocode/corpus/transcript"
)

// However many documents a study has, only so many bytes of them are held at a time.
func TestAnnotationsAreBounded(t *testing.T) {
	s, err := study.Create(filepath.Join(t.TempDir(), "a.cocode"), study.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 9 {
		words := fmt.Sprintf("I: How was day %d?\n\nP: %s", i, strings.Repeat("It was late. ", 20))
		documents, _ := transcript.Read(fmt.Sprintf("%d.txt", i), []byte(words), transcript.Options{Language: "en"})
		if _, err := s.AddDocuments(documents); err != nil {
			t.Fatal(err)
		}
	}
	ids, err := allDocuments(s)
	if err != nil {
		t.Fatal(err)
	}
	x := newAnnotations(s)
	x.atOnce, x.kept = 500, 900 // two documents, four documents
	for range 2 {
		var seen []string
		err = x.each(ids, func(d annotated) error {
			seen = append(seen, d.ID)
			if len(x.held) > 6 || len(d.words.Tokens) == 0 {
				t.Errorf("%d documents held at once", len(x.held))
			}
			return nil
		})
		if err != nil || !slices.Equal(seen, ids) {
			t.Errorf("read %v, want %v: %v", seen, ids, err)
		}
		if x.bytes > x.kept || len(x.held) == 0 {
			t.Errorf("%d documents of %d bytes are kept", len(x.held), x.bytes)
		}
	}
}
