package unit_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
	"cocode/corpus/unit"
)

// interview returns an invented document of lines "I: …" (the interviewer) and
// "P: …" or "Q: …" (participants); a line without a label goes on with the turn, after
// an empty line in a new paragraph.
func interview(code, lines string) *corpus.Document {
	d := &corpus.Document{ID: "k7w2fd", Language: code}
	speakers := map[string]int{}
	for line := range strings.Lines(lines) {
		label, _, ok := strings.Cut(line, ": ")
		if !ok || len(label) != 1 {
			d.Text += line
			if strings.TrimSpace(line) != "" {
				d.Turns[len(d.Turns)-1].Span.End = len(strings.TrimRight(d.Text, "\n"))
			}
			continue
		}
		if _, ok := speakers[label]; !ok {
			speakers[label] = len(d.Speakers)
			s := corpus.Speaker{Label: label, Role: corpus.Participant, Participant: label}
			if label == "I" {
				s = corpus.Speaker{Label: label, Role: corpus.Interviewer}
			}
			d.Speakers = append(d.Speakers, s)
		}
		start := len(d.Text) + len(label) + 2
		d.Text += line
		end := len(strings.TrimRight(d.Text, "\n"))
		d.Turns = append(d.Turns, corpus.Turn{Speaker: speakers[label], Span: text.Span{Start: min(start, end), End: end}})
	}
	return d
}

func split(d *corpus.Document, o unit.Options) ([]corpus.Unit, *language.Annotation) {
	a := annotate.Document(d)
	return unit.Split(d, a, o), a
}

func quotes(d *corpus.Document, units []corpus.Unit) []string {
	var q []string
	for _, u := range units {
		q = append(q, d.Quote(u))
	}
	return q
}

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		lines string
		want  []string
	}{
		"a question ends a unit": {
			"I: Who comes?\nP: The nurses come on Mondays.\nI: And who decides it?\nP: The manager decides the rota herself.\n",
			[]string{"The nurses come on Mondays.", "The manager decides the rota herself."},
		},
		"a backchannel does not": {
			"P: We asked the residents what they wanted for\nI: Mm.\nP: supper, and they told us at once.\n",
			[]string{"We asked the residents what they wanted for […] supper, and they told us at once."},
		},
		"nor does a mark of the transcriber": {
			"P: We asked the residents and because they\nI: [laughs]\nP: had waited for it they told us.\n",
			[]string{"We asked the residents and because they […] had waited for it they told us."},
		},
		"another speaker ends it": {
			"P: We asked the residents about supper.\nQ: But the kitchen closes at five sharp.\n",
			[]string{"We asked the residents about supper.", "But the kitchen closes at five sharp."},
		},
		"two things are two units": {
			"P: There are never enough staff on the evening shift. The garden got a new gate and a greenhouse last spring.\n",
			[]string{"There are never enough staff on the evening shift.", "The garden got a new gate and a greenhouse last spring."},
		},
		"what leans on a sentence stays with it": {
			"P: There were nineteen of us in her kitchen in a fortnight. Nineteen!\n",
			[]string{"There were nineteen of us in her kitchen in a fortnight. Nineteen!"},
		},
		"a question that the speaker answers": {
			"P: And who drew up the new rota for the ward? The residents drew the rota.\n",
			[]string{"And who drew up the new rota for the ward? The residents drew the rota."},
		},
		"backchannels, greetings and the recording are none": {
			"I: Hello! Are we on?\nP: Hi. Is it on?\nI: Yes.\nP: Okay, the little red light is blinking.\nI: Tell me.\n" +
				"P: The residents plan the menu.\nI: Right.\nI: Do they?\nP: Mm. Yes, exactly.\nI: What more?\nP: They choose the music for the party.\n" +
				"I: And staff?\nP: The staff listens to them.\nI: Thanks.\nP: Thank you so much.\n",
			[]string{"The residents plan the menu.", "They choose the music for the party.", "The staff listens to them."},
		},
		"marks at the ends are left out": {
			"P: (laughs) The residents drew the rota. [pause]\n",
			[]string{"The residents drew the rota."},
		},
		"nothing": {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := interview("en", c.lines)
			units, _ := split(d, unit.Options{})
			if got := quotes(d, units); !slices.Equal(got, c.want) {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

func TestSplitSwedish(t *testing.T) {
	d := interview("sv", "I: Hej! Är den på?\nP: Hej hej. Ja, den blinkar.\nI: Berätta.\nP: Vi frågade brukarna vad de ville äta och\nI: Mm.\nP: de svarade direkt. "+
		"Det finns aldrig tillräckligt med personal på kvällarna.\nI: Nähä?\nP: Nej, precis.\nI: Och sen?\nP: Chefen bestämmer schemat själv.\nI: Något mer?\n"+
		"P: De boende valde musiken till festen.\nI: Tack.\nP: Tack själv.\n")
	units, _ := split(d, unit.Options{})
	want := []string{"Vi frågade brukarna vad de ville äta och […] de svarade direkt.", "Det finns aldrig tillräckligt med personal på kvällarna.",
		"Chefen bestämmer schemat själv.", "De boende valde musiken till festen."}
	if got := quotes(d, units); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestKinds(t *testing.T) {
	d := interview("en", "I: Well?\nP: The rota is theirs. Mm. They drew it.\n\nIt hangs in the hall by the door.\nI: Mm.\nP: The menu is theirs too.\n")
	for kind, want := range map[unit.Kind]int{unit.Sentence: 3, unit.Paragraph: 3, unit.Turn: 2} {
		if units, _ := split(d, unit.Options{Kind: kind}); len(units) != want {
			t.Errorf("%s: got %q, want %d", kind, quotes(d, units), want)
		}
	}
}

// Units lie in the order of the text without overlap, and begin and end with sentences
// of one participant.
func TestSplitLaws(t *testing.T) {
	parts := []string{"We asked the residents. ", "Mm. ", "Yes, exactly. ", "And then", "but they said \"no", "It does. ", "nineteen! ",
		"[laughs] ", "Why is it Tuesday? ", "\n\n", "The manager has no time for meetings this year. ", "Thanks.", "…", "— well, ", "I don't know"}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "turns") {
			b.WriteString(rapid.SampledFrom([]string{"I: ", "P: ", "Q: "}).Draw(t, "label"))
			for _, p := range rapid.SliceOfN(rapid.SampledFrom(parts), 0, 6).Draw(t, "parts") {
				b.WriteString(p)
			}
			b.WriteString("\n")
		}
		d := interview("en", b.String())
		kind := rapid.SampledFrom(unit.Kinds).Draw(t, "kind")
		units, a := split(d, unit.Options{Kind: kind})
		starts, ends := map[int]int{}, map[int]bool{}
		for _, s := range a.Sentences {
			starts[a.Span(s.Range).Start], ends[a.Span(s.Range).End] = s.Turn, true
			for i := s.First; i+1 < s.End; i++ { // a mark may stand before the first word or after the last
				switch a.Tokens[i].Word {
				case "]":
					starts[a.Tokens[i+1].Start] = s.Turn
				case "[":
					ends[a.Tokens[max(i-1, s.First)].End] = true
				}
			}
		}
		last := 0
		for _, u := range units {
			speaker := d.Turns[u.Turn].Speaker
			if u.ID != corpus.UnitID(d.ID, u.Spans[0]) || d.Speakers[speaker].Role != corpus.Participant {
				t.Fatalf("%+v in %q", u, d.Text)
			}
			for _, s := range u.Spans {
				turn, ok := starts[s.Start]
				if !ok || !ends[s.End] || s.Start < last || s.End <= s.Start || d.Turns[turn].Speaker != speaker {
					t.Fatalf("%s: %+v in %q", kind, u, d.Text)
				}
				last = s.End
			}
		}
	})
}

func TestSplitIsLinear(t *testing.T) {
	line := "P: " + strings.Repeat("We asked the residents what they wanted for supper. Mm. And they told us. ", 40) + "\n"
	one, ten := interview("en", line), interview("en", strings.Repeat(line, 10))
	few, _ := split(one, unit.Options{})
	many, _ := split(ten, unit.Options{})
	if got := len(many) / len(few); got < 9 || got > 11 {
		t.Errorf("ten times the text has %d units, once has %d", len(many), len(few))
	}
}

func BenchmarkSplit(b *testing.B) {
	line := "I: And then?\nP: " + strings.Repeat("We asked the residents what they wanted for supper. Mm. And they told us, because nobody ever had. The manager was not amused. ", 10) + "\n"
	d := interview("en", strings.Repeat(line, 100))
	a := annotate.Document(d)
	words := float64(len(a.Tokens))
	for b.Loop() {
		unit.Split(d, a, unit.Options{})
	}
	b.ReportMetric(words*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
