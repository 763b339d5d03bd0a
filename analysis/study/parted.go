package study

// parted is how two copies of a study stood before they were merged.
type parted struct {
	ours, theirs copyState
	conflicts    map[string]bool // that were there before
}

// copyState is what persons have decided and written in one copy, and at which times
// events were added that the other copy does not have.
type copyState struct {
	words map[string]written
	alone map[int64]bool
}

// written is a decision or a memo as it stands.
type written struct {
	text string
	at   int64
}

func (d *database) parted(from *database) (*parted, error) {
	p := &parted{}
	var err error
	if p.ours, err = d.besides(from); err != nil {
		return nil, err
	}
	if p.theirs, err = from.besides(d); err != nil {
		return nil, err
	}
	p.conflicts, err = d.conflictWords()
	return p, err
}

func (d *database) besides(other *database) (c copyState, err error) {
	c.alone = map[int64]bool{}
	for e, err := range d.events() {
		if err != nil {
			return c, err
		}
		n, err := other.number("SELECT count(*) FROM event WHERE id = ?", e.ID)
		if err != nil {
			return c, err
		}
		if n == 0 {
			c.alone[e.At] = true
		}
	}
	c.words, err = d.words()
	return c, err
}

// words returns what persons have decided and written, by what it is about.
func (d *database) words() (map[string]written, error) {
	words := map[string]written{}
	for r, err := range d.query(`SELECT 'the code ' || code || ' of ' || scheme || ' on ' || unit || ' by ' || coder,
			status || iif(facets = '{}', '', ' ' || facets) || iif(memo = '', '', ': ' || memo), at FROM coding WHERE status <> 'suggested'
		UNION ALL SELECT 'the memo ' || id, text, at FROM memo`) {
		if err != nil {
			return nil, err
		}
		words[r.ColumnText(0)] = written{r.ColumnText(1), r.ColumnInt64(2)}
	}
	return words, nil
}

// differences returns what both copies have decided anew since they parted, each in
// its own way.
func (p *parted) differences(now map[string]written) (list []Difference) {
	for _, what := range sortedKeys(now) {
		a, b := p.ours.words[what], p.theirs.words[what]
		if !p.ours.alone[a.at] || !p.theirs.alone[b.at] || a.text == b.text {
			continue
		}
		d := Difference{what, now[what].text, a.text}
		if d.Stands == a.text {
			d.Lost = b.text
		}
		list = append(list, d)
	}
	return list
}
