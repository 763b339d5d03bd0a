package diag

// Nearest returns the known word that lies closest to a mistyped one, to be
// offered in a hint. ok is false if none is near: more than a third of the word
// would have to change. Ties go to the word that comes first.
func Nearest(word string, known []string) (best string, ok bool) {
	least := len([]rune(word))/3 + 1
	for _, k := range known {
		if d := distance([]rune(word), []rune(k), least); d < least {
			best, least, ok = k, d, true
		}
	}
	return best, ok
}

// distance counts insertions, deletions, exchanges and swaps of neighbours (optimal
// string alignment, after Damerau 1964). It does not look at words whose lengths
// already differ by limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		next[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
