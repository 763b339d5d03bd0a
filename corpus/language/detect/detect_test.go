package detect_test

import (
	"testing"

	"cocode/corpus/language/detect"
)

// The sentences are invented.
func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"en", "We asked her what she wanted, and then we did what the plan said."},
		{"en", "Well, I don't know."},
		{"sv", "Vi frågade henne vad hon ville, och sen gjorde vi som det stod i planen."},
		{"sv", "Nej, det vet jag inte."},
		{"sv", "Ja, alltså dom har ju aldrig tid."},
		{"sv", "Han har varit här."},
		{"da", "Vi spurgte hende, hvad hun ville, og så gjorde vi, som der stod i planen. Det blev ikke til noget."},
		{"nb", "Vi spurte henne hva hun ville, og så gjorde vi som det stod i planen. Det ble ikke noe av."},
		{"nn", "Vi spurde henne kva ho ville, og så gjorde vi som det stod i planen. Det vart ikkje noko av."},
		{"de", "Wir haben sie gefragt, was sie will, und dann haben wir es nicht gemacht."},
		{"nl", "We hebben haar gevraagd wat ze wilde, maar dat is er niet van gekomen."},
		{"fr", "Nous lui avons demandé ce qu'elle voulait, mais ce n'est pas arrivé."},
		{"es", "Le preguntamos qué quería, pero no se hizo nada porque no había tiempo."},
		{"fi", "Me kysyimme mitä hän halusi, mutta se ei onnistunut."},
		{"", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore."},
		{"", "12:30 — 14"},
		{"", ""},
	} {
		if got := detect.Language(c.text); got != c.want {
			t.Errorf("Language(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
