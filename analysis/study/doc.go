// Package study is the study file: one SQLite file that holds the transcripts, the
// meaning units, the codebooks, every coding and the record of how they came about.
// It stands at the edge of the way of the data: passes give it values of corpus and
// analysis, matrices and listings read them back, and nobody else speaks SQL.
//
// # The record and the state
//
// The truth of a study is its record: events that are only ever added (record.go,
// record.sql). Everything else, the state (state.sql), is folded from the events in
// the order of their time (fold.go, apply_*.go), by the same code when an event is
// written, when an undo, a merge or a purge changes what counts, when a file of an
// older cocode is converted, and when Verify checks the file. A method that changes
// something is one event in one transaction: it happened whole, or it did not happen.
//
// An undo is an event that names others, which then do not count; undoing it brings
// them back. A merge is the union of two records, so that it does not matter which
// copy is merged into which. An event that names what is not there waits, and is
// reported. Only a purge rewrites events: those that hold the words of one who has
// withdrawn.
//
// # What keeps it
//
// Every page of the file carries a checksum that is checked when the page is read,
// every row another one (row.go), and every event is named by the hash of what it
// says. One process writes at a time (lock.go), any number read. A commit is on the
// disk before the method returns. The tests kill processes, fill disks and flip bytes
// (faults_test.go; with COCODE_LONG=1 by the hundreds).
//
// # Its leaves
//
// Package align tells what of a transcript stood when it was corrected, package
// passages finds one person's words in what others wrote, package generate invents
// studies of any size for the benchmarks (COCODE_INTERVIEWS=1000 go test -bench .).
package study
