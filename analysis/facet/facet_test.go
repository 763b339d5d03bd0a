package facet_test

import (
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/facet"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// propose returns the facets of a code whose evidence are the words between braces.
func propose(t *testing.T, lang, code, marked string) (string, facet.Proposal) {
	t.Helper()
	before, rest, _ := strings.Cut(marked, "{")
	words, after, found := strings.Cut(rest, "}")
	full := before + words + after
	d := &corpus.Document{ID: "d", Language: lang, Text: full, Speakers: []corpus.Speaker{{Role: corpus.Participant}},
		Turns: []corpus.Turn{{Span: text.Span{End: len(full)}}}}
	u := corpus.Unit{ID: "d-0", Spans: []text.Span{{End: len(full)}}}
	s := analysis.Suggestion{Unit: "d-0", Code: code}
	if found {
		s.Evidence = []analysis.Evidence{{Spans: []text.Span{{Start: len(before), End: len(before) + len(words)}}}}
	}
	p, ok := facet.New(lang)
	if !ok {
		t.Fatalf("no cues for %q", lang)
	}
	got := p.Propose(facet.Input{Document: d, Annotation: annotate.Document(d), Units: []corpus.Unit{u}, Suggestions: []analysis.Suggestion{s}})
	f := got[0].Facets
	return strings.Join([]string{f.Holder, f.Voice, f.When, f.Phase}, "|"), got[0]
}

// A star stands for a facet that the case does not ask about.
func TestPropose(t *testing.T) {
	for _, c := range []struct{ lang, code, words, want string }{
		{"en", "involving-users", "I {asked her what she wanted} for supper.", "coach|own||"},
		{"en", "involving-users", "We {sat down with the residents} and drew it.", "professional|own||"},
		{"en", "paternalism-among-professionals", "{Someone decides} and that is that.", "professional|||"},
		{"en", "self-subordination-among-users", "Her daughter said, “{we do not want to be a bother}.”", "relative|reported||"},
		{"en", "self-subordination-among-users", "She says {the doctor knows best}.", "*|reported||"},
		{"en", "paternalism-among-professionals", "We used to {decide for them}.", "professional|*|before|"},
		{"en", "paternalism-among-professionals", "We are not used to it, we {decide for them}.", "professional|*||"},
		{"en", "paternalism-among-professionals", "We no longer {decide for them}.", "professional|*|ceased|"},
		{"en", "paternalism-among-professionals", "We don't {decide for them} any more.", "professional|*|ceased|"},
		{"en", "involving-users", "We should {ask them} more often.", "professional|*|wished|"},
		{"en", "lack-of-time", "We used to {have no time}, now we do.", "*|*|before|"},
		{"en", "units-resources", "We used to have no time, now {we do}.", "*|*|now|"},
		{"en", "organizations-resources", "The manager {backed it with money}.", "manager|||"},
		{"en", "involving-users", "They were {with us from the start} of the planning.", "*|*||plan"},
		{"en", "involving-users", "We {tried it out with two residents}.", "*|*||do"},
		{"en", "involving-users", "They {helped us evaluate} the new menu.", "*|*||study"},
		{"en", "lack-of-time", "There was {no time}.", "|||"},
		{"en", "lack-of-time", "There is {no time} before seven.", "|||"},
		{"en", "lack-of-time", "There was {no time} before.", "||before|"},
		{"sv", "involving-users", "Jag {frågade henne} hur hon ville ha det.", "coach|*||"},
		{"sv", "involving-users", "Vi {satte oss med de boende}.", "professional|*||"},
		{"sv", "paternalism-among-professionals", "Vi {bestämmer inte åt dem} längre.", "professional|*|ceased|"},
		{"sv", "paternalism-among-professionals", "Förr {bestämde vi åt dem}.", "professional|*|before|"},
		{"sv", "involving-users", "Vi borde {fråga dem} oftare.", "professional|*|wished|"},
		{"sv", "involving-users", "Vi skulle vilja {ha dem med}.", "professional|*|wished|"},
		{"sv", "self-subordination-among-users", "Hon säger: ”{jag vill inte vara till besvär}.”", "user|reported||"},
		{"sv", "lack-of-organizational-support", "{Det blev nej} uppifrån.", "manager|||"},
		{"sv", "involving-users", "De var med när vi {utvärderade matsedeln}.", "*|*||study"},
		{"sv", "lack-of-time", "Det fanns {ingen tid}.", "|||"},
	} {
		got, p := propose(t, c.lang, c.code, c.words)
		if !matches(got, c.want) {
			t.Errorf("%s: got %s, want %s (%+v)", c.words, got, c.want, p.Reasons)
		}
	}
}

func matches(got, want string) bool {
	g, w := strings.Split(got, "|"), strings.Split(want, "|")
	for i := range g {
		if w[i] != "*" && g[i] != w[i] {
			return false
		}
	}
	return true
}

func TestReasonsNameExactWords(t *testing.T) {
	words := "We no longer decide for them, said the manager."
	_, p := propose(t, "en", "paternalism-among-professionals", words)
	seen := false
	for _, r := range p.Reasons {
		if r.Confidence < facet.Threshold || r.Confidence > 1 {
			t.Errorf("confidence %v", r.Confidence)
		}
		for _, e := range r.Evidence {
			if e.Kind == "facet" && (len(e.Spans) == 0 || e.Place == "" || e.Rule == "") {
				t.Errorf("evidence without its place: %+v", e)
			}
			for _, s := range e.Spans {
				if s.Start < 0 || s.End > len(words) {
					t.Fatalf("%+v is no span of the text", s)
				}
				seen = seen || r.Facet == "when" && strings.Contains(s.Of(words), "no longer")
			}
		}
	}
	if !seen {
		t.Errorf("the words that made it ceased are not named: %+v", p.Reasons)
	}
}

// A sentence that is like others does not say where in it the code's words stand.
func TestExactWordsGoBeforeWholeSentences(t *testing.T) {
	words := "We used to have no time, now we do."
	d := &corpus.Document{ID: "d", Language: "en", Text: words, Speakers: []corpus.Speaker{{Role: corpus.Participant}}, Turns: []corpus.Turn{{Span: text.Span{End: len(words)}}}}
	whole := text.Span{End: len(words)}
	list := []analysis.Suggestion{{Unit: "d-0", Code: "units-resources", Evidence: []analysis.Evidence{
		{Kind: "learned", Spans: []text.Span{whole}}, {Kind: "indicator", Spans: []text.Span{{Start: 29, End: 34}}}}}}
	p, _ := facet.New("en")
	got := p.Propose(facet.Input{Document: d, Annotation: annotate.Document(d), Units: []corpus.Unit{{ID: "d-0", Spans: []text.Span{whole}}}, Suggestions: list})
	if got[0].Facets.When != analysis.Now {
		t.Errorf("facets %v", got[0].Facets)
	}
}

func TestTellNamesEachCueOnce(t *testing.T) {
	words := "We ran. We used to decide for them, and we used to run."
	d := &corpus.Document{ID: "d", Language: "en", Text: words, Speakers: []corpus.Speaker{{Role: corpus.Participant}}, Turns: []corpus.Turn{{Span: text.Span{End: len(words)}}}}
	list := []analysis.Suggestion{{Unit: "d-0", Code: "paternalism-among-professionals", Evidence: []analysis.Evidence{{Spans: []text.Span{{Start: 19, End: 34}}}}}}
	p, _ := facet.New("en")
	p.Tell(facet.Input{Document: d, Annotation: annotate.Document(d), Units: []corpus.Unit{{ID: "d-0", Spans: []text.Span{{End: len(words)}}}}, Suggestions: list})
	if list[0].Facets.When != analysis.Before {
		t.Errorf("facets %v", list[0].Facets)
	}
	before := 0
	for _, e := range list[0].FacetEvidence {
		if e.Facet == "when=before" {
			before++
			if got := e.Spans[0].Start; got != 11 {
				t.Errorf("the place at %d is named, not the one by the code's words", got)
			}
		}
		if facet, word, err := analysis.ParseFacet(e.Facet); err != nil || list[0].Facets.Get(facet) != word {
			t.Errorf("evidence of %q", e.Facet)
		}
	}
	if before != 1 {
		t.Errorf("%d reasons for before", before)
	}
}

func TestWithoutCuesOnlyTheCodeSpeaks(t *testing.T) {
	p, ok := facet.New("fi")
	if ok {
		t.Error("there are no Finnish cues")
	}
	d := &corpus.Document{ID: "d", Language: "fi", Text: "Minä kysyin.", Speakers: []corpus.Speaker{{Role: corpus.Participant}}, Turns: []corpus.Turn{{Span: text.Span{End: 13}}}}
	u := corpus.Unit{ID: "d-0", Spans: []text.Span{{End: 13}}}
	got := p.Propose(facet.Input{Document: d, Annotation: annotate.Document(d), Units: []corpus.Unit{u},
		Suggestions: []analysis.Suggestion{{Unit: "d-0", Code: "users-resources"}, {Unit: "gone", Code: "users-resources"}}})
	if got[0].Facets != (analysis.Facets{Holder: "user"}) || got[1].Facets != (analysis.Facets{}) {
		t.Errorf("got %+v", got)
	}
}

// About 10,000 words with 400 units, each with a suggestion.
func BenchmarkPropose(b *testing.B) {
	const sentence = "We used to decide for them, and then she said, “you could ask me”, so now I ask the residents what they want to change first. "
	full := strings.Repeat(sentence, 400)
	d := &corpus.Document{ID: "d", Language: "en", Text: full, Speakers: []corpus.Speaker{{Role: corpus.Participant}}, Turns: []corpus.Turn{{Span: text.Span{End: len(full)}}}}
	in := facet.Input{Document: d, Annotation: annotate.Document(d)}
	for i := range 400 {
		s := text.Span{Start: i * len(sentence), End: (i+1)*len(sentence) - 1}
		u := corpus.Unit{ID: corpus.UnitID("d", s), Spans: []text.Span{s}}
		in.Units = append(in.Units, u)
		in.Suggestions = append(in.Suggestions, analysis.Suggestion{Unit: u.ID, Code: "involving-users"})
	}
	p, _ := facet.New("en")
	for b.Loop() {
		p.Propose(in)
	}
}
