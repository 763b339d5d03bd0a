package codebook_test

import (
	"fmt"
	"testing"

	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// Every kind of indicator, in English, in Swedish, and by stem in languages without a list
// of base forms. A text is what a participant says; "I: " stands before an interviewer's.
func TestEveryKindOfIndicator(t *testing.T) {
	for _, c := range []struct{ lang, indicator, meets, passes string }{
		{"en", `nurse`, "The nurses came.", "A nursery."},
		{"sv", `sköterska`, "Sköterskorna kom.", "Ett sköte."},
		{"de", `Patient`, "Die Patienten kamen.", "Das Wetter war gut."},
		{"fr", `infirmière`, "Les infirmières viennent.", "Le temps passe."},
		{"fi", `hoitaja`, "Hoitajat tulivat.", "Sää oli hyvä."},
		{"en", `"the nurse"`, "I saw the nurse.", "I saw the nurses."},
		{"sv", `"min tid"`, "Det var min tid.", "Det var mina tider."},
		{"de", `"keine Zeit"`, "Wir hatten keine Zeit.", "Keine guten Zeiten."},
		{"en", `under*`, "We are understaffed.", "The staff is here."},
		{"sv", `under*`, "Vi är underbemannade.", "Vi är många."},
		{"de", `Pflege*`, "Das Pflegeheim ist weit.", "Das Heim ist weit."},
		{"en", `wom?n`, "Two women.", "A womanly thing."},
		{"sv", `m?n`, "Två män kom.", "Månaden kom."},
		{"en", `(boss|manager) [never] come`, "The manager never came.", "The manager often came."},
		{"sv", `(chef|ledning) [aldrig] komma`, "Chefen kom.", "Chefen åkte."},
		{"en", `ask ..2.. want`, "We asked them what they want. We ask you want.", "We asked them all what it is they want."},
		{"sv", `fråga ..3.. vilja`, "Vi frågade vad hon ville.", "Vi frågade om vad det nu var som hon ville."},
		{"de", `fragen ..3.. wollen`, "Wir fragen, was sie wollen.", "Wir kamen und gingen."},
		{"en", `boss ~4 support`, "The support of my boss.", "The support came late, said everyone but my boss."},
		{"sv", `chef ~4 stöd`, "Stödet från min chef.", "Stödet kom sent, sa alla utom just min chef."},
		{"en", `boss ~s afraid`, "I am afraid, every single day and in every meeting, of the boss.", "I am afraid. The boss came."},
		{"sv", `chef ~s rädd`, "Jag är rädd, varje dag och på varje möte, för chefen.", "Jag är rädd. Chefen kom."},
		{"en", `boss ~t afraid`, "I am afraid. The boss came.", "I am afraid."},
		{"sv", `chef ~t rädd`, "Jag är rädd. Chefen kom.", "Jag är rädd."},
		{"en", `challenge/VERB`, "We challenge the routines.", "The challenge was great."},
		{"sv", `{regex: "ti+d"}`, "Vi har tiid.", "Vi har tur."},
		{"en", `{regex: "[0-9]+ minutes"}`, "It took 15 minutes.", "It took minutes."},
		{"en", `@user ..2.. wait`, "The older residents waited.", "The staff waited."},
		{"sv", `@user ..2.. vänta`, "De boende fick vänta.", "Personalen fick vänta."},
		{"en", `time`, "We had time.", "We had no time."},
		{"en", `{match: time, polarity: negated}`, "We had no time.", "We had time."},
		{"sv", `{match: tid, polarity: negated}`, "Vi hade ingen tid.", "Vi hade tid."},
		{"en", `{match: time, polarity: insufficient}`, "There is never enough time.", "We had time."},
		{"sv", `{match: tid, polarity: insufficient}`, "Det finns aldrig tillräckligt med tid.", "Vi hade tid."},
		{"en", `{match: time, polarity: hypothetical}`, "If we had had time, we would have come.", "We had no time."},
		{"sv", `{match: tid, polarity: hypothetical}`, "Om vi hade haft tid hade vi kommit.", "Vi hade ingen tid."},
		{"en", `{match: time, polarity: any}`, "We had no time.", "We had money."},
		{"en", `{match: time, speaker: interviewer}`, "I: So you had time.", "We had time."},
		{"sv", `{match: tid, speaker: anyone}`, "I: Ni hade tid, alltså.", "Vi hade pengar."},
	} {
		src := fmt.Sprintf("codebook: one\nname: One\nversion: \"1\"\nlists: {user: {en: [resident, patient], sv: [boende, patient]}}\ncodes: [{id: a, name: A, indicators: {%s: [%s]}}]\n", c.lang, quoted(c.indicator))
		b, problems := codebook.Parse("one.yaml", []byte(src))
		if err := problems.Err(); err != nil {
			t.Fatal(c.indicator, err)
		}
		in, problems := b.Compile(c.lang)
		if err := problems.Err(); err != nil {
			t.Fatal(c.indicator, err)
		}
		if !met(in, c.lang, c.meets) {
			t.Errorf("%s: %s does not meet %q", c.lang, c.indicator, c.meets)
		}
		if met(in, c.lang, c.passes) {
			t.Errorf("%s: %s meets %q", c.lang, c.indicator, c.passes)
		}
	}
}

// quoted makes an expression a scalar of YAML; a mapping stays as it is.
func quoted(indicator string) string {
	if indicator[0] == '{' {
		return indicator
	}
	return fmt.Sprintf("%q", indicator)
}

func met(in *codebook.Instrument, lang, said string) bool {
	role := corpus.Participant
	if len(said) > 3 && said[:3] == "I: " {
		role, said = corpus.Interviewer, said[3:]
	}
	d := &corpus.Document{Language: lang, Text: said, Speakers: []corpus.Speaker{{Role: role}}, Turns: []corpus.Turn{{Span: text.Span{End: len(said)}}}}
	a := annotate.Document(d)
	for _, m := range in.Reading().Turn(d, a, 0, len(a.Sentences)) {
		if m.Counts {
			return true
		}
	}
	return false
}
