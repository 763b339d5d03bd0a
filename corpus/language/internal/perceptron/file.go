package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Weights is a tagger in the making: what the trainer or a converter hands over.
type Weights struct {
	Classes  []string
	Fixed    map[string]string           // words that have one tag only
	Features map[uint64]map[string]int32 // feature → class → weight, at most 23 bits
}

// Encode returns the bytes that New reads, the same for the same weights: classes,
// fixed words, the sorted keys of 6 bytes each, and then for each key its weights.
// Numbers are varints.
func Encode(w Weights) ([]byte, error) {
	classes := map[string]Class{}
	var out []byte
	out = binary.AppendUvarint(out, uint64(len(w.Classes)))
	for i, c := range w.Classes {
		classes[c] = Class(i)
		out = appendString(out, c)
	}
	out = binary.AppendUvarint(out, uint64(len(w.Fixed)))
	for _, word := range slices.Sorted(maps.Keys(w.Fixed)) {
		out = append(appendString(out, word), byte(classes[w.Fixed[word]]))
	}
	keys := slices.Sorted(maps.Keys(w.Features))
	out = binary.AppendUvarint(out, uint64(len(keys)))
	for _, key := range keys {
		out = append(out, byte(key), byte(key>>8), byte(key>>16), byte(key>>24), byte(key>>32), byte(key>>40))
	}
	for _, key := range keys {
		row, err := encodeRow(w.Features[key], classes)
		if err != nil {
			return nil, err
		}
		out = append(out, row...)
	}
	return out, nil
}

func encodeRow(weights map[string]int32, classes map[string]Class) ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(len(weights)))
	for _, tag := range slices.Sorted(maps.Keys(weights)) {
		class, ok := classes[tag]
		if weight := weights[tag]; !ok || weight<<8>>8 != weight {
			return nil, fmt.Errorf("weight %d of tag %q: the tag is not a class, or the weight has over 24 bits", weight, tag)
		}
		out = append(out, byte(class))
		out = binary.AppendVarint(out, int64(weights[tag]))
	}
	return out, nil
}

func appendString(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

var errCut = errors.New("the file is cut short")

// reader reads what Encode wrote; after the end it only remembers that it ended.
type reader struct {
	rest string
	cut  bool
}

func (r *reader) uvarint() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7F) << shift
		if b < 0x80 {
			break
		}
	}
	return n
}

func (r *reader) varint() int64 {
	n := r.uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) byte() byte {
	if r.rest == "" {
		r.cut = true
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *reader) string(n int) string {
	if n < 0 || n > len(r.rest) {
		r.cut = true
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
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

func decode(file string) (*Model, error) {
	r := &reader{rest: file}
	m := &Model{fixed: map[string]Class{}}
	for range r.count() {
		m.Classes = append(m.Classes, r.string(int(r.uvarint())))
	}
	for range r.count() {
		word := r.string(int(r.uvarint()))
		m.fixed[word] = Class(r.byte())
	}
	n := r.count()
	keys := r.string(n * 6)
	m.index = newTable(n)
	m.weights = make([]int32, 0, len(r.rest)/3)
	for i := 0; i < n && !r.cut; i++ {
		from := uint32(len(m.weights))
		for range r.count() {
			class := r.byte()
			m.weights = append(m.weights, int32(r.varint())<<8|int32(class))
		}
		m.index.put(key48(keys[i*6:]), row{from, uint32(len(m.weights))})
	}
	if r.cut || len(m.Classes) == 0 || len(m.Classes) > 250 {
		return nil, errCut
	}
	return m, nil
}

func key48(b string) uint64 {
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40
}
