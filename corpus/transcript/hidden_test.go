package transcript_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus/transcript"
)

// What a page hides is not of the interview; what follows it is.
func TestHiddenHTML(t *testing.T) {
	const open, end = "<html><body><p>I: Hur var det?</p>", "<p>IP: Sent.</p><p>I: Jaså?</p><p>IP: Ja.</p></body></html>"
	want := []string{"i I|Hur var det?", "p IP|Sent.", "i I|Jaså?", "p IP|Ja."}
	for name, c := range map[string]struct {
		hidden string
		warns  bool
	}{
		"attribute":              {"<p hidden>IP: Secret.</p>", true},
		"attribute with value":   {`<div hidden="until-found"><p>IP: Secret.<p>And more.</div>`, true},
		"style":                  {`<div style="color:red; DISPLAY : none !important"><div>IP: Secret.</div> more</div>`, true},
		"visibility":             {`<span style='visibility:hidden'>IP: Secret.</span>`, true},
		"Word's hidden type":     {`<p><span style="mso-hide:all">Secret</span></p>`, true},
		"an open paragraph":      {"<p hidden>IP: Secret.", true},
		"an open cell":           {"<table><tr><td hidden>Secret</table>", true},
		"an open item":           {"<ul><li hidden>Secret<ul><li>too</li></ul></ul>", true},
		"no words":               {`<div style="display:none"><img src="a.png"><br></div>`, false},
		"an element without end": {`<input hidden value="Secret">`, false},
		"a script":               {"<script>var a = '<p>Secret</p>'</script>", false},
		"a template":             {"<template><p>Secret<template>x</template></p></template>", false},
	} {
		documents, problems := transcript.Read("a.html", []byte(open+c.hidden+end), transcript.Options{})
		if problems.Failed() {
			t.Fatalf("%s: %v", name, problems.Err())
		}
		if diff := cmp.Diff(want, shown(documents[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if warned := len(problems) > 0 && strings.Contains(problems[0].Summary, "the page hides"); warned != c.warns {
			t.Errorf("%s: warned: %v, want %v: %v", name, warned, c.warns, problems)
		}
	}
}

// Styles that hide nothing.
func TestShownHTML(t *testing.T) {
	in := `<p style="display:block">I: Hur var det?</p><p style="content:'display:none'">IP: Sent.</p><p aria-hidden="false" class="hidden-xs">I: Jaså?</p><p data-hidden>IP: Ja.</p>`
	documents, problems := transcript.Read("a.html", []byte("<html>"+in), transcript.Options{})
	if problems.Failed() || len(documents[0].Turns) != 4 {
		t.Errorf("want four turns: %v, %v", shown(documents[0]), problems)
	}
}

// Words that a word processor hides are left out, and that is said.
func TestHiddenType(t *testing.T) {
	rtf := `{\rtf1\ansi I: Hur?\par IP: Sent.{\v secret}\par I: Jo?\par IP: Ja.\par}`
	word := docx(paragraph(run("I: Hur?")) + paragraph(run("IP: Sent.")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>`) + paragraph(run("I: Jo?")) + paragraph(run("IP: Ja.")))
	for file, data := range map[string][]byte{"a.rtf": []byte(rtf), "a.docx": word} {
		documents, problems := transcript.Read(file, data, transcript.Options{})
		if problems.Failed() {
			t.Fatal(problems.Err())
		}
		if diff := cmp.Diff([]string{"i I|Hur?", "p IP|Sent.", "i I|Jo?", "p IP|Ja."}, shown(documents[0])); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
		if len(problems) == 0 || !strings.Contains(problems[0].Summary, "marked as hidden") {
			t.Errorf("%s: %v", file, problems)
		}
	}
}

// A page that sets speakers off by a class alone.
func TestSpeakersByClass(t *testing.T) {
	in := `<html><div><span class="speaker">Anna</span><span class="text">Hur?</span></div><div><span class="speaker-name">Bo</span><span>Sent.</span></div>` +
		`<div><span class="speaker">Anna</span><span>Jo?</span></div><div><span class="speaker">Bo</span><span>Ja.</span></div>`
	documents, problems := transcript.Read("a.html", []byte(in), transcript.Options{})
	if problems.Failed() {
		t.Fatal(problems.Err())
	}
	if diff := cmp.Diff([]string{"i Anna|Hur?", "p Bo|Sent.", "i Anna|Jo?", "p Bo|Ja."}, shown(documents[0])); diff != "" {
		t.Error(diff)
	}
}
