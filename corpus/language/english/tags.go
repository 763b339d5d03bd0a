package english

import "cocode/corpus/language"

// universal returns the universal tag of a tag of the Penn Treebank, as far as it
// can be told without the word.
func universal(penn string) language.Tag {
	return penn2universal[penn]
}

var penn2universal = map[string]language.Tag{
	"NN": language.Noun, "NNS": language.Noun, "NNP": language.ProperNoun, "NNPS": language.ProperNoun,
	"VB": language.Verb, "VBD": language.Verb, "VBG": language.Verb, "VBN": language.Verb,
	"VBP": language.Verb, "VBZ": language.Verb, "MD": language.Auxiliary,
	"JJ": language.Adjective, "JJR": language.Adjective, "JJS": language.Adjective,
	"RB": language.Adverb, "RBR": language.Adverb, "RBS": language.Adverb, "WRB": language.Adverb,
	"PRP": language.Pronoun, "PRP$": language.Pronoun, "WP": language.Pronoun, "WP$": language.Pronoun,
	"WDT": language.Pronoun, "EX": language.Pronoun,
	"DT": language.Determiner, "PDT": language.Determiner,
	"IN": language.Preposition, "RP": language.Preposition, "TO": language.Preposition,
	"CC": language.Conjunction, "POS": language.Particle, "CD": language.Number,
	"UH": language.Interjection, "FW": language.Other, "LS": language.Other,
	"SYM": language.Symbol, "$": language.Symbol, "#": language.Symbol,
	"``": language.Punctuation, "''": language.Punctuation, ".": language.Punctuation,
	",": language.Punctuation, ":": language.Punctuation, "(": language.Punctuation, ")": language.Punctuation,
}
