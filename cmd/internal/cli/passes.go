package cli

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/facet"
	"cocode/analysis/study"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/unit"
)

// batch is how many documents are worked on at a time, enough for all cores; batchBytes
// bounds them too, since words take some fifteen times the memory of their text.
const batch = 32

// keptBytes is the most bytes of text that are held with their words from one pass to
// the next.
const keptBytes = 12 << 20

// annotated is one document with its words, for the passes of one command.
type annotated struct {
	*corpus.Document
	words *language.Annotation
}

// annotations holds what a command has annotated, so that two passes in a row read a
// document once.
type annotations struct {
	study        *study.Study
	held         map[string]annotated
	bytes        int                        // of the texts that are held
	atOnce, kept int                        // bounds on bytes: of one batch, and after it
	passes       map[string]*deductive.Pass // by language, made once
}

func newAnnotations(s *study.Study) *annotations {
	return &annotations{
		study: s, held: map[string]annotated{}, atOnce: batchBytes, kept: keptBytes, passes: map[string]*deductive.Pass{},
	}
}

// each calls do for documents, by identity, with their words.
func (x *annotations) each(ids []string, do func(annotated) error) error {
	for len(ids) > 0 {
		n, err := x.load(ids)
		if err != nil {
			return err
		}
		for _, id := range ids[:n] {
			if err := do(x.held[id]); err != nil {
				return err
			}
			x.let(id)
		}
		ids = ids[n:]
	}
	return nil
}

// load annotates the first of the documents, as far as one batch goes, and returns
// how many there are at hand.
func (x *annotations) load(ids []string) (int, error) {
	var missing []*corpus.Document
	n, size := 0, 0
	for n < len(ids) && n < batch && (n == 0 || size < x.atOnce) {
		id := ids[n]
		n++
		if _, ok := x.held[id]; ok {
			continue
		}
		d, err := x.study.Document(id)
		if err != nil {
			return 0, err
		}
		missing = append(missing, d)
		size += len(d.Text)
	}
	for d, words := range annotate.All(missing, runtime.GOMAXPROCS(0)) {
		x.held[d.ID] = annotated{d, words}
		x.bytes += len(d.Text)
	}
	return n, nil
}

// let lets go of a document if more is held than may be kept.
func (x *annotations) let(id string) {
	if d, ok := x.held[id]; ok && x.bytes > x.kept {
		x.bytes -= len(d.Text)
		delete(x.held, id)
	}
}

// allDocuments returns the identities of all documents.
func allDocuments(s *study.Study) ([]string, error) {
	list, err := s.Documents()
	ids := make([]string, len(list))
	for i, d := range list {
		ids[i] = d.ID
	}
	return ids, err
}

// segment cuts documents whose text has not been cut: those that are new, and words
// that a correction of a transcript has brought. Units that there are stay as they are.
func (a *app) segment(s *study.Study, words *annotations, ids []string, kind unit.Kind) error {
	uncut, err := s.Uncut(ids)
	if err != nil || len(uncut) == 0 {
		return err
	}
	var list []study.Segmentation
	step := a.Begin("units", len(uncut))
	n, grown := 0, 0
	err = words.each(uncut, func(d annotated) error {
		step.Add(1)
		there, err := corpusUnits(s, d.ID)
		if err != nil {
			return err
		}
		fresh := freshUnits(d.Document, there, unit.Split(d.Document, d.words, unit.Options{Kind: kind}))
		if len(fresh) > 0 {
			n, grown = n+len(fresh), grown+1
		}
		all := append(there, fresh...)
		slices.SortStableFunc(all, func(x, y corpus.Unit) int { return x.Spans[0].Start - y.Spans[0].Start })
		list = append(list, study.Segmentation{Document: d.ID, Units: all})
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := s.SetUnits(list); err != nil || n == 0 {
		return err
	}
	step.End("%d in %s", n, counted(grown, "interview"))
	return nil
}

// corpusUnits returns the units of a document that the passes read.
func corpusUnits(s *study.Study, id string) ([]corpus.Unit, error) {
	list, err := s.Units(study.UnitFilter{Document: id})
	units := make([]corpus.Unit, 0, len(list))
	for _, u := range list {
		units = append(units, u.Unit)
	}
	return units, err
}

// deduced is what the deductive pass came to.
type deduced struct {
	codebook    int
	suggestions []analysis.Suggestion
	units       int
	held        map[string]bool // units with a suggestion
	unread      []string        // documents in a language that the codebook is not written for
}

// suggesting makes suggestions for a document with a pass.
type suggesting func(*deductive.Pass, deductive.Input) []analysis.Suggestion

// deduce runs the deductive pass over documents and saves what it suggests.
func (a *app) deduce(s *study.Study, words *annotations, ids []string, book *codebook.Codebook, source []byte, suggest suggesting) (*deduced, error) {
	step := a.Begin("deductive", len(ids))
	result := &deduced{held: map[string]bool{}}
	facets := map[string]*facet.Pass{}
	err := words.each(ids, func(d annotated) error {
		defer step.Add(1)
		pass, err := a.passFor(words.passes, book, d.words.Language)
		if err != nil {
			return err
		}
		if pass == nil {
			result.unread = append(result.unread, d.Name)
			return nil
		}
		units, err := corpusUnits(s, d.ID)
		if err != nil {
			return err
		}
		result.units += len(units)
		list := suggest(pass, deductive.Input{Document: d.Document, Annotation: d.words, Units: units})
		tell(facets, d, units, list)
		for _, x := range list {
			result.suggestions = append(result.suggestions, x)
			result.held[x.Unit] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	was, err := newestBook(s)
	if err != nil {
		return nil, err
	}
	if result.codebook, err = s.AddCodebook(source, analysis.FromCodebook(book, studyLanguage(s)), book.Version); err != nil {
		return nil, err
	}
	if err := s.SaveSuggestions(result.codebook, analysis.MachineCoder, ids, result.suggestions); err != nil {
		return nil, err
	}
	if was != nil && was.ID == book.ID {
		if err := a.carry(s, was, book); err != nil {
			return nil, err
		}
	}
	step.End("%s on %d of %s", counted(len(result.suggestions), "suggestion"), len(result.held), counted(result.units, "unit"))
	if len(result.unread) > 0 {
		fmt.Fprintf(a.Err, "warning: the codebook has no indicators for the language of %s: %s\n", counted(len(result.unread), "interview"), strings.Join(result.unread, ", "))
	}
	return result, nil
}

// tell proposes the facets of what was suggested for a document. The passes are made
// once for a language.
func tell(passes map[string]*facet.Pass, d annotated, units []corpus.Unit, list []analysis.Suggestion) {
	if len(list) == 0 {
		return
	}
	lang := d.words.Language
	if passes[lang] == nil {
		passes[lang], _ = facet.New(lang)
	}
	passes[lang].Tell(facet.Input{Document: d.Document, Annotation: d.words, Units: units, Suggestions: list})
}

// newestBook returns the codebook that a study was last coded with, or nil.
func newestBook(s *study.Study) (*codebook.Codebook, error) {
	books, err := s.Codebooks()
	if err != nil || len(books) == 0 {
		return nil, err
	}
	newest := books[len(books)-1]
	book, problems := parseBook(fmt.Sprintf("codebook %d of the study", newest.N), newest.Source)
	return book, problems.Err()
}

// passFor returns the pass for a language, made once, or nil if the codebook has no
// indicators in it.
func (a *app) passFor(passes map[string]*deductive.Pass, book *codebook.Codebook, lang string) (*deductive.Pass, error) {
	if pass, made := passes[lang]; made {
		return pass, nil
	}
	passes[lang] = nil
	if !book.Speaks(lang) {
		return nil, nil
	}
	in, problems := book.Compile(lang)
	if err := a.report(problems); err != nil {
		return nil, err
	}
	passes[lang] = deductive.Taught(in)
	return passes[lang], nil
}

// studyLanguage returns the language in which most of a study's interviews are held;
// ties go to the one that sorts first.
func studyLanguage(s *study.Study) string {
	list, err := s.Documents()
	if err != nil {
		return "en"
	}
	count := map[string]int{}
	for _, d := range list {
		count[d.Language]++
	}
	best := "en"
	for lang, n := range count {
		if n > count[best] || n == count[best] && lang < best {
			best = lang
		}
	}
	return best
}
