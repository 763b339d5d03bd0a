package swedish

import (
	"strings"

	"cocode/corpus/language/internal/token"
)

// abbreviations are those that keep their full stops in transcripts.
var abbreviations = abbreviate(
	"bl.a t.ex kl ca dvs d.v.s dr st t.o.m fr.o.m resp f.d s.k p.g.a pga ggr i.o.m jfr nr s.a.s tel tex u.a vs ö.h",
	"m.m osv o.s.v etc m.fl mfl o.dyl f.n e.d",
)

func abbreviate(inside, closing string) map[string]token.Abbreviation {
	all := map[string]token.Abbreviation{}
	for _, a := range strings.Fields(inside) {
		all[a] = token.Inside
	}
	for _, a := range strings.Fields(closing) {
		all[a] = token.Closing
	}
	return all
}
