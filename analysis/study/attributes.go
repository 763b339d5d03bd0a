package study

import (
	"fmt"
	"strings"
)

// AttributeKind tells what an attribute describes.
type AttributeKind string

// The kinds of attributes.
const (
	OfParticipant AttributeKind = "participant"
	OfDocument    AttributeKind = "document"
)

// Attribute is one thing that is known of a participant or a document: a profession,
// a municipality.
type Attribute struct {
	Kind    AttributeKind
	Subject string // the participant's name, or the document's identity
	Name    string
	Value   string
}

// SetAttributes stores attributes, as one event. An empty value takes the attribute
// away. Those that stand already are left out.
func (s *Study) SetAttributes(list []Attribute) error {
	return s.change(func(f *fold) error {
		var order []string
		of := map[string]*attributesRecord{}
		items := 0
		for _, a := range list {
			before, err := f.standingAttribute(&a)
			if err != nil {
				return err
			}
			if before == a.Value {
				continue
			}
			key := string(a.Kind) + " " + a.Subject
			if of[key] == nil {
				of[key] = &attributesRecord{string(a.Kind), a.Subject, map[string]string{}, map[string]string{}}
				order = append(order, key)
			}
			of[key].After[a.Name] = a.Value
			if before != "" {
				of[key].Before[a.Name] = before
			}
			items++
		}
		var parts []part
		for _, key := range order {
			parts = append(parts, part{of[key].Subject, encode(of[key])})
		}
		if len(parts) == 0 {
			return nil
		}
		return s.record(f, kindAttributes, subjectOf(parts), "", items, parts)
	})
}

// standingAttribute checks an attribute's subject, and returns the present value.
func (f *fold) standingAttribute(a *Attribute) (string, error) {
	a.Value = strings.TrimSpace(a.Value)
	if a.Name == "" {
		return "", fmt.Errorf("an attribute of %s has no name", a.Subject)
	}
	switch a.Kind {
	case OfDocument:
		id, err := f.db.resolve(a.Subject)
		if err != nil {
			return "", err
		}
		a.Subject = id
	case OfParticipant:
		n, err := f.db.number("SELECT count(*) FROM speaker WHERE participant = ?", a.Subject)
		if err != nil {
			return "", err
		}
		if n == 0 {
			return "", notFound("there is no participant %s in the study", a.Subject)
		}
	default:
		return "", fmt.Errorf("an attribute describes a participant or a document, not a %q", a.Kind)
	}
	return f.db.text("SELECT value FROM attribute WHERE kind = ? AND subject = ? AND name = ?", string(a.Kind), a.Subject, a.Name)
}

// Attributes returns all attributes, in the order of kind, subject and name.
func (s *Study) Attributes() (list []Attribute, err error) {
	err = s.view(func(db *database) error {
		for r, err := range db.scan("attribute", "ORDER BY kind, subject, name") {
			if err != nil {
				return err
			}
			list = append(list, Attribute{AttributeKind(r.ColumnText(0)), r.ColumnText(1), r.ColumnText(2), r.ColumnText(3)})
		}
		return nil
	})
	return list, err
}
