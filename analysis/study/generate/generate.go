// Package generate invents interviews, meaning units and suggestions of any number,
// the same for the same seed, so that the study file can be measured at sizes that
// nobody has collected. Nobody said any of it: the words are drawn at random.
package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Size tells how much to invent.
type Size struct {
	Words       int // in each interview
	Unit        int // words in each meaning unit
	Suggestions int // for each interview
}

// Full is the size of an interview of an hour.
var Full = Size{Words: 8000, Unit: 20, Suggestions: 500}

// Interview is an invented interview with its meaning units and suggestions.
type Interview struct {
	Document    corpus.Document
	Units       []corpus.Unit
	Suggestions []analysis.Suggestion
}

// Codes is the number of codes in Codebook.
const Codes = 20

// Codebook is the scheme that the suggestions are from.
func Codebook() analysis.Scheme {
	s := analysis.Scheme{ID: "invented", Name: "Invented codes", Nodes: []analysis.Node{{ID: "all", Name: "All", Level: analysis.LevelCategory}}}
	for i := range Codes {
		s.Nodes = append(s.Nodes, analysis.Node{ID: code(i), Name: fmt.Sprintf("Code %d", i), Parent: "all", Level: analysis.LevelCode})
	}
	return s
}

func code(i int) string { return fmt.Sprintf("code-%d", i) }

// New invents interview number n.
func New(n int, size Size) Interview {
	g := &generator{random: rand.New(rand.NewPCG(uint64(n), 1)), size: size}
	name := fmt.Sprintf("interview-%04d", n)
	g.Document = corpus.Document{Name: name, Source: name + ".txt", Format: "text", Language: "en", Speakers: []corpus.Speaker{
		{Label: "I", Role: corpus.Interviewer}, {Label: fmt.Sprintf("P%d", n), Role: corpus.Participant, Participant: fmt.Sprintf("P%d", n)},
	}}
	for words := 0; words < size.Words; {
		words += g.turn(0, 12)
		words += g.turn(1, 60+g.random.IntN(120))
	}
	g.Document.Text = g.text.String()
	g.Document.ID = corpus.Identify(name, g.Document.Text, 0)
	for i := range g.Units {
		g.Units[i].ID = corpus.UnitID(g.Document.ID, g.Units[i].Spans[0])
	}
	g.suggest()
	return g.Interview
}

type generator struct {
	Interview
	random *rand.Rand
	size   Size
	text   strings.Builder
}

// turn writes what one speaker says and returns the number of words.
func (g *generator) turn(speaker, words int) int {
	fmt.Fprintf(&g.text, "%s: ", g.Document.Speakers[speaker].Label)
	start := g.text.Len()
	for written := 0; written < words; written += g.size.Unit {
		if written > 0 {
			g.text.WriteByte(' ')
		}
		span := g.sentence()
		if speaker > 0 {
			g.Units = append(g.Units, corpus.Unit{Turn: len(g.Document.Turns), Spans: []text.Span{span}})
		}
	}
	g.Document.Turns = append(g.Document.Turns, corpus.Turn{Speaker: speaker, Span: text.Span{Start: start, End: g.text.Len()}, Start: corpus.Unknown, End: corpus.Unknown})
	g.text.WriteByte('\n')
	return words
}

func (g *generator) sentence() text.Span {
	start := g.text.Len()
	for i := range g.size.Unit {
		if i > 0 {
			g.text.WriteByte(' ')
		}
		g.text.WriteString(g.word())
	}
	g.text.WriteByte('.')
	return text.Span{Start: start, End: g.text.Len()}
}

// word draws from some 20,000 words, few of them often (after Zipf).
func (g *generator) word() string {
	rank := int(20000 / (1 + g.random.Float64()*20000))
	if g.random.IntN(2) == 0 {
		rank = g.random.IntN(200 + g.random.IntN(20000))
	}
	return spell(rank)
}

var syllables = []string{"ta", "re", "mi", "so", "lu", "ven", "dor", "på", "kin", "hal", "est", "om", "ny", "gra", "fö", "sti", "be", "ar"}

func spell(rank int) string {
	word := syllables[rank%len(syllables)]
	for rank /= len(syllables); rank > 0; rank /= len(syllables) {
		word += syllables[rank%len(syllables)]
	}
	return word
}

// suggest gives every interview its number of suggestions, with two reasons each.
func (g *generator) suggest() {
	seen := map[string]bool{}
	for tries := 0; len(g.Suggestions) < g.size.Suggestions && tries < 20*g.size.Suggestions; tries++ {
		u := g.Units[g.random.IntN(len(g.Units))]
		c := code(g.random.IntN(Codes))
		if seen[u.ID+c] {
			continue
		}
		seen[u.ID+c] = true
		span := u.Spans[0]
		first := text.Span{Start: span.Start, End: span.Start + strings.IndexByte(span.Of(g.Document.Text), ' ')}
		g.Suggestions = append(g.Suggestions, analysis.Suggestion{Unit: u.ID, Code: c, Confidence: float64(g.random.IntN(100)) / 100, Evidence: []analysis.Evidence{
			{Spans: []text.Span{first}, Kind: "indicator", Rule: "want near time", Place: "codebook.yaml:41", Weight: 0.5},
			{Spans: []text.Span{span}, Kind: "learned", Rule: "a feature", Weight: 0.25},
		}})
	}
}
