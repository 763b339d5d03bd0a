// Command cocode codes interviews: it imports transcripts, proposes codes
// inductively and deductively, lets a researcher decide, and writes matrices.
package main

func main() {}
