package doublecoding_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
	"cocode/corpus"
	"cocode/corpus/text"
)

const words = "No time. None at all. They ask her. She said so."

func span(from, to int) text.Span { return text.Span{Start: from, End: to} }

// material is one invented document of two turns and four units: u1 and u2 in the
// first, u3 and u4 in the second. Anna saw all, Erik not the last.
func material() doublecoding.Material {
	d := &corpus.Document{ID: "d", Name: "d", Text: words, Speakers: []corpus.Speaker{{Role: corpus.Participant}},
		Turns: []corpus.Turn{{Span: span(0, 21)}, {Span: span(22, 48)}}}
	units := []corpus.Unit{
		{ID: "u1", Spans: []text.Span{span(0, 8)}}, {ID: "u2", Spans: []text.Span{span(9, 21)}},
		{ID: "u3", Turn: 1, Spans: []text.Span{span(22, 35)}}, {ID: "u4", Turn: 1, Spans: []text.Span{span(36, 48)}},
	}
	scheme := &analysis.Scheme{Nodes: []analysis.Node{
		{ID: "barriers", Level: analysis.LevelCategory}, {ID: "lack", Parent: "barriers", Level: analysis.LevelSubcategory},
		{ID: "time", Parent: "lack", Level: analysis.LevelCode}, {ID: "staff", Parent: "lack", Level: analysis.LevelCode},
		{ID: "asking", Level: analysis.LevelCode},
	}}
	code := func(coder, unit, code string, s analysis.Status) analysis.Coding {
		return analysis.Coding{Coder: coder, Unit: unit, Code: code, Status: s}
	}
	return doublecoding.Material{
		Scheme:    analysis.NewIndex(scheme),
		Documents: []doublecoding.Document{{Document: d, Units: units, Sentences: []text.Span{span(0, 8), span(9, 21), span(22, 35), span(36, 48)}}},
		Codings: []analysis.Coding{
			code("anna", "u1", "time", analysis.Accepted), code("erik", "u1", "time", analysis.Accepted),
			code("anna", "u2", "time", analysis.Accepted), code("erik", "u2", "staff", analysis.Accepted),
			code("anna", "u3", "asking", analysis.Accepted), code("erik", "u3", "asking", analysis.Unsure),
			code("anna", "u3", "staff", analysis.Rejected),
		},
		Seen: map[string][]string{"anna": {"u1", "u2", "u3", "u4"}, "erik": {"u1", "u2", "u3"}, "nobody": {}},
	}
}

var coders = []string{"anna", "erik"}

func TestItems(t *testing.T) {
	for _, c := range []struct {
		on    doublecoding.On
		level analysis.Level
		want  [][][]string
	}{
		{doublecoding.Units, analysis.LevelCode, [][][]string{{{"time"}, {"time"}}, {{"time"}, {"staff"}}, {{"asking"}, {}}, {{}, nil}}},
		{doublecoding.Sentences, analysis.LevelSubcategory, [][][]string{{{"lack"}, {"lack"}}, {{"lack"}, {"lack"}}, {{}, {}}, {{}, nil}}},
		{doublecoding.Turns, analysis.LevelCode, [][][]string{{{"time"}, {"staff", "time"}}, {{"asking"}, {}}}},
		{doublecoding.Documents, analysis.LevelCategory, [][][]string{{{"barriers"}, {"barriers"}}}},
	} {
		var got [][][]string
		for _, item := range material().Items(c.on, coders, c.level) {
			got = append(got, item.Given)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s, %s:\n%s", c.on, c.level, d)
		}
	}
}

func TestTables(t *testing.T) {
	m := material()
	items := m.Items(doublecoding.Units, coders, analysis.LevelCode)
	if got := doublecoding.Codes(items, m.Scheme); !cmp.Equal(got, []string{"time", "staff", "asking"}) {
		t.Errorf("codes %v", got)
	}
	// time: anna 1 1 0 0, erik 1 0 0 missing: two of three pairs agree.
	time, err := doublecoding.Binary(items, coders, "time")
	if err != nil {
		t.Fatal(err)
	}
	if r := agreement.PercentPairs(time); !r.OK || r.Value < .6666 || r.Value > .6667 {
		t.Errorf("time: %v", r)
	}
	// asking: erik was unsure of u3, so only two pairs are left, and no value varies.
	asking, err := doublecoding.Binary(items, coders, "asking")
	if err != nil {
		t.Fatal(err)
	}
	if r := agreement.Alpha(asking, agreement.Nominal); r.OK {
		t.Errorf("asking: %v, want undefined", r)
	}
	differ := 0
	for _, i := range items {
		if i.Differ() {
			differ++
		}
	}
	if differ != 2 {
		t.Errorf("%d items differ, want 2", differ)
	}
}

// What Erik did not see (u4), and what is between units, is no part of the continuum.
func TestContinua(t *testing.T) {
	got := material().Continua(coders, analysis.LevelCode, "time")
	want := []agreement.Continuum{{Length: 8 + 12 + 13, Coders: [][]agreement.Segment{
		{{Start: 0, End: 8, Value: "time"}, {Start: 8, End: 20, Value: "time"}}, {{Start: 0, End: 8, Value: "time"}}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if c := material().Continua([]string{"anna", "nobody"}, analysis.LevelCode, "time"); len(c) != 0 {
		t.Error("a document that one coder did not see is on the continuum")
	}
	// Erik was unsure whether u3 has a code, so that it says nothing of agreement.
	every := material().Continua(coders, analysis.LevelCode, "")[0]
	if every.Length != 8+12 || len(every.Coders[0]) != 2 || len(every.Coders[1]) != 2 {
		t.Errorf("segments with any code: %v", every)
	}
}

func TestContinuaCountCharactersAndNotBytes(t *testing.T) {
	m := material()
	m.Documents[0].Text = strings.Replace(words, "No time", "Nå tid.", 1)
	if n := len(m.Documents[0].Text); n != len(words)+1 {
		t.Fatal(n)
	}
	m.Documents[0].Units[0].Spans[0].End++
	if c := m.Continua(coders, analysis.LevelCode, "time")[0]; c.Coders[0][0].End != 8 {
		t.Errorf("%+v", c)
	}
}

func TestDraw(t *testing.T) {
	strata := [][]string{{"a1", "a2", "a3", "a4", "a5"}, {"b1", "b2", "b3"}, {}}
	got := doublecoding.Draw(strata, 0.4, 7)
	if len(got) != 4 { // 2 of 5, 2 of 3 (rounded up), none of none
		t.Errorf("drew %v", got)
	}
	if d := cmp.Diff(got, doublecoding.Draw(strata, 0.4, 7)); d != "" {
		t.Errorf("the same seed draws another sample: %s", d)
	}
	if all := doublecoding.Draw(strata, 1, 1); len(all) != 8 {
		t.Errorf("a share of 1 draws %v", all)
	}
	differs := false
	for seed := range uint64(20) {
		differs = differs || !cmp.Equal(got, doublecoding.Draw(strata, 0.4, seed))
	}
	if !differs {
		t.Error("every seed draws the same")
	}
}

func TestParagraph(t *testing.T) {
	m := material()
	items := doublecoding.Shared(m.Items(doublecoding.Units, coders, analysis.LevelCode))
	reporting := doublecoding.Reporting{Coders: coders, Level: analysis.LevelCode, Options: agreement.Options{Resamples: 500}}
	en := doublecoding.Paragraph(m, items, reporting)
	for _, want := range []string{"2 coders (anna, erik) coded the same 3 units (75 % of all).", "MASI distance (Passonneau 2006) was", "units concerned: 1, of which not compared: 1.", "95 % of resamples: ", "For 1 it is undefined"} {
		if !strings.Contains(en, want) {
			t.Errorf("%q is not in: %s", want, en)
		}
	}
	if sv := doublecoding.Paragraph(m, items, doublecoding.Reporting{Coders: coders, Level: analysis.LevelCode, Language: "sv"}); !strings.Contains(sv, "2 kodare (anna, erik) kodade samma 3 enheter (75 % av alla).") {
		t.Error(sv)
	}
	sentences := doublecoding.Shared(m.Items(doublecoding.Sentences, coders, analysis.LevelCode))
	reporting.On = doublecoding.Sentences
	if s := doublecoding.Paragraph(m, sentences, reporting); !strings.Contains(s, "coded the same 3 sentences (75 % of all)") {
		t.Error(s)
	}
	if none := doublecoding.Paragraph(m, nil, reporting); !strings.Contains(none, "alpha is undefined") {
		t.Error(none)
	}
}
