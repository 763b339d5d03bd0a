package propose

import (
	"maps"
	"slices"

	"cocode/codebook"
)

// apply makes the proposals in a codebook: what the text that Write writes must say.
func apply(b *codebook.Codebook, proposals []Proposal) {
	for _, p := range proposals {
		switch p.Kind {
		case AddIndicator:
			addIndicators(find(b.Codes, p.Code), p.Language, p.Indicator)
		case DropIndicator:
			dropIndicator(find(b.Codes, p.Code), p.Language, p.Indicator)
		case NewCode:
			b.Codes = append(b.Codes, *p.New)
		case Merge:
			merge(find(b.Codes, p.Into), find(b.Codes, p.Code))
			b.Codes = remove(b.Codes, p.Code)
		case Split:
			for lang, list := range p.New.Indicators {
				for _, i := range list {
					dropIndicator(find(b.Codes, p.Code), lang, i)
				}
			}
			b.Codes = insert(b.Codes, p.Code, *p.New)
		}
	}
}

// find returns the code with an id, which is there.
func find(codes []codebook.Code, id string) *codebook.Code {
	for i := range codes {
		if codes[i].ID == id {
			return &codes[i]
		}
		if below := find(codes[i].Codes, id); below != nil {
			return below
		}
	}
	return nil
}

func addIndicators(c *codebook.Code, lang string, list ...codebook.Indicator) {
	if c.Indicators == nil {
		c.Indicators = map[string]codebook.Indicators{}
	}
	c.Indicators[lang] = append(c.Indicators[lang], list...)
}

func dropIndicator(c *codebook.Code, lang string, gone codebook.Indicator) {
	c.Indicators[lang] = slices.DeleteFunc(c.Indicators[lang], func(i codebook.Indicator) bool { return i.At.Line == gone.At.Line && i.At.Column == gone.At.Column })
}

// merge gives a code what another has, apart from what it has already.
func merge(into, from *codebook.Code) {
	for lang, list := range fresh(into, from) {
		addIndicators(into, lang, list...)
	}
	into.Examples = joined(into.Examples, from.Examples)
	into.NearMisses = joined(into.NearMisses, from.NearMisses)
}

// fresh returns the indicators of a code that another does not have.
func fresh(into, from *codebook.Code) map[string]codebook.Indicators {
	lists := map[string]codebook.Indicators{}
	for lang, list := range from.Indicators {
		for _, i := range list {
			if !slices.ContainsFunc(into.Indicators[lang], func(x codebook.Indicator) bool { return x.String() == i.String() }) {
				lists[lang] = append(lists[lang], i)
			}
		}
	}
	return lists
}

func joined(a, b map[string][]string) map[string][]string {
	all := maps.Clone(a)
	for lang, list := range missing(a, b) {
		if all == nil {
			all = map[string][]string{}
		}
		all[lang] = append(slices.Clone(all[lang]), list...)
	}
	return all
}

// missing returns the words of b that a does not have.
func missing(a, b map[string][]string) map[string][]string {
	lists := map[string][]string{}
	for lang, list := range b {
		for _, words := range list {
			if !slices.Contains(a[lang], words) {
				lists[lang] = append(lists[lang], words)
			}
		}
	}
	return lists
}

func remove(codes []codebook.Code, id string) []codebook.Code {
	codes = slices.DeleteFunc(codes, func(c codebook.Code) bool { return c.ID == id })
	for i := range codes {
		codes[i].Codes = remove(codes[i].Codes, id)
	}
	return codes
}

// insert puts a code after the one with an id.
func insert(codes []codebook.Code, after string, c codebook.Code) []codebook.Code {
	for i := range codes {
		if codes[i].ID == after {
			return slices.Insert(codes, i+1, c)
		}
		codes[i].Codes = insert(codes[i].Codes, after, c)
	}
	return codes
}

// tidy takes out lists that hold nothing, so that codebooks that say the same are
// written alike.
func tidy(codes []codebook.Code) {
	for i := range codes {
		c := &codes[i]
		maps.DeleteFunc(c.Indicators, func(_ string, l codebook.Indicators) bool { return len(l) == 0 })
		maps.DeleteFunc(c.Examples, func(_ string, l []string) bool { return len(l) == 0 })
		maps.DeleteFunc(c.NearMisses, func(_ string, l []string) bool { return len(l) == 0 })
		tidy(c.Codes)
	}
}
