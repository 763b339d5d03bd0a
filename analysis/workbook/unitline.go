package workbook

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"cocode/analysis"
	"cocode/analysis/matrix"
)

// unitLine takes a row on a unit: what is decided of its code, further codes, a memo,
// and the condensed unit.
func (x *reader) unitLine(l line) {
	if unit := l.get(matrix.FieldUnit); unit != "" && x.belongs(l, unit) {
		x.onUnit(l, unit, l.get(matrix.FieldCode))
	}
}

// onUnit takes what a row says of a unit and, if it has one, of its own code.
func (x *reader) onUnit(l line, unit, code string) {
	e := &entry{line: l, unit: unit, code: code, coder: cmp.Or(l.get(matrix.FieldCoder), x.options.Coder), was: matrix.ParseWas(l.get(matrix.FieldWas))}
	edited := x.edited(e)
	x.readFacets(e)
	if !e.says() && edited == "" || !x.signed(e) {
		return
	}
	before := x.size()
	x.verdict(e)
	x.also(e)
	x.asked(e)
	x.leftOver(e)
	if edited != "" {
		x.condense(e, edited)
	}
	if x.size() > before {
		x.review.Rows++
	}
}

func (x *reader) size() int {
	r := x.review
	return len(r.Decisions) + len(r.NewCodes) + len(r.Memos) + len(r.Condensed)
}

// entry is a row on a unit.
type entry struct {
	line
	unit, code, coder string
	was               matrix.Was
	named             analysis.Facets // what the person has said of facets: their words, or NotTold
	shown             analysis.Facets // all that the row tells
	taken             bool            // the memo has gone with a decision
	told              bool            // so have the facets
}

// signed reports whether it is known who wrote in the row. That it is not is said once.
func (x *reader) signed(e *entry) bool {
	if e.coder != "" && e.coder != analysis.MachineCoder {
		return true
	}
	if !x.unsigned {
		x.unsigned = true
		x.review.Problems.Errorf(x.place(e.line, matrix.FieldCoder), "name the coder when importing; no such row was taken", "the sheet does not say who decided")
	}
	return false
}

// says reports whether there is something in the row that may be a decision.
func (e *entry) says() bool { return says(e.line) || e.named != analysis.Facets{} }

func says(l line) bool {
	for _, f := range []matrix.Field{matrix.FieldDecision, matrix.FieldChange, matrix.FieldAlso, matrix.FieldNew, matrix.FieldMemo} {
		if l.get(f) != "" {
			return true
		}
	}
	return false
}

// belongs checks that a row's words are those of its unit: they are not if somebody
// sorted some of the columns alone.
func (x *reader) belongs(l line, unit string) bool {
	if _, known := x.units[unit]; !known {
		x.review.Problems.Errorf(x.place(l, matrix.FieldUnit), "it may have been corrected away, or the review is of another study", "the study has no unit %s", unit)
		return false
	}
	if !x.strange(l, unit) {
		return true
	}
	if other := x.byWords[squeeze(l.get(matrix.FieldQuote))]; other != "" {
		x.review.Problems.Errorf(x.place(l, matrix.FieldUnit), "was one column sorted alone? Nothing was taken from this row",
			"the row has the identity of %s and the words of %s", unit, other)
		return false
	}
	x.review.Problems.Warnf(x.place(l, matrix.FieldQuote), "a decision was taken all the same, the condensed unit was not; if letters are missing, save the sheet as Unicode (UTF-8)",
		"the words of %s are not those of the sheet", unit)
	return true
}

// strange reports whether the quote of a row is not what its unit says.
func (x *reader) strange(l line, unit string) bool {
	quote := squeeze(l.get(matrix.FieldQuote))
	return quote != "" && !strings.HasPrefix(x.units[unit], quote)
}

// verdict takes the decision on the row's own code.
func (x *reader) verdict(e *entry) {
	word, change := e.get(matrix.FieldDecision), e.get(matrix.FieldChange)
	v, known := x.verdicts[strings.ToLower(word)]
	switch {
	case word == "" && change != "":
		v = matrix.Change
	case word == "":
		x.facetsAlone(e)
		return
	case !known:
		hint := cmp.Or(nearest(word, []string{"accept", "reject", "change", "unsure", "godkänn", "avvisa", "ändra", "osäker"}), "write accept, reject, change or unsure")
		x.review.Problems.Errorf(x.place(e.line, matrix.FieldDecision), hint, "the decision %q is not known", word)
		return
	case e.code == "":
		x.review.Problems.Errorf(x.place(e.line, matrix.FieldDecision), "give the code in the column \"also\"", "the row has no code to decide on")
		return
	case v != matrix.Change && change != "":
		x.review.Problems.Warnf(x.place(e.line, matrix.FieldChange), "write change as the decision if the other code is meant", "the code to change to is not used, as the decision is %q", word)
	}
	x.decideOn(e, v, change)
}

// decideOn turns a verdict into decisions.
func (x *reader) decideOn(e *entry, v matrix.Verdict, change string) {
	switch v {
	case matrix.Accept:
		x.decide(e, e.code, analysis.Accepted, e.named)
	case matrix.Reject:
		x.decide(e, e.code, analysis.Rejected, e.named)
	case matrix.Doubt:
		x.decide(e, e.code, analysis.Unsure, e.named)
	case matrix.Change:
		if change == "" && e.get(matrix.FieldNew) == "" {
			x.review.Problems.Errorf(x.place(e.line, matrix.FieldChange), "name the other code", "the decision is to change, and no code is named to change to")
			return
		}
		if change != "" {
			code, ok := x.codeOf(e.line, matrix.FieldChange, change)
			if !ok {
				return
			}
			x.decide(e, code, analysis.Accepted, x.inPlace(e, code))
			if code == e.code {
				return
			}
		}
		if e.code != "" {
			x.decide(e, e.code, analysis.Rejected, analysis.Facets{})
		}
	}
}

func (x *reader) codeOf(l line, f matrix.Field, word string) (code string, ok bool) {
	code, hint := x.codes.find(word)
	if code == "" {
		x.review.Problems.Errorf(x.place(l, f), cmp.Or(hint, "write a new code in the column \"new code\""), "the codebook has no code %q", word)
	}
	return code, code != ""
}

// also takes further codes, divided by semicolons.
func (x *reader) also(e *entry) {
	for word := range strings.SplitSeq(e.get(matrix.FieldAlso), ";") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		if code, ok := x.codeOf(e.line, matrix.FieldAlso, word); ok {
			x.decide(e, code, analysis.Accepted, e.beside())
		}
	}
}

// asked takes codes that the codebook does not have, and a memo without a decision.
func (x *reader) asked(e *entry) {
	for word := range strings.SplitSeq(e.get(matrix.FieldNew), ";") {
		word = strings.TrimSpace(word)
		if code := x.coded[e.unit]; word != "" && !strings.EqualFold(x.node[code].Name, word) {
			x.review.NewCodes = append(x.review.NewCodes, NewCode{word, e.unit, e.coder})
		}
	}
	memo := e.get(matrix.FieldMemo)
	if memo == "" || e.taken {
		return
	}
	own := x.standing[decided{e.unit, e.code, e.coder}]
	note := UnitMemo{e.unit, e.coder, memo}
	switch {
	case own == nil && !x.memos[note]:
		x.memos[note] = true
		x.review.Memos = append(x.review.Memos, note)
	case own == nil:
	case own.Memo != memo:
		x.decide(e, e.code, own.Status, e.named)
	}
}

// edited returns the condensed unit of a row if it is neither what was exported nor
// what stands. Where the row's quote is not that of its unit, neither are its other
// words to be trusted: programs that save without Unicode put ? for what they lack.
func (x *reader) edited(e *entry) string {
	if x.strange(e.line, e.unit) {
		return ""
	}
	text := e.get(matrix.FieldCondensed)
	if stands := squeeze(x.readings[e.unit]); squeeze(text) == stands || cutOff(squeeze(text), stands) || e.was.Condensed == matrix.Fingerprint(text) {
		return ""
	}
	return text
}

// cutOff reports whether a text is the first part of one that is too long for a cell,
// the column with the rest being gone.
func cutOff(text, whole string) bool {
	return utf8.RuneCountInString(whole) > fullCell && utf8.RuneCountInString(text) > fullCell/2 && strings.HasPrefix(whole, text)
}

// fullCell is below what a cell holds, in code points: 32,767 of UTF-16, divided where
// a word ends.
const fullCell = 16_000

// condense takes an edited condensed unit. The rows of a unit may say one thing only.
func (x *reader) condense(e *entry, text string) {
	before, told := x.told[e.unit]
	switch {
	case told && before != text:
		x.review.Problems.Warnf(x.place(e.line, matrix.FieldCondensed), "the first stands: "+before, "the condensed unit of %s is written in two ways", e.unit)
	case !told:
		x.told[e.unit] = text
		x.review.Condensed = append(x.review.Condensed, Condensed{e.unit, text})
	}
}

// decide adds a decision unless it stands already. A decision that the coder took
// after the export stands against the sheet, unless the sheet was saved later.
func (x *reader) decide(e *entry, code string, status analysis.Status, facets analysis.Facets) {
	d := analysis.Decision{Unit: e.unit, Scheme: x.scheme, Code: code, Coder: e.coder, Status: status, Facets: facets}
	e.told = e.told || facets != analysis.Facets{}
	own := x.standing[decided{e.unit, code, e.coder}]
	if !e.taken {
		d.Memo = e.get(matrix.FieldMemo)
		e.taken = d.Memo != ""
	}
	if own == nil {
		x.review.Decisions = append(x.review.Decisions, d)
		return
	}
	d.Memo = cmp.Or(d.Memo, own.Memo)
	differs := own.Status != status || facets.Over(own.Facets) != own.Facets
	if !differs && own.Memo == d.Memo && !own.Changed {
		return
	}
	if differs && !own.Changed && !x.newer(e, code, own) {
		return
	}
	x.review.Decisions = append(x.review.Decisions, d)
}

// newer reports whether the sheet's decision goes before the one that stands, and
// shows where the two contradict each other.
func (x *reader) newer(e *entry, code string, own *analysis.Coding) bool {
	if code == e.code && x.verdicts[strings.ToLower(e.was.Verdict)] == matrix.VerdictOf(own.Status) && e.was.Facets == own.Facets {
		return true // the sheet was exported after the decision that stands
	}
	later := x.saved.After(own.At)
	hint := "the one in the study is newer and stands"
	if later {
		hint = "the one in the sheet is newer and stands"
	}
	stands := string(own.Status)
	if told := own.Facets.String(); told != "" {
		stands += " (" + told + ")"
	}
	x.review.Problems.Warnf(x.place(e.line, matrix.FieldDecision), hint, "%s has also decided otherwise on %s for %s: %s", e.coder, code, e.unit, stands)
	return later
}
