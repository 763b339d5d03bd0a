package agreement

// A Confusion is the table of what two coders gave to the units that both coded.
type Confusion struct {
	A, B       string   // the coders
	Categories []string // those that occur in it, in the order of the table
	// Units[k][l] counts the units to which A gave category k and B category l.
	Units [][]int
}

// Confusions returns one confusion for each pair of coders, in the order of the
// columns: first and second, first and third, and so on.
func Confusions(t *Table) []Confusion {
	var out []Confusion
	for g := range t.coders {
		for h := g + 1; h < len(t.coders); h++ {
			out = append(out, t.confusion(g, h))
		}
	}
	return out
}

func (t *Table) confusion(g, h int) Confusion {
	c := Confusion{A: t.coders[g], B: t.coders[h]}
	place := t.usedBy(g, h)
	for k, label := range t.scale.labels {
		if place[k] >= 0 {
			place[k] = len(c.Categories)
			c.Categories = append(c.Categories, label)
		}
	}
	c.Units = make([][]int, len(c.Categories))
	for k := range c.Units {
		c.Units[k] = make([]int, len(c.Categories))
	}
	for _, p := range t.patterns {
		if k, l := p.row[g], p.row[h]; k != missing && l != missing {
			c.Units[place[k]][place[l]] += int(p.weight)
		}
	}
	return c
}

// usedBy returns 0 for the categories that coders g and h gave to units that both
// coded, and -1 for the others.
func (t *Table) usedBy(g, h int) []int {
	place := make([]int, t.scale.len())
	for k := range place {
		place[k] = -1
	}
	for _, p := range t.patterns {
		if k, l := p.row[g], p.row[h]; k != missing && l != missing {
			place[k], place[l] = 0, 0
		}
	}
	return place
}
