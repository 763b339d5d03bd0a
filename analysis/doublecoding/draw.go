package doublecoding

import (
	"math"
	"math/rand/v2"
)

// Draw returns a random sample of units: the same share of every stratum (an
// interview, or all units together), rounded up, in the order of the strata. The same
// seed draws the same units, and a stratum's draw does not depend on the others.
func Draw(strata [][]string, share float64, seed uint64) []string {
	var drawn []string
	for i, units := range strata {
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		n := min(len(units), int(math.Ceil(share*float64(len(units))-1e-9)))
		chosen := make([]bool, len(units))
		for _, u := range random.Perm(len(units))[:n] {
			chosen[u] = true
		}
		for u, yes := range chosen {
			if yes {
				drawn = append(drawn, units[u])
			}
		}
	}
	return drawn
}
