package refine

import (
	"embed"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"cocode/analysis/refine/internal/phrase"
	"cocode/codebook/strict"
	"cocode/corpus/text"
)

//go:embed cues/*.yaml
var cueFiles embed.FS

// cueFile is a file of cues as it is written.
type cueFile struct {
	Connectives []string            `yaml:"connectives"`
	Outcomes    map[string][]string `yaml:"outcomes"`
	Negations   []string            `yaml:"negations"`
}

// Outcomes of an attempt.
const (
	Worked  = "worked"
	Partly  = "partly"
	Failed  = "failed"
	Unknown = "unknown"
)

// cues find the words that join findings and those that tell how an attempt ended.
type cues struct {
	connectives phrase.Set
	outcomes    phrase.Set
	negations   phrase.Set
}

// cuesByLanguage are read once. The language "" has the words of all.
var cuesByLanguage = sync.OnceValue(func() map[string]*cues {
	all := map[string]*cues{"": {}}
	files, _ := cueFiles.ReadDir("cues") // embedded: it cannot fail
	for _, f := range files {
		src, _ := cueFiles.ReadFile("cues/" + f.Name())
		var file cueFile
		if err := strict.Decode(f.Name(), src, &file).Err(); err != nil {
			panic(err) // the file is embedded: this is a fault of the program
		}
		lang := strings.TrimSuffix(f.Name(), path.Ext(f.Name()))
		all[lang] = &cues{}
		all[lang].add(file)
		all[""].add(file)
	}
	return all
})

func (c *cues) add(f cueFile) {
	c.connectives.Add("", f.Connectives...)
	c.negations.Add("", f.Negations...)
	for _, outcome := range slices.Sorted(maps.Keys(f.Outcomes)) {
		c.outcomes.Add(outcome, f.Outcomes[outcome]...)
	}
}

// cuesFor returns the cues of a document's language; those of all languages if it is
// not known, and none that match if nobody has written any.
func (m *Material) cuesFor(document int32) *cues {
	if c, ok := cuesByLanguage()[m.in.Documents[document].Language]; ok {
		return c
	}
	return &cues{}
}

// connective returns the connective in a span that stands nearest to a place.
func (c *cues) connective(t string, in text.Span, at int) string {
	best, least := "", -1
	for _, h := range c.connectives.Find(t, in) {
		if d := max(h.Start-at, at-h.Start); least < 0 || d < least {
			best, least = text.Fold(h.Of(t)), d
		}
	}
	return best
}

// outcome returns how an attempt ended, as the first words in a span that say so
// have it, and these words.
func (c *cues) outcome(t string, in text.Span) (outcome, words string) {
	hits := c.outcomes.Find(t, in)
	if len(hits) == 0 {
		return Unknown, ""
	}
	h := hits[0]
	if h.Meaning == Worked {
		if from, negated := c.negatedFrom(t, in.Start, h.Start); negated {
			return Failed, t[from:h.End]
		}
	}
	return h.Meaning, h.Of(t)
}

// wordsBefore is how many words before an outcome may negate it.
const wordsBefore = 3

// negatedFrom returns where a negation begins that stands at most three words before
// a place, in the same clause.
func (c *cues) negatedFrom(t string, from, to int) (int, bool) {
	if i := strings.LastIndexAny(t[from:to], ".,;:!?–—"); i >= 0 {
		from += i
	}
	hits := c.negations.Find(t, text.Span{Start: from, End: to})
	if len(hits) == 0 {
		return 0, false
	}
	last := hits[len(hits)-1]
	between := 0
	for w, ok := phrase.Next(t, last.End, to); ok; w, ok = phrase.Next(t, w.End, to) {
		between++
	}
	return last.Start, between < wordsBefore
}
