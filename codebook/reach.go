package codebook

import (
	"cocode/codebook/indicator"
	"cocode/corpus/language/annotate"
)

// reaches compares what the indicators of a language can meet: it names those that meet
// nothing, not even their own words, and those that meet nothing but what one of another
// code meets.
func (c *checker) reaches(in *Instrument) {
	rules := make([]indicator.Rule, len(in.rules))
	for i, r := range in.rules {
		rules[i] = indicator.Rule{Match: r.indicator.Match, Regex: r.indicator.Regex}
	}
	reaches := indicator.Reaches(rules, c.book.wordsOf(in.Language), phrases(in.Language))
	reading := in.Reading()
	starts := map[string][]int{}
	for i, r := range reaches {
		c.meetsItself(in, reading, in.rules[i])
		for _, s := range r.Starts() {
			starts[s] = append(starts[s], i)
		}
	}
	for i, r := range reaches {
		c.meetsAlone(in, i, r, reaches, starts)
	}
}

// tries is how many ways of writing an indicator are tried.
const tries = 24

func (c *checker) meetsItself(in *Instrument, reading *Reading, rule rule) {
	e, err := indicator.Parse(rule.indicator.Match)
	if err != nil || rule.indicator.Regex != "" {
		return
	}
	samples := e.Samples(c.book.wordsOf(in.Language), tries)
	sign := ""
	for _, words := range samples {
		d := Utterance(in.Language, words)
		a := annotate.Document(d)
		for k := range d.Speakers {
			d.Speakers[k].Role = roleThat(rule.indicator.Speaker)
		}
		for _, m := range reading.Turn(d, a, 0, len(a.Sentences)) {
			switch {
			case m.Indicator != rule.indicator:
			case m.Counts || len(rule.indicator.Polarity) > 0: // the sign may come from other words
				return
			default:
				sign = string(m.Polarity)
			}
		}
	}
	switch {
	case len(samples) == 0:
	case sign != "":
		c.warn(rule.indicator.At, "add `polarity: "+sign+"`, or leave out the word that makes the sign", "indicator %q can never count: its own words are %s, and it takes affirmed words only", rule.indicator, sign)
	default:
		c.warn(rule.indicator.At, "write the words as they stand in a transcript", "indicator %q can never match: it does not meet even %q", rule.indicator, samples[0])
	}
}

// meetsAlone warns if one indicator of another code meets all that this one meets, under
// the same signs, and is not written in the same way, which is found elsewhere.
func (c *checker) meetsAlone(in *Instrument, i int, r indicator.Reach, reaches []indicator.Reach, starts map[string][]int) {
	own := in.rules[i]
	if own.indicator.Not {
		return
	}
	for _, s := range r.Starts() {
		for _, k := range starts[s] {
			other := in.rules[k]
			if other.code == own.code || other.indicator.Not || written(other) == written(own) || meant(own.indicator, other.indicator) || !alike(own.indicator, other.indicator) || !r.Within(reaches[k]) {
				continue
			}
			c.warn(own.indicator.At, toldApart, "all that indicator %q matches is matched by %q of code %q at line %d too", own.indicator, other.indicator, other.code.ID, other.indicator.At.Line)
			return
		}
	}
}
