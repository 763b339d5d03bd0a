package transcript_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus"
	"cocode/corpus/transcript"
)

// spoken is an interview that every format must give back word for word.
var spoken = []struct{ label, words string }{
	{"Intervjuare", "Hur började det, tycker du? Ta den tid du vill."},
	{"Coach 3", "Jaa, det var på våren 2019 – “nu eller aldrig”, sa hon. Kl. 10:30."},
	{"Intervjuare", "Och sedan?"},
	{"Coach 3", "Sedan: ingenting. (skratt) A & B < C, 50 % av dem. Ett ord till."},
	{"Intervjuare", "Vilka då?"},
	{"Coach 3", "De som kom."},
}

// written puts the interview into each format.
func written() map[string][]byte {
	var txt, md, html, rtf, srt, vtt, json, csv, word, open strings.Builder
	srt.WriteString("")
	vtt.WriteString("WEBVTT\n\n")
	csv.WriteString("talare,text\n")
	html.WriteString("<html><body>")
	rtf.WriteString(`{\rtf1\ansi\ansicpg1252\uc1 `)
	rows := [][]string{{"talare", "text"}}
	var lines []string
	var segments []string
	for i, s := range spoken {
		fmt.Fprintf(&txt, "%s: %s\n\n", s.label, s.words)
		fmt.Fprintf(&md, "**%s:** %s\n\n", s.label, s.words)
		fmt.Fprintf(&html, "<p><b>%s:</b> %s</p>\n", s.label, escaped(s.words))
		fmt.Fprintf(&rtf, `\pard{\b %s:} %s\par`+"\n", s.label, richText(s.words))
		fmt.Fprintf(&srt, "%d\n00:00:%02d,000 --> 00:00:%02d,500\n%s: %s\n\n", i+1, i*2, i*2+1, s.label, s.words)
		fmt.Fprintf(&vtt, "00:%02d.000 --> 00:%02d.500\n<v %s>%s</v>\n\n", i*2, i*2+1, s.label, escaped(s.words))
		segments = append(segments, fmt.Sprintf(`{"start":%d,"end":%d.5,"speaker":%q,"text":%q}`, i*2, i*2+1, s.label, " "+s.words))
		fmt.Fprintf(&csv, "%s,\"%s\"\n", s.label, strings.ReplaceAll(s.words, `"`, `""`))
		word.WriteString(paragraph(boldRun(s.label), run(" "+s.words[:7]), run(s.words[7:])))
		fmt.Fprintf(&open, `<text:p><text:span text:style-name="T1">%s:</text:span> %s</text:p>`, s.label, escaped(s.words))
		rows = append(rows, []string{s.label, s.words})
		lines = append(lines, winAnsi(s.label+": "+s.words))
	}
	json.WriteString(`{"segments":[` + strings.Join(segments, ",") + `]}`)
	return map[string][]byte{
		"a.txt": []byte(txt.String()), "a.md": []byte(md.String()), "a.html": []byte(html.String() + "</body></html>"), "a.rtf": []byte(rtf.String() + "}"),
		"a.srt": []byte(srt.String()), "a.vtt": []byte(vtt.String()), "a.json": []byte(json.String()), "a.csv": []byte(csv.String()), "a.docx": docx(word.String()),
		"a.odt": odt(open.String()), "a.xlsx": xlsx(rows...), "a.pdf": pdf(lines),
		"utf16.txt": utf16File(txt.String()), "latin.txt": []byte(winAnsi(txt.String())),
	}
}

// richText escapes words for RTF: letters beyond ASCII as \u with a fallback.
func richText(words string) string {
	var b strings.Builder
	for _, r := range words {
		switch {
		case r == '{' || r == '}' || r == '\\':
			b.WriteString(`\` + string(r))
		case r > 127:
			fmt.Fprintf(&b, `\u%d?`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// winAnsi encodes the few letters that the interview has in Windows-1252.
func winAnsi(s string) string {
	return strings.NewReplacer("å", "\xe5", "ä", "\xe4", "ö", "\xf6", "–", "\x96", "“", "\x93", "”", "\x94").Replace(s)
}

func utf16File(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func utf32File(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8), byte(r>>16), 0)
	}
	return out
}

func TestEveryFormatGivesBackEveryWord(t *testing.T) {
	for file, data := range written() {
		t.Run(file, func(t *testing.T) {
			documents, problems := transcript.Read(file, data, transcript.Options{})
			if problems.Failed() {
				t.Fatal(problems.Err())
			}
			d := documents[0]
			check(t, d)
			var want, got []string
			for _, s := range spoken {
				want = append(want, s.label+": "+s.words)
			}
			for _, turn := range d.Turns {
				got = append(got, d.Speaker(turn).Label+": "+turn.Span.Of(d.Text))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s\n%v", diff, problems)
			}
			if d.Speakers[0].Role != corpus.Interviewer || d.Speakers[1].Participant != "Coach 3" {
				t.Errorf("speakers: %+v", d.Speakers)
			}
			if len(problems) > 0 != strings.HasPrefix(file, "latin") {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

var wordDetails = []struct{ name, body, want string }{
	{"tab stops and tabs", paragraph(`<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>`, run("I"), `<w:r><w:tab/></w:r>`, run("Hur?")) +
		paragraph(run("IP"), `<w:r><w:tab/><w:t>Så.</w:t></w:r>`) + paragraph(run("I"), `<w:r><w:tab/><w:t>Jo?</w:t></w:r>`), "i I|Hur?\np IP|Så.\ni I|Jo?"},
	{"tracked changes", paragraph(run("I: A"), `<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>`, `<w:ins><w:r><w:t> kept</w:t></w:r></w:ins>`, `<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>`) + paragraph(run("IP: B")), "i I|A kept\np IP|B"},
	{"fields, links, smart tags", paragraph(run("I: "), `<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag><w:fldSimple><w:r><w:t> field</w:t></w:r></w:fldSimple>`) + paragraph(run("IP: B")), "i I|link tag field\np IP|B"},
	{"a text box once", paragraph(run("I: A"), `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, run(" and more")) + paragraph(run("IP: B")), "# Box.\ni I|A and more\np IP|B"},
	{"hidden words, breaks, signs", paragraph(run("I: A"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>`) + paragraph(run("IP: B")), "i I|A⏎b-cd\np IP|B"},
	{"headings by style and level", paragraph(`<w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>`, run("Tema")) + paragraph(run("I: A")) + paragraph(`<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, run("Mer")) + paragraph(run("IP: B")), "# Tema\ni I|A\n# Mer\np IP|B"},
	{"a table of two columns, one in the other", `<w:tbl><w:tr><w:tc>` + paragraph(run("I")) + `</w:tc><w:tc>` + paragraph(run("Hur?")) + `</w:tc></w:tr><w:tr><w:tc>` + paragraph(run("IP")) + `</w:tc><w:tc>` + paragraph(run("Så.")) +
		`<w:tbl><w:tr><w:tc>` + paragraph(run("inner")) + `</w:tc></w:tr></w:tbl>` + paragraph(run("Så där.")) + `</w:tc></w:tr><w:tr><w:tc>` + paragraph() + `</w:tc><w:tc>` + paragraph(run("Mer.")) + `</w:tc></w:tr><w:tr><w:tc>` + paragraph(run("I")) + `</w:tc><w:tc>` + paragraph(run("Jo?")) + `</w:tc></w:tr></w:tbl>`, "i I|Hur?\np IP|Så.⏎inner⏎Så där.⏎Mer.\ni I|Jo?"},
	{"a table with times", `<w:tbl>` + row("00:00:01", "I", "Hur?") + row("00:00:05", "IP", "Så.") + row("00:01:02", "I", "Jo?") + `</w:tbl>`, "i I@0:01|Hur?\np IP@0:05|Så.\ni I@1:02|Jo?"},
	{"subtitles saved as Word", paragraph(run("1")) + paragraph(run("00:00:01,000 --> 00:00:02,000")) + paragraph(run("I: Hur?")) + paragraph(run("2")) + paragraph(run("00:00:03,000 --> 00:00:04,000")) + paragraph(run("IP: Så.")), "i I@0:01|Hur?\np IP@0:03|Så."},
	{"bold names without a colon", paragraph(boldRun("Anna")) + paragraph(run("Hur då?")) + paragraph(boldRun("Bo Ek")) + paragraph(run("Så.")) + paragraph(boldRun("Anna")) + paragraph(run("Jo?")) + paragraph(boldRun("Bo Ek")) + paragraph(run("Ja.")), "i Anna|Hur då?\np Bo Ek|Så.\ni Anna|Jo?\np Bo Ek|Ja."},
	{"Teams", paragraph(run("Anna Berg   0:03"), `<w:r><w:br/><w:t>Hur då?</w:t></w:r>`) + paragraph(run("Bo Ek   0:08"), `<w:r><w:br/><w:t>Så.</w:t></w:r>`) + paragraph(run("Anna Berg   0:12"), `<w:r><w:br/><w:t>Jo?</w:t></w:r>`), "i Anna Berg@0:03|Hur då?\np Bo Ek@0:08|Så.\ni Anna Berg@0:12|Jo?"},
}

func row(cells ...string) string {
	out := "<w:tr>"
	for _, c := range cells {
		out += "<w:tc>" + paragraph(run(c)) + "</w:tc>"
	}
	return out + "</w:tr>"
}

func TestWordDetails(t *testing.T) {
	for _, c := range wordDetails {
		t.Run(c.name, func(t *testing.T) {
			documents, problems := transcript.Read("a.docx", docx(c.body), transcript.Options{})
			if problems.Failed() {
				t.Fatal(problems.Err())
			}
			check(t, documents[0])
			if diff := cmp.Diff(strings.Split(c.want, "\n"), shown(documents[0])); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFootnotesAndComments(t *testing.T) {
	data := docx(paragraph(run("I: A"), `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>`)+paragraph(run("IP: B")),
		part{"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`},
		part{"word/comments.xml", `<w:comments xmlns:w="w"><w:comment><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:comment></w:comments>`})
	documents, problems := transcript.Read("a.docx", data, transcript.Options{})
	if diff := cmp.Diff([]string{"i I|A", "p IP|B", "# A note."}, shown(documents[0])); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 1 || !strings.Contains(problems[0].Summary, "1 comment in the margin") {
		t.Errorf("problems: %v", problems)
	}
}

func TestOpenDocumentDetails(t *testing.T) {
	body := `<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h>Tema</text:h><text:p>I:<text:tab/>Hur<text:s text:c="2"/>då?<text:line-break/>Jo?</text:p>
<text:p>IP: Så<office:annotation><text:p>secret</text:p></office:annotation> här<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>`
	documents, problems := transcript.Read("a.odt", odt(body), transcript.Options{})
	if problems.Failed() {
		t.Fatal(problems.Err())
	}
	check(t, documents[0])
	if diff := cmp.Diff([]string{"# Tema", "i I|Hur  då?⏎Jo?", "p IP|Så här.", "# A note."}, shown(documents[0])); diff != "" {
		t.Error(diff)
	}
}

func TestPDFParagraphs(t *testing.T) {
	data := pdf(
		[]string{"Interview 4", "", "Interviewer: What did you think, when all of this was new to you and", "the rest of the group?", "IP: I thought it would pass, like the other things that we have had", "over the years, and that we would be left alone after the long co-", "operation. It did not.", "Page 1 of 2"},
		[]string{"Interviewer: Why?", "IP: Because it was ours.", "Page 2 of 2"})
	documents, problems := transcript.Read("a.pdf", data, transcript.Options{})
	if problems.Failed() {
		t.Fatal(problems.Err())
	}
	check(t, documents[0])
	want := []string{"# Interview 4", "i Interviewer|What did you think, when all of this was new to you and the rest of the group?",
		"p IP|I thought it would pass, like the other things that we have had over the years, and that we would be left alone after the long co-operation. It did not.",
		"i Interviewer|Why?", "p IP|Because it was ours."}
	if diff := cmp.Diff(want, shown(documents[0])); diff != "" {
		t.Error(diff)
	}
}

func TestTablesHoldSeveralDocuments(t *testing.T) {
	data := xlsx([]string{"Svar från enkäten"}, []string{"Dokument", "Deltagare", "Fråga", "Svar"}, []string{"A", "IP1", "Hur?", "Så."}, []string{"", "IP1", "När?", "Nu."}, []string{"B", "IP2", "Hur?", "=1+1"})
	documents, problems := transcript.Read("svar.xlsx", data, transcript.Options{})
	if problems.Failed() || len(documents) != 2 {
		t.Fatalf("%d documents, %v", len(documents), problems)
	}
	if diff := cmp.Diff([]string{"i Intervjuare|Hur?", "p IP1|Så.", "i Intervjuare|När?", "p IP1|Nu."}, shown(documents[0])); diff != "" {
		t.Error(diff)
	}
	if documents[1].Name != "B" || documents[1].Turns[1].Span.Of(documents[1].Text) != "=1+1" {
		t.Errorf("second document: %+v", documents[1])
	}
}

func TestSurveyIsADocumentAParticipant(t *testing.T) {
	documents, problems := transcript.Read("a.csv", []byte("respondent\tquestion\tanswer\nR1\tWhy?\tBecause.\nR2\tWhy?\tNo idea.\n"), transcript.Options{})
	if problems.Failed() || len(documents) != 2 || documents[1].Name != "R2" || documents[1].Speakers[1].Participant != "R2" {
		t.Fatalf("%+v %v", documents, problems)
	}
}
