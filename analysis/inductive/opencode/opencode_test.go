package opencode_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/inductive/condense"
	"cocode/analysis/inductive/opencode"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// code returns the code of one invented unit; all words weigh the same.
func code(language, unit string) opencode.Code {
	d := &corpus.Document{Language: language, Text: unit, Turns: []corpus.Turn{{Span: text.Span{End: len(unit)}}}}
	a := annotate.Document(d)
	c := opencode.New(d, a, func(string) float64 { return 1 })
	return c.Code(condense.Sentences(a, corpus.Unit{Spans: []text.Span{{End: len(unit)}}}))
}

func TestCode(t *testing.T) {
	for _, c := range []struct{ language, unit, want string }{
		// processes
		{"en", "We involve the users in the meetings.", "involving the users in the meetings"},
		{"en", "They didn't dare to question the staff.", "not daring to question the staff"},
		{"en", "We asked them what they wanted to eat.", "asking them what they wanted to eat"},
		{"en", "She let the residents decide.", "someone letting the residents decide"},
		{"en", "I have to write a report every week.", "having to write a report"},
		{"en", "The manager went to the committee.", "the manager going to the committee"},
		{"en", "Nobody writes it down in the journal.", "nobody writing it down in the journal"},
		{"en", "You can't learn that on a course.", "not being able to learn that on a course"},
		{"en", "Eleven houses we moved about.", "moving eleven houses"},
		{"en", "He said that we should ask the neighbours.", "should ask the neighbours"},
		{"en", "They were sent to the corridor.", "being sent to the corridor"},
		// states
		{"en", "We have no time for meetings.", "lack of time for meetings"},
		{"en", "There is never enough staff on the ward.", "lack of staff on the ward"},
		{"en", "We lack money for the course.", "lack of money for the course"},
		{"en", "We have a ring of photos.", "having a ring of photos"},
		{"en", "There was resistance to the pens.", "resistance to the pens"},
		{"en", "They were not scared of the doctor.", "not being scared of the doctor"},
		{"en", "It is hard to say no.", "hard to say no"},
		{"en", "Trust in the coach.", "trust in the coach"},
		{"en", "My boss said she would not pay for it.", "my boss saying she would not pay"},
		{"en", "We used to ask the patients.", "asking the patients"},
		{"en", "You've got a patient who can't hold two things in his head.", "having a patient who can't hold two things"},
		// Swedish
		{"sv", "Strumporna drar man inte på.", "att inte dra på strumporna"},
		{"sv", "En kvinna med hjärtsvikt, hon orkade inte trapporna.", "att en brukare inte orkade trapporna"},
		{"sv", "I två år fick ingen boende ta i en brödkniv.", "att ingen boende fick ta i en brödkniv"},
		{"sv", "Chefen gjorde det inte.", "att chefen inte gjorde det"},
		{"sv", "Förra veckan hade chefen bokat en tid.", "att chefen hade bokat en tid"},
		{"sv", "Det var han som bestämde att vi skulle öva med bricka.", "att öva med bricka"},
		{"sv", "Vi frågade brukarna vad de ville äta.", "att fråga brukarna vad de ville äta"},
		{"sv", "De vågade inte säga nej till personalen.", "att inte våga säga nej till personalen"},
		{"sv", "Vi har ingen tid för möten.", "tidsbrist för möten"},
		{"sv", "Det finns aldrig tillräckligt med personal.", "personalbrist"},
		{"sv", "Vi saknar pengar.", "brist på pengar"},
		{"sv", "Chefen gick till nämnden.", "att chefen gick till nämnden"},
		{"sv", "Handduken hängde vi tillbaka.", "att hänga tillbaka handduken"},
		{"sv", "Jag hade fyra timmar i månaden.", "att ha fyra timmar i månaden"},
		{"sv", "Chefen lyssnade inte på patienterna.", "att chefen inte lyssnade på patienterna"},
		{"sv", "Då stod tiderna i ett avtal.", "att tiderna stod i ett avtal"},
		{"sv", "Det fanns ett boenderåd.", "att det fanns ett boenderåd"},
		// names
		{"en", "I asked Anna about the pump.", "asking someone about the pump"},
		{"en", "My sister Anna came home with us, and I asked Anna about the pump.", "asking a relative about the pump"},
		{"en", "We met the neighbours in Tannerbeck.", "meeting the neighbours"},
		// no grammar is known
		{"xx", "La vida buena.", "la vida buena"},
	} {
		if got := code(c.language, c.unit).Label; got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.unit, got, c.want)
		}
	}
}

// Codes that say the same have the same key; a denied one has another.
func TestKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"We ask the users.", "We asked the user, you know.", true},
		{"There was no time.", "We have too little time.", true},
		{"We ask the users.", "We don't ask the users.", false},
		{"We had time.", "We had no time.", false},
	} {
		a, b := code("en", c.a), code("en", c.b)
		if (a.Key == b.Key) != c.same {
			t.Errorf("%q has %q, %q has %q", c.a, a.Key, c.b, b.Key)
		}
	}
}

func TestGerund(t *testing.T) {
	for verb, want := range map[string]string{
		"ask": "asking", "make": "making", "sit": "sitting", "be": "being", "see": "seeing", "die": "dying", "visit": "visiting",
		"begin": "beginning", "open": "opening", "show": "showing", "quit": "quitting", "plan": "planning", "listen": "listening",
		"need": "needing", "agree": "agreeing", "": "ing", "go": "going", "enjoy": "enjoying", "rely": "relying", "panic": "panicking",
	} {
		if got := opencode.Gerund(verb); got != want {
			t.Errorf("%s: got %s, want %s", verb, got, want)
		}
	}
}

// Every unit with a word has a label of one line, and the same each time.
func TestCodeLaws(t *testing.T) {
	words := strings.Fields("we they the user time not never no ask asked is was have had to dare what who , . ? \" and because if enough there n't said manager's lack running nobody which")
	rapid.Check(t, func(t *rapid.T) {
		unit := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 14).Draw(t, "words"), " ")
		a, b := code("en", unit), code("en", unit)
		if a.Label != b.Label || a.Key != b.Key || strings.ContainsAny(a.Label, "\n\t") || strings.TrimSpace(a.Label) != a.Label {
			t.Fatalf("%q: %q, %q", unit, a.Label, b.Label)
		}
		if strings.ContainsAny(unit, "abcdefghijklmnopqrstuvwxyz") && a.Label == "" {
			t.Fatalf("%q has no label", unit)
		}
	})
}
