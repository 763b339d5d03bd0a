package study

import (
	"time"

	"cocode/analysis"
)

// Info is what a study is and holds, in numbers.
type Info struct {
	Name         string
	Created      time.Time
	By           string // who created it
	Schema       int
	Documents    int
	Participants int
	Turns        int
	Units        int // without those that are gone
	Readings     int
	Codebooks    int
	Suggestions  int // codings that no person has decided, one for each code on a unit
	Decisions    int // codings of persons
	Memos        int
	Events       int
}

// Info returns what the study is and how much it holds.
func (s *Study) Info() (info Info, err error) {
	err = s.view(func(db *database) error {
		info, err = db.info()
		return err
	})
	return info, err
}

func (d *database) info() (info Info, err error) {
	info.Schema = schemaVersion
	if info.Name, err = d.text("SELECT value FROM property WHERE name = 'name'"); err != nil {
		return info, err
	}
	for e, err := range d.events() {
		if err != nil {
			return info, err
		}
		info.Created, info.By = time.UnixMicro(e.At), e.Who
		break
	}
	for _, c := range []struct {
		into  *int
		query string
	}{
		{&info.Documents, "document"},
		{&info.Participants, "(SELECT DISTINCT participant FROM speaker WHERE role = 'participant' AND participant <> '')"},
		{&info.Turns, "turn"},
		{&info.Units, "unit WHERE state <> 'gone'"},
		{&info.Readings, "reading"},
		{&info.Codebooks, "codebook"},
		{&info.Suggestions, "coding WHERE status = '" + string(analysis.Suggested) + "'"},
		{&info.Decisions, "coding WHERE status <> '" + string(analysis.Suggested) + "'"},
		{&info.Memos, "memo"},
		{&info.Events, "event"},
	} {
		n, err := d.number("SELECT count(*) FROM " + c.query)
		if err != nil {
			return info, err
		}
		*c.into = int(n)
	}
	return info, nil
}
