package trial

import (
	"math"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// looksAt are the ways in which the first stage looks at texts: words, pairs and meaning,
// and pieces of words, which find compounds and endings again that no list of base forms
// knows.
var looksAt = []features.Options{{}, {Terms: features.Pieces, Plain: true}}

// look is all texts cut into terms once, so that learning from a part of them handles
// numbers only. What a space of that part is (how rare a term is, where the centre of the
// meanings lies) is found from the part alone.
type look struct {
	texts []features.Text
	terms int
	plain bool
	rows  []linear.Row // of terms: 1 + ln tf, up to a factor a row
}

func newLook(texts []features.Text, o features.Options) *look {
	all := features.Learn(texts, 0, o)
	first := len(all.Mean)
	l := &look{texts: texts, terms: len(all.Terms), plain: o.Plain, rows: make([]linear.Row, len(texts))}
	for i, t := range texts {
		r := all.Row(t)
		for k, f := range r.Index {
			if n := int(f) - first; n >= 0 {
				l.rows[i].Index = append(l.rows[i].Index, int32(n))
				l.rows[i].Value = append(l.rows[i].Value, r.Value[k]/all.Idf[n])
			}
		}
	}
	return l
}

// space is how the texts look to one who knows only some of them.
type space struct {
	*look
	mean []float64
	idf  []float64 // 0 for terms that are not known
}

func (l *look) space(known []int) *space {
	s := &space{look: l, idf: make([]float64, l.terms)}
	for _, i := range known {
		for _, n := range l.rows[i].Index {
			s.idf[n]++
		}
	}
	for n, df := range s.idf {
		if df > 0 {
			s.idf[n] = math.Log(float64(len(known))/df) + 1
		}
	}
	if !l.plain {
		s.mean = l.centre(known)
	}
	return s
}

func (l *look) centre(known []int) []float64 {
	var sum []float64
	n := 0.0
	for _, i := range known {
		v := l.texts[i].Vector
		if v.IsZero() {
			continue
		}
		if sum == nil {
			sum = make([]float64, len(v))
		}
		for d, x := range v {
			sum[d] += float64(x)
		}
		n++
	}
	for d := range sum {
		sum[d] /= n
	}
	return sum
}

// features returns the number of features: dimensions of meaning, then terms.
func (s *space) features() int { return len(s.mean) + s.terms }

// row returns the features of a text, as features.Space does for texts like the known
// ones.
func (s *space) row(i int) linear.Row {
	own := s.rows[i]
	r := linear.Row{Index: make([]int32, 0, len(s.mean)+len(own.Index)), Value: make([]float32, 0, len(s.mean)+len(own.Index))}
	if v := s.texts[i].Vector; len(v) == len(s.mean) && !v.IsZero() {
		for d, x := range v {
			r.Index = append(r.Index, int32(d))
			r.Value = append(r.Value, float32(float64(x)-s.mean[d]))
		}
		shorten(r.Value)
	}
	first := len(r.Index)
	r.Dense = first
	for k, n := range own.Index {
		if idf := s.idf[n]; idf > 0 {
			r.Index = append(r.Index, n+int32(len(s.mean)))
			r.Value = append(r.Value, float32(float64(own.Value[k])*idf))
		}
	}
	shorten(r.Value[first:])
	return r
}

// shorten scales values to the length 1.
func shorten(values []float32) {
	square := 0.0
	for _, x := range values {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return
	}
	scale := 1 / math.Sqrt(square)
	for i := range values {
		values[i] = float32(float64(values[i]) * scale)
	}
}
