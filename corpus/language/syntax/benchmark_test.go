package syntax_test

import (
	"testing"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/syntax"
)

// Invented sentences of coaches.
var spoken = map[string][]string{
	"en": {
		"Well, I think we didn't have enough time to sit down with her, to be honest.",
		"The nurses on the ward were, um, kind of tired, and nobody had told them about the project.",
		"She'd always decided herself when she wanted to get up, but the routine said seven o'clock.",
		"What matters is that the users are involved from the beginning, not only asked at the end.",
	},
	"sv": {
		"Ja, alltså, vi hade ju inte tid att sätta oss ner med henne, om jag ska vara ärlig.",
		"Sjuksköterskorna på avdelningen var, öh, liksom trötta, och ingen hade berättat om projektet.",
		"Hon har alltid bestämt själv när hon vill gå upp, men rutinen sa klockan sju.",
		"Det viktiga är att brukarna är med från början, inte bara tillfrågas på slutet.",
	},
}

func benchmark(b *testing.B, lang string) {
	var sentences [][]language.Token
	n := 0
	for _, s := range spoken[lang] {
		tokens := annotate.Phrase(lang, s)
		sentences = append(sentences, tokens)
		n += len(tokens)
	}
	p := syntax.Of(lang)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sentences {
			p.Parse(s)
		}
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkEnglish(b *testing.B) { benchmark(b, "en") }
func BenchmarkSwedish(b *testing.B) { benchmark(b, "sv") }
