package labelled

import (
	"strings"

	"cocode/analysis/inductive/baseline"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/measure"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Groups   int    // how many; 0: as many as there are labels
	Language string // of the texts, ISO 639-1; empty: the one they seem to be in
	Seed     uint64 // of what is random in the methods that are compared
}

// Evaluation is how a sample's groups compare with its labels.
type Evaluation struct {
	Texts  int
	Labels int // distinct ones
	Wanted int // the number of groups that was asked for
	Groups []int
	Own    measure.Agreement
	Others []Method // what is compared with
}

// Method is another way to group, and what it reaches.
type Method struct {
	Name string
	measure.Agreement
}

// Evaluate groups texts without looking at their labels, and compares the groups with
// the labels. The same texts give the same groups.
func Evaluate(texts, labels []string, o Options) Evaluation {
	e := Evaluation{Texts: len(texts), Labels: distinct(labels), Wanted: o.Groups}
	if e.Wanted <= 0 {
		e.Wanted = e.Labels
	}
	described, lang := Describe(texts, o.Language)
	e.Groups = housed(group.Lay(described, lang).Groups(e.Wanted))
	e.Own = measure.Compare(e.Groups, labels)
	stop := annotate.Lists(lang).Stop.Has
	counted := baseline.Count(texts, nil)
	for _, m := range []struct {
		name   string
		groups []int
	}{
		{"k-means on TF-IDF", baseline.KMeans(counted, e.Wanted, o.Seed)},
		{"NMF on TF-IDF", baseline.NMF(baseline.Count(texts, stop), e.Wanted, o.Seed)},
		{"random", baseline.Chance(len(texts), e.Wanted, o.Seed)},
	} {
		e.Others = append(e.Others, Method{m.name, measure.Compare(m.groups, labels)})
	}
	return e
}

func distinct(labels []string) int {
	seen := map[string]bool{}
	for _, l := range labels {
		seen[l] = true
	}
	return len(seen)
}

// housed puts texts of which nothing is known into the largest group, so that every
// row has one.
func housed(groups []int) []int {
	for i, g := range groups {
		if g == group.None {
			groups[i] = 0
		}
	}
	return groups
}

// Describe returns texts as the grouping sees them, and the language that they are
// taken to be in.
func Describe(texts []string, code string) ([]group.Text, string) {
	d := document(texts, code)
	a := annotate.Document(d)
	if code = a.Language; code == "" {
		code = "en"
	}
	out := make([]group.Text, len(texts))
	for i, turn := range d.Turns {
		r := a.Within(turn.Span)
		out[i] = group.TextOf(a.Language, a.Tokens[r.First:r.End])
	}
	return out, code
}

// document returns texts as the turns of one document.
func document(texts []string, code string) *corpus.Document {
	d := &corpus.Document{Language: code, Speakers: []corpus.Speaker{{Role: corpus.Participant}}}
	var b strings.Builder
	for _, t := range texts {
		start := b.Len()
		b.WriteString(t)
		d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: start, End: b.Len()}})
		b.WriteString("\n\n")
	}
	d.Text = b.String()
	return d
}
