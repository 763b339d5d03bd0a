// Package corpus holds what was said and by whom: documents, speakers, turns and
// meaning units, all of them spans of one canonical text. It has values and no
// input or output; readers of files are in corpus/transcript, and every later
// station of the way (codebook, analysis, the command line) speaks in these words.
package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"cocode/corpus/text"
)

// Role is the part that a speaker plays in an interview.
type Role string

const (
	// Participant is one who is interviewed: whose words are coded.
	Participant Role = "participant"
	// Interviewer is one who asks: whose words give context and are not coded.
	Interviewer Role = "interviewer"
)

// Document is one interview. Its text never changes; all spans are spans of it.
type Document struct {
	ID         string            // stable and short, made by Identify
	Name       string            // the file's name without folder and ending; unique in a study
	Source     string            // the file's name with its ending
	Format     string            // the reader that understood it: "docx", "vtt", ...
	Language   string            // ISO 639-1 code: "en", "sv"; empty if unknown
	Title      string            // from the file, may be empty
	Text       string            // canonical (text.Canonical)
	Speakers   []Speaker         // in order of first appearance
	Turns      []Turn            // in order of the text, without overlap
	Headings   []text.Span       // headings and other lines that nobody said
	Attributes map[string]string // what the file's front matter says of the interview
}

// Speaker is one voice of a document.
type Speaker struct {
	Label       string // as written in the file: "IP3", "Coach 3"; empty for an unlabelled voice
	Role        Role
	Participant string // the participant's name in the study; empty for an interviewer
}

// Turn is what one speaker says until another speaks.
type Turn struct {
	Speaker int           // index into Document.Speakers
	Span    text.Span     // the words, without label and time stamp
	Start   time.Duration // when it begins in the recording; negative if unknown
	End     time.Duration // when it ends; negative if unknown
}

// Unknown is the time of a turn that the file gives no time for.
const Unknown = time.Duration(-1)

// Unit is a meaning unit: words of one participant that say one thing. A unit that
// goes on after an interruption has more than one span.
type Unit struct {
	ID    string      // stable in its study, made by UnitID
	Turn  int         // index of the turn that holds the first span
	Spans []text.Span // in order of the text
}

// Extent returns the smallest span that holds all spans of u.
func (u Unit) Extent() text.Span {
	return text.Span{Start: u.Spans[0].Start, End: u.Spans[len(u.Spans)-1].End}
}

// Quote returns the words of u as they stand in the text; a gap between two spans
// is shown as " […] ".
func (d *Document) Quote(u Unit) string {
	quote := u.Spans[0].Of(d.Text)
	for _, s := range u.Spans[1:] {
		quote += " […] " + s.Of(d.Text)
	}
	return quote
}

// Hash returns the SHA-256 of the text in hexadecimal.
func (d *Document) Hash() string {
	sum := sha256.Sum256([]byte(d.Text))
	return hex.EncodeToString(sum[:])
}

// Speaker returns the speaker of turn t.
func (d *Document) Speaker(t Turn) Speaker { return d.Speakers[t.Speaker] }

// Participants returns the names of the participants, in order of appearance.
func (d *Document) Participants() []string {
	var names []string
	seen := map[string]bool{}
	for _, s := range d.Speakers {
		if s.Role == Participant && !seen[s.Participant] {
			seen[s.Participant] = true
			names = append(names, s.Participant)
		}
	}
	return names
}
