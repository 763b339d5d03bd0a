package codebook

import (
	"slices"

	"cocode/codebook/indicator"
	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/polarity"
	"cocode/corpus/text"
)

// Instrument is a codebook made ready for one language: all indicators of all its
// codes in one matcher. It is safe for use by several goroutines through a Reading
// each.
type Instrument struct {
	Book     *Codebook
	Language string
	rules    []rule
	matcher  *indicator.Matcher
	signs    *polarity.Reader
}

type rule struct {
	code      *Code
	indicator *Indicator
}

// phrases gives the words of indicators as the annotation of texts does.
type phrases string

// Words returns the tokens of s.
func (lang phrases) Words(s string) []language.Token { return annotate.Phrase(string(lang), s) }

// Compile makes the instrument for a language. The list tells which indicators
// cannot be used, by their place in the codebook; Parse finds all of these but the
// ones that only a lexicon shows.
func (b *Codebook) Compile(lang string) (*Instrument, diag.List) {
	in := &Instrument{Book: b, Language: lang, signs: polarity.Of(lang)}
	var rules []indicator.Rule
	for p := range b.All() {
		for i := range p.Indicators[lang] {
			in.rules = append(in.rules, rule{p.Code, &p.Indicators[lang][i]})
			rules = append(rules, indicator.Rule{Match: p.Indicators[lang][i].Match, Regex: p.Indicators[lang][i].Regex})
		}
	}
	matcher, errs := indicator.Compile(rules, b.wordsOf(lang), phrases(lang))
	in.matcher = matcher
	var problems diag.List
	for i, err := range errs {
		if err != nil {
			problems.Errorf(in.rules[i].indicator.At, "", "indicator %q: %v", in.rules[i].indicator, err)
		}
	}
	return in, problems
}

// wordsOf returns the words of the lists in a language.
func (b *Codebook) wordsOf(lang string) map[string][]string {
	lists := map[string][]string{}
	for name, l := range b.Lists {
		lists[name] = l[lang]
	}
	return lists
}

// Match is an indicator that was met: by which words, under which sign.
type Match struct {
	Code      *Code
	Indicator *Indicator
	Sentence  int // index into the annotation's sentences
	Spans     []text.Span
	Polarity  language.Polarity
	Cues      []text.Span // the words that made the polarity, such as "never"
	Counts    bool        // the polarity is one that the indicator asks for
}

// Reading reads documents with an instrument, on behalf of one goroutine.
type Reading struct {
	in      *Instrument
	session *indicator.Session
}

// Reading returns a new reading.
func (in *Instrument) Reading() *Reading {
	return &Reading{in, in.matcher.Session()}
}

// Turn returns the matches in one turn, whose sentences are first to last
// (exclusive), in order of place. Matches under a polarity that their indicator
// does not ask for are among them, with Counts false: they explain what is missing.
func (r *Reading) Turn(d *corpus.Document, a *language.Annotation, first, last int) []Match {
	if first >= last {
		return nil
	}
	role := d.Speaker(d.Turns[a.Sentences[first].Turn]).Role
	var matches []Match
	var scopes polarity.Scopes
	read := -1
	for _, h := range r.session.Turn(a, d.Text, first, last) {
		rule := r.in.rules[h.Rule]
		if !hears(rule.indicator.Speaker, role) {
			continue
		}
		if h.Sentence != read { // hits come in the order of sentences
			scopes, read = r.in.signs.Scopes(a, a.Sentences[h.Sentence]), h.Sentence
		}
		m := Match{Code: rule.code, Indicator: rule.indicator, Sentence: h.Sentence, Spans: h.Spans}
		m.Polarity, m.Cues = scopes.At(within(h.Tokens, a.Sentences[h.Sentence].Range))
		m.Counts = rule.indicator.Counts(m.Polarity)
		matches = append(matches, m)
	}
	return matches
}

// hears reports whether an indicator listens to a speaker of a role.
func hears(speaker string, role corpus.Role) bool {
	switch speaker {
	case "anyone":
		return true
	case "interviewer":
		return role == corpus.Interviewer
	}
	return role != corpus.Interviewer
}

// within keeps the tokens of one sentence: words of another, found with ~t, do not
// stand under its signs.
func within(tokens []int, r language.Range) []int {
	return slices.DeleteFunc(slices.Clone(tokens), func(t int) bool { return t < r.First || t >= r.End })
}

// Speaks reports whether the codebook has indicators in a language.
func (b *Codebook) Speaks(lang string) bool {
	for p := range b.All() {
		if len(p.Indicators[lang]) > 0 {
			return true
		}
	}
	return false
}
