package cli

import (
	"fmt"
	"io"
	"os"

	"cocode/analysis/study"
	"cocode/corpus"
	"cocode/corpus/transcript"
	"cocode/corpus/transcript/attributes"
)

// readAttributes reads a sheet of attributes, and reports what is wrong with it. It
// returns nil if no file is named.
func (a *app) readAttributes(path string) (*attributes.Table, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, transcript.MaxSize+1)) // a larger one is refused by its size
	if err != nil {
		return nil, err
	}
	table, problems := attributes.Read(path, data)
	return table, a.report(problems)
}

// nameParticipant gives the participant of an interview with one participant the
// name that the sheet has for the document, before the document is saved.
func nameParticipant(sheet *attributes.Table, d *corpus.Document) {
	if sheet == nil {
		return
	}
	rows := sheet.Of(d)
	for i := range d.Speakers {
		sp := &d.Speakers[i]
		if row := rows[sp.Participant]; sp.Role == corpus.Participant && row != nil && row.Document != "" && row.Participant != "" && len(rows) == 1 {
			sp.Participant = row.Participant
		}
	}
}

// attributes saves what the sheet knows of the participants of all documents.
func (in *importing) attributes() error {
	documents, err := in.study.Documents()
	if err != nil {
		return err
	}
	var list []study.Attribute
	for i := range documents {
		rows := in.sheet.Of(&documents[i])
		for _, name := range documents[i].Participants() {
			if row := rows[name]; row != nil {
				list = append(list, in.known(name, row)...)
			}
		}
	}
	in.say(in.sheet.Unused())
	if err := in.study.SetAttributes(list); err != nil {
		return err
	}
	fmt.Fprintf(in.Err, "%-10s %d of %s\n", "attributes", participantsKnown(list), counted(countParticipants(documents), "participant"))
	return nil
}

func (in *importing) known(participant string, row *attributes.Row) []study.Attribute {
	var list []study.Attribute
	for _, column := range in.sheet.Columns {
		if value := row.Values[column]; value != "" {
			list = append(list, study.Attribute{Kind: study.OfParticipant, Subject: participant, Name: column, Value: value})
		}
	}
	return list
}

func participantsKnown(list []study.Attribute) int {
	names := map[string]bool{}
	for _, x := range list {
		names[x.Subject] = true
	}
	return len(names)
}

func countParticipants(documents []corpus.Document) int {
	names := map[string]bool{}
	for i := range documents {
		for _, p := range documents[i].Participants() {
			names[p] = true
		}
	}
	return len(names)
}
