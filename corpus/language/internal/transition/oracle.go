package transition

// Unknown is the head of a word in an example that does not say where it belongs:
// whatever the parser does with it is right.
const Unknown = -2

// costs returns for each action how many arcs of gold can no longer be reached once
// it is done (Goldberg & Nivre 2013, section 4.3, for the arc-hybrid system). The root is
// taken to depend on a word after all others.
func (s *state) costs(gold []Arc) [3]int {
	var cost [3]int
	if s.next < int32(len(s.words)) {
		cost[Shift] = s.lostByShift(gold)
	}
	if top := s.top(0); top != None {
		head, buffered := gold[top].Head, 0
		for b := s.next; b < int32(len(s.words)); b++ {
			if gold[b].Head == top {
				buffered++
			}
		}
		cost[Left], cost[Right] = buffered, buffered
		if head == None || head > s.next || head == s.top(1) && head >= 0 {
			cost[Left]++
		}
		if head == None || head >= s.next {
			cost[Right]++
		}
	}
	return cost
}

// lostByShift counts the arcs between the next word and the words on the stack that
// cannot be made once it lies there.
func (s *state) lostByShift(gold []Arc) int {
	lost := 0
	for i, w := range s.stack {
		if gold[w].Head == s.next {
			lost++
		}
		if i < len(s.stack)-1 && gold[s.next].Head == w {
			lost++
		}
	}
	return lost
}

// right reports whether class c is one of the best things to do: of an action that
// costs the least, and with the relation of gold if it makes an arc of gold.
func (s *state) right(c class, cost [3]int, gold []Arc) bool {
	if cost[c.action] > s.least(cost) {
		return false
	}
	top, head := s.top(0), int32(None)
	switch c.action {
	case Left:
		head = s.next
	case Right:
		head = s.top(1)
	default:
		return true
	}
	return gold[top].Head != head || gold[top].Relation == c.relation
}

// least returns the lowest cost of what is allowed.
func (s *state) least(cost [3]int) int {
	least := len(s.words) * 4
	for a, n := range cost {
		if s.allows(Action(a)) {
			least = min(least, n)
		}
	}
	return least
}
