package trial

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// second is the model of the second stage.
type second struct {
	weights         []float64 // of the features, and last the bias
	mean, deviation []float64
}

// score returns the logarithm of the odds.
func (s second) score(f []float64) float64 { return product(s.weights, s.row(f)) }

// learnSecond learns from rows that the first stage had not seen.
func (t *table) learnSecond(train []int, scores views) second {
	var s second
	if t.groupsOf(train) < few {
		return usual(t.book != nil)
	}
	all := t.second(train, train, scores)
	s.mean, s.deviation = moments(all)
	rows := make([][]float64, 0, len(train)*len(t.codes))
	has := make([]bool, 0, cap(rows))
	for k, i := range train {
		for c := range t.codes {
			rows, has = append(rows, s.row(all[k][c])), append(has, t.has[c][i])
		}
	}
	s.weights = newton(rows, has)
	return s
}

// few is the number of groups from which the second stage is learned.
const few = 4

// usual is the second stage where too few groups are known to learn it: about what is
// learned from many. The features are in the order of second.
func usual(book bool) second {
	weights := []float64{3, 3, 0, 0, 0.3, 0, 0, 0}
	for range looksAt {
		weights = append(weights, 0.8)
	}
	if book {
		weights = append(weights, 3)
	}
	s := second{weights: append(weights, 0), mean: make([]float64, len(weights)), deviation: make([]float64, len(weights))}
	for i := range s.deviation {
		s.deviation[i] = 1
	}
	return s
}

func (t *table) groupsOf(rows []int) int {
	groups := map[int]bool{}
	for _, i := range rows {
		groups[t.of[i]] = true
	}
	return len(groups)
}

func (t *table) applySecond(s second, train, test []int, scores views) [][]float64 {
	all := t.second(train, test, scores)
	out := make([][]float64, len(test))
	for k := range test {
		out[k] = make([]float64, len(t.codes))
		for c := range t.codes {
			out[k][c] = sigmoid(s.score(all[k][c]))
		}
	}
	return out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func moments(all [][][]float64) (mean, deviation []float64) {
	n := 0.0
	for _, codes := range all {
		for _, f := range codes {
			if mean == nil {
				mean, deviation = make([]float64, len(f)), make([]float64, len(f))
			}
			for i, x := range f {
				mean[i] += x
				deviation[i] += float64(x * x)
			}
			n++
		}
	}
	for i := range mean {
		mean[i] /= n
		deviation[i] = math.Sqrt(max(0, deviation[i]/n-float64(mean[i]*mean[i])))
	}
	return mean, deviation
}

// row returns the features seen from their mean, and a last one that all have.
func (s second) row(f []float64) []float64 {
	r := make([]float64, len(f)+1)
	for i, x := range f {
		if s.deviation[i] > 1e-9 {
			r[i] = (x - s.mean[i]) / s.deviation[i]
		}
	}
	r[len(f)] = 1
	return r
}

func product(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

// newton learns the weights that make least |w|²/2 + Σ ln(1 + exp(-y·w·x)), by Newton's
// method (iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009, "The
// elements of statistical learning", equation 4.26): the features are few and the rows
// are many.
func newton(rows [][]float64, has []bool) []float64 {
	n := len(rows[0])
	w := make([]float64, n)
	for range 25 {
		slope, curve := mat.NewVecDense(n, nil), mat.NewSymDense(n, nil)
		derive(w, rows, has, slope, curve)
		var step mat.VecDense
		var c mat.Cholesky
		if !c.Factorize(curve) || c.SolveVecTo(&step, slope) != nil {
			break
		}
		for i := range w {
			w[i] -= step.AtVec(i)
		}
		if mat.Norm(&step, 2) < 1e-8 {
			break
		}
	}
	return w
}

// derive puts in the first and second derivatives of what newton makes least.
func derive(w []float64, rows [][]float64, has []bool, slope *mat.VecDense, curve *mat.SymDense) {
	n := len(w)
	g, h := make([]float64, n), make([]float64, n*n)
	for i := range w {
		g[i], h[i*n+i] = w[i], 1
	}
	for k, x := range rows {
		p := sigmoid(product(w, x))
		miss := p
		if has[k] {
			miss--
		}
		for i, xi := range x {
			g[i] += float64(miss * xi)
			part := p * (1 - p) * xi
			for j := i; j < n; j++ {
				h[i*n+j] += float64(part * x[j])
			}
		}
	}
	for i := range w {
		slope.SetVec(i, g[i])
		for j := i; j < n; j++ {
			curve.SetSym(i, j, h[i*n+j])
		}
	}
}
