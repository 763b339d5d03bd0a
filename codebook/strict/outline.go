package strict

import (
	"gopkg.in/yaml.v3"

	"cocode/corpus/diag"
)

// Branch is a key of a YAML file whose keys nobody knows beforehand, with the words
// and the keys below it, in the order of the file.
type Branch struct {
	At    diag.Position
	Key   string
	Words []string
	Below []Branch
}

// deepest is how many keys may stand below each other in an outline.
const deepest = 50

// Outline reads one YAML document of keys within keys, with words or lists of words
// at the ends. The list holds everything that is wrong.
func Outline(name string, src []byte) ([]Branch, diag.List) {
	d := decoder{file: name, aliases: 1000}
	root, ok := d.document(src)
	if !ok {
		return nil, d.problems
	}
	if root.Kind != yaml.MappingNode {
		d.errorf(root, "write `key:` lines with a list below each", "the file: expected a mapping, found %s", found(root))
		return nil, d.problems
	}
	b := Branch{}
	d.outline(root, &b, 0)
	d.problems.Sort()
	return b.Below, d.problems
}

func (d *decoder) outline(n *yaml.Node, b *Branch, depth int) {
	if depth > deepest {
		d.errorf(n, "", "more than %d keys stand below each other", deepest)
		return
	}
	d.within = append(d.within, n)
	defer func() { d.within = d.within[:len(d.within)-1] }()
	switch n.Kind {
	case yaml.AliasNode:
		if !d.follow(n) {
			return
		}
		d.outline(n.Alias, b, depth+1)
	case yaml.MappingNode:
		d.pairs(n, b.Key, func(key, value *yaml.Node) {
			below := Branch{At: d.at(key), Key: key.Value}
			d.outline(value, &below, depth+1)
			b.Below = append(b.Below, below)
		})
	case yaml.SequenceNode:
		for _, item := range n.Content {
			d.outline(item, b, depth+1)
		}
	default:
		if n.Tag != "!!null" {
			b.Words = append(b.Words, n.Value)
		}
	}
}
