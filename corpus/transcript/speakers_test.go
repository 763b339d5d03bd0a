package transcript_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus"
	"cocode/corpus/transcript"
)

// shown writes a document's turns as lines "label|words", with the role's first
// letter and the time where there is one: "i Anna@0:12|Hej". Headings begin with #.
func shown(d corpus.Document) []string {
	var out []string
	h := 0
	for _, t := range d.Turns {
		for h < len(d.Headings) && d.Headings[h].Start < t.Span.Start {
			out = append(out, "# "+d.Headings[h].Of(d.Text))
			h++
		}
		s := d.Speaker(t)
		line := string(s.Role[:1]) + " " + s.Label
		if t.Start >= 0 {
			line += fmt.Sprintf("@%d:%02d", int(t.Start.Minutes()), int(t.Start.Seconds())%60)
		}
		out = append(out, line+"|"+strings.ReplaceAll(t.Span.Of(d.Text), "\n", "⏎"))
	}
	for ; h < len(d.Headings); h++ {
		out = append(out, "# "+d.Headings[h].Of(d.Text))
	}
	return out
}

var habits = []struct{ name, file, in, want string }{
	{"plain labels", "a.txt", "Interviewer: How was it?\n\nCoach 3: Fine.\n\nInterviewer: And then?\n\nCoach 3: I left: it was late.", `
i Interviewer|How was it?
p Coach 3|Fine.
i Interviewer|And then?
p Coach 3|I left: it was late.`},
	{"short labels without blank lines", "a.txt", "I: Hur var det?\nIP3: Bra.\nI: Jaså?\nIP3: Kl. 10:30 kom vi.\nOch så gick vi.\n", `
i I|Hur var det?
p IP3|Bra.
i I|Jaså?
p IP3|Kl. 10:30 kom vi.⏎Och så gick vi.`},
	{"sentences with a colon are not speakers", "a.txt", `Interviewer: What did you see?

Participant: Many things. Question one: who decides?
Note: this was off the record.
https://example.org/a is the page.
Kl. 10:30: the meeting began.
There is one thing: time.
So: we began.
Question one: who decides?

Interviewer: And?

Participant: That was it.`, `
i Interviewer|What did you see?
p Participant|Many things. Question one: who decides?⏎Note: this was off the record.⏎https://example.org/a is the page.⏎Kl. 10:30: the meeting began.⏎There is one thing: time.⏎So: we began.⏎Question one: who decides?
i Interviewer|And?
p Participant|That was it.`},
	{"names, who asks is the interviewer", "a.txt", "Anna Berg: What do you do?\nMaj: I work with people all day long, mostly.\nAnna Berg: Do you like it?\nMaj: I do, on the whole, I do.\nAnna Berg: Why?\nMaj: The people.", `
i Anna Berg|What do you do?
p Maj|I work with people all day long, mostly.
i Anna Berg|Do you like it?
p Maj|I do, on the whole, I do.
i Anna Berg|Why?
p Maj|The people.`},
	{"a short exchange of two", "a.txt", "Anna: Hur mår du?\nBjörn: Bra, tack, det är lite mycket nu bara.", `
i Anna|Hur mår du?
p Björn|Bra, tack, det är lite mycket nu bara.`},
	{"brackets", "a.txt", "[Anna] What now?\n[Bo] [laughs] Nothing, we wait.\n[Anna] For what?\n[Laughs]\n[Bo] For them.", `
i Anna|What now?
p Bo|[laughs] Nothing, we wait.
i Anna|For what?
# [Laughs]
p Bo|For them.`},
	{"labels with colons and directions in brackets", "a.txt", "I: Yes?\nIP: [Laughs] No.\n[Pause]\nIP: [Laughs] Never.\nI: Why?\nIP: [Laughs] Well.", `
i I|Yes?
p IP|[Laughs] No.
# [Pause]
p IP|[Laughs] Never.
i I|Why?
p IP|[Laughs] Well.`},
	{"Otter", "a.txt", "Anna Berg  0:03  \nSo, what is your job?\n\nSpeaker 2  0:07  \nI am a nurse.\nFor ten years.\n\nAnna Berg  1:12  \nWhere?\n\nSpeaker 2  1:15  \nHere.\n\nTranscribed by https://otter.ai\n", `
i Anna Berg@0:03|So, what is your job?
p Speaker 2@0:07|I am a nurse.⏎For ten years.
i Anna Berg@1:12|Where?
p Speaker 2@1:15|Here.
# Transcribed by https://otter.ai`},
	{"time before the label, words below", "a.txt", "00:00:01 Speaker 1\nWho are you?\n\n00:00:05 Speaker 2\nA coach, I think.\n\n00:01:23 Speaker 1\nSince when?\n\n00:01:30 Speaker 2\nMay.", `
i Speaker 1@0:01|Who are you?
p Speaker 2@0:05|A coach, I think.
i Speaker 1@1:23|Since when?
p Speaker 2@1:30|May.`},
	{"stamps before, behind and inside", "a.txt", "[00:00:12] I: When?\nIP: (00:14) In May, [00:00:20] or June.\nSpeaker (00:25): x\nI [00:31]: Sure?\nIP: Not at 10:30. It was (10:30) or so. #00:01:02-5#", `
i I@0:12|When?
p IP@0:14|In May, or June.
p Speaker@0:25|x
i I@0:31|Sure?
p IP|Not at 10:30. It was or so.`},
	{"one clock time in brackets is speech", "a.txt", "I: When?\nIP: About noon (12:15) I think.\nI: Sure?\nIP: Yes.", `
i I|When?
p IP|About noon (12:15) I think.
i I|Sure?
p IP|Yes.`},
	{"labels on every paragraph make one turn", "a.txt", "I: Tell me.\nIP: One.\nIP: Two.\nI: More?\nIP: Three.", `
i I|Tell me.
p IP|One.⏎Two.
i I|More?
p IP|Three.`},
	{"header and title", "a.txt", "Interview 3\nDate: 14 March\nPlace: Ekby\nInterviewer: Karin Holm\nParticipant: Coach 4\n\nInterviewer: Shall we?\n\nParticipant: Yes.\n", `
# Interview 3
# Date: 14 March
# Place: Ekby
# Interviewer: Karin Holm
# Participant: Coach 4
i Interviewer|Shall we?
p Participant|Yes.`},
	{"header names who interviews", "a.txt", "Datum: 3 maj\nIntervjuare: Karin Holm\n\nKH: Ska vi börja nu då, tycker du?\n\nBo: Ja.\n\nKH: Bra.\n\nBo: Vad då?\n\nKH: Jag tänkte att vi skulle tala om arbetet.\n\nBo: Hur då?", `
# Datum: 3 maj
# Intervjuare: Karin Holm
i KH|Ska vi börja nu då, tycker du?
p Bo|Ja.
i KH|Bra.
p Bo|Vad då?
i KH|Jag tänkte att vi skulle tala om arbetet.
p Bo|Hur då?`},
	{"arrows", "a.txt", ">> What is it?\n>> It is a long story about many things.\nYes.\n>> Go on?\n>> Well, it began in May, I would say.", `
i |What is it?
p |It is a long story about many things.⏎Yes.
i |Go on?
p |Well, it began in May, I would say.`},
	{"arrows with names", "a.txt", ">> Anna: What is it?\n>> Bo: A story.\n>> Anna: Go on?\n>> Bo: Well.", `
i Anna|What is it?
p Bo|A story.
i Anna|Go on?
p Bo|Well.`},
	{"dashes only if nothing is better", "a.txt", "- Vad gör du?\n- Jag jobbar med människor.\n- Trivs du?\n- Ja, det gör jag väl, på det hela taget.", `
i |Vad gör du?
p |Jag jobbar med människor.
i |Trivs du?
p |Ja, det gör jag väl, på det hela taget.`},
	{"dashes as a list within a labelled turn", "a.txt", "I: What?\nIP: Three things:\n- time\n- money\n- people\n- luck\nI: More?\nIP: No.", `
i I|What?
p IP|Three things:⏎- time⏎- money⏎- people⏎- luck
i I|More?
p IP|No.`},
	{"labels on their own line", "a.txt", "INTERVIEWER\nWhat do you do?\n\nCOACH 3\nI coach.\nAnd I rest.\n\nINTERVIEWER\nWhen?\n\nCOACH 3\nNever.", `
i INTERVIEWER|What do you do?
p COACH 3|I coach.⏎And I rest.
i INTERVIEWER|When?
p COACH 3|Never.`},
	{"tabs", "a.txt", "KH\tWhat do you do?\nIP1\tI coach.\nKH\tWhen?\nIP1\tAt night: always.", `
i KH|What do you do?
p IP1|I coach.
i KH|When?
p IP1|At night: always.`},
	{"group of participants and a visitor", "a.txt", "M: Who begins?\nP1: I do.\nP2: Or I.\nM: Fine?\nP1: Fine.\nP3: I came late.\nM: Welcome, who are you?\nP2: Eva.", `
i M|Who begins?
p P1|I do.
p P2|Or I.
i M|Fine?
p P1|Fine.
p P3|I came late.
i M|Welcome, who are you?
p P2|Eva.`},
	{"questions and answers", "a.txt", "Q. Who are you?\nA. A coach.\nQ. Since?\nA. May.", `
i Q|Who are you?
p A|A coach.
i Q|Since?
p A|May.`},
	{"hard-wrapped", "a.txt", `Interviewer: So when you think of all that has happened here since the
project began, what comes to mind?

IP: Well there was that one day in the spring when we all stood in the
corridor and waited for the lift, and nobody knew who was to begin, so
Gun did. Note: she had never spoken before, and it was a Tuesday in the
rain and so on.

Interviewer: And after that?

IP: After that it was easier, and we met each week in the small room on
the second floor.
`, `
i Interviewer|So when you think of all that has happened here since the project began, what comes to mind?
p IP|Well there was that one day in the spring when we all stood in the corridor and waited for the lift, and nobody knew who was to begin, so Gun did. Note: she had never spoken before, and it was a Tuesday in the rain and so on.
i Interviewer|And after that?
p IP|After that it was easier, and we met each week in the small room on the second floor.`},
	{"words broken at line ends", "a.txt", `Intervjuare: Hur var det att arbeta så när hela verksam-
heten var ny och alla skulle lära sig något om samord-
ning och annat?

IP: Det var roligt på sitt sätt, men det var vård- och
omsorg som ingen hade tänkt på, och sedan kom förvalt-
ningen och ville ha en plan för brukarin-
flytandet.
`, `
i Intervjuare|Hur var det att arbeta så när hela verksamheten var ny och alla skulle lära sig något om samordning och annat?
p IP|Det var roligt på sitt sätt, men det var vård- och omsorg som ingen hade tänkt på, och sedan kom förvaltningen och ville ha en plan för brukarinflytandet.`},
	{"labels that lost their bold type", "a.txt", "Interviewer What now?\nCoach 1 Nothing. Coach 2 left.\nInterviewer Oh?\nCoach 1 Yes.\nAnd then I left.", `
i Interviewer|What now?
p Coach 1|Nothing. Coach 2 left.
i Interviewer|Oh?
p Coach 1|Yes.⏎And then I left.`},
	{"question and answer", "a.txt", "Fråga: Hur?\nSvar: Så.\nFråga: När?\nSvar: Nu.\nOch sen.\n", `
i Fråga|Hur?
p Svar|Så.
i Fråga|När?
p Svar|Nu.⏎Och sen.`},
	{"Rev", "a.txt", "Speaker 1 (00:03):\nWho is it?\n\nSpeaker 2 (00:05):\nMe: Bo.\n\nSpeaker 1 (00:09):\nWho?\n", `
i Speaker 1@0:03|Who is it?
p Speaker 2@0:05|Me: Bo.
i Speaker 1@0:09|Who?`},
	{"Zoom captions", "a.txt", "[Anna Berg] 14:05:33\nWho is it?\n\n[Bo Ek] 14:05:40\nMe, of course.\n\n[Anna Berg] 14:06:33\nWho?\n", `
i Anna Berg@845:33|Who is it?
p Bo Ek@845:40|Me, of course.
i Anna Berg@846:33|Who?`},
	{"Zoom transcript", "a.txt", "00:00:05 Anna Berg: Who is it?\n00:00:07 Bo Ek: Me.\n00:00:09 Anna Berg: Who?\n00:00:12 Bo Ek: I said it.\n", `
i Anna Berg@0:05|Who is it?
p Bo Ek@0:07|Me.
i Anna Berg@0:09|Who?
p Bo Ek@0:12|I said it.`},
	{"stamp behind the colon, two interviewers", "a.txt", "I1: [00:00:03] Hur?\nIP : [00:00:05] Så.\nI2: [00:00:09] Jo?\nIP : [00:00:10] Ja.\n", `
i I1@0:03|Hur?
p IP@0:05|Så.
i I2@0:09|Jo?
p IP@0:10|Ja.`},
	{"bold labels on their own line", "a.md", "**Interviewer**\n\nWhat?\n\n**Coach 3**\n\nThis.\n\nAnd that.\n\n**Interviewer**\n\nOh?\n", `
i Interviewer|What?
p Coach 3|This.⏎And that.
i Interviewer|Oh?`},
	{"a table of spans, words and speakers", "a.html", "<html><table><tr><td>Timespan<td>Content<td>Speaker</tr><tr><td>0:00,0 - 0:04,5<td>Who?<td>I</tr><tr><td>0:04,5 - 0:09,0<td>Me, I said.<td>IP</tr><tr><td>0:09,0 - 0:12,0<td>Oh?<td>I</tr></table>", `
# Timespan | Content | Speaker
i I@0:00|Who?
p IP@0:04|Me, I said.
i I@0:09|Oh?`},
	{"a note and a list in a labelled document", "a.txt", "I: Vad?\n\nIP: Tre saker.\n\nFörsta: tid.\n\nAndra: pengar.\n\nAndra: folk.\n\nSverige: ett land. Norge: ett till.\n\nI: Jo?\n\nIP: Ja.\n\nI: Va?\n\nIP: Hon sa: nej.\n", `
i I|Vad?
p IP|Tre saker.⏎Första: tid.⏎Andra: pengar.⏎Andra: folk.⏎Sverige: ett land. Norge: ett till.
i I|Jo?
p IP|Ja.
i I|Va?
p IP|Hon sa: nej.`},
	{"German and Norwegian", "a.txt", "Fragestellerin: Wie war es?\nBefragter: Gut.\nFragestellerin: Warum?\nBefragter: Eben.\n", `
i Fragestellerin|Wie war es?
p Befragter|Gut.
i Fragestellerin|Warum?
p Befragter|Eben.`},
	{"typing mistakes in blanks and case", "a.txt", "IP 3 : A.\nI: B?\nip3: C.\nI : D?\nIP3:E.\n", `
p IP 3|A.
i I|B?
p IP 3|C.
i I|D?
p IP 3|E.`},
	{"nobody is named", "a.txt", "I walked to work and it rained.\n\nThere was one thing: time.\n", `
p |I walked to work and it rained.⏎There was one thing: time.`},
	{"a list is no exchange", "a.txt", "Monday: we met.\nTuesday: we rested.\nJune: nothing.\nJuly: holidays.\nAugust: work.", `
p |Monday: we met.⏎Tuesday: we rested.⏎June: nothing.⏎July: holidays.⏎August: work.`},
	{"markdown", "a.md", "# Part one\n\n**Interviewer:** What *is* it?\n**Anna**: A **thing**, you\nknow.\n\n## Part two\n\n**Interviewer:** Yes?\n\n**Anna:** _No._", `
# Part one
i Interviewer|What is it?
p Anna|A thing, you know.
# Part two
i Interviewer|Yes?
p Anna|No.`},
	{"bold questions", "a.md", "**What do you do?**\n\nI coach.\n\n**Do you like it?**\n\nYes.\n\nMostly.\n\n**Why?**\n\nPeople.", `
i |What do you do?
p |I coach.
i |Do you like it?
p |Yes.⏎Mostly.
i |Why?
p |People.`},
	{"html", "a.html", "<html lang=sv><body><h1>Tema</h1><p><b>Intervjuare:</b> Hur&nbsp;var<br>det?</p><p><strong>Coach 2:</strong> A &lt; B.<script>x()</script></p></body></html>", `
# Tema
i Intervjuare|Hur var⏎det?
p Coach 2|A < B.`},
	{"html table", "a.html", "<table><tr><th>Speaker</th><th>Text</th></tr><tr><td>I</td><td>Hur?</td></tr><tr><td>IP</td><td><p>Så.</p><p>Och så.</p></td></tr><tr><td>I<td>När?<tr><td>IP<td>Nu.</table>", `
# Speaker | Text
i I|Hur?
p IP|Så.⏎Och så.
i I|När?
p IP|Nu.`},
	{"voices", "a.vtt", "WEBVTT - x\n\nNOTE\nno speech\n\n00:01.000 --> 00:02.500 align:start\n<v.loud Anna Berg>Who <i>are</i> you?</v>\n\n00:03.000 --> 00:04.000\n<v Bo>Bo, I\n<v Bo>think &amp; hope.\n\n00:05.000 --> 00:06.000\n<v Anna Berg>Ah.</v> <v Bo>Yes.</v>\n", `
i Anna Berg@0:01|Who are you?
p Bo@0:03|Bo, I think & hope.
i Anna Berg@0:05|Ah.
p Bo@0:05|Yes.`},
	{"subtitles, a name where the speaker changes", "a.srt", "1\n00:00:02,000 --> 00:00:06,000\nInterviewer: Before we begin, is\nthere more?\n\n2\n00:00:07,000 --> 00:00:09,000\nCoach 7: No. One\nthing: tea.\n\n3\n00:00:09,500 --> 00:00:11,000\nOr coffee.\n\n4\n00:00:12,000 --> 00:00:14,000\nInterviewer: Sure?\n", `
i Interviewer@0:02|Before we begin, is there more?
p Coach 7@0:07|No. One thing: tea. Or coffee.
i Interviewer@0:12|Sure?`},
	{"subtitles saved as text", "a.txt", "1\n00:00:02,000 --> 00:00:06,000\n- Who is it?\n\n2\n00:00:07,000 --> 00:00:09,000\n- Me.\n\n3\n00:00:12,000 --> 00:00:14,000\n- Who?\n\n4\n00:00:15,000 --> 00:00:19,000\n- The one who lives here.\n", `
i @0:02|Who is it?
p @0:07|Me.
i @0:12|Who?
p @0:15|The one who lives here.`},
	{"Teams, saved as text", "a.txt", "0:0:0.0 --> 0:0:2.840\nAnna Berg\nWho are you?\n\n0:0:3.0 --> 0:0:5.0\nBo Ek\nI am Bo, and I work here.\n\n0:0:6.0 --> 0:0:7.0\nAnna Berg\nSince?\n\n0:0:8.0 --> 0:0:9.0\nBo Ek\nMay.\n", `
i Anna Berg@0:00|Who are you?
p Bo Ek@0:03|I am Bo, and I work here.
i Anna Berg@0:06|Since?
p Bo Ek@0:08|May.`},
	{"whisper", "a.json", `{"language":"swedish","segments":[{"start":0.4,"end":2,"text":" Hur är det?","speaker":"SPEAKER_00"},{"start":2.5,"end":4,"text":" Det är bra,","speaker":"SPEAKER_01"},{"start":4,"end":5,"text":" tack.","speaker":"SPEAKER_01"}]}`, `
i SPEAKER_00@0:00|Hur är det?
p SPEAKER_01@0:02|Det är bra, tack.`},
	{"whisper.cpp", "a.json", `{"result":{"language":"en"},"transcription":[{"offsets":{"from":0,"to":1000},"text":" One."},{"offsets":{"from":1000,"to":2000},"text":" Two."},{"offsets":{"from":9000,"to":12000},"text":" Three."}]}`, `
p @0:00|One. Two.
p @0:09|Three.`},
	{"whisper as text", "a.txt", "[00:00.000 --> 00:04.000]  So, who are you?\n[00:04.000 --> 00:09.000]  I am a coach.\n[00:12.000 --> 00:19.000]  And you?\n", `
p @0:00|So, who are you? I am a coach.
p @0:12|And you?`},
	{"rows of answers", "a.csv", "document;deltagare;fråga;svar\nA;IP1;Hur?;Så.\nA;IP1;När?;\"Nu; genast.\"\nA;IP1;När?;Strax.\n", `
i Intervjuare|Hur?
p IP1|Så.
i Intervjuare|När?
p IP1|Nu; genast.⏎Strax.`},
	{"rich text", "a.rtf", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}}\pard\s1 Tema\par\pard{\b Intervjuare:} Hur g\'e5r det\u8221\'94?\par{\b IP:} S\u229\'e5 d\u228?r {\*\bkmkstart x}{\v hidden}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt l\u228 ank}}.\line Rad.\par}`, `
# Tema
i Intervjuare|Hur går det”?
p IP|Så där länk.⏎Rad.`},
	{"rich text table", "a.rtf", `{\rtf1\ansi\trowd\pard\intbl I\cell Hur?\cell\row\trowd\pard\intbl IP\cell Bra.\cell\row\trowd\pard\intbl I\cell Jo?\cell\row\trowd\pard\intbl IP\cell Ja.\cell\row\pard Slut.\par}`, `
i I|Hur?
p IP|Bra.
i I|Jo?
p IP|Ja.⏎Slut.`},
}

func TestHabits(t *testing.T) {
	for _, c := range habits {
		t.Run(c.name, func(t *testing.T) {
			documents, problems := transcript.Read(c.file, []byte(c.in), transcript.Options{})
			if problems.Failed() {
				t.Fatal(problems.Err())
			}
			if diff := cmp.Diff(strings.Split(strings.TrimPrefix(c.want, "\n"), "\n"), shown(documents[0])); diff != "" {
				t.Errorf("turns differ (-want +got):\n%s%v", diff, problems)
			}
		})
	}
}

func TestEndsOfTurns(t *testing.T) {
	documents, _ := transcript.Read("a.txt", []byte("I: Hur?\nIP: Så. #00:00:09-2#\nI: Jo? #00:00:12-0#\nIP: Ja."), transcript.Options{})
	if got := documents[0].Turns[1].End; got != 9*time.Second {
		t.Errorf("a stamp at the end of a turn: End = %v, want 9s", got)
	}
}
