package refine

import (
	"cmp"

	"cocode/analysis"
	"cocode/codebook"
)

// The words of the codebook for corners of the triangle and for directions.
const (
	Resources  = "resources"
	Discourses = "discourses"
	Contexts   = "contexts"

	Enables = "enables"
	Hinders = "hinders"
	Neutral = "neutral"
)

// code is one code of the codebook with what it inherits from above.
type code struct {
	*codebook.Code
	name        string
	subcategory string // id, empty if there is none
	dimension   string
	direction   string
	codable     bool
	class       int // index into classes, -1 if it has no dimension
}

// book is the codebook by number, in the order of its file.
type book struct {
	codes []code
	at    map[string]int
	below map[string][]int // the codable codes that an id stands for
}

func newBook(b *codebook.Codebook, lang string) book {
	k := book{at: map[string]int{}, below: map[string][]int{}}
	if b == nil {
		return k
	}
	scheme := analysis.FromCodebook(b, lang)
	index := analysis.NewIndex(&scheme)
	for p := range b.All() {
		c := code{Code: p.Code, name: p.Name.In(lang), dimension: p.Dimension, direction: p.Direction, codable: !p.Abstract}
		for i := len(p.Path) - 1; i >= 0; i-- {
			c.dimension = cmp.Or(c.dimension, p.Path[i].Dimension)
			c.direction = cmp.Or(c.direction, p.Path[i].Direction)
		}
		if above := index.Above(p.ID, analysis.LevelSubcategory); above.ID != p.ID {
			c.subcategory = above.ID
		}
		c.direction = cmp.Or(c.direction, Neutral)
		c.class = classOf(c.dimension, c.direction)
		n := len(k.codes)
		k.at[p.ID] = n
		k.codes = append(k.codes, c)
		if c.codable {
			k.below[p.ID] = append(k.below[p.ID], n)
			for _, up := range p.Path {
				k.below[up.ID] = append(k.below[up.ID], n)
			}
		}
	}
	return k
}

// class is a corner of the triangle with a direction.
type class struct{ dimension, direction string }

// classes are all corners and directions in the order in which people read them.
var classes = []class{
	{Resources, Enables}, {Resources, Hinders}, {Resources, Neutral},
	{Discourses, Enables}, {Discourses, Hinders}, {Discourses, Neutral},
	{Contexts, Enables}, {Contexts, Hinders}, {Contexts, Neutral},
}

func classOf(dimension, direction string) int {
	for i, c := range classes {
		if c.dimension == dimension && c.direction == direction {
			return i
		}
	}
	return -1
}
