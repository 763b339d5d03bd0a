package refine

import (
	"slices"

	"cocode/analysis/refine/internal/chance"
	"cocode/analysis/refine/proposition"
)

// Verdict is how a proposition stands against the codings.
type Verdict struct {
	ID           string       `json:"id" doc:"The proposition's id."`
	Text         string       `json:"text" doc:"The claim."`
	Because      string       `json:"because" doc:"The mechanism that is thought to be at work."`
	Source       string       `json:"source" doc:"Where the claim comes from."`
	Note         string       `json:"note" doc:"What a reader should know of it."`
	Rival        string       `json:"rival" doc:"The id of a proposition that would explain the same otherwise."`
	Scope        Scope        `json:"scope" doc:"How near each other the codes must be told."`
	Order        string       `json:"order" doc:"after or before, if the then must follow or precede the if."`
	Minimum      int          `json:"minimum" doc:"From how many voices on there is a verdict."`
	Count        string       `json:"count" doc:"Whose voices are counted: participants or documents."`
	Verdict      string       `json:"verdict" doc:"supported, contested, contradicted, thin or silent."`
	Deniable     bool         `json:"deniable" doc:"Whether the proposition names counter-evidence; without it, it cannot be contradicted."`
	Voices       Tally        `json:"voices" doc:"Participants or documents; those who tell both sides count for and against."`
	Places       Tally        `json:"places" doc:"Places in the proposition's scope."`
	Chance       Chance       `json:"chance" doc:"In how many places chance puts the then beside the if."`
	ChanceVoices float64      `json:"chance_voices" doc:"How many voices would be for it by chance, on average."`
	Scopes       []ScopeTally `json:"scopes" doc:"The same counts in every scope."`
	For          []Passage    `json:"quotes_for" doc:"All passages that speak for it."`
	Against      []Passage    `json:"quotes_against" doc:"All passages that speak against it."`
	SilentVoices []string     `json:"silent_voices" doc:"Who tells the if and neither side."`
	Refining     []Refining   `json:"refining" doc:"Contexts and attributes with which it is supported and without which it is not."`
	Conditions   int          `json:"conditions" doc:"How many contexts and attribute values were tried; the more, the sooner one fits by chance."`
	Expanding    Expanding    `json:"expanding" doc:"What no code holds in the places where the if is told."`
}

// ScopeTally is how a proposition stands in one scope.
type ScopeTally struct {
	Scope    Scope   `json:"scope" doc:"The scope."`
	Verdict  string  `json:"verdict" doc:"What the verdict would be in this scope."`
	Places   Tally   `json:"places" doc:"Places in this scope."`
	Voices   Tally   `json:"voices" doc:"Participants or documents."`
	Expected float64 `json:"expected" doc:"In how many places chance puts the then beside the if, on average."`
}

// Test tries every proposition. Names that the codebook does not hold count as never
// told: proposition.Check finds them.
func (m *Material) Test(f *proposition.File) []Verdict {
	all := make([]Verdict, len(f.Propositions))
	for i, p := range f.Propositions {
		all[i] = m.trial(f, p).verdict(m.o.Language)
	}
	return all
}

func (t *trial) verdict(lang string) Verdict {
	p := t.p
	v := Verdict{ID: p.ID, Text: p.Text.In(lang), Because: p.Because.In(lang), Source: p.Source.In(lang), Note: p.Note.In(lang),
		Rival: p.Rival, Scope: t.scope, Order: string(p.Order), Minimum: t.minimum, Count: "participants", Deniable: !p.Against.Empty()}
	if t.byDocument {
		v.Count = "documents"
	}
	for _, s := range proposition.Scopes() {
		if s == proposition.Unit && p.Order != "" {
			continue
		}
		results := t.try(t.m.places(s))
		row := ScopeTally{Scope: s, Expected: t.expected(s, results)}
		row.Places, row.Voices = tally(results, nil)
		row.Verdict = verdict(row.Voices, t.minimum)
		v.Scopes = append(v.Scopes, row)
		if s == t.scope {
			t.decide(&v, row, results)
		}
	}
	return v
}

// decide fills in what is said of the proposition's own scope.
func (t *trial) decide(v *Verdict, row ScopeTally, results []tried) {
	v.Verdict, v.Places, v.Voices = row.Verdict, row.Places, row.Voices
	v.Chance.Expected = row.Expected
	t.shuffle(v, results)
	for _, r := range results {
		if r.pro {
			v.For = append(v.For, t.passage(r, t.then))
		}
		if r.con {
			v.Against = append(v.Against, t.passage(r, t.counter))
		}
	}
	v.SilentVoices = t.silent(results)
	v.Refining, v.Conditions = t.refining(results)
	v.Expanding = t.expanding(results)
}

// silent returns the names of the voices that tell the "if" and neither side.
func (t *trial) silent(results []tried) []string {
	heard := map[int32]bool{}
	var order []int32
	for _, r := range results {
		if _, seen := heard[r.who]; !seen {
			order = append(order, r.who)
		}
		heard[r.who] = heard[r.who] || r.pro || r.con
	}
	var names []string
	for _, who := range order {
		if !heard[who] {
			names = append(names, t.name(who))
		}
	}
	return names
}

func (t *trial) name(who int32) string {
	if t.byDocument {
		return t.m.in.Documents[who].Name
	}
	return t.m.people[who]
}

// wide reports whether shuffling within a participant would change nothing in a
// scope.
func (t *trial) wide(s Scope) bool {
	return s == proposition.Participant && t.p.Order == "" || s == proposition.Project && t.p.Order == ""
}

// expected returns in how many tried places chance puts the "then", in closed form:
// its parts are dealt independently among the units of the participant, or, in the
// wide scopes, among the places.
func (t *trial) expected(s Scope, results []tried) float64 {
	if t.then.asked == 0 {
		return 0
	}
	if t.wide(s) {
		places := t.m.places(s)
		with := 0
		for _, p := range places {
			with += one(t.then.hold(p.reach.first, p.reach.end))
		}
		if len(places) == 0 {
			return 0
		}
		return float64(len(results)) * float64(with) / float64(len(places))
	}
	var d chance.Dealer
	people, counts := t.m.persons(), t.marked()
	sum := 0.0
	for _, r := range results {
		who := r.anchor.participant
		p := 1.0
		for _, n := range counts[who] {
			p *= d.Hit(people[who].size(), n, r.where.size())
		}
		sum += p
	}
	return sum
}

// marked returns how many units of each participant tell each part of the "then".
func (t *trial) marked() [][]int {
	parts := t.then.parts()
	people := t.m.persons()
	counts := make([][]int, len(people))
	for i, w := range people {
		for _, part := range parts {
			counts[i] = append(counts[i], len(t.then.with(part, w.first, w.end)))
		}
	}
	return counts
}

// shuffle deals the "then" anew within each participant and sees how many places and
// voices are for the proposition.
func (t *trial) shuffle(v *Verdict, results []tried) {
	if t.wide(t.scope) {
		t.shuffleWide(v)
		return
	}
	s := chance.NewSampler(t.m.o.Seed)
	people, counts, parts := t.m.persons(), t.marked(), t.then.parts()
	dealt := terms{t.then.asked, make([]uint64, len(t.m.units))}
	var drawn, numbers []int32
	voices := map[int32]bool{}
	heard := 0
	for range t.m.o.shuffles() {
		n := int32(0)
		clear(voices)
		for first := 0; first < len(results); {
			who := results[first].anchor.participant
			w := people[who]
			clear(dealt.told[w.first:w.end])
			for i, part := range parts {
				drawn = s.Draw(w.size(), counts[who][i], drawn[:0])
				for _, u := range drawn {
					dealt.told[w.first+u] |= part
				}
			}
			for ; first < len(results) && results[first].anchor.participant == who; first++ {
				if r := &results[first]; dealt.hold(r.where.first, r.where.end) {
					n++
					voices[r.who] = true
				}
			}
		}
		numbers = append(numbers, n)
		heard += len(voices)
	}
	v.Chance.Low, v.Chance.High = middle95(numbers)
	v.ChanceVoices = float64(heard) / float64(t.m.o.shuffles())
}

// shuffleWide says in closed form what dealing among the places gives.
func (t *trial) shuffleWide(v *Verdict) {
	places := t.m.places(t.scope)
	with := 0
	for _, p := range places {
		with += one(t.then.hold(p.reach.first, p.reach.end))
	}
	var d chance.Dealer
	v.Chance.Low, v.Chance.High = d.Range(len(places), v.Places.Tried, with)
	who := slices.DeleteFunc(t.m.persons(), func(w window) bool { return !t.then.hold(w.first, w.end) })
	if n := len(t.m.people); n > 0 {
		v.ChanceVoices = float64(v.Voices.Tried) * float64(len(who)) / float64(n)
	}
}
