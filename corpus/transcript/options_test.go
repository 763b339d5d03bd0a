package transcript_test

import (
	"strings"
	"testing"

	"cocode/corpus"
	"cocode/corpus/transcript"
)

// roles writes the speakers as "label=participant", interviewers with nothing
// after the sign.
func roles(d corpus.Document) string {
	var out []string
	for _, s := range d.Speakers {
		out = append(out, s.Label+"="+s.Participant)
	}
	return strings.Join(out, " ")
}

func TestRolesAndNames(t *testing.T) {
	for _, c := range []struct {
		name, in string
		o        transcript.Options
		want     string
	}{
		{"general label", "Interviewer: A?\nParticipant: B.", transcript.Options{}, "Interviewer= Participant=a"},
		{"letters that number", "Interviewer: A?\nCoach A: B.\nCoach C: D.", transcript.Options{}, "Interviewer= Coach A=Coach A Coach C=Coach C"},
		{"a letter and a title", "Title: Talk\n\nInterviewer: A?\n\nCoach B: B.\n", transcript.Options{}, "Interviewer= Coach B=Coach B"},
		{"letters of a machine", "Interviewer: A?\nSpeaker B: B.", transcript.Options{}, "Interviewer= Speaker B=a"},
		{"the name given", "Interviewer: A?\nRespondent: B.", transcript.Options{Name: "Möte 4"}, "Interviewer= Respondent=Möte 4"},
		{"front matter names the participant", "---\nparticipant: Coach 4\n---\nInterviewer: A?\nIP: B.", transcript.Options{}, "Interviewer= IP=Coach 4"},
		{"front matter names the interviewer", "---\ninterviewer: Karin Holm\n---\nBo: A?\nKarin: B.\nBo: C?\nKarin: D.", transcript.Options{}, "Bo=Bo Karin="},
		{"wrong guess", "Anna: Well?\nBo: Long long long words.\nAnna: Well?\nBo: Why? Long long words.", transcript.Options{Interviewer: []string{"bo"}}, "Anna=Anna Bo="},
		{"initials", "KH: Ja.\nBo: Va?\nKH: Nej.\nBo: Hur?", transcript.Options{Interviewer: []string{"Karin Holm"}}, "KH= Bo=Bo"},
		{"an interviewer of another file", "I: A?\nIP: B.", transcript.Options{Interviewer: []string{"Karin"}}, "I= IP=a"},
		{"the one beside the participants", "KH: Ska vi?\nIP1: Ja.\nIP2: Jo.\nKH: Bra?\nIP1: Ja.", transcript.Options{}, "KH= IP1=IP1 IP2=IP2"},
		{"two without a name of their own", "SPEAKER_00: A?\nSPEAKER_01: B and many words.\nSPEAKER_02: C and many words.\nSPEAKER_00: D?\nSPEAKER_01: E.\nSPEAKER_02: F.", transcript.Options{}, "SPEAKER_00= SPEAKER_01=a SPEAKER_01 SPEAKER_02=a SPEAKER_02"},
		{"role in brackets", "Anna (interviewer): A.\nBo: B?\nAnna (interviewer): C.\nBo: D?", transcript.Options{}, "Anna (interviewer)= Bo=Bo"},
		{"alone", "Coach 3: I talk.\n\nAnd talk.", transcript.Options{}, "Coach 3=Coach 3"},
	} {
		documents, problems := transcript.Read("a.md", []byte(c.in), c.o)
		if problems.Failed() {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		if got := roles(documents[0]); got != c.want {
			t.Errorf("%s: got %q, want %q; %v", c.name, got, c.want, problems)
		}
	}
}

func TestFrontMatterAndLanguage(t *testing.T) {
	in := "---\ntitle: \"Ett samtal\" # x\nlanguage: Swedish\nlist: [a, 'b']\nmore:\n  - c\n  - d\n---\nI: Hur?\nIP: Så.\n"
	documents, _ := transcript.Read("a.md", []byte(in), transcript.Options{})
	d := documents[0]
	if d.Title != "Ett samtal" || d.Language != "sv" || d.Attributes["list"] != "a, b" || d.Attributes["more"] != "c, d" {
		t.Errorf("%q %q %v", d.Title, d.Language, d.Attributes)
	}
	documents, _ = transcript.Read("a.md", []byte(in), transcript.Options{Language: "en"})
	if documents[0].Language != "en" {
		t.Error("the option does not prevail")
	}
}

func TestName(t *testing.T) {
	for file, want := range map[string]string{"/x/coach-01.docx": "coach-01", `C:\x\a.b.TXT`: "a.b", "no ending": "no ending", "Dr. Berg": "Dr. Berg", "x.tar.gz": "x.tar", "a\nb.txt": "a b", ".txt": "document", "x.unknownish": "x.unknownish"} {
		if got := transcript.Name(file); got != want {
			t.Errorf("Name(%q) = %q, want %q", file, got, want)
		}
	}
}

// A Word document of 2,000 words, the usual size.
func BenchmarkWord(b *testing.B) {
	var body strings.Builder
	words := 0
	for words < 2000 {
		body.WriteString(paragraph(boldRun("Interviewer:"), run(" So when you think of it, who had a say in that?")))
		body.WriteString(paragraph(boldRun("Coach 3:"), run(" Well, there was that one day in the spring when we all stood in the corridor and"), run(" waited for the lift, and nobody knew who was to begin, so Gun did.")))
		words += 45
	}
	data := docx(body.String())
	for b.Loop() {
		if _, problems := transcript.Read("a.docx", data, transcript.Options{}); problems.Failed() {
			b.Fatal(problems)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkFormats(b *testing.B) {
	for _, file := range []string{"a.txt", "a.md", "a.docx", "a.odt", "a.rtf", "a.html", "a.srt", "a.json", "a.xlsx", "a.pdf"} {
		data := written()[file]
		b.Run(file[2:], func(b *testing.B) {
			for b.Loop() {
				transcript.Read(file, data, transcript.Options{})
			}
		})
	}
}
