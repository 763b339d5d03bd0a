package study

import "cmp"

func applyMemo(f *fold, p part) error {
	var r memoRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	version, err := f.db.number("SELECT version FROM memo WHERE id = ?", r.ID)
	if err != nil {
		return err
	}
	return f.db.put("memo", r.ID, r.Kind, r.Subject, r.After, cmp.Or(r.Who, f.event.Who), f.event.At, version+1)
}
