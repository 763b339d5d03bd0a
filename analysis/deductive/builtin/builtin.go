// Package builtin holds what was learned for the codebook that is built in, one model a
// language: from its indicators, its examples and near-misses, and from the coded
// passages beside it (all invented). The models are made by go generate from what is in
// the repository, and serve every codebook that has the same codes and examples.
package builtin

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"slices"
	"sync"

	"cocode/analysis/deductive/model"
	"cocode/analysis/deductive/passages"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
	"cocode/codebook/powertriangle"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
)

//go:generate go run cocode/cmd/internal/generate

// Languages are those that there is a model for.
var Languages = []string{"en", "sv"}

//go:embed data
var files embed.FS

// file is a model's file: what it was made from, and the model.
type file struct{ made, model []byte }

func open(lang string) (file, bool) {
	data, err := files.ReadFile("data/" + lang + ".model")
	if err != nil || len(data) < sha256.Size {
		return file{}, false
	}
	return file{data[:sha256.Size], data[sha256.Size:]}, true
}

// made tells what a model was made from: the whole codebook and the passages.
func made(passages string) []byte {
	h := sha256.New()
	h.Write(powertriangle.Source)
	h.Write([]byte(passages))
	return h.Sum(nil)
}

// Known returns the model for a codebook that was made from the one that is built in, and
// the number that each of the reader's codes has there; -1 for codes that are new, or
// that are defined in other words. Examples are those that the model points at. ok is
// false if no code is known.
func Known(r *sentence.Reader) (m *model.Model, numbers []int, examples []sentence.Example, ok bool) {
	decode, spoken := models[r.Language]
	book := powertriangle.Codebook()
	own, theirs := definitions(book, r.Language), definitions(r.Book, r.Language)
	same := func(code string) bool { d, has := own[code]; return has && d == theirs[code] }
	if !spoken || !slices.ContainsFunc(r.Codes, same) {
		return nil, nil, nil, false
	}
	if m, ok = decode(); !ok {
		return nil, nil, nil, false
	}
	for _, code := range r.Codes {
		number := -1
		if same(code) {
			number = slices.Index(m.Codes, code)
		}
		numbers = append(numbers, number)
	}
	return m, numbers, sentence.Examples(book, r.Language), true
}

func definitions(b *codebook.Codebook, lang string) map[string]string {
	all := map[string]string{}
	for _, p := range b.Codable() {
		all[p.ID] = p.Definition[lang] + p.Definition[""]
	}
	return all
}

// models decodes each model once.
var models = map[string]func() (*model.Model, bool){"en": decoder("en"), "sv": decoder("sv")}

func decoder(lang string) func() (*model.Model, bool) {
	return sync.OnceValues(func() (*model.Model, bool) {
		m, err := Decode(lang)
		return m, err == nil // a test keeps the embedded files sound
	})
}

// Fresh reports whether the model of a language was made from the codebook that is
// built in and these passages.
func Fresh(lang, passages string) bool {
	f, ok := open(lang)
	return ok && bytes.Equal(f.made, made(passages))
}

// Make trains the model of a language with the passages in it, and returns its file.
func Make(lang, src string) ([]byte, diag.List) {
	data, _, problems := Data(lang, src)
	if problems.Failed() {
		return nil, problems
	}
	return append(made(src), model.Train(data, model.Options{}).Encode()...), problems
}

// Data returns what the model of a language is learned from.
func Data(lang, src string) (model.Data, *sentence.Reader, diag.List) {
	in, problems := powertriangle.Codebook().Compile(lang)
	r := sentence.NewReader(in)
	interviews, wrong := passages.Read("passages-"+lang, lang, src)
	problems = append(problems, wrong...)
	data := model.Data{Codes: r.Codes, Alone: r.Alone()}
	for i := range interviews {
		sequence, wrong := Sequence(r, &interviews[i])
		problems = append(problems, wrong...)
		data.Sequences = append(data.Sequences, sequence)
	}
	return data, r, problems
}

// Sequence returns the sentences of an interview with their codes.
func Sequence(r *sentence.Reader, x *passages.Interview) (model.Sequence, diag.List) {
	var problems diag.List
	s := model.Sequence{Group: x.Document.ID}
	for _, part := range r.Document(x.Document, annotate.Document(x.Document)) {
		for _, code := range x.Codes(part.Span.Start) {
			if c, ok := r.Number(code); ok {
				part.Sample.Codes = append(part.Sample.Codes, c)
			} else {
				problems.Errorf(diag.Position{File: x.Document.Name}, "", "there is no code %q, at %q", code, part.Span.Of(x.Document.Text))
			}
		}
		s.Samples = append(s.Samples, part.Sample)
	}
	return s, problems
}

// Decode reads the model of a language anew.
func Decode(lang string) (*model.Model, error) {
	f, _ := open(lang)
	return model.Decode(f.model)
}
