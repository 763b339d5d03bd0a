package perceptron

// A feature is known by a number made of its name: FNV-1a of 64 bits, mixed once
// more and cut to 48. Among the 10^5 features of a model two names meet once in
// 10^5 models; Encode refuses such a model.

const keyBits = 48

// Key returns the number of a feature of a word.
func Key(name string) uint64 { return mix(fnv(name)) }

// BeforeKey returns the number of the feature that the tag before is a.
func BeforeKey(a string) uint64 { return Key("tag-1 " + a) }

// SecondKey returns the number of the feature that the tag two places before is b.
func SecondKey(b string) uint64 { return Key("tag-2 " + b) }

// BothKey returns the number of the feature that the two tags before are a and,
// before it, b.
func BothKey(a, b string) uint64 { return Key("tag-1-2 " + a + " " + b) }

// PairKey returns the number of the feature of a word together with the tag before.
func PairKey(tag, name string) uint64 { return pair(pairState(tag), Key(name)) }

func pairState(tag string) uint64 { return Key("pair " + tag) }

func pair(state, key uint64) uint64 { return mix(state*0x9E3779B97F4A7C15 ^ key) }

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix spreads all bits of h over the low ones (the finisher of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	return h & (1<<keyBits - 1)
}

// table finds the row of a feature: open addressing, at most half full.
type table struct {
	keys []uint64 // key+1; 0 is empty
	rows []row
	mask uint64
}

func newTable(n int) table {
	size := 1
	for size < 2*n+2 {
		size *= 2
	}
	return table{keys: make([]uint64, size), rows: make([]row, size), mask: uint64(size - 1)}
}

func (t *table) put(key uint64, r row) {
	i := key & t.mask
	for t.keys[i] != 0 {
		i = (i + 1) & t.mask
	}
	t.keys[i], t.rows[i] = key+1, r
}

// row returns the row of key, and the empty row if there is none.
func (t *table) row(key uint64) row {
	for i := key & t.mask; t.keys[i] != 0; i = (i + 1) & t.mask {
		if t.keys[i] == key+1 {
			return t.rows[i]
		}
	}
	return row{}
}
