package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"cocode/corpus/text"
)

// letters are those that are not mistaken for each other, read or heard, and that
// make no words.
const letters = "23456789bcdfghjkmnpqrstvwxz"

// identityLength gives 27^6 identities: among 1,000 documents two meet once in
// some 770 studies, and Identify's salt then tells them apart.
const identityLength = 6

// Identify returns the identity of a document with a name and a text: six letters
// and digits that can be read aloud. It depends on nothing else, so that the same
// transcript gets the same identity in every copy of a study. A salt above zero
// gives another identity when the first is taken.
func Identify(name, canonical string, salt int) string {
	h := sha256.New()
	for _, part := range []string{name, canonical, strconv.Itoa(salt)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	n := binary.BigEndian.Uint64(h.Sum(nil))
	id := make([]byte, identityLength)
	for i := range id {
		id[i] = letters[n%uint64(len(letters))]
		n /= uint64(len(letters))
	}
	return string(id)
}

// UnitID returns the identity of a meaning unit: its document and the byte where
// it began when it was made ("k7w2fd-1204"). The identity stays when the text is
// corrected later; it then is a name and no longer a place.
func UnitID(document string, first text.Span) string {
	return document + "-" + strconv.Itoa(first.Start)
}
