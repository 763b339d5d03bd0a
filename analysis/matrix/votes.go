package matrix

import (
	"slices"

	"cocode/analysis"
)

// votes counts codes on units by what each coder says of them, where statuses tells
// only how they count: a code counts as accepted if one coder accepts it.
type votes struct {
	acceptedByAll, acceptedBySome    int // of those who decided; where nothing was settled
	rejectedByAll, rejectedBySome    int
	settledAccepted, settledRejected int // together
}

func (v *View) votes() (n votes) {
	for i := range v.given {
		n.count(v.given[i].persons)
	}
	return n
}

// count adds one code on one unit.
func (n *votes) count(persons []*analysis.Coding) {
	if joint := slices.IndexFunc(persons, (*analysis.Coding).Settles); joint >= 0 {
		add(persons[joint].Status == analysis.Accepted, &n.settledAccepted, &n.settledRejected)
		return
	}
	if accept := withStatus(persons, analysis.Accepted); accept > 0 {
		add(accept == len(persons), &n.acceptedByAll, &n.acceptedBySome)
	}
	if reject := withStatus(persons, analysis.Rejected); reject > 0 {
		add(reject == len(persons), &n.rejectedByAll, &n.rejectedBySome)
	}
}

func add(first bool, yes, no *int) {
	if first {
		*yes++
	} else {
		*no++
	}
}

func withStatus(codings []*analysis.Coding, s analysis.Status) (n int) {
	for _, c := range codings {
		if c.Status == s {
			n++
		}
	}
	return n
}

// saidVotes tells how several coders decided, so that no rejection is hidden by an
// acceptance.
func (v *View) saidVotes(coders []string) string {
	n, all := v.votes(), v.statuses()
	s := v.t("%s decided on the suggestions. Codes on units: accepted by all who decided on them %d, by some %d; rejected by all %d, by some %d; unsure %d, open %d.",
		v.list(coders), n.acceptedByAll, n.acceptedBySome, n.rejectedByAll, n.rejectedBySome, all[analysis.Unsure], all[analysis.Suggested])
	if n.settledAccepted+n.settledRejected > 0 {
		s += " " + v.t("Settled together: %d (%d accepted, %d rejected).", n.settledAccepted+n.settledRejected, n.settledAccepted, n.settledRejected)
	}
	return s + " " + v.t("What was not settled together counts as accepted if one coder accepts it.")
}

// voteNotes say of the numbers of accepted and rejected codes who decided so; they are empty
// where one coder did.
func (v *View) voteNotes() (accepted, rejected string) {
	if len(v.coders()) < 2 {
		return "", ""
	}
	n := v.votes()
	return v.t("%d by all who decided, %d by some, %d settled together", n.acceptedByAll, n.acceptedBySome, n.settledAccepted),
		v.t("%d by all who decided, %d settled together; not counted here: %d by some", n.rejectedByAll, n.settledRejected, n.rejectedBySome)
}
