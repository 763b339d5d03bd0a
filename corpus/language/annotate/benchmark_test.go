package annotate_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cocode/corpus"
	"cocode/corpus/language/annotate"
)

// Invented sentences of coaches, mixed anew to an interview of 10,000 words.
var spoken = map[string][]string{
	"en": {
		"Well, I think we didn't have enough time to sit down with her, to be honest.",
		"The nurses on the ward were, um, kind of tired, and nobody had told them about the project.",
		"She'd always decided herself when she wanted to get up, but the routine said seven o'clock.",
		"What matters is that the users are involved from the beginning, not only asked at the end.",
		"My manager gave us two hours every week, and that's what made it possible.",
		"They don't want to be a burden; they say that we know best.",
	},
	"sv": {
		"Ja, alltså, vi hade ju inte tid att sätta oss ner med henne, om jag ska vara ärlig.",
		"Sjuksköterskorna på avdelningen var, öh, liksom trötta, och ingen hade berättat om projektet.",
		"Hon har alltid bestämt själv när hon vill gå upp, men rutinen sa klockan sju.",
		"Det viktiga är att brukarna är med från början, inte bara tillfrågas på slutet.",
		"Min chef gav oss två timmar i veckan, å det var det som gjorde det möjligt.",
		"Dom vill inte vara till besvär, dom säger att vi vet bäst.",
	},
}

func interview(code string) *corpus.Document {
	random := rand.New(rand.NewPCG(1, 2))
	var t strings.Builder
	for words := 0; words < 10_000; {
		s := spoken[code][random.IntN(len(spoken[code]))]
		t.WriteString(s)
		t.WriteByte(' ')
		if random.IntN(5) == 0 {
			t.WriteString("\n\n")
		}
		words += strings.Count(s, " ") + 1
	}
	return document(code, t.String())
}

func benchmark(b *testing.B, code string) {
	d := interview(code)
	n := len(annotate.Document(d).Tokens)
	for b.Loop() {
		annotate.Document(d)
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkEnglish(b *testing.B) { benchmark(b, "en") }
func BenchmarkSwedish(b *testing.B) { benchmark(b, "sv") }
