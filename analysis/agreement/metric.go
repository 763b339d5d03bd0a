package agreement

// A metric says how far two categories are apart, and sums it over two
// distributions of categories. Where the sum has a closed form it takes time
// proportional to the number of categories and not to its square.
type metric interface {
	// at returns the distance between categories k and l; 0 if they are the same.
	at(k, l int32) float64
	// across returns the sum of a[k]·b[l]·at(k, l) over all k and l.
	across(a, b []float64) float64
}

// nominal is 1 between any two different categories.
type nominal struct{}

func (nominal) at(k, l int32) float64 {
	if k == l {
		return 0
	}
	return 1
}

func (nominal) across(a, b []float64) float64 { return sum(a)*sum(b) - dot(a, b) }

// linear is the distance between the scores of two categories; the scores ascend.
type linear []float64

func (x linear) at(k, l int32) float64 {
	if k < l {
		k, l = l, k
	}
	return x[k] - x[l]
}

// across goes up the scores and pairs each with all that lie below it.
func (x linear) across(a, b []float64) float64 {
	total, sumA, sumB, momentA, momentB := 0.0, 0.0, 0.0, 0.0, 0.0
	for k, s := range x {
		total += b[k]*(s*sumA-momentA) + a[k]*(s*sumB-momentB)
		sumA, momentA = sumA+a[k], momentA+a[k]*s
		sumB, momentB = sumB+b[k], momentB+b[k]*s
	}
	return total
}

// quadratic is the squared distance between the scores of two categories.
type quadratic []float64

func (x quadratic) at(k, l int32) float64 { return (x[k] - x[l]) * (x[k] - x[l]) }

// across multiplies out the square: Σa·Σbx² + Σb·Σax² − 2·Σax·Σbx. The scores
// are taken from the middle of their range, so that large numbers close to each
// other do not cancel.
func (x quadratic) across(a, b []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	middle := x[0] + (x[len(x)-1]-x[0])/2
	var sumA, sumB, momentA, momentB, squareA, squareB float64
	for k := range x {
		s := x[k] - middle
		sumA, momentA, squareA = sumA+a[k], momentA+a[k]*s, squareA+a[k]*s*s
		sumB, momentB, squareB = sumB+b[k], momentB+b[k]*s, squareB+b[k]*s*s
	}
	return sumA*squareB + sumB*squareA - 2*momentA*momentB
}

// ratio is the squared distance of two numbers over their sum; they are zero or
// more and ascend. Its sum has no closed form.
type ratio []float64

func (x ratio) at(k, l int32) float64 {
	if k == l {
		return 0
	}
	d := (x[k] - x[l]) / (x[k] + x[l])
	return d * d
}

func (x ratio) across(a, b []float64) float64 {
	total := 0.0
	for k := range x {
		for l := range x[:k] {
			if n := a[k]*b[l] + a[l]*b[k]; n != 0 {
				total += n * x.at(int32(k), int32(l))
			}
		}
	}
	return total
}

// function is any other distance; its sum goes over all pairs of categories.
type function func(k, l int32) float64

func (f function) at(k, l int32) float64 { return f(k, l) }

func (f function) across(a, b []float64) float64 {
	total := 0.0
	for k, n := range a {
		if n == 0 {
			continue
		}
		for l, m := range b {
			if m != 0 {
				total += n * m * f(int32(k), int32(l))
			}
		}
	}
	return total
}

func sum(a []float64) float64 {
	total := 0.0
	for _, x := range a {
		total += x
	}
	return total
}

func dot(a, b []float64) float64 {
	total := 0.0
	for k := range a {
		total += a[k] * b[k]
	}
	return total
}
