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
