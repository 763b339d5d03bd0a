package refine

// claimRow is a verdict as one row of a table.
type claimRow struct {
	ID            string  `json:"id"`
	Text          string  `json:"text"`
	Verdict       string  `json:"verdict"`
	Tried         int     `json:"voices_tried"`
	For           int     `json:"voices_for"`
	Against       int     `json:"voices_against"`
	Both          int     `json:"voices_both"`
	Silent        int     `json:"voices_silent"`
	ChanceVoices  float64 `json:"chance_voices"`
	Minimum       int     `json:"minimum"`
	Scope         Scope   `json:"scope"`
	Order         string  `json:"order"`
	PlacesTried   int     `json:"places_tried"`
	PlacesFor     int     `json:"places_for"`
	PlacesAgainst int     `json:"places_against"`
	Chance
	Because string `json:"because"`
	Rival   string `json:"rival"`
	Source  string `json:"source"`
}

func (v Verdict) row() claimRow {
	return claimRow{v.ID, v.Text, v.Verdict, v.Voices.Tried, v.Voices.For, v.Voices.Against, v.Voices.Both, v.Voices.Silent, v.ChanceVoices, v.Minimum,
		v.Scope, v.Order, v.Places.Tried, v.Places.For, v.Places.Against, v.Chance, v.Because, v.Rival, v.Source}
}

// scopeRow is a proposition in one scope.
type scopeRow struct {
	ID            string  `json:"id"`
	Scope         Scope   `json:"scope"`
	Verdict       string  `json:"verdict"`
	Tried         int     `json:"voices_tried"`
	For           int     `json:"voices_for"`
	Against       int     `json:"voices_against"`
	PlacesTried   int     `json:"places_tried"`
	PlacesFor     int     `json:"places_for"`
	PlacesAgainst int     `json:"places_against"`
	Expected      float64 `json:"expected"`
}

func (v Verdict) scopeRows() []scopeRow {
	var rows []scopeRow
	for _, s := range v.Scopes {
		rows = append(rows, scopeRow{v.ID, s.Scope, s.Verdict, s.Voices.Tried, s.Voices.For, s.Voices.Against, s.Places.Tried, s.Places.For, s.Places.Against, s.Expected})
	}
	return rows
}

// quoteRow is one passage for or against a proposition.
type quoteRow struct {
	ID   string `json:"id"`
	Side string `json:"side"`
	Passage
}

func (v Verdict) quoteRows() []quoteRow {
	rows := make([]quoteRow, 0, len(v.For)+len(v.Against))
	for _, p := range v.For {
		rows = append(rows, quoteRow{v.ID, "for", p})
	}
	for _, p := range v.Against {
		rows = append(rows, quoteRow{v.ID, "against", p})
	}
	return rows
}

// refiningRow is one condition that makes a difference.
type refiningRow struct {
	ID           string `json:"id"`
	Kind         string `json:"kind"`
	Name         string `json:"name"`
	Value        string `json:"value"`
	WithFor      int    `json:"with_for"`
	WithTried    int    `json:"with_tried"`
	WithoutFor   int    `json:"without_for"`
	WithoutTried int    `json:"without_tried"`
	Without      string `json:"verdict_without"`
}

func (v Verdict) refiningRows() []refiningRow {
	var rows []refiningRow
	for _, r := range v.Refining {
		rows = append(rows, refiningRow{v.ID, r.Kind, r.Name, r.Value, r.With.For, r.With.Tried, r.Without.For, r.Without.Tried, r.Verdict})
	}
	return rows
}
