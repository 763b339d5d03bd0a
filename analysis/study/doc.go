// Package study is the study file: one SQLite file that holds the transcripts, the
// meaning units, the codebooks, every coding and the record of how they came about.
// It stands at the edge of the way of the data: passes give it values of corpus and
// analysis, matrices and listings read them back, and nobody else speaks SQL.
//
// # The record and the state
//
// The truth of a study is its record: events that are only ever added (record.go).
// Everything else, the state, is folded from the events in the order of their time
// (fold.go, apply_*.go), by the same code when an event is written, when an undo or
// a merge changes which events count, and when Verify checks the file. A method
// that changes something is one event in one transaction: it happened whole, or it
// did not happen.
//
// # What keeps it
//
// Every page of the file carries a checksum that is checked when the page is read,
// every row another one (row.go), and every event is named by the hash of what it
// says. One process writes at a time (lock.go), any number read.
package study
