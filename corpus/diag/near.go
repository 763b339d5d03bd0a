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

// distance is Levenshtein's (1966), with two rows; it stops counting at limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
