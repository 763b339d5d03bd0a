package refine

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/refine/internal/words"
	"cocode/codebook"
	"cocode/codebook/strict"
)

// Record is what a study's record says was done; the caller reads it there.
type Record struct {
	Inductive   bool   // the inductive pass has run
	Reworked    int    // changes of persons to the inductive categories and condensed units
	Deductive   bool   // the deductive pass has run
	Decisions   int    // codes on units that a person has decided on
	DoubleCoded int    // units that two or more coders have decided on
	Agreement   string // a coefficient with its value, as people read it; empty if none was computed
	Consensus   int    // joint decisions on codes that coders disagreed on
	Memos       int
}

// How a step stands.
const (
	Done      = "done"
	PartDone  = "partly_done"
	NotDone   = "not_done"
	NotKnown  = "not_in_record"
	Published = "published" // the origin of a code that the published summary names
)

// Step is a step of the published study beside this one.
type Step struct {
	Step      string `json:"step" doc:"The step."`
	Published string `json:"published" doc:"What the published summary states of it."`
	Done      string `json:"done" doc:"done, partly_done, not_done, or not_in_record where the record cannot say."`
	Here      string `json:"here" doc:"What the record says of it here."`
}

// Category is a code, subcategory or category beside what is told of it here.
type Category struct {
	Level        string `json:"level" doc:"category, subcategory or code."`
	Code         string `json:"code" doc:"The code's id."`
	Origin       string `json:"origin" doc:"Where it comes from: published, or added in this codebook."`
	State        string `json:"state" doc:"present or absent in this study."`
	Findings     int    `json:"findings" doc:"Findings here, those of the codes below included."`
	Participants int    `json:"participants" doc:"Participants who tell it here."`
}

// Difference is one aspect of method here and there.
type Difference struct {
	Aspect    string `json:"aspect" doc:"The aspect."`
	Published string `json:"published" doc:"What the published summary states; where it states nothing, this says so."`
	Here      string `json:"here" doc:"How it is in this study."`
}

// Replication is this study beside the published one.
type Replication struct {
	Study        string       `json:"study" doc:"The study's name."`
	Language     string       `json:"language" doc:"The language of names: en or sv."`
	Citation     string       `json:"citation" doc:"The published study."`
	DOI          string       `json:"doi" doc:"Its digital object identifier."`
	Codebook     Named        `json:"codebook" doc:"The codebook of this study."`
	SameCodebook bool         `json:"same_codebook" doc:"Whether this study was coded with the published categories (the built-in codebook)."`
	Suggestions  bool         `json:"suggestions" doc:"True if suggestions count that nobody has decided on."`
	Counts       Counts       `json:"counts" doc:"The numbers that the rest is to be weighed by."`
	Codes        []Code       `json:"codes" doc:"The codes that are named below."`
	Steps        []Step       `json:"steps" doc:"Step by step."`
	Categories   []Category   `json:"categories" doc:"The categories, here and there."`
	New          []Group      `json:"new" doc:"Inductive categories of units that no code holds: what is new here."`
	Differences  []Difference `json:"differences" doc:"Differences in method."`
}

//go:embed published.yaml
var publishedSource []byte

type published struct {
	Codebook string         `yaml:"codebook"`
	Citation string         `yaml:"citation"`
	DOI      string         `yaml:"doi"`
	Unstated codebook.Text  `yaml:"unstated"`
	Steps    []publishedRow `yaml:"steps"`
	Aspects  []publishedRow `yaml:"aspects"`
}

type publishedRow struct {
	ID        string        `yaml:"id"`
	Text      codebook.Text `yaml:"text"`
	Published codebook.Text `yaml:"published"`
}

var publishedStudy = sync.OnceValue(func() published {
	var p published
	if err := strict.Decode("published.yaml", publishedSource, &p).Err(); err != nil {
		panic(err) // the file is embedded: this is a fault of the program
	}
	return p
})

// Replicate lays the study beside the published one. Nothing that the published
// summary does not state is claimed for it.
func (m *Material) Replicate(record Record) Replication {
	p, lang := publishedStudy(), m.o.Language
	r := Replication{Study: m.in.Study, Language: lang, Citation: p.Citation, DOI: p.DOI, Suggestions: m.o.Suggestions, Counts: m.counts, Codes: m.codes()}
	if b := m.in.Codebook; b != nil {
		r.Codebook, r.SameCodebook = Named{b.ID, b.Name.In(lang), b.Version}, b.ID == p.Codebook
	}
	h := here{m, record, words.In(lang)}
	for _, s := range p.Steps {
		done, detail := h.step(s.ID)
		r.Steps = append(r.Steps, Step{s.Text.In(lang), stated(s, p, lang), done, detail})
	}
	for _, a := range p.Aspects {
		r.Differences = append(r.Differences, Difference{a.Text.In(lang), stated(a, p, lang), h.aspect(a.ID)})
	}
	r.Categories = m.categories()
	byCategory := map[string][]int32{}
	for i := range m.units {
		if category, _, _ := m.inductive(int32(i)); category != "" && m.uncovered(int32(i)) {
			byCategory[category] = append(byCategory[category], int32(i))
		}
	}
	r.New = groups(byCategory)
	return r
}

func stated(row publishedRow, p published, lang string) string {
	if len(row.Published) == 0 {
		return p.Unstated.In(lang)
	}
	return row.Published.In(lang)
}

// categories returns the codebook's hierarchy with what is told of each part.
func (m *Material) categories() []Category {
	scheme := m.nodes()
	all := make([]Category, len(m.book.codes))
	last := make([]int32, len(all)) // the participant who was counted last, plus one
	at := map[string]int{}
	for i, c := range m.book.codes {
		all[i] = Category{Level: string(scheme[i].Level), Code: c.ID, Origin: c.Origin, State: Absent}
		at[c.ID] = i
	}
	for i := range m.finds {
		f := &m.finds[i]
		if !told(f.facets) {
			continue
		}
		who := m.units[f.unit].participant + 1
		for k, ok := int(f.code), true; ok; k, ok = at[scheme[k].Parent] {
			all[k].Findings++
			all[k].State = Present
			all[k].Participants += one(last[k] != who)
			last[k] = who
		}
	}
	return all
}

func (m *Material) nodes() []analysis.Node {
	if m.in.Codebook == nil {
		return nil
	}
	return analysis.FromCodebook(m.in.Codebook, m.o.Language).Nodes
}

// Tables returns the replication as tables.
func (r Replication) Tables() []matrix.Table {
	t := newTabler(r.Language, r.Codes)
	return []matrix.Table{sheet(t, "steps", r.Steps, nil), sheet(t, "categories", r.Categories, nil), sheet(t, "differences", r.Differences, nil)}
}

// here says what is known of this study.
type here struct {
	m      *Material
	record Record
	words.Language
}

// step says whether a step was done here, and how that is known.
func (h here) step(id string) (done, detail string) {
	switch id {
	case "sample":
		return NotKnown, h.T("here.sample", h.N("n.participants", h.m.counts.Participants), h.attributes())
	case "interviews":
		return NotKnown, h.T("here.interviews")
	case "transcripts":
		return NotKnown, h.T("here.transcripts", h.N("n.interviews", h.m.counts.Documents))
	case "inductive":
		return h.inductive()
	case "deductive":
		return h.deductive()
	case "model":
		return NotKnown, h.T("here.model")
	case "together":
		return h.together()
	}
	return NotKnown, ""
}

func (h here) inductive() (done, detail string) {
	switch {
	case !h.record.Inductive:
		return NotDone, h.T("here.inductive.no")
	case h.record.Reworked == 0:
		return PartDone, h.T("here.inductive.machine")
	}
	return Done, h.N("here.inductive", h.record.Reworked)
}

func (h here) deductive() (done, detail string) {
	open := h.m.counts.Open + h.m.counts.Suggested
	switch {
	case !h.record.Deductive && h.record.Decisions == 0:
		return NotDone, h.T("here.deductive.no")
	case open > 0:
		return PartDone, h.N("here.deductive.open", h.record.Decisions, open)
	}
	return Done, h.N("here.deductive", h.record.Decisions)
}

func (h here) together() (done, detail string) {
	coders := h.coders()
	switch {
	case len(coders) < 2:
		return NotDone, h.T("here.together.no")
	case h.record.Consensus == 0:
		return PartDone, h.T("here.together.part", h.List(coders), h.N("n.units", h.record.DoubleCoded))
	}
	return Done, h.T("here.together", h.List(coders), h.N("n.units", h.record.DoubleCoded), h.record.Consensus)
}

// coders returns the persons who decided, in order of name.
func (h here) coders() []string {
	var names []string
	for i := range h.m.in.Codings {
		if c := &h.m.in.Codings[i]; c.Status != analysis.Suggested && !slices.Contains(names, c.Coder) {
			names = append(names, c.Coder)
		}
	}
	slices.Sort(names)
	return names
}

// attributes names what is known of the participants.
func (h here) attributes() string {
	var names []string
	for _, a := range h.m.in.Attributes {
		if !a.OfDocument && !slices.Contains(names, a.Name) {
			names = append(names, a.Name)
		}
	}
	if len(names) == 0 {
		return h.T("here.nothing")
	}
	return h.List(names)
}

// aspect says how an aspect of method is here.
func (h here) aspect(id string) string {
	c := h.m.counts
	switch id {
	case "participants":
		return h.N("n.participants", c.Participants)
	case "language":
		return h.languages()
	case "guide":
		return h.T("here.guide")
	case "units":
		return h.T("here.units", h.N("n.units", c.Units), c.Coded)
	case "codebook":
		return h.codebook()
	case "aid":
		return h.T(map[bool]string{true: "here.aid.suggestions", false: "here.aid"}[h.m.o.Suggestions])
	case "coders":
		if coders := h.coders(); len(coders) > 0 {
			return h.T("here.coders", h.List(coders), h.N("n.units", h.record.DoubleCoded))
		}
		return h.T("here.coders.none")
	case "agreement":
		if h.record.Agreement == "" {
			return h.T("here.agreement.none")
		}
		return h.record.Agreement
	case "trail":
		return h.T("here.trail", h.record.Memos)
	case "negative":
		return h.N("here.negative", h.negative())
	case "users":
		return h.T("here.users")
	}
	return ""
}

func (h here) languages() string {
	var all []string
	for _, d := range h.m.in.Documents {
		name := d.Language
		if words.Has("language." + name) {
			name = h.T("language." + name)
		}
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	if len(all) == 0 {
		return h.T("here.nothing")
	}
	return strings.Join(all, ", ")
}

func (h here) codebook() string {
	b := h.m.in.Codebook
	if b == nil {
		return h.T("here.codebook.none")
	}
	codable, added := 0, 0
	for _, c := range h.m.book.codes {
		codable += one(c.codable)
		added += one(c.codable && c.Origin != Published)
	}
	return h.T("here.codebook", b.Name.In(h.m.o.Language), b.Version, h.N("n.codes", codable), added)
}

// negative counts the codes that participants tell only as ceased, or deny.
func (h here) negative() int {
	n := 0
	for _, c := range h.m.Coverage() {
		n += one(c.State == Contradicted)
	}
	return n
}
