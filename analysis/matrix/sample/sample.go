// Package sample holds an invented study for the tests of tables and workbooks. No
// interview took place and nobody said these words.
package sample

import (
	"fmt"
	"strings"
	"time"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/text"
)

// line is one meaning unit as the sample is written down: what is said, its open
// code, and codes of the codebook, each with the words that speak for it.
type line struct {
	says      string
	condensed string
	open      string
	codes     []string // "code: words", with a ! before the code if the words speak against it
}

type interview struct {
	name, language, label, participant string
	timed                              bool
	lines                              []line
}

var interviews = []interview{
	{"vide-01", "en", "IP1", "Coach 1", false, []line{
		{"We had no time at all that spring, we were running from door to door.", "no time, running", "running", []string{"lack-of-time: had no time"}},
		{"So I sat down with her and asked what she wanted the evenings to be.", "asked what she wanted", "asking first", []string{"involving-users: asked what she wanted"}},
		{"And she knew, she knew exactly, she has run a kiosk for thirty years.", "she knew exactly", "knows herself", []string{"users-resources: knew exactly", "involving-users: she knew"}},
		{"The unit on the wall still hums, by the way.", "", "", nil},
		{"=SUM(people) is what they wrote on the board, as a joke.", "a joke on the board", "jokes", nil},
	}},
	{"vide-02", "en", "Coach", "Coach 2", true, []line{
		{"My colleagues know best, that is what they say, for her own good.", "colleagues know best", "deciding for", []string{"paternalism-among-professionals: know best", "paternalism-among-professionals: for her own good"}},
		{"There was never enough time, and nobody asked her.", "never enough time; nobody asked", "running", []string{"lack-of-time: never enough time", "!involving-users: nobody asked her"}},
		{"I asked her, and then I asked again the week after.", "asked again", "asking first", []string{"involving-users: asked her"}},
		{"Then the coffee machine broke, you know how it is.", "", "", nil},
	}},
	{"vide-03", "sv", "Coach 3", "Coach 3", false, []line{
		{"Vi hann inte, det var alltid något annat som gick före.", "hann inte", "running", []string{"lack-of-time: hann inte"}},
		{"Hon vågade inte säga något, hon ville inte vara till besvär.", "vågade inte säga något", "keeping quiet", []string{"self-subordination-among-users: vågade inte säga", "self-subordination-among-users: inte vara till besvär"}},
		{"Då frågade jag henne vad som var viktigt, 🙂 och lyssnade.", "frågade vad som var viktigt", "asking first", []string{"involving-users: frågade jag henne"}},
		{"+ minus, det stod så på lappen.", "stod på lappen", "jokes", nil},
	}},
}

// Study returns the invented study: three interviews, a small codebook, both passes,
// and the decisions of two coders.
func Study() *matrix.Data {
	d := &matrix.Data{Study: "Vide (invented)", Codebook: Book(), Version: 1, Inductive: openScheme}
	d.Deductive = analysis.FromCodebook(d.Codebook, "en")
	for i, in := range interviews {
		addInterview(d, i, in)
	}
	d.Attributes = []matrix.Attribute{
		{Subject: "Coach 1", Name: "profession", Value: "nurse"}, {Subject: "Coach 1", Name: "municipality", Value: "Videby"},
		{Subject: "Coach 2", Name: "profession", Value: "support worker"}, {Subject: "Coach 2", Name: "municipality", Value: "Videby"},
		{Subject: "Coach 3", Name: "profession", Value: "nurse"},
	}
	decide(d)
	d.Events = []matrix.Event{
		{N: 1, At: at(0), Who: "Anna Berg", Kind: "import", Items: 3},
		{N: 2, At: at(1), Who: "Anna Berg", Kind: "inductive", Items: 11},
		{N: 3, At: at(2), Who: "Anna Berg", Kind: "deductive", Items: 10},
		{N: 4, At: at(3), Who: "Anna Berg", Kind: "decide", Items: 3, Person: true},
		{N: 5, At: at(4), Who: "Bo Ek", Kind: "decide", Items: 2, Person: true},
		{N: 6, At: at(5), Who: "Bo Ek", Kind: "memo", Subject: "involving-users", Items: 1, Person: true},
	}
	d.Memos = []matrix.Memo{{Kind: "code", Subject: "involving-users", Text: "Asking twice counts.", Who: "Bo Ek", At: at(5)}}
	return d
}

func at(hours int) time.Time {
	return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
}

// addInterview writes an interview down: a question before every line.
func addInterview(d *matrix.Data, n int, in interview) {
	doc := matrix.Document{Document: corpus.Document{Name: in.name, Source: in.name + ".txt", Format: "txt", Language: in.language,
		Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: in.label, Role: corpus.Participant, Participant: in.participant}}}}
	var b strings.Builder
	for i, l := range in.lines {
		for speaker, says := range []string{"And then?", l.says} {
			b.WriteString(doc.Speakers[speaker].Label + ": ")
			span := text.Span{Start: b.Len(), End: b.Len() + len(says)}
			b.WriteString(says + "\n")
			t := corpus.Turn{Speaker: speaker, Span: span, Start: corpus.Unknown, End: corpus.Unknown}
			if in.timed {
				t.Start = time.Duration(i*75+speaker*5) * time.Second
			}
			doc.Turns = append(doc.Turns, t)
		}
	}
	doc.Text = b.String()
	doc.ID = fmt.Sprintf("vide0%d", n+1)
	for i, l := range in.lines {
		turn := 2*i + 1
		u := corpus.Unit{ID: corpus.UnitID(doc.ID, doc.Turns[turn].Span), Turn: turn, Spans: []text.Span{doc.Turns[turn].Span}}
		doc.Units = append(doc.Units, u)
		addLine(d, &doc.Document, u, l)
	}
	d.Documents = append(d.Documents, doc)
}

func addLine(d *matrix.Data, doc *corpus.Document, u corpus.Unit, l line) {
	if l.open != "" {
		d.Readings = append(d.Readings, analysis.Reading{Unit: u.ID, Condensed: l.condensed, Code: strings.ReplaceAll(l.open, " ", "-")})
	}
	first := len(d.Codings)
	for _, c := range l.codes {
		code, found, _ := strings.Cut(c, ": ")
		code, against := strings.CutPrefix(code, "!")
		start := u.Spans[0].Start + strings.Index(l.says, found)
		e := analysis.Evidence{Spans: []text.Span{{Start: start, End: start + len(found)}}, Against: against, Kind: "indicator",
			Rule: found, Polarity: "affirmed", Weight: 0.7}
		if against {
			e.Polarity, e.Weight = "negated", 0
		}
		addEvidence(d, first, u.ID, code, e)
	}
}

// facets are what is proposed for a code, as if its words told it.
var facets = map[string]analysis.Facets{
	"lack-of-time":                    {Holder: "professional", When: analysis.Now},
	"paternalism-among-professionals": {Holder: "professional", Voice: "own", When: analysis.Before},
	"users-resources":                 {Holder: "user"},
	"involving-users":                 {Voice: "own", Phase: "plan"},
}

func addEvidence(d *matrix.Data, first int, unit, code string, e analysis.Evidence) {
	for i := first; i < len(d.Codings); i++ {
		if c := &d.Codings[i]; c.Code == code {
			c.Evidence = append(c.Evidence, e)
			c.Confidence = 1 - (1-c.Confidence)*(1-e.Weight)
			return
		}
	}
	d.Codings = append(d.Codings, analysis.Coding{Unit: unit, Scheme: "vide", Code: code, Coder: analysis.MachineCoder,
		Status: analysis.Suggested, Confidence: e.Weight, Evidence: []analysis.Evidence{e}, Version: 1, Facets: facets[code]})
}

// decide adds the decisions of two coders: on three suggestions they agree once and
// differ once, and one of them gives a code that was not suggested.
func decide(d *matrix.Data) {
	unit := func(doc, n int) string { return d.Documents[doc].Units[n].ID }
	for _, c := range []struct {
		doc, n      int
		code, coder string
		status      analysis.Status
		memo        string
		when        string
	}{
		{0, 0, "lack-of-time", "Anna Berg", analysis.Accepted, "", analysis.Ceased},
		{0, 0, "lack-of-time", "Bo Ek", analysis.Accepted, "", analysis.Now},
		{0, 2, "involving-users", "Anna Berg", analysis.Rejected, "She knows; nobody invites her here.", ""},
		{1, 0, "paternalism-among-professionals", "Anna Berg", analysis.Accepted, "", analysis.Before},
		{1, 0, "paternalism-among-professionals", "Bo Ek", analysis.Unsure, "", ""},
		{1, 2, "users-resources", "Bo Ek", analysis.Accepted, "She holds out.", ""},
	} {
		d.Codings = append(d.Codings, analysis.Coding{Unit: unit(c.doc, c.n), Scheme: "vide", Code: c.code, Coder: c.coder,
			Status: c.status, Memo: c.memo, Version: 1, At: at(3), Facets: analysis.Facets{When: c.when}.Or(facets[c.code])})
	}
}

var openScheme = analysis.Scheme{ID: analysis.Inductive, Name: "Found in the text", Nodes: []analysis.Node{
	{ID: "time-and-tempo", Name: "Time and tempo", Level: analysis.LevelCategory},
	{ID: "haste", Name: "Haste", Parent: "time-and-tempo", Level: analysis.LevelSubcategory},
	{ID: "running", Name: "running", Parent: "haste", Level: analysis.LevelCode},
	{ID: "whose-word", Name: "Whose word counts", Level: analysis.LevelCategory},
	{ID: "asking", Name: "Asking", Parent: "whose-word", Level: analysis.LevelSubcategory},
	{ID: "asking-first", Name: "asking first", Parent: "asking", Level: analysis.LevelCode},
	{ID: "knows-herself", Name: "knows herself", Parent: "asking", Level: analysis.LevelCode},
	{ID: "silence", Name: "Silence", Parent: "whose-word", Level: analysis.LevelSubcategory},
	{ID: "keeping-quiet", Name: "keeping quiet", Parent: "silence", Level: analysis.LevelCode},
	{ID: "deciding-for", Name: "deciding for", Parent: "silence", Level: analysis.LevelCode},
	{ID: "jokes", Name: "jokes", Level: analysis.LevelCode},
}}

// Book returns the sample's codebook.
func Book() *codebook.Codebook {
	say := func(s string) codebook.Text { return codebook.Text{"en": s, "sv": s + " (sv)"} }
	code := func(id, name, dimension, direction string) codebook.Code {
		return codebook.Code{ID: id, Name: say(name), Dimension: dimension, Direction: direction, Definition: say("What " + strings.ToLower(name) + " means.")}
	}
	group := func(id, name string, codes ...codebook.Code) codebook.Code {
		return codebook.Code{ID: id, Name: say(name), Abstract: true, Codes: codes}
	}
	return &codebook.Codebook{ID: "vide", Name: say("Sample codebook"), Version: "1.0", Languages: []string{"en", "sv"},
		Rules: []codebook.Text{say("A wish is no deed.")},
		Codes: []codebook.Code{
			group("enablers", "Enablers",
				group("access", "Access to resources", code("users-resources", "The user's resources", "resources", "enables")),
				group("resistance", "Discursive resistance", code("involving-users", "Involving users", "discourses", "enables"))),
			group("barriers", "Barriers",
				group("lack", "Lack of access to resources", code("lack-of-time", "Lack of time", "resources", "hinders")),
				group("discursive", "Discursive barriers",
					code("paternalism-among-professionals", "Paternalism among professionals", "discourses", "hinders"),
					code("self-subordination-among-users", "Self-subordination among users", "discourses", "hinders"))),
		}}
}

// Now is a time after all that has happened in the study.
func Now() time.Time { return at(1000) }
