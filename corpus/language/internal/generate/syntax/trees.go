package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/internal/transition"
)

//go:embed trees.gz
var proposed []byte

// proposal is the tree that was proposed for a sentence: for each token its head, -1
// for the root, and its relation in the scheme of ClearNLP.
type proposal struct {
	Heads     []int    `json:"heads"`
	Relations []string `json:"relations"`
	doubtful  []bool   // another parser proposed something else
}

// clearRelations are the relations of ClearNLP; a stored relation is an index into them.
var clearRelations = strings.Fields(`ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp
	compound conj csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass
	nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp`)

// sum tells a sentence from others by its tokens, so that trees find their sentences
// again when others come and go.
func sum(words []string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, strings.Join(words, " "))
	return h.Sum64()
}

// packTrees writes the proposals of two parsers, each a line of JSON a sentence of the
// passages, in the form that unpack reads: by sentence its sum, its length, and a head
// (how many places away, 0 for the root) and a relation a token. The proposals are those
// of the first; where the second differs, they are marked as doubtful.
func packTrees(w io.Writer, passagesName, first, second string) error {
	groups, err := passages(passagesName)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	one, err := os.Open(first)
	if err != nil {
		return err
	}
	defer one.Close()
	two, err := os.Open(second)
	if err != nil {
		return err
	}
	defer two.Close()
	firsts, seconds := json.NewDecoder(one), json.NewDecoder(two)
	for _, sentence := range slices.Concat(groups...) {
		var p, q proposal
		if err := errors.Join(firsts.Decode(&p), seconds.Decode(&q)); err != nil {
			return err
		}
		tokens := annotate.Phrase("en", sentence)
		for _, n := range []int{len(p.Heads), len(p.Relations), len(q.Heads), len(q.Relations)} {
			if n != len(tokens) {
				return fmt.Errorf("%q has %d tokens and %d heads or relations", sentence, len(tokens), n)
			}
		}
		p.compare(q, tokens)
		if _, err := z.Write(p.pack(spellings(sentence, tokens))); err != nil {
			return err
		}
	}
	return z.Close()
}

// compare marks where q differs from p.
func (p *proposal) compare(q proposal, tokens []language.Token) {
	other := universal(tokens, q)
	for i, n := range universal(tokens, *p) {
		p.doubtful = append(p.doubtful, n != other[i])
	}
}

// doubt marks the relation of a doubtful token.
const doubt = 0x80

func (p *proposal) pack(words []string) []byte {
	out := binary.LittleEndian.AppendUint64(nil, sum(words))
	out = binary.AppendUvarint(out, uint64(len(words)))
	for i, head := range p.Heads {
		if head < 0 {
			head = i
		}
		relation := byte(max(0, slices.Index(clearRelations, p.Relations[i])))
		if p.doubtful[i] {
			relation |= doubt
		}
		out = append(binary.AppendVarint(out, int64(head-i)), relation)
	}
	return out
}

// unpack returns the proposals of a file made by packTrees, by the sums of their
// sentences.
func unpack(file []byte) (map[uint64]proposal, error) {
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	r := bufio.NewReader(z)
	all := map[uint64]proposal{}
	for {
		var key [8]byte
		if _, err := io.ReadFull(r, key[:]); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		p, err := readProposal(r)
		if err != nil {
			return nil, err
		}
		all[binary.LittleEndian.Uint64(key[:])] = p
	}
}

func readProposal(r *bufio.Reader) (p proposal, err error) {
	n, err := binary.ReadUvarint(r)
	for i := 0; i < int(n) && err == nil; i++ {
		var away int64
		var relation byte
		if away, err = binary.ReadVarint(r); err == nil {
			relation, err = r.ReadByte()
		}
		head := i + int(away)
		if away == 0 {
			head = -1
		}
		p.Heads = append(p.Heads, head)
		p.Relations = append(p.Relations, clearRelations[int(relation&^doubt)%len(clearRelations)])
		p.doubtful = append(p.doubtful, relation&doubt != 0)
	}
	return p, err
}

// Every tenth group of the passages is held out, for measuring.
func heldOut(group int) bool { return group%10 == 9 }

func learnt(group int) bool { return !heldOut(group) }

// english returns the sentences of a file of passages that have trees, from those
// groups that are wanted.
func english(name string, wanted func(group int) bool) ([]gold, error) {
	groups, err := passages(name)
	if err != nil {
		return nil, err
	}
	trees, err := unpack(proposed)
	if err != nil {
		return nil, err
	}
	var all []gold
	for i, g := range groups {
		for _, sentence := range g {
			tokens := annotate.Phrase("en", sentence)
			p, ok := trees[sum(spellings(sentence, tokens))]
			if ok && wanted(i) && len(p.Heads) == len(tokens) {
				all = append(all, p.gold(sentence, tokens))
			}
		}
	}
	return all, nil
}

// gold returns the tree in the style of Universal Dependencies. Of doubtful words nothing
// is known.
func (p proposal) gold(text string, tokens []language.Token) gold {
	var g gold
	for i, n := range universal(tokens, p) {
		spaced := i+1 < len(tokens) && tokens[i].End < tokens[i+1].Start
		if p.doubtful[i] {
			n.Head = transition.Unknown
		}
		g = append(g, goldWord{tokens[i].Of(text), spaced, n.Head, n.Relation})
	}
	return g
}
