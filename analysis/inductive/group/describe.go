package group

import (
	"math"
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/vectors"
	"cocode/corpus/language/vectors/lsa"
)

// Text is what the grouping sees of a text.
type Text struct {
	Words   []string // as they were said: looked up in the vectors of the language
	Lemmas  []string // the base forms of all words
	Content []string // the base forms of those that tell what the text is about
	About   []Share  // what it is about in general, if anybody knows
}

// Join returns texts of a language in a row, with as much of them as LayItems looks at
// there: a study has many units, each with those around it, and holding all of that
// several times over would be most of what the program needs.
func Join(texts []Text, language string) Text {
	t := Text{Content: joined(texts, func(t Text) []string { return t.Content })}
	if language == english {
		t.Words = joined(texts, func(t Text) []string { return t.Words })
	} else {
		t.Lemmas = joined(texts, func(t Text) []string { return t.Lemmas })
	}
	return t
}

// joined is one list, made as long as it has to be.
func joined(texts []Text, f func(Text) []string) []string { return slices.Concat(each(texts, f)...) }

// english is the language that has vectors.
const english = "en"

// Share is how much one of some general topics counts in a text.
type Share struct {
	Topic  int // from 0 on
	Weight float32
}

// TextOf returns a text that is given as tokens of a language. Where no word tells
// anything, all do; the parts of a compound count as well as the whole.
func TextOf(code string, tokens []language.Token) Text {
	var t Text
	for _, token := range tokens {
		if !token.IsWord() {
			continue
		}
		t.Words, t.Lemmas = append(t.Words, token.Word), append(t.Lemmas, token.Lemma)
		if token.Stop {
			continue
		}
		t.Content = append(t.Content, token.Lemma)
		if head, last, ok := annotate.Compound(code, token.Lemma); ok {
			t.Content = append(t.Content, head, last)
		}
	}
	if len(t.Content) == 0 {
		t.Content = t.Lemmas
	}
	return t
}

// How a text is described. Vectors know what words mean anywhere; the study's own
// space knows what this study talks of, and its small words who does and who does not.
const (
	contentWeight = 0.7 // of the space of content words beside the vectors
	lemmaWeight   = 0.5 // of the space of all words
	generalWeight = 1.6 // of the general topics
)

// detail is how finely texts are described. Labelled texts stand alone and need all
// that can be known; the units of a study come with what is said around them, and a
// coarser view of them gives groups that are at least as stable, in half the time.
type detail struct {
	own    int  // dimensions of the study's own spaces
	all    int  // dimensions of the points
	lemmas bool // the space of all words counts too
}

var (
	fine   = detail{own: 120, all: 128, lemmas: true}
	coarse = detail{own: 60, all: 64}
)

// describe returns texts in one language as points. English has vectors of its own;
// for other languages the study's own latent semantic space must do.
func describe(texts []Text, language string, d detail) Points {
	content := func() []vectors.Vector {
		return ownSpace(each(texts, func(t Text) []string { return t.Content }), d.own)
	}
	weights := []float64{contentWeight}
	if language == english {
		content = func() []vectors.Vector { return ownSpace(extend(texts), d.own) }
	}
	spaces := []func() []vectors.Vector{content}
	if language == english {
		spaces, weights = append(spaces, func() []vectors.Vector { return known(texts) }), append(weights, 1)
	}
	if d.lemmas || language != english {
		lemmas := func() []vectors.Vector {
			return ownSpace(each(texts, func(t Text) []string { return t.Lemmas }), d.own)
		}
		weight := lemmaWeight
		if language != english {
			weight = contentWeight
		}
		spaces, weights = append(spaces, lemmas), append(weights, weight)
	}
	if topics := topicsOf(texts); topics > 0 {
		spaces, weights = append(spaces, func() []vectors.Vector { return general(texts, topics) }), append(weights, generalWeight)
	}
	parts := make([][]vectors.Vector, len(spaces))
	parallelEach(len(spaces), func(i int) { parts[i] = spaces[i]() })
	return reduce(join(parts, weights), d.all)
}

func each(texts []Text, f func(Text) []string) [][]string {
	out := make([][]string, len(texts))
	for i, t := range texts {
		out[i] = f(t)
	}
	return out
}

// ownSpace returns the texts in the latent semantic space of the study.
func ownSpace(lemmas [][]string, dimensions int) []vectors.Vector {
	space := lsa.New(lemmas, lsa.Options{Dimensions: max(2, min(dimensions, len(lemmas)/3))})
	out := make([]vectors.Vector, len(lemmas))
	parallel(len(lemmas), func(i int) { out[i] = space.Embed(lemmas[i]) })
	return out
}

// topicsOf returns how many general topics the texts may have.
func topicsOf(texts []Text) int {
	n := 0
	for _, t := range texts {
		for _, s := range t.About {
			n = max(n, s.Topic+1)
		}
	}
	return n
}

// general returns the texts by their general topics, an axis each.
func general(texts []Text, topics int) []vectors.Vector {
	out := make([]vectors.Vector, len(texts))
	parallel(len(texts), func(i int) {
		out[i] = make(vectors.Vector, topics)
		for _, s := range texts[i].About {
			out[i][s.Topic] += s.Weight
		}
		scale(out[i])
	})
	return out
}

// known returns the texts by the English vectors, seen from the centre of the study.
func known(texts []Text) []vectors.Vector {
	table := vectors.English()
	out := make([]vectors.Vector, len(texts))
	parallel(len(texts), func(i int) { out[i] = table.Embed(texts[i].Words) })
	centre := vectors.CentreOf(out)
	parallel(len(texts), func(i int) { out[i] = centre.Of(out[i]) })
	return out
}

// join puts several descriptions of each text side by side.
func join(parts [][]vectors.Vector, weights []float64) Points {
	dim := 0
	for _, p := range parts {
		if len(p) > 0 {
			dim += len(p[0])
		}
	}
	points := newPoints(len(parts[0]), dim)
	parallel(points.n, func(i int) {
		row, at := points.Row(i), 0
		for k, p := range parts {
			for _, x := range p[i] {
				row[at] = float32(weights[k] * float64(x))
				at++
			}
		}
		scale(row)
	})
	return points
}

// scale makes a row one of length 1, or leaves it zero.
func scale(row []float32) {
	if square := float64(dot(row, row)); square > 1e-20 {
		factor := float32(1 / math.Sqrt(square))
		for i := range row {
			row[i] *= factor
		}
	}
}

// mostForAxes is how many points the principal axes are found from at most.
const mostForAxes = 4000

// reduce turns points to their principal axes and keeps the first dim of them: what
// is left out is noise mostly, and takes time.
func reduce(p Points, dim int) Points {
	if p.n == 0 || p.dim <= dim {
		return p
	}
	axes := principal(p.Subset(even(p.n, mostForAxes)), dim)
	out := newPoints(p.n, dim)
	parallel(p.n, func(i int) {
		row := out.Row(i)
		for k := range row {
			row[k] = dot(p.Row(i), axes.Row(k))
		}
		scale(row)
	})
	return out
}

// even returns at most most of the numbers below n, in even steps.
func even(n, most int) []int {
	count := min(n, most)
	out := make([]int, count)
	for i := range out {
		out[i] = i * n / count
	}
	return out
}
