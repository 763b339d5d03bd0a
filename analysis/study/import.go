package study

import (
	"cmp"
	"fmt"
	"slices"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Added tells what AddDocuments did.
type Added struct {
	Documents []string  // ids of the documents that are new
	Already   []string  // ids of those that were there, word for word
	Problems  diag.List // why others were not added
}

// AddDocuments imports transcripts, in one transaction and as one event. A document
// without an identity gets one. One that is there already is left as it is; one
// whose name belongs to other words, or whose spans are not spans of its text, is
// reported and left out, and the others are added.
func (s *Study) AddDocuments(documents []corpus.Document) (Added, error) {
	var added Added
	err := s.change(func(f *fold) error {
		var parts []part
		names := map[string]bool{}
		for _, d := range documents {
			already, problem, err := f.admit(&d, names)
			switch {
			case err != nil:
				return err
			case problem != nil:
				added.Problems = append(added.Problems, *problem)
			case already:
				added.Already = append(added.Already, d.ID)
			default:
				names[d.Name] = true
				added.Documents = append(added.Documents, d.ID)
				parts = append(parts, part{d.ID, encode(recordDocument(d))})
			}
		}
		if len(parts) == 0 {
			return nil
		}
		return s.record(f, kindImport, subjectOf(parts), "", len(parts), parts)
	})
	if err != nil {
		return Added{}, err
	}
	return added, nil
}

// AddDocument imports one transcript and returns its identity.
func (s *Study) AddDocument(d corpus.Document) (string, error) {
	added, err := s.AddDocuments([]corpus.Document{d})
	if err == nil {
		err = added.Problems.Err()
	}
	if err != nil {
		return "", err
	}
	return append(added.Documents, added.Already...)[0], nil
}

// admit checks a document and gives it its identity. already says that it is in the
// study; a problem, why it cannot be.
func (f *fold) admit(d *corpus.Document, names map[string]bool) (already bool, problem *diag.Problem, err error) {
	reject := func(hint, format string, args ...any) *diag.Problem {
		return &diag.Problem{Position: diag.Position{File: cmp.Or(d.Source, d.Name)}, Summary: fmt.Sprintf(format, args...), Hint: hint}
	}
	if what := checkDocument(d); what != "" {
		return false, reject("this is a mistake of the reader of the file, not of the file", "%s", what), nil
	}
	purged, err := f.isPurged(d)
	if err != nil {
		return false, nil, err
	}
	if purged {
		return false, reject("leave it out", "a participant of it has withdrawn and was purged from the study"), nil
	}
	if already, err = f.identify(d); err != nil || already {
		return already, nil, err
	}
	if already, err = f.isHere(d); err != nil || already {
		return already, nil, err
	}
	if names[d.Name] {
		return false, reject("rename one of the files", "another document of this import is named %s too", d.Name), nil
	}
	other, err := f.db.text("SELECT id FROM document WHERE name = ?", d.Name)
	if err != nil || other == "" {
		return false, nil, err
	}
	return false, reject("import it with --update if this is a correction, or rename the file",
		"%s is in the study already (%s), with other words", d.Name, other), nil
}

// isPurged reports whether a document is one that was purged, or someone speaks in it
// who has withdrawn.
func (f *fold) isPurged(d *corpus.Document) (bool, error) {
	if f.purges == nil {
		purges, err := f.db.purges()
		if err != nil {
			return false, err
		}
		f.purges = &scrubber{purges: purges}
	}
	for _, p := range f.purges.purges {
		for _, x := range p.Documents {
			if x.Whole && x.ID == corpus.Identify(d.Name, d.Text, 0) {
				return true, nil
			}
		}
	}
	return slices.ContainsFunc(d.Participants(), f.purges.isWithdrawn), nil
}

// isHere reports whether a document of the same name has the same words, as after a
// correction that is imported twice; d then gets that document's identity.
func (f *fold) isHere(d *corpus.Document) (bool, error) {
	id, err := f.db.text("SELECT id FROM document WHERE name = ? AND hash = ?", d.Name, d.Hash())
	if id != "" {
		d.ID = id
	}
	return id != "", err
}

// identify gives a document its identity, another one if its first belongs to other
// words.
func (f *fold) identify(d *corpus.Document) (already bool, err error) {
	for salt := 0; ; salt++ {
		if d.ID == "" || salt > 0 {
			d.ID = corpus.Identify(d.Name, d.Text, salt)
		}
		known, err := f.document(d.ID)
		if err != nil || known == nil {
			return false, err
		}
		if known.hash == d.Hash() {
			return true, nil
		}
	}
}

// checkDocument says what is wrong with a document's text and spans; empty if nothing.
func checkDocument(d *corpus.Document) string {
	switch {
	case d.Name == "":
		return "the document has no name"
	case d.Text != text.Canonical(d.Text):
		return "the document's text is not canonical"
	case len(d.Turns) >= 1<<turnBits:
		return "the document has more than a million turns"
	}
	end := 0
	for i, t := range d.Turns {
		switch {
		case t.Speaker < 0 || t.Speaker >= len(d.Speakers):
			return fmt.Sprintf("turn %d has no speaker", i+1)
		case t.Span.Start < end || !fits(t.Span, d.Text):
			return fmt.Sprintf("turn %d is no span of the text, or overlaps the one before", i+1)
		}
		end = t.Span.End
	}
	for _, h := range d.Headings {
		if !fits(h, d.Text) {
			return "a heading is no span of the text"
		}
	}
	return ""
}

// fits reports whether s is a span of t that begins and ends between characters.
func fits(s text.Span, t string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(t) && startsRune(t, s.Start) && startsRune(t, s.End)
}

func startsRune(t string, i int) bool { return i == len(t) || t[i]&0xC0 != 0x80 }

// subjectOf names what an event is about: its one subject, or none if it has several.
func subjectOf(parts []part) string {
	if len(parts) == 1 {
		return parts[0].Subject
	}
	return ""
}
