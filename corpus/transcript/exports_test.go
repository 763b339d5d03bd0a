package transcript_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus/transcript"
)

// What programs for transcription and analysis export.
func TestExports(t *testing.T) {
	named := []string{"i Anna|How was it?", "p Bo|The thing is: late.", "i Anna|And then?", "p Bo|We left."}
	numbered := []string{"i Speaker 0|How was it?", "p Speaker 1|Late.", "i Speaker 0|And then?", "p Speaker 1|We left."}
	asked := []string{"# Question | Answer", "i Interviewer|How was it?", "p Participant|Late.", "i Interviewer|And then?", "p Participant|We left."}
	for _, c := range []struct {
		name, file, in string
		want           []string
	}{
		{"oTranscribe", "a.otr", `{"text":"<p><span class=\"timestamp\" data-timestamp=\"3.1\">00:03</span> Anna: How was it?<br /></p><p><span class=\"timestamp\" data-timestamp=\"10\">00:10</span> Bo: The thing is: late.</p><p>Anna: And then?</p><p>Bo: We left.</p>","media":"a.mp3"}`,
			[]string{"i Anna@0:03|How was it?", "p Bo@0:10|The thing is: late.", "i Anna|And then?", "p Bo|We left."}},
		{"ELAN", "a.txt", "Anna\t\t00:00:03.000\t3.0\t00:00:05.000\t5.0\tHow was it?\nBo\t\t00:00:10.000\t10.0\t00:00:12.000\t12.0\tThe thing is: late.\nAnna\t\t00:00:13.000\t13.0\t00:00:14.000\t14.0\tAnd then?\nBo\t\t00:00:15.000\t15.0\t00:00:16.000\t16.0\tWe left.\n",
			[]string{"i Anna@0:03|How was it?", "p Bo@0:10|The thing is: late.", "i Anna@0:13|And then?", "p Bo@0:15|We left."}},
		{"ELAN, as a table", "a.csv", "tier,annotation\nAnna,How was it?\nBo,The thing is: late.\nAnna,And then?\nBo,We left.\n", named},
		{"numbered paragraphs", "a.txt", "1 Anna: How was it?\n2 Bo: The thing is: late.\n3  Anna: And then?\n4  Bo: We left.\n", named},
		{"MAXQDA's signs", "a.txt", "#Anna: How was it?\n#Bo: The thing is: late.\n#Anna: And then?\n#Bo: We left.\n", named},
		{"dashes", "a.txt", "Anna - How was it?\n\nBo - The thing is: late.\n\nAnna - And then?\n\nBo - We left.\n", named},
		{"Deepgram, utterances", "a.json", `{"metadata":{},"results":{"utterances":[{"start":1.5,"end":2,"transcript":"How was it?","speaker":0},{"start":3,"end":4,"transcript":"Late.","speaker":1},{"start":5,"transcript":"And then?","speaker":0},{"start":6,"transcript":"We left.","speaker":1}]}}`,
			[]string{"i Speaker 0@0:01|How was it?", "p Speaker 1@0:03|Late.", "i Speaker 0@0:05|And then?", "p Speaker 1@0:06|We left."}},
		{"Deepgram, paragraphs", "a.json", `{"results":{"channels":[{"alternatives":[{"transcript":"x","paragraphs":{"paragraphs":[{"speaker":0,"sentences":[{"text":"How was it?"}]},{"speaker":1,"sentences":[{"text":"Late."}]},{"speaker":0,"sentences":[{"text":"And then?"}]},{"speaker":1,"sentences":[{"text":"We left."}]}]}}]}]}}`, numbered},
		{"a table of questions", "a.html", "<html><table><tr><th>Question<th>Answer<tr><td>How was it?<td>Late.<tr><td>And then?<td>We left.</table>", asked},
	} {
		documents, problems := transcript.Read(c.file, []byte(c.in), transcript.Options{})
		if problems.Failed() {
			t.Errorf("%s: %v", c.name, problems.Err())
			continue
		}
		if diff := cmp.Diff(c.want, shown(documents[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
