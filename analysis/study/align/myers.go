package align

// limit is how many insertions and deletions Myers' search may take before a stretch
// counts as replaced: it bounds time and memory by its square.
const limit = 600

// myers returns the pairs of a longest common subsequence of a and b, shifted by a0
// and b0; none if more than limit edits are needed.
func myers(a, b []int, a0, b0 int) []pair {
	most := min(len(a)+len(b), limit)
	furthest := make([]int, 2*most+3) // on diagonal k at k+most+1, the furthest x
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, append([]int(nil), furthest[most+1-d:most+2+d]...))
		for k := -d; k <= d; k += 2 {
			x := step(furthest, most+1+k, k, d)
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			furthest[most+1+k] = x
			if x >= len(a) && y >= len(b) {
				return backtrack(trace, len(a), len(b), a0, b0)
			}
		}
	}
	return nil
}

// step goes down or right, whichever leads further.
func step(furthest []int, at, k, d int) int {
	if k == -d || k != d && furthest[at-1] < furthest[at+1] {
		return furthest[at+1]
	}
	return furthest[at-1] + 1
}

// backtrack walks the search back and collects the diagonals. trace[d] holds the
// furthest points before round d, for diagonals -d to d.
func backtrack(trace [][]int, x, y, a0, b0 int) []pair {
	var pairs []pair
	for d := len(trace) - 1; d >= 0; d-- {
		k := x - y
		fromX, fromY := 0, 0
		if d > 0 {
			down := k == -d || k != d && at(trace[d], d, k-1) < at(trace[d], d, k+1)
			if down {
				fromX = at(trace[d], d, k+1)
				fromY = fromX - (k + 1)
			} else {
				fromX = at(trace[d], d, k-1)
				fromY = fromX - (k - 1)
			}
		}
		for x > fromX && y > fromY {
			x, y = x-1, y-1
			pairs = append(pairs, pair{a0 + x, b0 + y})
		}
		x, y = fromX, fromY
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}

func at(row []int, d, k int) int {
	if k < -d || k > d {
		return -1
	}
	return row[k+d]
}
