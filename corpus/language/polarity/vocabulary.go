package polarity

import (
	"sync"

	"cocode/corpus/language"
)

// sight is what the rules see in a word: the sets that it belongs to and the rules that
// may begin with it. It is worked out once for each word and part of speech.
type sight struct {
	in                     []uint64 // by set: a bit
	cues, borders, fillers []*rule  // in order of the file
	signal                 bool     // a cue may begin with it, wherever it stands
}

// has reports whether the word belongs to a set.
func (w *sight) has(s *set) bool { return w.in[s.id>>6]&(1<<(s.id&63)) != 0 }

// vocabulary remembers the sights of all words that were met.
type vocabulary struct {
	mutex  sync.RWMutex
	sights map[spelling]*sight
}

// spelling is all that a sight depends on.
type spelling struct {
	word, lemma, fine string
	tag               language.Tag
}

// word is a token and what the rules see in it.
type word struct {
	*language.Token
	*sight
	at int // the index of the token in the annotation
}

// see appends tokens to words, each with its sight; tokens without a form are left out.
func (r *rules) see(words []word, tokens []language.Token, first int) []word {
	r.known.mutex.RLock()
	missing := false
	for i := range tokens {
		if t := &tokens[i]; t.Form != nil {
			w := word{t, r.known.sights[spellingOf(t)], first + i}
			missing = missing || w.sight == nil
			words = append(words, w)
		}
	}
	r.known.mutex.RUnlock()
	if missing {
		r.learn(words)
	}
	return words
}

func spellingOf(t *language.Token) spelling { return spelling{t.Word, t.Lemma, t.Fine, t.Tag} }

// learn works out the sights that are missing.
func (r *rules) learn(words []word) {
	r.known.mutex.Lock()
	defer r.known.mutex.Unlock()
	for i := range words {
		w := &words[i]
		if w.sight != nil {
			continue
		}
		key := spellingOf(w.Token)
		if w.sight = r.known.sights[key]; w.sight == nil {
			w.sight = r.look(w.Token)
			r.known.sights[key] = w.sight
		}
	}
}

// look works out the sight of a token.
func (r *rules) look(t *language.Token) *sight {
	w := &sight{in: make([]uint64, (len(r.sets)+63)/64)}
	for _, s := range r.sets {
		if s.fits(t) {
			w.in[s.id>>6] |= 1 << (s.id & 63)
		}
	}
	for _, rule := range r.all {
		if !w.has(rule.elements[0].fits) {
			continue
		}
		switch {
		case rule.kind.isCue():
			w.cues = append(w.cues, rule)
			w.signal = w.signal || rule.kind != none && rule.only != inQuestion && rule.only != inStatement
		case rule.kind == filler:
			w.fillers = append(w.fillers, rule)
		default:
			w.borders = append(w.borders, rule)
		}
	}
	return w
}
