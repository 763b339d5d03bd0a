package learn

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"cocode/analysis/deductive"
	"cocode/analysis/deductive/sentence"
)

// Proposal is an indicator to add to a code, or to drop from it.
type Proposal struct {
	Code      string
	Indicator string // as it is written in a codebook
	Place     string // of one to drop: where it stands
	Drop      bool
	Right     int      // units with the code that it meets; of one to add: that no indicator meets
	Wrong     int      // units without the code that it meets
	Units     []string // that speak for the proposal
	Gain      float64  // the log-likelihood ratio (Dunning 1993); of one to drop: Wrong - Right
}

// The least that a proposal rests on.
const (
	fewestUnits  = 3
	fewestRight  = 0.6 // of the units that an indicator to add meets
	mostOfACode  = 8   // proposals to add a code
	fewestWrong  = 3   // for one to drop
	shareOfWrong = 0.6
)

// Propose returns indicators to add and to drop, by code in the order of the codebook,
// the best first. Only decided units count.
func Propose(p *deductive.Pass, interviews []Interview) []Proposal {
	x := &proposing{pass: p, terms: map[string]*term{}}
	for _, i := range interviews {
		x.read(i)
	}
	var all []Proposal
	for _, c := range p.Codes() {
		all = append(all, x.add(c)...)
		all = append(all, x.drop(c)...)
	}
	return all
}

type proposing struct {
	pass  *deductive.Pass
	units []spoken
	terms map[string]*term
	order []string // of the terms, as they came
}

// spoken is a decided unit: its codes, and the indicators that met it.
type spoken struct {
	id        string
	interview string
	codes     []string
	matches   []match
}

type match struct{ code, indicator, place string }

// term is words and the units that hold them.
type term struct{ units []int }

func (x *proposing) read(i Interview) {
	sentences := x.pass.Sentences(i.Input)
	for _, u := range i.Units {
		codes, ok := i.Decided[u.ID]
		if !ok {
			continue
		}
		unit := spoken{id: u.ID, interview: i.Document.ID, codes: codes}
		first, end := within(u, sentences)
		for _, s := range sentences[first:end] {
			x.words(s)
			for _, m := range s.Matches {
				if m.Counts && !m.Indicator.Not {
					unit.matches = append(unit.matches, match{m.Code.ID, m.Indicator.String(), m.Indicator.At.String()})
				}
			}
		}
		x.units = append(x.units, unit)
	}
}

// words notes the words and pairs of a sentence of the unit that is being read.
func (x *proposing) words(s sentence.Sentence) {
	n := len(x.units)
	before := ""
	for _, l := range s.Sample.Lemmas {
		for _, w := range []string{l, before + " " + l} {
			if !writable(w) {
				continue
			}
			t := x.terms[w]
			if t == nil {
				t = &term{}
				x.terms[w] = t
				x.order = append(x.order, w)
			}
			if len(t.units) == 0 || t.units[len(t.units)-1] != n {
				t.units = append(t.units, n)
			}
		}
		before = l
	}
}

// writable reports whether words can stand in a codebook as they are.
func writable(words string) bool {
	return words != "" && !strings.HasPrefix(words, " ") && strings.IndexFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) < 0
}

// add returns words that tell a code and that no indicator of it meets.
func (x *proposing) add(code string) []Proposal {
	all := 0
	for _, u := range x.units {
		if slices.Contains(u.codes, code) {
			all++
		}
	}
	var out []Proposal
	for _, w := range x.order {
		p := Proposal{Code: code, Indicator: w}
		held := map[string]bool{}
		right := 0
		for _, n := range x.terms[w].units {
			u := x.units[n]
			switch {
			case !slices.Contains(u.codes, code):
				p.Wrong++
			case u.met(code):
				right++
			default:
				p.Right++
				held[u.interview] = true
				p.Units = append(p.Units, u.id)
			}
		}
		met := right + p.Right
		p.Gain = ratio(met, p.Wrong, all, len(x.units)-all)
		if p.Right >= fewestUnits && len(held) > 1 && float64(met) >= fewestRight*float64(met+p.Wrong) && p.Gain > 0 {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(b.Gain, a.Gain) })
	return out[:min(len(out), mostOfACode)]
}

func (u spoken) met(code string) bool {
	return slices.ContainsFunc(u.matches, func(m match) bool { return m.code == code })
}

// ratio returns the log-likelihood ratio of words that met so many units with a code and
// so many without, and 0 if they are no more frequent with it (Dunning 1993, "Accurate
// methods for the statistics of surprise and coincidence", section 4).
func ratio(with, without, all, rest int) float64 {
	a, b := float64(with), float64(without)
	c, d := float64(all)-a, float64(rest)-b
	n := a + b + c + d
	if n == 0 || a*n <= (a+b)*(a+c) {
		return 0
	}
	sum := 0.0
	for _, cell := range [][3]float64{{a, a + b, a + c}, {b, a + b, b + d}, {c, c + d, a + c}, {d, c + d, b + d}} {
		if cell[0] > 0 {
			sum += cell[0] * math.Log(cell[0]*n/(cell[1]*cell[2]))
		}
	}
	return 2 * sum
}

// drop returns indicators of a code that meet more units without it than with it.
func (x *proposing) drop(code string) []Proposal {
	at := map[string]int{}
	var all []Proposal
	for _, u := range x.units {
		for i, m := range u.matches {
			if m.code != code || slices.Contains(u.matches[:i], m) {
				continue
			}
			n, seen := at[m.place]
			if !seen {
				n = len(all)
				at[m.place] = n
				all = append(all, Proposal{Code: code, Indicator: m.indicator, Place: m.place, Drop: true})
			}
			if slices.Contains(u.codes, code) {
				all[n].Right++
			} else {
				all[n].Wrong++
				all[n].Units = append(all[n].Units, u.id)
			}
		}
	}
	all = slices.DeleteFunc(all, func(p Proposal) bool {
		return p.Wrong < fewestWrong || float64(p.Wrong) < shareOfWrong*float64(p.Right+p.Wrong)
	})
	for i := range all {
		all[i].Gain = float64(all[i].Wrong - all[i].Right)
	}
	slices.SortStableFunc(all, func(a, b Proposal) int { return cmp.Compare(b.Gain, a.Gain) })
	return all
}
