package syntax

import "cocode/corpus/language"

// punctuate gives signs their heads, once the words have theirs. A sign sets off one of
// the two stretches beside it: that whose head depends on a word beyond the sign. A sign
// with words on one side only depends on the root.
func (t Tree) punctuate(tokens []language.Token) {
	root := t.root(tokens)
	before, after := -1, -1 // the words beside the sign
	for i := range tokens {
		if tokens[i].Tag != language.Punctuation {
			before = i
			continue
		}
		if i == root {
			t[i] = Node{Head: -1, Relation: Root}
			continue
		}
		head := root
		if after <= i {
			after = nextWord(tokens, i)
		}
		if before >= 0 && after < len(tokens) {
			head = t.setOff(before, after, i)
		}
		t[i] = Node{Head: head, Relation: Punctuation}
	}
}

// root returns the root of the words, or the first token if there are no words.
func (t Tree) root(tokens []language.Token) int {
	for i, n := range t {
		if n.Relation == Root && tokens[i].Tag != language.Punctuation {
			return i
		}
	}
	return 0
}

// nextWord returns the first word from i on, or the end.
func nextWord(tokens []language.Token, i int) int {
	for i < len(tokens) && tokens[i].Tag == language.Punctuation {
		i++
	}
	return i
}

// setOff returns the head of a sign at i between the words before and after.
func (t Tree) setOff(before, after, i int) int {
	for t[after].Head > i {
		after = t[after].Head
	}
	if t[after].Head >= 0 {
		return after
	}
	for t[before].Head >= 0 && t[before].Head < i {
		before = t[before].Head
	}
	return before
}
