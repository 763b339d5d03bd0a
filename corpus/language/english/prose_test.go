package english

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"cocode/corpus/language/internal/perceptron"
)

// sentences are invented. None repeats a word, since prose gives all repetitions of a
// word in a document the tag of the last.
var sentences = []string{
	"We asked her what she wanted , and then the plan was changed .",
	"The nurses on my ward did n't have enough time for a real conversation .",
	"Nobody had told us that funding would stop in 2019 .",
	"I 'd say it takes courage to let go of old routines .",
	"They 've been working closely with relatives since last autumn .",
	"Some residents decide themselves when breakfast should be served .",
	"Our manager gave everyone two hours per week to meet Esther at home .",
	"If you listen carefully , people often know best .",
	"He ca n't speak up because his Swedish is still weak .",
	"Three different temps came through that door during one single day .",
	"Being afraid of losing control makes professionals hold on to power .",
	"Her daughter 's voice mattered more than any written goal .",
	"What matters most , in the end , is being taken seriously .",
	"Follow-up meetings were cancelled again without explanation .",
	"Why do n't staff simply ask ?",
	"Those volunteers from church drive him there every Thursday !",
}

// Our tagger, with prose's weights, tags as prose does. Corrections for speech are
// left out here.
func TestTagsAreThoseOfProse(t *testing.T) {
	tagger, err := perceptron.New(taggerFile, seesWord)
	if err != nil {
		t.Fatal(err)
	}
	var model *prose.Model
	for _, s := range sentences {
		options := []prose.DocOpt{prose.WithExtraction(false), prose.WithSegmentation(false)}
		if model != nil {
			options = append(options, prose.UsingModel(model))
		}
		doc, err := prose.NewDocument(s, options...)
		if err != nil {
			t.Fatal(err)
		}
		model = doc.Model
		var want, words []string
		for _, token := range doc.Tokens() {
			want, words = append(want, token.Tag), append(words, token.Text)
		}
		if got := tags(tagger, words); got != strings.Join(want, " ") {
			t.Errorf("%s\n   got %s\nprose %s", strings.Join(words, " "), got, strings.Join(want, " "))
		}
	}
}

func tags(m *perceptron.Model, sentence []string) string {
	var words []*perceptron.Word
	for _, s := range sentence {
		w := m.Word(sees(s, m))
		words = append(words, &w)
	}
	var names []string
	for _, c := range m.Tag(nil, words, nil) {
		names = append(names, m.Classes[c])
	}
	return strings.Join(names, " ")
}
