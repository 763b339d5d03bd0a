package annotate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// document returns an invented interview with one turn a paragraph.
func document(code, t string) *corpus.Document {
	d := &corpus.Document{Text: t, Language: code}
	at := 0
	for part := range strings.SplitSeq(t, "\n\n") {
		d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: at, End: at + len(part)}})
		at += len(part) + 2
	}
	return d
}

// lemmas returns the base forms of the words of a.
func lemmas(a *language.Annotation) string {
	var out []string
	for _, t := range a.Tokens {
		if t.IsWord() {
			out = append(out, t.Lemma)
		}
	}
	return strings.Join(out, " ")
}

func TestLemmas(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"en", "We didn't have meetings.", "we do not have meeting"},
		{"en", "They were meeting us; the meeting's a good one.", "they be meet we the meeting be a good one"},
		{"en", "She'd been ill, and she’d like to leave.", "she have be ill and she would like to leave"},
		{"en", "They left. The left side. We saw it.", "they leave the left side we see it"},
		{"en", "A better staff, best in the group's eyes", "a good staff good in the group 's eye"},
		{"en", "I can't, cannot, won't", "i can not can not will not"},
		{"en", "'Cause we're gonna ask 'em", "because we be go ask they"},
		{"en", "Let's ask her about her room", "let we ask she about her room"},
		{"en", "important, different, actually", "important different actually"},
		{"en", "wo- working co-producers", "wo- work co-producer"},
		{"sv", "Vi gick till mötena och sa nåt.", "vi gå till möte och säga någon"},
		{"sv", "Sjuksköterskorna har sprungit fortare.", "sjuksköterska ha springa fort"},
		{"sv", "Dom va rädda men hon hade modet.", "de vara rädd men hon ha mod"},
		{"sv", "Hon lyssnar på brukarna.", "hon lyssna på brukare"},
		{"sv", "Det brukar finnas tid, asså.", "den bruka finnas tid alltså"},
		{"sv", "hemtjänstpersonalens esthercoacher", "hemtjänstpersonal esthercoach"},
		{"sv", "hem- och sjukvården", "hem och sjukvård"},
		{"sv", "De är inte, å andra sidan, vårt problem", "de vara inte och annan sida vår problem"},
	} {
		if got := lemmas(annotate.Document(document(c.code, c.text))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// letter shows each tag, in the order of the constants, as one letter: unknown, Noun,
// Proper noun, Verb, auXiliary, Adjective, adveRb, prOnoun, deTerminer, In
// (preposition), Conjunction, Subordinator, particle (K), numBer, Uh (interjection),
// and the signs.
const letter = "?NPVXAROTICSKBU.$"

func tags(a *language.Annotation) string {
	var out strings.Builder
	for _, t := range a.Tokens {
		out.WriteByte(letter[t.Tag])
	}
	return out.String()
}

func TestTags(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"en", "Well, I think that we didn't have time.", "U.OVSOXKVN."},
		{"en", "No, there was no time for it.", "U.OXTNIO."},
		{"en", "I, um, like to talk.", "O.U.VKV."},
		{"en", "It was, like, kind of hard.", "OX.U.RIA."},
		{"en", "She'd been ill.", "OXXA."},
		{"en", "We wo- work 10 hours 👍", "O?VBN$"},
		{"en", "Have you ever asked them?", "XORVO."},
		{"en", "I I want the the key", "OOVTTN"},
		{"sv", "Ja, vi hade inte tid.", "U.OVKN."},
		{"sv", "Vi har aldrig frågat brukarna.", "OXRVN."},
		{"sv", "Dom e på hem- och sjukvården.", "OXINCN."},
		{"sv", "Man måste ju våga.", "OXRV."},
		{"de", "Wir haben Zeit.", "???."},
	} {
		if got := tags(annotate.Document(document(c.code, c.text))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSentencesLieInTurns(t *testing.T) {
	d := document("en", "We came. They left\n\nand then nothing.")
	a := annotate.Document(d)
	var got []string
	for _, s := range a.Sentences {
		got = append(got, fmt.Sprint(s.Turn, " ", a.Span(s.Range).Of(d.Text)))
	}
	want := []string{"0 We came.", "0 They left", "1 and then nothing."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLanguageIsDetected(t *testing.T) {
	for text, want := range map[string]string{
		"We asked her what she wanted and then they left.": "en",
		"Vi frågade henne vad hon ville och sen gick de.":  "sv",
		"1234": "",
	} {
		if got := annotate.Document(document("", text)).Language; got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

func TestOtherLanguagesHaveStems(t *testing.T) {
	a := annotate.Document(document("de", "Häuser Haus"))
	if len(a.Tokens) != 2 || a.Tokens[0].Known || a.Tokens[0].Lemma != "häuser" {
		t.Errorf("got %+v", a.Tokens)
	}
	if a.Tokens[0].Bases[0] != "haus" || a.Tokens[1].Bases[0] != "haus" {
		t.Errorf("stems are %v and %v", a.Tokens[0].Bases, a.Tokens[1].Bases)
	}
}

func TestCompound(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"hemtjänstpersonalen", "hemtjänst personal true"},
		{"arbetsmiljö", "arbete miljö true"},
		{"personalbrist", "personal brist true"},
		{"maktobalans", "makt obalans true"},
		{"vårdplaneringen", "vård planering true"},
		{"tidspress", "tid press true"},
		{"inte", "  false"},
		{"personal", "  false"},
	} {
		head, last, ok := annotate.Compound("sv", c.word)
		if got := fmt.Sprint(head, " ", last, " ", ok); got != c.want {
			t.Errorf("Compound(%q) = %s, want %s", c.word, got, c.want)
		}
	}
	if _, _, ok := annotate.Compound("en", "sickroom"); ok {
		t.Error("English has compounds")
	}
}

// Words of one spelling share a form, so that work per word can be kept by it.
func TestFormsAreShared(t *testing.T) {
	a := annotate.Document(document("en", "Nurses nurse. The NURSES came."))
	b := annotate.Document(document("en", "nurses"))
	if a.Tokens[0].Form != a.Tokens[4].Form || a.Tokens[0].Form != b.Tokens[0].Form {
		t.Error("the same word has several forms")
	}
}

// What is returned does not depend on the number of workers, nor on what was
// annotated before.
func TestAllIsTheSameWithAnyWorkers(t *testing.T) {
	var documents []*corpus.Document
	for i := range 40 {
		documents = append(documents, document([]string{"en", "sv", "da"}[i%3], fmt.Sprintf("word%d and ord%d. Vi går!", i, i)))
	}
	var want []*language.Annotation
	for _, a := range annotate.All(documents, 1) {
		want = append(want, a)
	}
	for _, workers := range []int{0, 2, 8, 100} {
		i := 0
		for d, a := range annotate.All(documents, workers) {
			if d != documents[i] {
				t.Fatalf("%d workers: document %d comes in another place", workers, i)
			}
			if diff := cmp.Diff(want[i], a); diff != "" {
				t.Fatalf("%d workers: %s", workers, diff)
			}
			i++
		}
	}
	for range annotate.All(documents, 4) {
		break // the workers end
	}
}

// The laws of an annotation: tokens lie in order within their turns, each is what it
// spans, sentences follow each other and hold all tokens.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{
			"didn't", "Dr.", "...", "e.g.", "\n\n", "\n", " ", "um,", "wo-", "“", "?!", "å", "kl.", "Hem-", "ÅÄÖ", "10:30",
		}), rapid.String()), 0, 30).Draw(t, "parts")
		d := document(rapid.SampledFrom([]string{"en", "sv", "fi", ""}).Draw(t, "language"), text.Canonical(strings.Join(parts, " ")))
		a := annotate.Document(d)
		at := 0
		for _, token := range a.Tokens {
			if token.Start < at || token.End <= token.Start {
				t.Fatalf("token %v after %d", token.Span, at)
			}
			if token.Form == nil || len(token.Bases) == 0 || token.Lemma == "" || text.Fold(token.Of(d.Text)) != token.Word {
				t.Fatalf("token %q has the form %+v", token.Of(d.Text), token.Form)
			}
			at = token.End
		}
		next := 0
		for _, s := range a.Sentences {
			if s.First != next || s.End <= s.First || !d.Turns[s.Turn].Span.Contains(a.Span(s.Range)) {
				t.Fatalf("sentence %+v after token %d", s, next)
			}
			next = s.End
		}
		if next != len(a.Tokens) {
			t.Fatalf("%d of %d tokens lie in sentences", next, len(a.Tokens))
		}
	})
}

// TestLongTextsTakeLinearTime would not end within the time of a test run if a word or
// sentence were read again for each of its parts.
func TestLongTextsTakeLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, part := range []string{"å", "a-", "ab ", ". ", ".)", ", ", "um, ", "the ", "hem- ", "x\n\n", "I'd've"} {
		for _, code := range []string{"en", "sv"} {
			annotate.Document(document(code, strings.Repeat(part, 100_000)))
		}
	}
}

func TestListsAreFilled(t *testing.T) {
	for _, code := range []string{"en", "sv"} {
		l := annotate.Lists(code)
		for name, list := range map[string]language.List{"stop": l.Stop, "pauses": l.Pauses, "fillers": l.Fillers,
			"hedges": l.Hedges, "backchannels": l.Backchannels, "markers": l.Markers, "vocatives": l.Vocatives} {
			if len(list) == 0 {
				t.Errorf("%s: no %s", code, name)
			}
		}
	}
	fillers := annotate.Lists("en").Fillers
	if n := fillers.At(annotate.Phrase("en", "you know what")); n != 2 {
		t.Errorf("the filler in front has %d tokens, want 2", n)
	}
}
