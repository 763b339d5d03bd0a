// Package facet proposes the facets of codings: who holds the resource or the view,
// whose words tell it, when it holds, in which phase of the work. It is a pass like
// the deductive one: it reads the words around a coding with cues that are written in
// the language of indicators, and every proposal names the words that speak for it
// and against it. Where no words tell a facet, it proposes nothing; a person decides.
package facet

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/codebook/indicator"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Threshold is the confidence from which a facet is proposed.
const Threshold = 0.5

// Input is one document with what the facets are proposed for. Of a suggestion only
// the unit, the code and where its evidence stands are used, so that codings may be
// put in their place.
type Input struct {
	Document    *corpus.Document
	Annotation  *language.Annotation
	Units       []corpus.Unit
	Suggestions []analysis.Suggestion
}

// Proposal is what the words tell of one coding.
type Proposal struct {
	Unit    string
	Code    string
	Facets  analysis.Facets
	Reasons []Reason // for each facet that is proposed, in the order of AllFacets
}

// Reason says why a facet is proposed.
type Reason struct {
	Facet      string
	Word       string
	Confidence float64             // 0 to 1
	Evidence   []analysis.Evidence // for the word, then against it: for others
}

// Pass proposes facets in one language. It is not safe for use by several goroutines:
// make one for each.
type Pass struct {
	cues    *cues
	session *indicator.Session
}

// New returns the pass for a language. ok is false if there are no cues for it; the
// pass then proposes holders by code only.
func New(lang string) (p *Pass, ok bool) {
	c := cuesFor(lang)
	return &Pass{c, c.matcher.Session()}, len(c.rules) > 0
}

// Propose returns a proposal for every suggestion, in their order. Suggestions for
// units that are not among the document's get an empty one.
func (p *Pass) Propose(in Input) []Proposal {
	hits := p.hits(in)
	units := make(map[string]corpus.Unit, len(in.Units))
	for _, u := range in.Units {
		units[u.ID] = u
	}
	all := make([]Proposal, len(in.Suggestions))
	for i, s := range in.Suggestions {
		all[i] = Proposal{Unit: s.Unit, Code: s.Code}
		u, ok := units[s.Unit]
		if !ok || len(u.Spans) == 0 {
			continue
		}
		p.propose(&all[i], in, within(hits, u), evidence(s, u))
	}
	return all
}

// Tell gives the suggestions of in the facets that the words tell, with the reasons:
// of each cue the place where it speaks most.
func (p *Pass) Tell(in Input) {
	for i, told := range p.Propose(in) {
		s := &in.Suggestions[i]
		s.Facets, s.FacetEvidence = told.Facets, nil
		for _, r := range told.Reasons {
			s.FacetEvidence = append(s.FacetEvidence, r.strongest()...)
		}
	}
}

// strongest returns the evidence with the facet that it is of, each rule once.
func (r Reason) strongest() []analysis.Evidence {
	var list []analysis.Evidence
	for _, e := range r.Evidence {
		e.Facet = r.Facet + "=" + r.Word
		e.Weight = math.Round(1000*e.Weight) / 1000
		e.Spans = append([]text.Span{}, e.Spans...) // none rather than null
		same := func(o analysis.Evidence) bool { return o.Place == e.Place && o.Rule == e.Rule }
		switch i := slices.IndexFunc(list, same); {
		case i < 0:
			list = append(list, e)
		case list[i].Weight < e.Weight:
			list[i] = e
		}
	}
	return list
}

// hits reads the document once, turn by turn, and takes away what cues with `not`
// cover.
func (p *Pass) hits(in Input) []indicator.Hit {
	var all []indicator.Hit
	sentences := in.Annotation.Sentences
	for first := 0; first < len(sentences); {
		last := first + 1
		for last < len(sentences) && sentences[last].Turn == sentences[first].Turn {
			last++
		}
		if t := sentences[first].Turn; t >= len(in.Document.Turns) || in.Document.Speaker(in.Document.Turns[t]).Role != corpus.Interviewer {
			all = append(all, p.uncovered(p.session.Turn(in.Annotation, in.Document.Text, first, last))...)
		}
		first = last
	}
	slices.SortStableFunc(all, func(a, b indicator.Hit) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	return all
}

func (p *Pass) uncovered(hits []indicator.Hit) []indicator.Hit {
	nots := map[string][]text.Span{} // by facet, in order
	for _, h := range hits {
		if r := p.cues.rules[h.Rule]; r.Not {
			nots[r.facet] = append(nots[r.facet], extent(h.Spans))
		}
	}
	var kept []indicator.Hit
	for _, h := range hits {
		if r := p.cues.rules[h.Rule]; !r.Not && !overlapped(extent(h.Spans), nots[r.facet]) {
			kept = append(kept, h)
		}
	}
	return kept
}

// overlapped reports whether a place lies in or across one of several, which are in
// order and short.
func overlapped(s text.Span, by []text.Span) bool {
	at, _ := slices.BinarySearchFunc(by, s.Start, func(o text.Span, start int) int { return cmp.Compare(o.End, start+1) })
	return slices.ContainsFunc(by[at:min(at+3, len(by))], s.Overlaps)
}

// within returns the hits that begin in a unit.
func within(hits []indicator.Hit, u corpus.Unit) []indicator.Hit {
	e := u.Extent()
	from, _ := slices.BinarySearchFunc(hits, e.Start, func(h indicator.Hit, start int) int { return cmp.Compare(h.Spans[0].Start, start) })
	to := from
	for to < len(hits) && hits[to].Spans[0].Start < e.End {
		to++
	}
	return hits[from:to]
}

// evidence returns where the words stand that speak for a code: those of indicators,
// else whole sentences that are like others, else the unit.
func evidence(s analysis.Suggestion, u corpus.Unit) []text.Span {
	var exact, wide []text.Span
	for _, e := range s.Evidence {
		switch {
		case e.Against:
		case e.Kind == "example" || e.Kind == "learned":
			wide = append(wide, e.Spans...)
		default:
			exact = append(exact, e.Spans...)
		}
	}
	switch {
	case len(exact) > 0:
		return exact
	case len(wide) > 0:
		return wide
	}
	return u.Spans
}

// propose weighs the hits of a unit, facet by facet.
func (p *Pass) propose(to *Proposal, in Input, hits []indicator.Hit, spots []text.Span) {
	quotes := p.quotes(hits)
	spots = widen(in.Document.Text, spots, quotes)
	byFacet := map[string][]vote{}
	for _, h := range hits {
		r := p.cues.rules[h.Rule]
		if r.Speaker && slices.ContainsFunc(quotes, func(q text.Span) bool { return q.Contains(extent(h.Spans)) }) {
			continue
		}
		weight := r.strength() * closeness(in, h, spots)
		byFacet[r.facet] = append(byFacet[r.facet], vote{r.word, h.Rule, analysis.Evidence{Spans: h.Spans, Kind: "facet", Rule: r.String(), Place: r.At.String(), Weight: weight}})
	}
	if holder := byCode(to.Code); holder.word != "" {
		byFacet["holder"] = append(byFacet["holder"], holder)
	}
	for _, f := range analysis.AllFacets() {
		if reason, ok := decide(f, byFacet[f.Name]); ok {
			_ = to.Facets.Set(f.Name, reason.Word) // the cues hold known words only
			to.Reasons = append(to.Reasons, reason)
		}
	}
}

// quotes returns what stands in quotation marks: the hits of regular expressions that
// speak for reported words.
func (p *Pass) quotes(hits []indicator.Hit) []text.Span {
	var spans []text.Span
	for _, h := range hits {
		if r := p.cues.rules[h.Rule]; r.Regex != "" && r.word == "reported" {
			spans = append(spans, extent(h.Spans))
		}
	}
	return spans
}

// widen makes a place in quotation marks as wide as the quotation with the comma or
// colon before it: whoever is named there has said it.
func widen(t string, spots, quotes []text.Span) []text.Span {
	wide := slices.Clone(spots)
	for i, s := range spots {
		for _, q := range quotes {
			if q.Contains(s) {
				wide[i] = text.Span{Start: len(strings.TrimRight(t[:q.Start], " ,:")), End: q.End}
			}
		}
	}
	return wide
}

// Weights of a cue by where it stands from the words that speak for the code.
const (
	sameSentence = 0.7
	sameUnit     = 0.4
)

// closeness is how much a cue counts: wholly in the clause of the code's words, less
// in their sentence, least elsewhere in the unit.
func closeness(in Input, h indicator.Hit, spots []text.Span) float64 {
	hit := extent(h.Spans)
	best := sameUnit
	for _, s := range spots {
		switch {
		case hit.Overlaps(s) || sameClause(in.Document.Text, hit, s):
			return 1
		case inSentence(in.Annotation, h.Sentence, s):
			best = sameSentence
		}
	}
	return best
}

// sameClause reports whether no sign that ends a clause stands between two places.
func sameClause(t string, a, b text.Span) bool {
	from, to := a.End, b.Start
	if b.Start < a.Start {
		from, to = b.End, a.Start
	}
	for _, c := range t[from:max(from, to)] {
		switch c {
		case ',', ';', ':', '.', '!', '?', '–', '—', '\n':
			return false
		}
	}
	return true
}

func inSentence(a *language.Annotation, sentence int, s text.Span) bool {
	return sentence < len(a.Sentences) && a.Span(a.Sentences[sentence].Range).Overlaps(s)
}

func extent(spans []text.Span) text.Span {
	return text.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}
