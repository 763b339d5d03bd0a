package facet

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"cocode/analysis"
	"cocode/codebook/indicator"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

//go:embed cues/*.yaml
var files embed.FS

// cueFile is a file of cues as it is written.
type cueFile struct {
	Lists  map[string][]string         `yaml:"lists"`
	Facets map[string]map[string][]cue `yaml:"facets"`
}

// cue is an expression that speaks for a word of a facet.
type cue struct {
	At      diag.Position `yaml:"-"`
	Match   string        `yaml:"match"`
	Regex   string        `yaml:"regex"`
	Weight  float64       `yaml:"weight"`
	Not     bool          `yaml:"not"`     // it takes away those that it covers
	Speaker bool          `yaml:"speaker"` // it does not count inside quotation marks
}

// FromScalar takes the short form: the expression alone.
func (c *cue) FromScalar(value string) error {
	c.Match = value
	return nil
}

// strength is the weight, or a middling one if none is given.
func (c cue) strength() float64 { return cmp.Or(c.Weight, 0.6) }

// String returns the expression as written.
func (c cue) String() string {
	if c.Regex != "" {
		return "/" + c.Regex + "/"
	}
	return c.Match
}

// rule is a cue with what it speaks for.
type rule struct {
	cue
	facet, word string
}

// cues are a language's cues, compiled.
type cues struct {
	rules   []rule
	matcher *indicator.Matcher
}

// phrases gives the words of a language as an annotation would.
type phrases string

// Words returns the tokens of a few words.
func (p phrases) Words(s string) []language.Token { return annotate.Phrase(string(p), s) }

var (
	compiled = map[string]*cues{}
	lock     sync.Mutex
)

// cuesFor returns the cues of a language, compiled once; none if there is no file.
func cuesFor(lang string) *cues {
	lock.Lock()
	defer lock.Unlock()
	if c, ok := compiled[lang]; ok {
		return c
	}
	c, err := compile(lang)
	if err != nil {
		panic(err) // the files are embedded: this is a fault of the program
	}
	compiled[lang] = c
	return c
}

func compile(lang string) (*cues, error) {
	c := &cues{}
	src, err := files.ReadFile("cues/" + lang + ".yaml")
	if err != nil || lang == "codes" {
		c.matcher, _ = indicator.Compile(nil, nil, phrases(lang))
		return c, nil
	}
	var file cueFile
	if err := strict.Decode("facets-"+lang+".yaml", src, &file).Err(); err != nil {
		return nil, err
	}
	for _, facet := range slices.Sorted(maps.Keys(file.Facets)) {
		for _, word := range slices.Sorted(maps.Keys(file.Facets[facet])) {
			if err := new(analysis.Facets).Set(facet, word); err != nil {
				return nil, err
			}
			for _, cue := range file.Facets[facet][word] {
				c.rules = append(c.rules, rule{cue, facet, word})
			}
		}
	}
	slices.SortStableFunc(c.rules, func(a, b rule) int { return cmp.Compare(a.At.Line, b.At.Line) })
	return c, c.compile(lang, file.Lists)
}

func (c *cues) compile(lang string, lists map[string][]string) error {
	rules := make([]indicator.Rule, len(c.rules))
	for i, r := range c.rules {
		rules[i] = indicator.Rule{Match: r.Match, Regex: r.Regex}
	}
	matcher, errs := indicator.Compile(rules, lists, phrases(lang))
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("%s: %q: %w", c.rules[i].At, c.rules[i], err)
		}
	}
	c.matcher = matcher
	return nil
}

// holders is the file that says whose a finding is by its code.
type holders struct {
	Holders map[string]string `yaml:"holders"`
	Weight  float64           `yaml:"weight"`
}

var codeHolders = sync.OnceValue(func() holders {
	src, _ := files.ReadFile("cues/codes.yaml") // embedded: it cannot fail
	var h holders
	if err := strict.Decode("facets-codes.yaml", src, &h).Err(); err != nil {
		panic(err) // the file is embedded: this is a fault of the program
	}
	return h
})

// byCode returns what a code of the built-in codebook itself says of the holder; an
// empty vote for others.
func byCode(code string) vote {
	h := codeHolders()
	return vote{h.Holders[code], -1, analysis.Evidence{Kind: "code", Rule: code, Weight: h.Weight}}
}
