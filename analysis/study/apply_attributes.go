package study

import "strings"

func applyAttributes(f *fold, p part) error {
	var r attributesRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	for _, name := range sortedKeys(r.After) {
		var err error
		if value := strings.TrimSpace(r.After[name]); value == "" {
			err = f.db.exec("DELETE FROM attribute WHERE kind = ? AND subject = ? AND name = ?", r.Kind, r.Subject, name)
		} else {
			err = f.db.put("attribute", r.Kind, r.Subject, name, value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
