package indicator_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cocode/codebook/indicator"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// english gives the words of expressions as the annotation of English texts does.
type english struct{}

func (english) Words(s string) []language.Token { return annotate.Phrase("en", s) }

var lists = map[string][]string{
	"user":    {"user", "resident", "service user", "older person"},
	"manager": {"manager", "boss", "head of unit"},
	"loop":    {"@loop"},
}

// said returns a document of one turn.
func said(words string) (*corpus.Document, *language.Annotation) {
	d := &corpus.Document{Language: "en", Text: words, Speakers: []corpus.Speaker{{Role: corpus.Participant}},
		Turns: []corpus.Turn{{Span: text.Span{End: len(words)}}}}
	return d, annotate.Document(d)
}

// found returns what the rules match in words: rule number and matched words.
func found(t testing.TB, words string, rules ...indicator.Rule) []string {
	t.Helper()
	m, errs := indicator.Compile(rules, lists, english{})
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	d, a := said(words)
	var all []string
	for _, h := range m.Session().Turn(a, d.Text, 0, len(a.Sentences)) {
		var parts []string
		for _, s := range h.Spans {
			parts = append(parts, s.Of(d.Text))
		}
		all = append(all, fmt.Sprintf("%d %s", h.Rule, strings.Join(parts, "+")))
	}
	return all
}

var matches = []struct{ match, words, want string }{
	{"time", "We had times when nobody came.", "times"},
	{"have time", "She had time for us.", "had time"},
	{"have time", "She had no time.", ""},
	{"have ..2.. time", "She had no time.", "had+time"},
	{"have ..2.. time", "She had a bit more of our time.", ""},
	{"have ..2.. time", "She had. Time went on.", ""},
	{"(no|little|not enough) time", "There was not enough time, and little time to sit.", "not enough time|little time"},
	{"know [what is] best", "They know best; we know what is best.", "know best|know what is best"},
	{`"you know best"`, "You know best, she said.", "You know best"},
	{`"you know best"`, "You knew best.", ""},
	{"ask @user ..4.. (what|how)", "We asked the residents. We asked residents straight out what they want.", "asked residents+what"},
	{"ask [the] @user", "I ask the older persons, I asked service users too.", "ask the older persons|asked service users"},
	{"challenge/VERB ..3.. routine*", "We challenge the old routines. The challenge was a routine.", "challenge+routines"},
	{"under*", "We are understaffed and underpaid.", "understaffed|underpaid"},
	{"wom?n", "Women and a woman, womanly.", "Women|woman"},
	{"*work*er", "A caseworker, workers, a worker and homeworker's.", "caseworker|workers|worker|homeworker"},
	{"å?er*", "De återkom, inte åter, åer.", "återkom|åter"},
	{"manager ~5 support", "The support of my manager. My manager gives support.", "support+manager|manager+support"},
	{"boss ~s afraid", "I am afraid, and I say it every single day in every meeting, of the boss.", "afraid+boss"},
	{"boss ~s afraid", "I am afraid. The boss came.", ""},
	{"boss ~t afraid", "I am afraid. The boss came.", "afraid+boss"},
	{"do not know", "I don't know, I didn't know.", "don't know|didn't know"},
	{"don't know", "I do not know.", "do not know"},
	{"no time", "There was no, um, time.", "no+time"},
	{"say yes and", "She said yes, um, and left. She said and left.", "said yes+and"},
	{"yes ~1 boss", "Yes, yes, the boss. Yes, it was the boss.", "yes+boss"},
	{"we come ..1.. home", "We, yes, came, oh, so, yes, home.", "We+came+home"},
	{"take care of", "He took care of it.", "took care of"},
	{"a b", "b a", ""},
	{"(a|b) (c|d) [e]", "b d e", "b d e"},
}

func TestExpressionsMatch(t *testing.T) {
	for _, c := range matches {
		var got []string
		for _, f := range found(t, c.words, indicator.Rule{Match: c.match}) {
			got = append(got, strings.TrimPrefix(f, "0 "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s in %q: found %q, want %q", c.match, c.words, s, c.want)
		}
	}
}

func TestRegularExpressions(t *testing.T) {
	got := found(t, "We use PDSA. The pdsa wheel!", indicator.Rule{Regex: `\bpdsa( wheel)?\b`}, indicator.Rule{Match: "wheel"})
	if want := []string{"0 PDSA", "0 pdsa wheel", "1 wheel"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// Compiling rules together must find what each finds alone, in one order.
func TestRulesDoNotDisturbEachOther(t *testing.T) {
	var rules []indicator.Rule
	var all []string
	for _, c := range matches {
		rules = append(rules, indicator.Rule{Match: c.match})
		all = append(all, c.words)
	}
	words := strings.Join(all, " ")
	var apart []string
	for i, r := range rules {
		for _, f := range found(t, words, r) {
			apart = append(apart, fmt.Sprintf("%d %s", i, strings.TrimPrefix(f, "0 ")))
		}
	}
	together := found(t, words, rules...)
	slices.Sort(apart)
	slices.Sort(together)
	if !slices.Equal(apart, together) {
		t.Errorf("together %q\napart %q", together, apart)
	}
}

func TestParseNamesTheMistakeAndItsColumn(t *testing.T) {
	for _, c := range []struct {
		source string
		column int
		want   string
	}{
		{"", 1, "words are missing here"},
		{"time (", 7, "words are missing here"},
		{"a (b|", 6, "words are missing here"},
		{"åt (b", 4, "not closed"},
		{"a )", 3, `unexpected ")"`},
		{"..3.. time", 11, "begins or ends with a gap"},
		{"time ..x.. a", 6, "no gap"},
		{"time ..99.. a", 6, "no gap"},
		{"a ..2.. ..3.. b", 16, "two gaps"},
		{`say "no`, 5, "not closed"},
		{`""`, 1, "empty"},
		{"time/THING", 1, `unknown part of speech "THING"`},
		{"a ~9x b", 6, "no nearness"},
		{"@", 2, "a single @"},
		{"/VERB", 1, "a word is missing"},
	} {
		_, err := indicator.Parse(c.source)
		var syntax *indicator.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: no error", c.source)
			continue
		}
		if syntax.Column != c.column || !strings.Contains(syntax.Message, c.want) {
			t.Errorf("%q: %d: %s, want %d: %s", c.source, syntax.Column, syntax.Message, c.column, c.want)
		}
	}
}

func TestCompileRefusesWhatCannotWork(t *testing.T) {
	wide := strings.Repeat("(a b|c d|e f|g h) ", 8)
	_, errs := indicator.Compile([]indicator.Rule{{Match: "@nobody asks"}, {Match: wide}, {Regex: "("}, {Match: "time"}, {Match: "@loop"}, {Match: "[time]"}, {Match: `"!"`}}, lists, english{})
	for i, want := range []string{"@nobody is not defined", "multiply", "does not compile", "", "no word", "", "no word"} {
		if got := fmt.Sprint(errs[i]); want == "" && errs[i] != nil || !strings.Contains(got, want) {
			t.Errorf("rule %d: %s, want %q", i, got, want)
		}
	}
}

func FuzzParseAndMatch(f *testing.F) {
	for _, c := range matches {
		f.Add(c.match, c.words)
	}
	f.Fuzz(func(t *testing.T, source, words string) {
		if !strings.Contains(source, "@") {
			source += " [x]"
		}
		if _, err := indicator.Parse(source); err != nil || len(words) > 2000 {
			return
		}
		m, _ := indicator.Compile([]indicator.Rule{{Match: source}}, lists, english{})
		d, a := said(text.Canonical(words))
		for _, h := range m.Session().Turn(a, d.Text, 0, len(a.Sentences)) {
			for _, s := range h.Spans {
				if s.Empty() || s.Of(d.Text) == "" {
					t.Errorf("an empty span in %q", words)
				}
			}
		}
	})
}

// BenchmarkTurn shows what a word costs with few and many rules. Texts and rules draw
// on one vocabulary of 8,000 words whose frequency falls as Zipf's law has it.
func BenchmarkTurn(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 4, 7999)
	var words strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&words, "v%dq ", zipf.Uint64())
		if i%15 == 14 {
			words.WriteString(". ")
		}
	}
	d, a := said(words.String())
	for _, n := range []int{50, 500, 5000} {
		rules := make([]indicator.Rule, n)
		for i := range rules {
			word := func() string { return fmt.Sprintf("v%dq", random.IntN(8000)) }
			rules[i] = indicator.Rule{Match: fmt.Sprintf("(%s|%s|%s) ..3.. %s", word(), word(), word(), word())}
		}
		m, _ := indicator.Compile(rules, lists, english{})
		b.Run(fmt.Sprintf("%d-rules", n), func(b *testing.B) {
			s := m.Session()
			for b.Loop() {
				s.Turn(a, d.Text, 0, len(a.Sentences))
			}
			b.ReportMetric(float64(len(a.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
