package transition

import "cocode/corpus/language"

// Words appends to words what the parser sees of tokens, and to places their indices.
// Signs are no words: they are seen as part of the words beside them.
func Words(words []Word, places []int32, tokens []language.Token) ([]Word, []int32) {
	sign := uint32(0)
	for i := range tokens {
		t := &tokens[i]
		if t.Tag == language.Punctuation {
			sign = Hash(t.Word)
			if len(words) > 0 {
				words[len(words)-1].After = sign
			}
			continue
		}
		tag := Hash(t.Fine) ^ uint32(t.Tag)<<24
		words = append(words, Word{
			Form: Hash(t.Word), Lemma: Hash(t.Lemma), Tag: tag,
			Shape: Hash(ending(t.Word)) ^ tag, Before: sign, Kind: kind(t.Tag),
		})
		places = append(places, int32(i))
		sign = 0
	}
	return words, places
}

// ending returns the last letters of a word, which tell its form in Swedish more than
// our tags do.
func ending(word string) string { return word[max(0, len(word)-2):] }

func kind(t language.Tag) Kind {
	switch t {
	case language.Verb, language.Auxiliary:
		return Verbal
	case language.Conjunction:
		return Joining
	case language.Subordinator:
		return Subordinating
	}
	return Plain
}
