package matrix

import (
	"cmp"
	"fmt"
	"strings"
)

// Sheet is one table that can be made of a study.
type Sheet struct {
	Name    string // in commands
	tab     string // in a workbook, in English
	title   string
	intro   string
	applies func(*View) bool // nil if always
	build   func(*View, *Table)
	apart   bool // shown only when asked for by name
}

// Sheets returns every sheet, in the order in which a workbook shows them.
func Sheets() []Sheet {
	return []Sheet{
		{"overview", "Overview", "Overview", "What the study holds, what was done with it, and what the other sheets show.", nil, overview, false},
		{"methods", "Methods", "Methods", "A paragraph on the method, made from the record and ready to be edited, with the items of COREQ and SRQR.", nil, methods, false},
		{"categories", "Categories", "Categories of the codebook by interview", "How much of each interview the codes hold. A category counts a unit once, however many of its codes the unit has. A number leads to its rows.", hasBook, categories, false},
		{"presence", "Presence", "Presence of the codes by interview", "Which interviews speak of a code at all, and how many of the participants.", hasBook, presence, false},
		{"participants", "Participants", "Who speaks of what", "How much each participant says, of what, what each never speaks of, and who is least like the others.", hasBook, participants, false},
		{"attributes", "Attributes", "Categories of the codebook by attribute", "Which groups of participants speak of what.", hasAttributes, attributes, false},
		{"inductive", "Inductive categories", "Inductive categories by interview", "How much of each interview the categories hold that were found in the text itself. A number leads to its rows in the analysis table.", hasOpen, inductive, false},
		{"crosswalk", "Crosswalk", "Inductive categories by codes of the codebook", "Where what was found in the text and what the codebook looks for meet, in meaning units. What the codebook does not hold stands in the last column but one.", hasBoth, crosswalk, false},
		{"cooccurrence", "Co-occurrence", "Codes that are told together", "In how many turns both of two codes stand.", hasBook, cooccurrence, false},
		{"pairs", "Pairs", "Pairs of codes against chance", "How often two codes meet in a unit, in a turn and in three turns of a participant in a row, how often they would by chance, and the lift: the one by the other.", hasBook, pairs, false},
		{"triangle", "Power triangle", "Resources, discourses and contexts", "How often what enables and what hinders meets in the corners of the power triangle, with and without a context told beside it.", hasTriangle, triangle, false},
		{"framework", "Framework matrix", "Framework matrix", "Each interview and category in condensed words, with the best quote and its place (Ritchie & Spencer 1994).", hasBook, framework, false},
		{"analysis", "Analysis table", "Analysis table", "From the meaning unit over the condensed meaning unit and the code to subcategory and category (Graneheim & Lundman 2004).", hasOpen, analysisTable, false},
		{"quotes", "Quotes", "Quotes", "For each code the quotes most like the others and those least like them, from as many participants as there are.", hasBook, quotes, false},
		{"suggestions", "Suggestions", "Suggestions with their evidence", "Every code on a unit: the words that speak for it (in bold in the quote), the indicator that they met, and how sure that makes.", hasBook, suggestions, false},
		{"review", "Review", "Review", "Every suggestion that nobody has decided, to be decided here and read back with review import.", hasBook, review, false},
		{"decisions", "Decisions", "Decisions", "What each coder has decided, and what had been suggested.", hasDecisions, decisions, false},
		{"uncoded", "No code", "Units that no code holds", "What the codebook does not cover. In directed content analysis it is kept: it may become a new category (Hsieh & Shannon 2005).", hasBook, uncoded, false},
		{"saturation", "Saturation", "Saturation", "How many codes are new in each interview.", hasAny, saturation, false},
		{"agreement", "Agreement", "Agreement between coders", "How far the coders agree on the units that they have in common.", hasTwoCoders, agreementTable, false},
		{"codebook", "Codebook", "The codebook", "Every code with its definition, when to use it and when not, and examples.", hasCodebook, codebookTable, false},
		{"memos", "Memos", "Memos", "What the researchers noted.", hasMemos, memoTable, false},
		{"rest", "Review of the rest", "Review of units without a suggestion", "Units without a suggestion, to be given codes.", hasBook, reviewRest, true},
		{"regroup", "Review of categories", "Review of the inductive categories", "The inductive scheme, to be renamed, merged and moved here.", hasOpen, regroup, true},
		{"audit", "Audit trail", "Audit trail", "What was done, by whom and in which order.", hasEvents, audit, false},
	}
}

// Find returns the sheet with a name, or an error that lists the names.
func Find(name string) (Sheet, error) {
	var names []string
	for _, s := range Sheets() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Sheet{}, fmt.Errorf("there is no sheet %q; the sheets are %s", name, strings.Join(names, ", "))
}

// Applies reports whether a study has what the sheet shows.
func (s Sheet) Applies(v *View) bool { return s.applies == nil || s.applies(v) }

// Table makes the sheet's table.
func (s Sheet) Table(v *View) Table {
	t := Table{Name: s.Name, Language: v.speech.code(), Tab: v.t(s.tab), Title: v.t(s.title), Intro: v.t(s.intro)}
	s.build(v, &t)
	return t
}

// Tables makes the tables of a whole workbook: all that a study has something for.
func (v *View) Tables() []Table {
	var list []Table
	for _, s := range Sheets() {
		if !s.apart && s.Applies(v) {
			list = append(list, s.Table(v))
		}
	}
	return list
}

func hasBook(v *View) bool     { return !v.book.empty() }
func hasOpen(v *View) bool     { return !v.open.empty() }
func hasBoth(v *View) bool     { return hasBook(v) && hasOpen(v) }
func hasAny(v *View) bool      { return hasBook(v) || hasOpen(v) }
func hasCodebook(v *View) bool { return v.Codebook != nil }

// measure returns the measure of the options, and its name in the plural.
func (v *View) counting() (Measure, string) {
	m := cmp.Or(v.options.Measure, Units)
	return m, v.t(map[Measure]string{Units: "units", Documents: "interviews", Participants: "participants", Words: "words", Turns: "turns"}[m])
}
