package transition

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Weights is a parser in the making: what the trainer hands over.
type Weights struct {
	classes  []class
	features map[uint32]map[uint8]int32 // feature → class → weight
}

// Encode returns the bytes that New reads, the same for the same weights: the
// classes, the sorted keys as differences, and for each key its weights, all
// compressed. Numbers are varints.
func Encode(w Weights) ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(len(w.classes)))
	for _, c := range w.classes {
		out = append(out, byte(c.action), c.relation)
	}
	keys := slices.Sorted(maps.Keys(w.features))
	out = binary.AppendUvarint(out, uint64(len(keys)))
	before := uint32(0)
	for _, key := range keys {
		out = binary.AppendUvarint(out, uint64(key-before))
		before = key
	}
	for _, key := range keys {
		out = append(out, byte(len(w.features[key])))
	}
	for _, key := range keys {
		out = append(out, slices.Sorted(maps.Keys(w.features[key]))...)
	}
	for _, key := range keys {
		row := w.features[key]
		for _, c := range slices.Sorted(maps.Keys(row)) {
			out = binary.AppendVarint(out, int64(row[c]))
		}
	}
	var file bytes.Buffer
	z, err := gzip.NewWriterLevel(&file, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(out); err != nil {
		return nil, err
	}
	err = z.Close()
	return file.Bytes(), err
}

// New returns the model of a file made by Encode.
func New(file []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the parser's weights cannot be read: %w", err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("the parser's weights cannot be read: %w", err)
	}
	r := reader{rest: all}
	m := r.model()
	if r.cut || len(m.classes) == 0 {
		return nil, errors.New("the parser's weights cannot be read: the file is cut short")
	}
	return m, nil
}

// reader reads what Encode wrote; after the end it only remembers that it ended.
type reader struct {
	rest []byte
	cut  bool
}

func (r *reader) uvarint() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 {
		n := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.cut = true
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.cut = true
		return make([]byte, 0)
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// count reads how many things follow, each of at least one byte.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.cut = true
		return 0
	}
	return int(n)
}

func (r *reader) model() *Model {
	m := &Model{}
	for range min(r.count(), last) {
		if b := r.bytes(2); len(b) == 2 {
			m.classes = append(m.classes, class{min(Action(b[0]), Right), b[1]})
		}
	}
	keys := make([]uint32, r.count())
	before := uint32(0)
	for i := range keys {
		before += uint32(r.uvarint())
		keys[i] = before
	}
	lengths := r.bytes(len(keys))
	total := 0
	for _, n := range lengths {
		total += int(n)
	}
	classes := r.bytes(total)
	if r.cut {
		return m
	}
	m.table(keys)
	m.weights = make([]int32, 0, total+len(keys))
	for i, n := range lengths {
		m.put(keys[i])
		for _, c := range classes[:n] {
			weight := r.uvarint()
			m.weights = append(m.weights, int32(int64(weight>>1)^-int64(weight&1))<<8|int32(c))
		}
		classes = classes[n:]
		m.weights = append(m.weights, last)
	}
	return m
}

// table makes room for keys.
func (m *Model) table(keys []uint32) {
	size := 1
	for size < 2*len(keys)+2 {
		size *= 2
	}
	m.slots, m.mask = make([]slot, size), uint32(size-1)
}

// put notes that the row of key begins at the end of the weights.
func (m *Model) put(key uint32) {
	i := key & m.mask
	for m.slots[i].key != 0 {
		i = (i + 1) & m.mask
	}
	m.slots[i] = slot{key, uint32(len(m.weights))}
}
