package cli

import (
	"maps"
	"slices"
	"strings"

	"cocode/analysis/study"
	"cocode/corpus"
)

// mostNamed bounds how many known names a message lists.
const mostNamed = 24

// unknown is the sentence for a name that a study does not hold: what there is, and
// the nearest.
func unknown(option, value, what string, known []string) error {
	near := didYouMean("", value, known)
	switch {
	case len(known) == 0:
		return misuse("%s: the study has no %s yet, so none is called %q", option, what, value)
	case len(known) > mostNamed && near != "":
		return misuse("%s: the study has no %s called %q%s", option, what, value, near)
	case len(known) > mostNamed:
		return misuse("%s: the study has no %s called %q; there are %d, such as %s", option, what, value, len(known), strings.Join(known[:3], ", "))
	}
	return misuse("%s: the study has no %s called %q%s (there are: %s)", option, what, value, near, strings.Join(known, ", "))
}

// knownDocument checks that a study holds a document by name or identity.
func knownDocument(s *study.Study, option, name string) error {
	list, err := s.Documents()
	if err != nil || slices.ContainsFunc(list, func(d corpus.Document) bool { return d.ID == name || d.Name == name }) {
		return err
	}
	names, err := documentNames(s)
	if err != nil {
		return err
	}
	return unknown(option, name, "interview", names)
}

// knownCode checks that a code is one of the study's codebooks or of a coding.
func knownCode(s *study.Study, option, code string) error {
	names, err := codeNames(s)
	if err != nil || slices.Contains(names, code) {
		return err
	}
	return unknown(option, code, "code", names)
}

// knownNode checks that a code or category is of a codebook or of the inductive scheme.
func knownNode(s *study.Study, option, id string) error {
	names, err := codeNames(s)
	if err != nil {
		return err
	}
	p, _, err := s.Proposal()
	if err != nil {
		return err
	}
	for _, n := range p.Scheme.Nodes {
		names = append(names, n.ID)
	}
	if slices.Contains(names, id) {
		return nil
	}
	return unknown(option, id, "code or category", names)
}

// codeNames returns the codes that the codebooks of a study have, the newest's first.
func codeNames(s *study.Study) ([]string, error) {
	books, err := s.Codebooks()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, b := range slices.Backward(books) {
		for _, n := range b.Scheme.Nodes {
			if !slices.Contains(names, n.ID) {
				names = append(names, n.ID)
			}
		}
	}
	return names, nil
}

// knownUnit checks that a study holds a unit, gone ones included.
func knownUnit(s *study.Study, option, id string) error {
	units, err := s.Units(study.UnitFilter{Gone: true})
	if err != nil {
		return err
	}
	names := make([]string, len(units))
	for i, u := range units {
		if names[i] = u.ID; u.ID == id {
			return nil
		}
	}
	return unknown(option, id, "unit", names)
}

// knownCoders checks that each coder has given a coding, or has looked at units.
func knownCoders(s *study.Study, option string, coders ...string) error {
	names, err := coderNames(s)
	if err != nil {
		return err
	}
	for _, name := range coders {
		if !slices.Contains(names, name) {
			return unknown(option, name, "coder", names)
		}
	}
	return nil
}

// coderNames returns who has coded in a study, the program included, in order.
func coderNames(s *study.Study) ([]string, error) {
	books, err := s.Codebooks()
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, b := range books {
		seen, err := s.Seen(b.Scheme.ID)
		if err != nil {
			return nil, err
		}
		for name := range seen {
			names[name] = true
		}
	}
	for c, err := range s.EachCoding(study.Filter{NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		names[c.Coder] = true
	}
	delete(names, "")
	return slices.Sorted(maps.Keys(names)), nil
}

// knownFilter checks all that a filter names.
func knownFilter(s *study.Study, f study.Filter) error {
	for _, x := range []struct {
		option, value string
		check         func(*study.Study, string, string) error
	}{
		{"--document", f.Document, knownDocument},
		{"--unit", f.Unit, knownUnit},
		{"--code", f.Code, knownCode},
		{"--by", f.Coder, func(s *study.Study, option, name string) error { return knownCoders(s, option, name) }},
	} {
		if x.value == "" {
			continue
		}
		if err := x.check(s, x.option, x.value); err != nil {
			return err
		}
	}
	return nil
}
