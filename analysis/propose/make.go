package propose

import (
	"cocode/codebook"
)

// make makes one change in the text.
func (e *editor) make(p Proposal) error {
	note := p.note()
	switch p.Kind {
	case AddIndicator:
		return e.addIndicators(p.Code, p.Language, note, codebook.Indicators{p.Indicator})
	case DropIndicator:
		return e.dropIndicator(p.Indicator, note)
	case NewCode:
		last, err := e.code(e.book.Codes[len(e.book.Codes)-1].ID)
		if err != nil {
			return err
		}
		return e.addCode(last, p.New, note)
	case Merge:
		return e.merge(p, note)
	case Split:
		return e.split(p, note)
	}
	return nil
}

func (e *editor) addIndicators(code, lang, note string, list codebook.Indicators) error {
	lines, err := yamlItems(short(list))
	if err != nil || len(list) == 0 {
		return err
	}
	e.add(code, "indicators", lang, append([]string{note}, lines...))
	return nil
}

// short writes indicators that are words alone without keys.
func short(list codebook.Indicators) []any {
	var all []any
	for _, i := range list {
		if i.Regex == "" && i.Speaker == "" && i.Weight == 0 && !i.Not && !i.Shared && len(i.Polarity) == 0 {
			all = append(all, i.Match)
		} else {
			all = append(all, i)
		}
	}
	return all
}

func (e *editor) dropIndicator(i codebook.Indicator, note string) error {
	at, err := e.itemAt(i.At.Line, i.At.Column)
	if err == nil {
		e.strike(at, note)
	}
	return err
}

// addCode puts a code after another.
func (e *editor) addCode(after item, c *codebook.Code, note string) error {
	lines, err := yamlItems([]codebook.Code{*c})
	if err == nil {
		e.insert(newCode, after.end, after.dash, append([]string{note}, lines...)...)
	}
	return err
}

// merge strikes a code out and gives the other what it has.
func (e *editor) merge(p Proposal, note string) error {
	gone, err := e.code(p.Code)
	if err != nil {
		return err
	}
	from, _ := e.book.Find(p.Code)
	into, _ := e.book.Find(p.Into)
	lists := fresh(into.Code, from.Code)
	for _, lang := range keysOf(lists) {
		if err := e.addIndicators(p.Into, lang, "# proposed: from "+p.Code+", see there", lists[lang]); err != nil {
			return err
		}
	}
	for _, x := range []struct {
		key        string
		into, from map[string][]string
	}{{"examples", into.Examples, from.Examples}, {"nearMisses", into.NearMisses, from.NearMisses}} {
		more := missing(x.into, x.from)
		for _, lang := range keysOf(more) {
			lines, err := yamlItems(more[lang])
			if err != nil {
				return err
			}
			e.add(p.Into, x.key, lang, append([]string{"# proposed: from " + p.Code + ", see there"}, lines...))
		}
	}
	e.strike(gone, note)
	return nil
}

// split puts the new code after the old one, from which the indicators go that it has.
func (e *editor) split(p Proposal, note string) error {
	for _, lang := range keysOf(p.New.Indicators) {
		for _, i := range p.New.Indicators[lang] {
			if err := e.dropIndicator(i, "# proposed: moves to "+p.New.ID+", see there"); err != nil {
				return err
			}
		}
	}
	old, err := e.code(p.Code)
	if err != nil {
		return err
	}
	return e.addCode(old, p.New, note)
}
