package refine

import (
	"encoding/json"
	"io"
	"reflect"

	"cocode/analysis"
	"cocode/analysis/refine/proposition"
)

// Version is the version of the form in which a Refinement is written. It grows when
// a field changes its meaning or goes; new fields do not change it.
const Version = 1

// SchemaID names the JSON Schema of a Refinement. It is a name and no address that is
// ever fetched.
const SchemaID = "https://cocode.example/refinement-1.schema.json"

// Refinement is everything that a study says of its model: the tables and verdicts,
// with what is needed to read them.
type Refinement struct {
	Schema       string        `json:"$schema" doc:"The id of this form's schema."`
	Version      int           `json:"version" doc:"The version of this form."`
	Study        string        `json:"study" doc:"The study's name."`
	Language     string        `json:"language" doc:"The language of names and claims: en or sv."`
	Codebook     Named         `json:"codebook" doc:"The codebook that the codes belong to."`
	Model        Named         `json:"model" doc:"The model that the propositions belong to; empty if none were tested."`
	Suggestions  bool          `json:"suggestions" doc:"True if suggestions count that nobody has decided on."`
	Coders       []string      `json:"coders" doc:"Whose decisions count; empty for everybody's."`
	Shuffles     int           `json:"shuffles" doc:"How many shuffles the ranges of chance rest on."`
	Seed         uint64        `json:"seed" doc:"The seed of the shuffles."`
	Counts       Counts        `json:"counts" doc:"The numbers that the rest is to be weighed by."`
	Participants []string      `json:"participants" doc:"The participants, in order of appearance."`
	Codes        []Code        `json:"codes" doc:"The codes that are named below, in the order of the codebook."`
	Propositions []Verdict     `json:"propositions" doc:"How each proposition stands."`
	Evidence     []Evidence    `json:"evidence" doc:"Every code on a unit that counts."`
	Dimensions   []Dimension   `json:"dimensions" doc:"The corners of the triangle by direction."`
	Edges        []Edge        `json:"edges" doc:"How the corners of the triangle meet."`
	Cells        []Cell        `json:"cells" doc:"The eight ways in which resources, discourses and contexts meet."`
	Interactions []Interaction `json:"interactions" doc:"Codes told together."`
	Tensions     []Tension     `json:"tensions" doc:"Units and turns in which one thing enables and another hinders."`
	Answers      []Answer      `json:"answers" doc:"Barriers with the strategies and resources that are told nearest to them."`
	Coverage     []Coverage    `json:"coverage" doc:"Every code with every participant: present, absent or contradicted."`
	Uncovered    []Uncovered   `json:"uncovered" doc:"Units that no code holds."`
}

// Named is something with a name and a version.
type Named struct {
	ID      string `json:"id" doc:"The id."`
	Name    string `json:"name" doc:"The name."`
	Version string `json:"version" doc:"The version."`
}

// Code is what a reader needs to know of a code.
type Code struct {
	ID        string `json:"id" doc:"The code's id."`
	Name      string `json:"name" doc:"Its name."`
	Parent    string `json:"parent" doc:"The id of the code above; empty at the top."`
	Abstract  bool   `json:"abstract" doc:"True for a level that only holds others."`
	Dimension string `json:"dimension" doc:"The corner of the triangle; empty if the codebook names none."`
	Direction string `json:"direction" doc:"enables, hinders or neutral."`
	Origin    string `json:"origin" doc:"Where the code comes from: published, or added here."`
}

// Refine computes all tables and, if f is not nil, tests its propositions.
func (m *Material) Refine(f *proposition.File) Refinement {
	r := Refinement{Schema: SchemaID, Version: Version, Study: m.in.Study, Language: m.o.Language, Suggestions: m.o.Suggestions,
		Coders: m.o.Coders, Shuffles: m.o.shuffles(), Seed: m.o.Seed, Counts: m.counts, Participants: m.people, Codes: m.codes()}
	if b := m.in.Codebook; b != nil {
		r.Codebook = Named{b.ID, b.Name.In(m.o.Language), b.Version}
	}
	if f != nil {
		r.Model = Named{f.Model, f.Name.In(m.o.Language), itoa(f.Version)}
		r.Propositions = m.Test(f)
	}
	r.Evidence, r.Dimensions, r.Edges, r.Cells = m.Evidence(), m.Dimensions(), m.Edges(), m.Cells()
	r.Interactions, r.Tensions, r.Answers = m.Interactions(), m.Tensions(), m.Answers()
	r.Coverage, r.Uncovered = m.Coverage(), m.Uncovered()
	return r
}

func (m *Material) codes() []Code {
	var all []Code
	if m.in.Codebook == nil {
		return nil
	}
	scheme := analysis.FromCodebook(m.in.Codebook, m.o.Language)
	for i, c := range m.book.codes {
		all = append(all, Code{c.ID, c.name, scheme.Nodes[i].Parent, c.Abstract, c.dimension, c.direction, c.Origin})
	}
	return all
}

// Write writes the refinement as JSON (refinement.json), with its schema's id. A list
// without entries is written as such, never as null.
func (r Refinement) Write(w io.Writer) error {
	makeLists(reflect.ValueOf(&r).Elem())
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(r)
}

// makeLists makes every nil slice an empty one.
func makeLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range v.Len() {
				makeLists(v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			makeLists(v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			makeLists(v.Elem())
		}
	}
}
