package matrix

import (
	"fmt"
	"strings"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
)

// methods is a paragraph on the method, made from the record and ready to be edited,
// and after it the items of COREQ and SRQR: those that the record can answer, and
// the others as questions.
func methods(v *View, t *Table) {
	t.Frozen = 0
	t.Columns = []Column{{Title: v.t("Item"), Width: 12}, {Title: v.t("What"), Width: 34, Long: true},
		{Title: v.t("From the record"), Width: 100, Long: true}, {Title: v.t("Filled in"), Width: 10}}
	o := &outline{v: v}
	o.section("A paragraph to edit")
	for _, p := range v.paragraphs() {
		o.row(Cell{}, words(p.title), words(p.text))
	}
	answers := v.answers()
	o.section("COREQ (Tong, Sainsbury & Craig 2007)")
	for i, what := range coreq {
		o.item(i+1, what, answers[fmt.Sprint("COREQ ", i+1)])
	}
	o.section("SRQR (O'Brien et al. 2014)")
	for i, what := range srqr {
		o.item(i+1, what, answers[fmt.Sprint("SRQR ", i+1)])
	}
	t.Rows = rows(o.rows)
}

func (o *outline) item(n int, what, answer string) {
	filled := answer != ""
	if !filled {
		answer = o.v.t("… to be written by the researchers")
	}
	o.row(number(n), words(o.v.t(what)), words(answer), mark(filled))
}

// paragraph is one part of the methods paragraph.
type paragraph struct{ title, text string }

func (v *View) paragraphs() []paragraph {
	list := []paragraph{{v.t("Material"), v.saidMaterial()}}
	if hasOpen(v) {
		list = append(list, paragraph{v.t("Inductive step"), v.saidInductive()})
	}
	if hasBook(v) {
		list = append(list, paragraph{v.t("Deductive step"), v.saidDeductive()}, paragraph{v.t("Decisions"), v.saidDecisions()})
	}
	if hasTwoCoders(v) {
		list = append(list, paragraph{v.t("Agreement"), v.saidAgreement()})
	}
	if notes := v.saidSaturation(); notes != "" {
		list = append(list, paragraph{v.t("Saturation"), notes})
	}
	return list
}

func (v *View) saidMaterial() string {
	return v.t("%d interviews with %d participants (%s) were analysed: %d words in %d meaning units. Only the participants' words were coded, not the interviewer's.",
		len(v.docs), len(v.people), strings.Join(v.languages(), ", "), v.spokenWords(), len(v.units))
}

func (v *View) spokenWords() int {
	n := 0
	for _, u := range v.units {
		n += u.wordCount
	}
	return n
}

func (v *View) saidInductive() string {
	n := v.levels(v.open)
	s := v.t("In the first step, a conventional content analysis (Hsieh & Shannon 2005), meaning units were condensed and given codes, and the codes were grouped by likeness (Graneheim & Lundman 2004): %d codes in %d subcategories and %d categories. A program proposed condensation, codes and groups.",
		n[analysis.LevelCode], n[analysis.LevelSubcategory], n[analysis.LevelCategory])
	if r := v.eventItems("revise"); r > 0 {
		s += " " + v.t("The researchers changed the scheme %d times.", r)
	}
	return s
}

func (v *View) levels(t *tree) map[analysis.Level]int {
	n := map[analysis.Level]int{}
	for _, node := range t.nodes {
		n[node.Level]++
	}
	return n
}

// eventItems returns how many things the events of a kind concern, those undone
// left out.
func (v *View) eventItems(kind string) int {
	n := 0
	for _, e := range v.Events {
		if e.Kind == kind && !e.Undone {
			n += e.Items
		}
	}
	return n
}

func (v *View) saidDeductive() string {
	n := v.levels(v.book)
	suggested, held := 0, v.coded()
	for i := range v.given {
		if v.given[i].machine != nil {
			suggested++
		}
	}
	return v.t("In the second step, a directed content analysis (Hsieh & Shannon 2005), the units were read with %s (%d codes). A program suggested %d codes, each with the words that speak for it. Nothing was forced into a code: %d units that no code holds (%s) were kept.",
		v.bookTitle(), n[analysis.LevelCode], suggested, len(v.units)-held, v.shareOf(len(v.units)-held, len(v.units)))
}

func (v *View) saidDecisions() string {
	coders := v.coders()
	if len(coders) == 0 {
		return v.t("No person has decided on the suggestions yet. They are no findings.")
	}
	if len(coders) > 1 {
		return v.saidVotes(coders)
	}
	n := v.statuses()
	return v.t("%s decided on the suggestions: %d accepted, %d rejected, %d unsure; %d are open.",
		v.list(coders), n[analysis.Accepted], n[analysis.Rejected], n[analysis.Unsure], n[analysis.Suggested])
}

// statuses counts codes on units by how they stand.
func (v *View) statuses() map[analysis.Status]int {
	n := map[analysis.Status]int{}
	for i := range v.given {
		n[v.given[i].status]++
	}
	return n
}

// list joins names as a sentence does.
func (v *View) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + v.t("and") + " " + names[len(names)-1]
}

func (v *View) saidAgreement() string {
	c := v.comparison()
	s := v.t("%s coded %d units in common.", v.list(c.coders), len(c.items))
	table, err := doublecoding.Sets(c.items, c.coders)
	if err != nil {
		return s
	}
	if alpha := agreement.Alpha(table, agreement.MASI); alpha.OK {
		s += " " + v.t("Krippendorff's alpha for sets of codes (MASI distance) is %s.", v.speech.decimal(alpha.Value))
	}
	return s
}

func (v *View) saidSaturation() string {
	if len(v.docs) <= baseSize {
		return ""
	}
	var notes []string
	for _, k := range v.saturationKinds() {
		notes = append(notes, v.saturationNote(k))
	}
	return strings.Join(notes, " ")
}

// answers are the items that the record can answer.
func (v *View) answers() map[string]string {
	a := map[string]string{}
	set := func(text string, items ...string) {
		for _, i := range items {
			a[i] = text
		}
	}
	theory := v.t("Conventional and directed qualitative content analysis (Hsieh & Shannon 2005; Graneheim & Lundman 2004).")
	set(theory, "COREQ 9", "SRQR 5")
	set(v.saidMaterial(), "COREQ 12", "SRQR 12")
	set(v.saidSample(), "COREQ 16")
	set(v.saidDuration(), "COREQ 21")
	set(v.saidSaturation(), "COREQ 22")
	if coders := v.coders(); len(coders) > 0 {
		set(v.t("%d: %s.", len(coders), v.list(coders)), "COREQ 24")
		set(v.saidDecisions(), "SRQR 15")
	}
	if hasBook(v) {
		set(v.bookTitle()+". "+v.t("See the sheet %q.", v.t("Codebook")), "COREQ 25")
		set(v.saidSteps(), "COREQ 26", "SRQR 14")
		set(v.t("See the sheet %q: for each code, quotes with participant and place.", v.t("Quotes")), "COREQ 29", "SRQR 17")
		set(v.t("Every number leads to the meaning units that it counts."), "COREQ 30")
		set(v.t("See the sheet %q.", v.t("Categories")), "COREQ 31", "SRQR 16")
		set(v.t("Deviant cases and codes of few participants: see the sheets %q and %q.", v.t("Participants"), v.t("Quotes")), "COREQ 32")
	}
	set(v.t("cocode: transcripts, suggestions with evidence, decisions and tables."), "COREQ 27", "SRQR 13")
	return a
}

func (v *View) saidSteps() string {
	var list []string
	if hasOpen(v) {
		list = append(list, v.saidInductive())
	}
	return strings.Join(append(list, v.saidDeductive()), " ")
}

// saidSample describes the participants by their attributes.
func (v *View) saidSample() string {
	var list []string
	for _, name := range v.attributeNames() {
		n := map[string]int{}
		var values []string
		for _, p := range v.people {
			value := v.attribute(p, name)
			if value == "" {
				continue
			}
			if n[value] == 0 {
				values = append(values, value)
			}
			n[value]++
		}
		for i, value := range values {
			values[i] = fmt.Sprintf("%s (%d)", value, n[value])
		}
		list = append(list, name+": "+strings.Join(values, ", "))
	}
	return strings.Join(list, "; ")
}

// saidDuration is how long the interviews with times are.
func (v *View) saidDuration() string {
	var list []string
	for _, d := range v.docs {
		if n := len(d.Turns); n > 0 && d.Turns[n-1].Start >= 0 {
			list = append(list, d.Name+" "+clock(max(d.Turns[n-1].Start, d.Turns[n-1].End)))
		}
	}
	if list == nil {
		return ""
	}
	return v.t("From the times in the transcripts: %s.", strings.Join(list, ", "))
}

// coreq are the 32 items of the checklist, in few words of our own (Tong, Sainsbury
// & Craig 2007, International Journal for Quality in Health Care 19, 349-357).
var coreq = []string{
	"Who interviewed", "Their credentials", "Their occupation", "Their gender", "Their experience and training",
	"Relation to participants before the study", "What participants knew of the interviewer", "The interviewer's interests and assumptions",
	"Methodological orientation", "Sampling", "How participants were approached", "Sample size", "Who declined or dropped out, and why",
	"Setting", "Others present", "The sample", "Interview guide", "Repeated interviews", "Recording", "Field notes", "Duration",
	"Saturation", "Transcripts returned to participants", "Number of coders", "Coding tree", "How themes were derived", "Software",
	"Checking by participants", "Quotations", "Data and findings agree", "Major themes", "Minor themes and deviant cases",
}

// srqr are the 21 items of the standard, in few words of our own (O'Brien, Harris,
// Beckman, Reed & Cook 2014, Academic Medicine 89, 1245-1251).
var srqr = []string{
	"Title", "Abstract", "Problem", "Purpose or question", "Approach and paradigm", "Researchers and reflexivity", "Context",
	"Sampling strategy", "Ethics", "How data were collected", "Instruments", "Units of study", "Processing of data", "Analysis",
	"Trustworthiness", "Synthesis and interpretation", "Links to the data", "Prior work and contribution", "Limitations",
	"Conflicts of interest", "Funding",
}
