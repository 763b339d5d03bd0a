package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

//go:embed trees.gz
var proposed []byte

// proposal is the tree that was proposed for a sentence: for each token its head, -1
// for the root, and its relation in the scheme of ClearNLP.
type proposal struct {
	Heads     []int    `json:"heads"`
	Relations []string `json:"relations"`
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

// packTrees writes the proposals in r, a line of JSON a sentence of the passages, in
// the form that unpack reads: by sentence its sum, its length, and a head (how many
// places away, 0 for the root) and a relation a token.
func packTrees(w io.Writer, r io.Reader, name string) error {
	groups, err := passages(name)
	if err != nil {
		return err
	}
	number := map[string]byte{}
	for i, c := range clearRelations {
		number[c] = byte(i)
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	lines := bufio.NewReader(r)
	in := json.NewDecoder(lines)
	for _, g := range groups {
		for _, sentence := range g {
			var p proposal
			if err := in.Decode(&p); err != nil {
				return err
			}
			words := spellings(sentence, annotate.Phrase("en", sentence))
			if len(words) != len(p.Heads) || len(words) != len(p.Relations) {
				return fmt.Errorf("%q has %d tokens and %d heads", sentence, len(words), len(p.Heads))
			}
			out := binary.LittleEndian.AppendUint64(nil, sum(words))
			out = binary.AppendUvarint(out, uint64(len(words)))
			for i, head := range p.Heads {
				if head < 0 {
					head = i
				}
				out = binary.AppendVarint(out, int64(head-i))
				out = append(out, number[p.Relations[i]])
			}
			if _, err := z.Write(out); err != nil {
				return err
			}
		}
	}
	return z.Close()
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
		p.Relations = append(p.Relations, clearRelations[int(relation)%len(clearRelations)])
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

// gold returns the tree in the style of Universal Dependencies.
func (p proposal) gold(text string, tokens []language.Token) gold {
	var g gold
	for i, n := range universal(tokens, p) {
		spaced := i+1 < len(tokens) && tokens[i].End < tokens[i+1].Start
		g = append(g, goldWord{tokens[i].Of(text), spaced, n.Head, n.Relation})
	}
	return g
}
