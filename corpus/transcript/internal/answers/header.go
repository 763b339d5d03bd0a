package answers

import (
	"strings"
	"unicode"

	"cocode/corpus/transcript/table"
)

// kind is what a column holds.
type kind int

const (
	document kind = iota
	participant
	speaker
	question
	answer
	start
	end
	swedish // not a column: some header is a Swedish word
)

// headers are the words by which columns are known. A header counts if it is one of
// them, or begins with one of several words ("answer in English").
var headers = map[string]kind{
	"document": document, "interview": document, "interview id": document, "file": document, "case": document, "source": document,
	"dokument": document, "intervju": document, "fil": document, "ärende": document, "dokumentnamn": document, "filnamn": document, "filename": document,
	"participant": participant, "respondent": participant, "informant": participant, "interviewee": participant, "person": participant,
	"id": participant, "participant id": participant, "respondent id": participant, "name": participant, "coach": participant,
	"deltagare": participant, "intervjuperson": participant, "namn": participant, "deltagar-id": participant, "svarande": participant,
	"speaker": speaker, "voice": speaker, "who": speaker, "speaker name": speaker, "tier": speaker, "talare": speaker, "röst": speaker, "vem": speaker,
	"question": question, "prompt": question, "item": question, "fråga": question, "frågor": question,
	"answer": answer, "answers": answer, "text": answer, "response": answer, "utterance": answer, "words": answer, "content": answer,
	"what was said": answer, "annotation": answer, "transcript": answer, "free text": answer, "svar": answer, "yttrande": answer, "fritext": answer, "innehåll": answer,
	"vad som sades": answer, "utsaga": answer, "transkript": answer, "fritextsvar": answer,
	"start": start, "time": start, "timestamp": start, "start time": start, "begin": start, "timespan": start, "tid": start, "starttid": start,
	"end": end, "end time": end, "stop": end, "slut": end, "sluttid": end,
}

var swedishHeaders = map[string]bool{
	"dokument": true, "intervju": true, "fil": true, "deltagare": true, "intervjuperson": true, "namn": true, "talare": true, "röst": true,
	"vem": true, "fråga": true, "frågor": true, "svar": true, "yttrande": true, "fritext": true, "innehåll": true, "tid": true,
}

// header returns the columns by kind, and the row in which they were found: one of
// the first twenty, since some tables have a title above.
func header(rows []table.Row) (columns map[kind]int, row int, ok bool) {
	for i, r := range rows[:min(len(rows), 20)] {
		kinds := kindsOf(r)
		if _, found := kinds[answer]; found && (columnCount(kinds) > 1 || onlyColumn(rows, r)) {
			return kinds, i, true
		}
	}
	return nil, 0, false
}

func columnCount(kinds map[kind]int) int {
	if _, ok := kinds[swedish]; ok {
		return len(kinds) - 1
	}
	return len(kinds)
}

// onlyColumn reports whether a table is a list of answers under one exact word.
func onlyColumn(rows []table.Row, head table.Row) bool {
	_, exact := headers[normal(head.Cells[0])]
	for _, r := range rows {
		exact = exact && len(r.Cells) == 1
	}
	return exact
}

// kindsOf returns what the cells of a row are as headers; the first of a kind counts.
func kindsOf(row table.Row) map[kind]int {
	kinds := map[kind]int{}
	for i, cell := range row.Cells {
		word := normal(cell)
		k, ok := headers[word]
		if !ok {
			first, _, more := strings.Cut(word, " ")
			if k, ok = headers[first]; !ok || !more || len(word) > 40 || strings.ContainsAny(cell, ".?!") {
				continue
			}
			word = first
		}
		if _, taken := kinds[k]; !taken {
			kinds[k] = i
		}
		if swedishHeaders[word] {
			kinds[swedish] = 1
		}
	}
	return kinds
}

// normal returns a header in lower case without brackets and signs.
func normal(cell string) string {
	cell, _, _ = strings.Cut(strings.ToLower(cell), "(")
	cell = strings.ReplaceAll(cell, "_", " ")
	return strings.TrimFunc(cell, func(r rune) bool { return !unicode.IsLetter(r) })
}
