package matrix

import "cocode/analysis"

// Field is a column of the review that is read back.
type Field string

// The fields. Those of people are filled in; those of the program say which row is
// which, whatever has been done to the sheet.
const (
	FieldDecision  Field = "decision"
	FieldChange    Field = "change to"
	FieldAlso      Field = "also"
	FieldNew       Field = "new code"
	FieldMemo      Field = "memo"
	FieldCondensed Field = "condensed"
	FieldQuote     Field = "meaning unit"

	FieldHolder Field = "holder"
	FieldVoice  Field = "voice"
	FieldWhen   Field = "when"
	FieldPhase  Field = "phase"

	// In tables that say which unit is meant by its interview and its words.
	FieldDocument Field = "interview"
	FieldOwnCode  Field = "code"

	FieldUnit   Field = "unit id"
	FieldScheme Field = "scheme id"
	FieldCode   Field = "code id"
	FieldCoder  Field = "coder id"
	FieldWas    Field = "was"

	FieldName  Field = "new name"
	FieldMerge Field = "merge into"
	FieldMove  Field = "move to"
	FieldNode  Field = "category id"
)

// Fields returns the field that a column's title names, in any language of the
// tables; titles are in small letters.
func Fields() map[string]Field {
	m := map[string]Field{}
	for _, f := range []Field{FieldDecision, FieldChange, FieldAlso, FieldNew, FieldMemo, FieldCondensed, FieldQuote,
		FieldHolder, FieldVoice, FieldWhen, FieldPhase, FieldUnit, FieldScheme, FieldCode, FieldCoder, FieldWas, FieldDocument, FieldOwnCode, FieldName, FieldMerge, FieldMove, FieldNode} {
		m[string(f)] = f
		m[swedish[string(f)]] = f
	}
	for word, f := range otherTitles {
		m[word] = f
	}
	return m
}

// otherTitles are what tables that were not written here call a field.
var otherTitles = map[string]Field{"document": FieldDocument, "dokument": FieldDocument, "quote": FieldQuote, "citat": FieldQuote, "coder": FieldCoder, "kodare": FieldCoder}

// Verdict is what a person says of a suggestion.
type Verdict string

// The verdicts, as the review offers them.
const (
	Accept Verdict = "accept"
	Reject Verdict = "reject"
	Change Verdict = "change" // reject it, and accept another code in its place
	Doubt  Verdict = "unsure"
)

var verdicts = []Verdict{Accept, Reject, Change, Doubt}

// Verdicts returns the verdict that a word names, in any language of the tables.
func Verdicts() map[string]Verdict {
	m := map[string]Verdict{}
	for _, w := range verdicts {
		m[string(w)] = w
		m[swedish[string(w)]] = w
	}
	return m
}

// VerdictOf returns the verdict that leads to a status, and none for a suggestion.
func VerdictOf(s analysis.Status) Verdict {
	return map[analysis.Status]Verdict{analysis.Accepted: Accept, analysis.Rejected: Reject, analysis.Unsure: Doubt}[s]
}
