package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// magic begins a model's file; the digit counts changes of the format.
const magic = "cocode model 4\n"

// Encode returns the model as bytes. Weights keep 16 bits each, which changes no
// probability by more than a thousandth.
func (m *Model) Encode() []byte {
	w := &writer{}
	w.buffer.WriteString(magic)
	w.strings(m.Codes)
	w.number(m.Space.Codes)
	w.floats(m.Space.Mean)
	w.strings(m.Space.Terms)
	for _, x := range m.Space.Idf {
		w.float(float64(x))
	}
	for _, s := range m.Scorers {
		w.float(s.Bias)
		w.weights(s.Weights)
	}
	w.chain(m.Chain)
	w.floats(m.Scale.From)
	w.floats(m.Scale.To)
	w.float(m.Threshold)
	w.number(len(m.Exhibits))
	for _, e := range m.Exhibits {
		w.number(e.Code)
		w.number(e.Example)
		w.row(e.Row)
	}
	return w.buffer.Bytes()
}

// Decode reads what Encode wrote.
func Decode(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("these bytes are no model of this version of the program")
	}
	r := &reader{left: rest}
	m := &Model{Codes: r.strings(), Space: &features.Space{}}
	m.Space.Codes = r.number()
	m.Space.Mean = r.floats()
	m.Space.Terms = r.strings()
	m.Space.Idf = make([]float32, len(m.Space.Terms))
	for i := range m.Space.Idf {
		m.Space.Idf[i] = float32(r.float())
	}
	for range m.Codes {
		m.Scorers = append(m.Scorers, linear.Scorer{Bias: r.float(), Weights: r.weights()})
	}
	m.Chain = r.chain()
	m.Scale = Scale{r.floats(), r.floats()}
	m.Threshold = r.float()
	m.Exhibits = make([]Exhibit, r.count())
	for i := range m.Exhibits {
		m.Exhibits[i] = Exhibit{r.number(), r.number(), r.row()}
	}
	m.Space.Restore()
	if r.err != nil || !m.sound() {
		return nil, errors.New("the model is damaged")
	}
	return m, nil
}

// sound reports whether the parts of a model fit each other.
func (m *Model) sound() bool {
	for _, e := range m.Exhibits {
		if e.Code >= len(m.Codes) {
			return false
		}
	}
	for _, x := range m.Scorers {
		if len(x.Weights) != m.Space.Len() {
			return false
		}
	}
	for _, row := range slices.Concat(m.Chain.Within, m.Chain.Over) {
		if len(row) != len(m.Chain.Prior) {
			return false
		}
	}
	return len(m.Chain.Prior) == len(m.Codes)+1 && len(m.Scale.From) == len(m.Scale.To)
}

// writer writes little-endian numbers; lists have their length before them.
type writer struct{ buffer bytes.Buffer }

func (w *writer) number(n int) {
	w.buffer.Write(binary.AppendUvarint(nil, uint64(n)))
}

func (w *writer) float(x float64) {
	w.buffer.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(x))))
}

func (w *writer) floats(list []float64) {
	w.number(len(list))
	for _, x := range list {
		w.float(x)
	}
}

func (w *writer) strings(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.number(len(s))
		w.buffer.WriteString(s)
	}
}

func (w *writer) weights(list []float64) {
	largest := 0.0
	for _, x := range list {
		largest = max(largest, math.Abs(x))
	}
	w.number(len(list))
	w.float(largest)
	for _, x := range list {
		w.buffer.Write(binary.LittleEndian.AppendUint16(nil, uint16(int16(math.Round(x/max(largest, 1e-30)*math.MaxInt16)))))
	}
}

// row keeps 8 bits of each value: rows of examples are only compared.
func (w *writer) row(row linear.Row) {
	largest := float32(0)
	for _, v := range row.Value {
		largest = max(largest, v, -v)
	}
	w.number(len(row.Index))
	w.float(float64(largest))
	before := int32(0)
	for i, f := range row.Index {
		w.number(int(f - before))
		w.buffer.WriteByte(byte(int8(math.Round(float64(row.Value[i]/max(largest, 1e-30)) * math.MaxInt8))))
		before = f
	}
}

func (w *writer) chain(c *chain.Chain) {
	w.floats(c.Prior)
	for _, m := range []chain.Moves{c.Within, c.Over} {
		for _, row := range m {
			w.floats(row)
		}
	}
	w.float(c.Trust)
	w.float(c.Caution)
}

// reader reads them back. After an error all that it gives is zero.
type reader struct {
	left []byte
	err  error
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.left)
	if size <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.left = r.left[size:]
	return int(n)
}

// count returns a number of things that follow: not more than there are bytes.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.left) {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) fail() {
	r.left, r.err = nil, io.ErrUnexpectedEOF
}

// take returns the next n bytes.
func (r *reader) take(n int) []byte {
	if n > len(r.left) {
		r.fail()
		return make([]byte, n)
	}
	b := r.left[:n]
	r.left = r.left[n:]
	return b
}

func (r *reader) float() float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(r.take(4))))
}

func (r *reader) floats() []float64 {
	list := make([]float64, r.count())
	for i := range list {
		list[i] = r.float()
	}
	return list
}

func (r *reader) strings() []string {
	list := make([]string, r.count())
	for i := range list {
		list[i] = string(r.take(r.count()))
	}
	return list
}

func (r *reader) weights() []float64 {
	list := make([]float64, r.count())
	largest := r.float()
	b := r.take(2 * len(list))
	for i := range list {
		list[i] = float64(int16(binary.LittleEndian.Uint16(b[2*i:]))) / math.MaxInt16 * largest
	}
	return list
}

func (r *reader) row() linear.Row {
	n := r.count()
	row := linear.Row{Index: make([]int32, n), Value: make([]float32, n)}
	largest := r.float()
	before := 0
	for i := range row.Index {
		before += r.number()
		row.Index[i] = int32(before)
		row.Value[i] = float32(int8(r.take(1)[0])) / math.MaxInt8 * float32(largest)
	}
	return row.Unit()
}

func (r *reader) chain() *chain.Chain {
	c := &chain.Chain{Prior: r.floats()}
	for _, m := range []*chain.Moves{&c.Within, &c.Over} {
		for range c.Prior {
			*m = append(*m, r.floats())
		}
	}
	c.Trust, c.Caution = r.float(), r.float()
	return c
}
