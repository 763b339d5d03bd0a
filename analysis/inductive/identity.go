package inductive

import (
	"strings"

	"cocode/corpus"
	"cocode/corpus/language"
)

// joinKey makes a key of sorted lemmas.
func joinKey(lemmas []string) string { return strings.Join(lemmas, " ") }

// opposites are words that make a label a denied one.
var opposites = map[string]language.List{
	"en": language.ParseList("not\nnobody\nno\nlack\nnever\nnothing"),
	"sv": language.ParseList("inte\ningen\ninga\ninget\nbrist\naldrig\ningenting"),
}

// names gives out identities that nothing else in the scheme has.
type names map[string]bool

// give returns the identity of what stands for content: a letter for its level, and
// six that depend on the content alone.
func (n names) give(letter, content string) string {
	for salt := 0; ; salt++ {
		id := letter + "-" + corpus.Identify(letter, content, salt)
		if !n[id] {
			n[id] = true
			return id
		}
	}
}

// sceneID returns the identity of the code of what only sets the scene.
func sceneID(language string) string { return names{}.give("c", language+"\x00"+sceneGist) }

// identify gives every new code its identity, by its language and key.
func (p *pass) identify() {
	p.former.reserve()
	for _, c := range p.codes {
		if c.former == nil {
			c.id = p.former.names.give("c", c.language+"\x00"+c.key)
		}
	}
}
