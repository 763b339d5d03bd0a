package transcript_test

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"cocode/corpus/transcript"
)

// long is an answer of several paragraphs, so that few lines of a document have labels.
const long = "Well, it began in May, when nobody had thought of it.\n\nAnd then it went on, as these things do.\n\nThat is all I can say of it."

// heard returns who speaks in a text, in the order of the first turns, with the
// number of turns: "Anna 2".
func heard(t *testing.T, file string, data []byte) string {
	t.Helper()
	documents, problems := transcript.Read(file, data, transcript.Options{})
	if problems.Failed() {
		t.Fatalf("%s: %v", file, problems.Err())
	}
	d := documents[0]
	turns := make([]int, len(d.Speakers))
	for _, turn := range d.Turns {
		turns[turn.Speaker]++
	}
	var out []string
	for i, s := range d.Speakers {
		out = append(out, fmt.Sprintf("%s %d", s.Label, turns[i]))
	}
	return strings.Join(out, ", ")
}

// A label that stands once is a label.
func TestLabelsThatStandOnce(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"an answer without a second turn", "Interviewer: Tell me of your work.\n\nAnna: I coach.", "Interviewer 1, Anna 1"},
		{"a long answer", "Interviewer: Tell me of your work.\n\nAnna: " + long, "Interviewer 1, Anna 1"},
		{"a very long answer", "Interviewer: Tell me of your work.\n\nAnna: " + strings.Repeat(long+"\n\n", 40), "Interviewer 1, Anna 1"},
		{"a name that no list has", "Interviewer: Tell me.\n\nXochitl: " + long, "Interviewer 1, Xochitl 1"},
		{"two names", "Karin: Berätta, hur var det?\n\nBjörn: " + long, "Karin 1, Björn 1"},
		{"two full names", "Karin Holm: Berätta.\n\nTage Zäll: " + long, "Karin Holm 1, Tage Zäll 1"},
		{"a short code", "I: Berätta.\n\nIP: " + long, "I 1, IP 1"},
		{"a short code and a name", "I: Berätta.\n\nAnna: " + long, "I 1, Anna 1"},
		{"a role", "Intervjuare: Berätta.\n\nSjuksköterska: " + long, "Intervjuare 1, Sjuksköterska 1"},
		{"a role with a number", "Moderator: Begin.\n\nCoach 4: " + long, "Moderator 1, Coach 4 1"},
		{"a label, one voice", "Anna: I coach.\n\n" + long, "Anna 1"},
		{"a visitor", dialogue("Interviewer", "Coach 3", 6) + "Anna: May I come in?\n\n" + dialogue("Interviewer", "Coach 3", 3), "Interviewer 9, Coach 3 9, Anna 1"},
		{"a visitor among names", dialogue("Karin", "Bo", 6) + "Zebulon: May I come in?\n\n" + dialogue("Karin", "Bo", 3), "Karin 9, Bo 9, Zebulon 1"},
		{"a visitor who comes twice", dialogue("Interviewer", "Coach 3", 9) + "Lisa: Hi.\n\n" + dialogue("Interviewer", "Coach 3", 6) + "Lisa: Bye.\n\n", "Interviewer 15, Coach 3 15, Lisa 2"},
		{"a full name among codes", dialogue("I", "IP2", 6) + "Lisa Berg: Hej, ursäkta.\n\n" + dialogue("I", "IP2", 3), "I 9, IP2 9, Lisa Berg 1"},
		{"a relative", dialogue("I", "IP2", 6) + "Dotter: Hon menar maten.\n\n" + dialogue("I", "IP2", 3), "I 9, IP2 9, Dotter 1"},
		{"a title", dialogue("I", "IP2", 6) + "Dr Nordh: One minute.\n\n" + dialogue("I", "IP2", 3), "I 9, IP2 9, Dr Nordh 1"},
		{"another interviewer", dialogue("I1", "IP2", 6) + "I2: Va?\n\n" + dialogue("I1", "IP2", 3), "I1 9, IP2 9, I2 1"},
		{"initials", dialogue("KH", "BE", 6) + "LM: Hej.\n\n" + dialogue("KH", "BE", 3), "KH 9, BE 9, LM 1"},
		{"with role behind a comma", "Interviewer: Tell me.\n\nAnna, coach: " + long, "Interviewer 1, Anna, coach 1"},
		{"with a role that no list has", dialogue("Interviewer", "Anna, utvecklingsledare", 4), "Interviewer 4, Anna, utvecklingsledare 4"},
		{"with role in brackets", "Karin (interviewer): Tell me.\n\nAnna (coach): " + long, "Karin (interviewer) 1, Anna (coach) 1"},
		{"full-width colons", "Interviewer： Tell me.\n\nAnna：I coach.\n\nInterviewer： More?\n\nAnna：No.", "Interviewer 2, Anna 2"},
		{"other signs for a colon", "Interviewer∶ Tell me.\n\nAnna꞉ I coach.", "Interviewer 1, Anna 1"},
		{"a blank before the colon", "Interviewer : Tell me.\n\nAnna : " + long, "Interviewer 1, Anna 1"},
		{"a hard blank", "Interviewer\u00a0: Tell me.\n\nAnna\u00a0:\u00a0" + long, "Interviewer 1, Anna 1"},
		{"times before the colon", "Interviewer [00:00:02]: Tell me.\n\nAnna [00:01:02]: " + long, "Interviewer 1, Anna 1"},
		{"short times before the colon", "Interviewer (0:02): Tell me.\n\nAnna (1:02): " + long, "Interviewer 1, Anna 1"},
		{"times after the colon", "Interviewer: [00:00:02] Tell me.\n\nAnna: [00:01:02] " + long, "Interviewer 1, Anna 1"},
		{"dashes", "Anna - How was it?\nBo - Fine.\nAnna - And then?\nBo - We left - late.", "Anna 2, Bo 2"},
		{"long dashes", "Anna – How was it?\nBo – Fine.\nAnna – And then?\nBo – We left – late.", "Anna 2, Bo 2"},
		{"tags of subtitles", "<v Anna> How was it?\n<v Bo> Fine.\n<v Anna> And then?\n<v Bo> We left.", "Anna 2, Bo 2"},
		{"round brackets", "(Anna) How was it?\n(Bo) Fine.\n(Laughs)\n(Anna) And then?\n(Bo) We left (late).", "Anna 2, Bo 2"},
		{"times in brackets, no colon", "Anna [00:00:03] How is it?\n\nBo [00:00:07] It is good. At 10:30 we go.\n\nAnna [00:01:03] Why?", "Anna 2, Bo 1"},
		{"numbered paragraphs", "1. Interviewer: How is it?\n2. Anna: Good.\n3. Interviewer: Why?\n4. Anna: People.", "Interviewer 2, Anna 2"},
		{"marks of direction", "Interviewer: How?\n\n\u200eAnna\u200f: Good.", "Interviewer 1, Anna 1"},
		{"wide blanks", "Interviewer\u3000: How?\n\nAnna\u3000: Good.", "Interviewer 1, Anna 1"},
		{"the chat of a meeting", "10:05:33\t From Anna Berg : How is it?\n10:05:40\t From Bo Ek : Good.\n10:06:40\t From Anna Berg : Why?", "Anna Berg 2, Bo Ek 1"},
		{"a table saved as text", "Timespan\tContent\tSpeaker\n0:00.0 - 0:04.5\tHow is it?\tAnna\n0:04.5 - 0:09.0\tGood.\tBo\n", "Anna 1, Bo 1"},
		{"capitals on a line of their own", "INTERVIEWER\nTell me.\n\nANNA\n" + long, "INTERVIEWER 1, ANNA 1"},
		{"capitals, a visitor", strings.Repeat("INTERVIEWER\nTell me?\n\nCOACH 3\nI did.\n\n", 4) + "ANNA\nMay I?\n\nCOACH 3\nDo.", "INTERVIEWER 4, COACH 3 5, ANNA 1"},
		{"a line of its own, a stamp beside", "Karin Holm  0:03\nWhat do you do?\n\nAnna  0:09\n" + long, "Karin Holm 1, Anna 1"},
	} {
		if got := heard(t, "a.txt", []byte(c.in)); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Labels that are set as headings, rows of tables and quotations.
func TestLabelsInMarkup(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"headings", "a.md", "### Interviewer\n\nHow is it?\n\n### Anna\n\nGood.\n\n### Interviewer\n\nWhy?\n\n### Anna\n\nPeople.\n", "Interviewer 2, Anna 2"},
		{"headings in HTML", "a.html", "<html><h3>Interviewer</h3><p>How is it?</p><h3>Anna</h3><p>Good.</p>", "Interviewer 1, Anna 1"},
		{"a table", "a.md", "| Speaker | Text |\n|---|---|\n| Interviewer | How is it? |\n| Anna | Good. |\n", "Interviewer 1, Anna 1"},
		{"a quotation", "a.md", "> **Interviewer:** How is it?\n>\n> **Anna:** Good.\n", "Interviewer 1, Anna 1"},
		{"a table of two rows", "a.html", "<table><tr><td>Interviewer<td>How is it?<tr><td>Anna<td>Good.</table>", "Interviewer 1, Anna 1"},
		{"questions set as headings", "a.md", "## Interviewer: How is it?\n\nAnna: Good.\n", "Interviewer 1, Anna 1"},
		{"headings of themes stay headings", "a.md", "# Trust\n\nInterviewer: How?\n\nAnna: Good.\n\n# Time\n\nInterviewer: Why?\n\nAnna: People.\n", "Interviewer 2, Anna 2"},
	} {
		if got := heard(t, c.file, []byte(c.in)); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// dialogue writes n exchanges of two, whose answers have two paragraphs.
func dialogue(asks, answers string, n int) string {
	return strings.Repeat(asks+": And what came then, on that day?\n\n"+answers+": It was late when we left.\n\nAnd it rained.\n\n", n)
}

// sayings are what people say or note with a colon: nobody of that name speaks.
var sayings = []string{
	"At 10:30: coffee in the day room.", "By 9:15 : all had come.", "My point is: nobody asked.", "Two things: time and money.", "Obs: inga namn.",
	"PS: call me.", "P.S.: call me.", "Kl 14:15 började mötet.", "Kl. 14:15: fika.", "Klockan 14:15: fika.", "Re: your mail.", "Sv: ditt brev.",
	"https://example.org: the page.", "https: that is safe.", "http://a.b", "mailto:a@b.se", "C:\\files", "Note: off the record.", "NB: twice.", "N.B.: twice.",
	"Background: a long one.", "Bakgrund: lång.", "Example: the lift.", "Exempel: hissen.", "Till exempel: hissen.", "T.ex.: hissen.", "For example: the lift.",
	"E.g.: the lift.", "Först: tid.", "First: time.", "Secondly: money.", "Three: luck.", "Question one: who decides?", "Fråga ett: vem bestämmer?",
	"Sverige: ett land.", "Sweden: one country.", "New York: one town.", "Stockholm: en stad.", "Juni: lugnt.", "June: calm.", "Måndag: möte.", "On Monday: a meeting.",
	"Hon sa: nej.", "She said: no.", "He was like: what?", "Så jag sa: gå hem.", "And I thought: well.", "Poängen: ingen frågade.", "Slutsatsen: det går inte.",
	"Konsekvensen: folk slutade.", "Lösningen: mer tid.", "Conclusion: it works.", "Verdict: no.", "Outcome: nothing.", "The result: nothing.", "Resultat: noll.",
	"Mål: delaktighet.", "Goal: to be heard.", "Vision: delaktighet.", "Time: we never had it.", "Tid: det fanns inte.", "Money: none.", "Pengar: inga.",
	"Trust: that is it.", "Respekt: det är allt.", "Plan B: we wait.", "Steg 2: vi väntar.", "Step one: listen.", "Fas Två: vi väntar.", "TV: always on.",
	"EU: far away.", "FYI: it works.", "TODO: ask her.", "OK: we go.", "Ok: vi går.", "Ja: det gör vi.", "Nej: aldrig.", "Yes: we do.", "Alltså: nej.", "Well: no.",
	"So: we began.", "Men: ingen kom.", "But: nobody came.", "Because: it rained.", "Vad: ingenting.", "Why: nobody knows.", "Hur: det vet jag inte.",
	"Summary: short.", "Sammanfattning: kort.", "Theme: power.", "Tema: makt.", "Method: talk.", "Metod: samtal.", "Page 3: the list.", "Sida 3: listan.",
	"Lunch: soup.", "Lunch 12:00: soup.", "Lunch (12:00): soup.", "12:30: soup.", "12.30: soppa.", "Mellan 10:30 och 11:00: fika.", "Från 8:00: öppet.",
	"1: time.", "1) time: none.", "a) tid: ingen.", "- time: none", "\"Stop: now,\" she said.", "”Stopp: nu”, sa hon.", "(Note: quiet)", "[Note: quiet]",
	"Det är en sak: tid.", "There is one thing: time.", "The thing is this: time.", "Det viktiga: tid.", "Viktigt: tid.", "Important: time.", "Mitt råd: vänta.",
	"Mina tre råd: vänta, vänta, vänta.", "My advice: wait.", "Ratio 3:1 it was.", "3:1 blev det.", "Matthew 5:3: blessed.", "Johannes 3:16 läste hon.",
	"Warning: hot.", "Varning: het.", "Tip: ask.", "Tips: fråga.", "Personal: för lite.", "Staff: too few.", "Budget: none.", "Covid-19: all stopped.",
	"Before: nobody asked.", "Efteråt: alla frågade.", "Later: all asked.", "Sometimes: yes.", "Ibland: ja.", "Today: no.", "Idag: nej.", "Problem: tid.",
	"Utmaningar: många.", "Challenges: many.", "Möjligheter: få.", "Strengths: many.", "Hope: some.", "Delaktighet: svårt.", "Participation: hard.",
}

func TestSayingsAreNoLabels(t *testing.T) {
	for _, pair := range [][2]string{{"Interviewer", "Participant"}, {"I", "IP3"}, {"Karin", "Bo"}, {"KH", "BE"}} {
		for _, saying := range sayings {
			before, after := dialogue(pair[0], pair[1], 4), dialogue(pair[0], pair[1], 3)
			want := fmt.Sprintf("%s 7, %s 7", pair[0], pair[1])
			if got := heard(t, "a.txt", []byte(before+saying+"\n\n"+after)); got != want {
				t.Errorf("%q among %v: got %s", saying, pair, got)
			}
			if got := heard(t, "a.txt", []byte(strings.TrimSpace(before)+"\n"+saying+"\n\n"+after)); got != want {
				t.Errorf("%q on the next line, among %v: got %s", saying, pair, got)
			}
		}
	}
}

// A text without labels that holds one saying has one voice.
func TestSayingsAlone(t *testing.T) {
	for _, saying := range sayings {
		for _, in := range []string{saying, saying + "\n\nAnd so on it went.", "It began late.\n\n" + saying + "\n\nAnd so on."} {
			documents, problems := transcript.Read("a.txt", []byte(in), transcript.Options{})
			if problems.Failed() {
				continue // a page of nothing but a heading
			}
			for _, s := range documents[0].Speakers {
				if s.Label != "" {
					t.Errorf("%q: %q speaks", in, s.Label)
				}
			}
		}
	}
}

// formats write an exchange as the paragraphs of each kind of file.
var formats = map[string]func(lines [][2]string) []byte{
	"a.txt": func(lines [][2]string) []byte { return []byte(join(lines, "%s: %s", "\n\n")) },
	"b.md":  func(lines [][2]string) []byte { return []byte(join(lines, "**%s:** %s", "\n\n")) },
	"a.docx": func(lines [][2]string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(paragraph(run(l[0] + ": " + l[1])))
		}
		return docx(b.String())
	},
	"b.docx": func(lines [][2]string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(paragraph(boldRun(l[0]+":"), run(" "+l[1])))
		}
		return docx(b.String())
	},
	"a.odt": func(lines [][2]string) []byte { return odt(join(lines, "<text:p>%s: %s</text:p>", "")) },
	"b.odt": func(lines [][2]string) []byte {
		return odt(join(lines, `<text:p><text:span text:style-name="T1">%s:</text:span> %s</text:p>`, ""))
	},
	"a.rtf":  func(lines [][2]string) []byte { return []byte(`{\rtf1 ` + join(lines, `{\b %s:} %s\par `, "") + `}`) },
	"a.html": func(lines [][2]string) []byte { return []byte("<html><body>" + join(lines, "<p>%s: %s</p>", "")) },
	"b.html": func(lines [][2]string) []byte {
		return []byte("<html><body>" + join(lines, "<p><b>%s</b>: %s</p>", ""))
	},
	"a.pdf": func(lines [][2]string) []byte {
		var page []string
		for _, l := range lines {
			page = append(page, l[0]+": "+l[1])
		}
		return pdf(page)
	},
	"a.vtt": func(lines [][2]string) []byte {
		return []byte("WEBVTT\n\n" + join(lines, "00:01.000 --> 00:02.000\n<v %s>%s\n\n", ""))
	},
	"a.srt": func(lines [][2]string) []byte {
		return []byte(join(lines, "1\n00:00:01,000 --> 00:00:02,000\n%s: %s\n\n", ""))
	},
}

func join(lines [][2]string, shape, between string) string {
	var out []string
	for _, l := range lines {
		out = append(out, fmt.Sprintf(shape, html.EscapeString(l[0]), html.EscapeString(l[1])))
	}
	return strings.Join(out, between)
}

// The same labels are found in every format.
func TestTwoTurnsInEveryFormat(t *testing.T) {
	files := make([]string, 0, len(formats))
	for file := range formats {
		files = append(files, file)
	}
	slices.Sort(files)
	for _, file := range files {
		for _, labels := range [][2]string{{"Interviewer", "Anna"}, {"I", "Anna"}, {"Karin", "Bo"}, {"Interviewer", "Coach 4"}} {
			got := heard(t, file, formats[file]([][2]string{{labels[0], "Tell me of your work, how is it?"}, {labels[1], "Well, there is a lot of it, and it is good."}}))
			if want := fmt.Sprintf("%s 1, %s 1", labels[0], labels[1]); got != want {
				t.Errorf("%s: got %s, want %s", file, got, want)
			}
		}
	}
}
