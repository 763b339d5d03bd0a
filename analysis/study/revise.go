package study

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"cocode/analysis"
)

// The methods of this file change the inductive scheme as a person wants it. Each is
// an event; a later proposal of the inductive pass is changed in the same way again.

// RenameNode gives a code, subcategory or category of the inductive scheme another
// name. Its identity stays.
func (s *Study) RenameNode(id, name, why string) error {
	return s.change(func(f *fold) error {
		n, err := f.inductiveNode(id)
		if err != nil {
			return err
		}
		if name = strings.TrimSpace(name); name == "" {
			return fmt.Errorf("the new name of %s is empty", id)
		}
		return s.revise(f, why, revisionRecord{Do: reviseRename, Node: id, Name: name, Before: n.name})
	})
}

// MoveNode puts a node below another one, which must be of a higher level; an empty
// parent takes it out of its group.
func (s *Study) MoveNode(id, parent, why string) error {
	return s.change(func(f *fold) error {
		n, err := f.inductiveNode(id)
		if err != nil {
			return err
		}
		if err := f.checkParent(analysis.Level(n.level), parent); err != nil {
			return err
		}
		return s.revise(f, why, revisionRecord{Do: reviseMove, Node: id, Parent: parent, Before: n.parent})
	})
}

// MergeNodes makes one node out of several of the same level: into takes over the
// units, or the nodes below, of the others, which go.
func (s *Study) MergeNodes(into string, from []string, why string) error {
	return s.change(func(f *fold) error {
		target, err := f.inductiveNode(into)
		if err != nil {
			return err
		}
		for _, id := range from {
			n, err := f.inductiveNode(id)
			if err != nil {
				return err
			}
			if n.level != target.level || id == into {
				return fmt.Errorf("%s (%s) cannot be merged into %s (%s): only different nodes of one level can", id, n.level, into, target.level)
			}
		}
		return s.revise(f, why, revisionRecord{Do: reviseMerge, Node: into, From: from})
	})
}

// AddNode adds a node of a person's own to the inductive scheme and returns its
// identity.
func (s *Study) AddNode(level analysis.Level, name, parent, why string) (id string, err error) {
	err = s.change(func(f *fold) error {
		if id, err = f.ownID(name); err != nil {
			return err
		}
		if err := f.checkParent(level, parent); err != nil {
			return err
		}
		return s.revise(f, why, revisionRecord{Do: reviseAdd, Node: id, Name: strings.TrimSpace(name), Level: string(level), Parent: parent})
	})
	return id, err
}

// SplitCode takes units out of their open code and gives them a new one beside it,
// whose identity it returns.
func (s *Study) SplitCode(code, name string, units []string, why string) (id string, err error) {
	err = s.change(func(f *fold) error {
		n, err := f.inductiveNode(code)
		if err != nil {
			return err
		}
		if id, err = f.ownID(name); err != nil {
			return err
		}
		if err := f.checkUnits(units); err != nil {
			return err
		}
		return s.revise(f, why,
			revisionRecord{Do: reviseAdd, Node: id, Name: strings.TrimSpace(name), Level: n.level, Parent: n.parent},
			revisionRecord{Do: reviseAssign, Node: id, Units: units, Before: code})
	})
	return id, err
}

// AssignCode gives units another open code.
func (s *Study) AssignCode(code string, units []string, why string) error {
	return s.change(func(f *fold) error {
		if _, err := f.inductiveNode(code); err != nil {
			return err
		}
		if err := f.checkUnits(units); err != nil {
			return err
		}
		return s.revise(f, why, revisionRecord{Do: reviseAssign, Node: code, Units: units})
	})
}

// SetAside keeps a node out of all counts, or takes it back.
func (s *Study) SetAside(id string, aside bool, why string) error {
	return s.change(func(f *fold) error {
		if _, err := f.inductiveNode(id); err != nil {
			return err
		}
		do := reviseBack
		if aside {
			do = reviseAside
		}
		return s.revise(f, why, revisionRecord{Do: do, Node: id})
	})
}

// Condense gives a unit another condensed meaning unit.
func (s *Study) Condense(unit, condensed, why string) error {
	return s.change(func(f *fold) error {
		if err := f.checkUnits([]string{unit}); err != nil {
			return err
		}
		before, err := f.db.text("SELECT condensed FROM reading WHERE unit = ?", unit)
		if err != nil || before == condensed {
			return err
		}
		return s.revise(f, why, revisionRecord{Do: reviseCondense, Units: []string{unit}, Words: condensed, Before: before})
	})
}

func (s *Study) revise(f *fold, why string, changes ...revisionRecord) error {
	var parts []part
	for _, r := range changes {
		parts = append(parts, part{r.subject(), encode(r)})
	}
	return s.record(f, kindRevision, subjectOf(parts[:1]), why, len(changes), parts)
}

// subject is what a change is about: a node, or the unit that is condensed.
func (r revisionRecord) subject() string {
	if r.Do == reviseCondense {
		return r.Units[0]
	}
	return r.Node
}

func (f *fold) inductiveNode(id string) (nodeState, error) {
	nodes, err := f.db.nodes(0)
	if err != nil {
		return nodeState{}, err
	}
	for _, n := range nodes {
		if n.id == id {
			return n, nil
		}
	}
	return nodeState{}, f.db.unknownCode(analysis.Inductive, id)
}

func (f *fold) checkUnits(units []string) error {
	if len(units) == 0 {
		return fmt.Errorf("no meaning units were named")
	}
	for _, u := range units {
		if err := f.checkUnitExists(documentOf(u), u); err != nil {
			return err
		}
	}
	return nil
}

// levels are the levels of a scheme from the bottom to the top.
var levels = []string{string(analysis.LevelCode), string(analysis.LevelSubcategory), string(analysis.LevelCategory), string(analysis.LevelTheme)}

// above reports whether a level is higher than another.
func above(high, low string) bool { return slices.Index(levels, high) > slices.Index(levels, low) }

func (f *fold) checkParent(level analysis.Level, parent string) error {
	if !slices.Contains(levels, string(level)) {
		return fmt.Errorf("%q is no level; the levels are %s", level, strings.Join(levels, ", "))
	}
	if parent == "" {
		return nil
	}
	p, err := f.inductiveNode(parent)
	if err == nil && !above(p.level, string(level)) {
		err = fmt.Errorf("a %s cannot stand below %s, which is a %s", level, parent, p.level)
	}
	return err
}

// ownID returns an identity for a person's own node, made from its name. It begins
// so that no pass proposes the same.
func (f *fold) ownID(name string) (string, error) {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString("-" + word)
	}
	if b.Len() == 0 {
		return "", fmt.Errorf("the name %q has no letter", name)
	}
	base := "own" + b.String()
	id := base
	for i := 2; ; i++ {
		n, err := f.db.number("SELECT count(*) FROM node WHERE codebook = 0 AND id = ?", id)
		if err != nil || n == 0 {
			return id, err
		}
		id = fmt.Sprintf("%s-%d", base, i)
	}
}
