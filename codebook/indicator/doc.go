// Package indicator is the language in which a codebook says which words speak for
// a code. A social scientist writes
//
//	(no|little|not enough) time          alternatives; words match by their base form
//	know [what is] best                  optional words
//	ask @user ..4.. (what|how)           a named list; a gap of up to four words
//	"you know best"                      exactly these words
//	challenge/VERB ..3.. routine*        a part of speech; part of a word
//	manager ~5 support                   near each other, in either order
//	staff ~s afraid                      in the same sentence (~t: in the same turn)
//
// A bare word matches by lemma: it meets every word that shares a base form with it, so
// that "leaves" meets leaf, leave and left; in quotation marks it meets itself alone.
//
// All indicators of a codebook compile into one matcher that reads an annotated
// turn once, whatever their number. Signs and fillers between words are passed over;
// nothing matches across a sentence unless ~t says so. The package knows nothing of
// codes: package codebook holds the indicators, the deductive pass weighs the hits.
package indicator
