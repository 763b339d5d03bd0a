package study

import (
	"errors"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"cocode/corpus"
)

// MemoKind tells what a memo is about.
type MemoKind string

// The kinds of memos. A memo on a subcategory or theme is one on a category.
const (
	OnStudy    MemoKind = "study"
	OnDocument MemoKind = "document"
	OnUnit     MemoKind = "unit"
	OnCode     MemoKind = "code"
	OnCategory MemoKind = "category"
)

// Memo is a researcher's note.
type Memo struct {
	ID      string // short; given by the study
	Kind    MemoKind
	Subject string // identity of what it is about; empty for the study
	Text    string
	Who     string // who wrote it last
	At      time.Time
	Version int // 1, and one more with every edit
}

// SetMemo writes a new memo, or a new text of the memo with the given identity, and
// returns the identity. A memo is never made empty: its earlier texts stay in the
// record. Who, of a new one, is the person whose words it is, where another enters
// them, such as from a sheet; it is by whoever works on the study if empty.
func (s *Study) SetMemo(m Memo) (id string, err error) {
	err = s.change(func(f *fold) error {
		if m.Text = strings.TrimSpace(m.Text); m.Text == "" {
			return errors.New("a memo cannot be empty")
		}
		r, err := f.memoRecord(s, m)
		if err != nil {
			return err
		}
		id = r.ID
		if r.Before == r.After {
			return nil
		}
		return s.record(f, kindMemo, r.Subject, "", 1, []part{{r.Subject, encode(r)}})
	})
	return id, err
}

func (f *fold) memoRecord(s *Study, m Memo) (memoRecord, error) {
	if m.ID != "" {
		for r, err := range f.db.scan("memo", "WHERE id = ?", m.ID) {
			if err != nil {
				return memoRecord{}, err
			}
			return memoRecord{ID: m.ID, Kind: r.ColumnText(1), Subject: r.ColumnText(2), Before: r.ColumnText(3), After: m.Text}, nil
		}
		return memoRecord{}, notFound("there is no memo %s in the study; the command memo lists those that are there", m.ID)
	}
	subject, err := f.memoSubject(m)
	if err != nil {
		return memoRecord{}, err
	}
	r := memoRecord{Kind: string(m.Kind), Subject: subject, After: m.Text}
	if m.Who != s.options.actor() {
		r.Who = m.Who
	}
	for salt := 0; ; salt++ {
		r.ID = "m" + corpus.Identify(s.options.now().UTC().Format(time.RFC3339Nano)+s.options.actor()+subject, m.Text, salt)
		n, err := f.db.number("SELECT count(*) FROM memo WHERE id = ?", r.ID)
		if err != nil || n == 0 {
			return r, err
		}
	}
}

// memoSubject checks that what a memo is about is there, and returns its identity.
func (f *fold) memoSubject(m Memo) (string, error) {
	switch m.Kind {
	case OnStudy:
		return "", nil
	case OnDocument:
		return f.db.resolve(m.Subject)
	case OnUnit:
		return m.Subject, f.checkUnitExists(documentOf(m.Subject), m.Subject)
	case OnCode, OnCategory:
		n, err := f.db.number("SELECT count(*) FROM node WHERE id = ?", m.Subject)
		if err == nil && n == 0 {
			err = notFound("there is no code or category %s in the study; the command codes lists those that are there", m.Subject)
		}
		return m.Subject, err
	}
	return "", errors.New("a memo is about the study, a document, a unit, a code or a category")
}

// Memos returns the memos on a subject, or all if kind is empty, oldest first.
func (s *Study) Memos(kind MemoKind, subject string) (list []Memo, err error) {
	err = s.view(func(db *database) error {
		clause, args := "ORDER BY at, id", []any{}
		if kind != "" {
			clause, args = "WHERE kind = ? AND subject = ? ORDER BY at, id", []any{string(kind), subject}
		}
		list, err = collect(db.scan("memo", clause, args...), func(r *sqlite3.Stmt) (Memo, error) {
			return Memo{r.ColumnText(0), MemoKind(r.ColumnText(1)), r.ColumnText(2), r.ColumnText(3), r.ColumnText(4), time.UnixMicro(r.ColumnInt64(5)), r.ColumnInt(6)}, nil
		})
		return err
	})
	return list, err
}
