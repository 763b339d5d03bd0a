package model_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/model"
)

// words of the invented talk: the first of each row tell a code.
var words = [][]string{
	{"hurry", "minute", "late", "run"},
	{"tired", "alone", "ill", "old"},
	{"we", "and", "then", "the", "there", "one", "day", "go", "say"},
}

// talk invents interviews: runs of a code, with words that tell it now and then.
func talk(interviews int, seed uint64) model.Data {
	random := rand.New(rand.NewPCG(seed, 2))
	d := model.Data{Codes: []string{"haste", "frailty"}}
	for n := range interviews {
		s := model.Sequence{Group: string(rune('a' + n))}
		state := 2
		for i := range 40 {
			if random.IntN(3) == 0 {
				state = random.IntN(3)
			}
			x := model.Sample{Opens: i%8 == 0}
			for range 6 {
				from := words[2]
				if random.IntN(3) == 0 {
					from = words[state]
				}
				x.Lemmas = append(x.Lemmas, from[random.IntN(len(from))])
			}
			if state < 2 {
				x.Codes = []int{state}
			}
			s.Samples = append(s.Samples, x)
		}
		d.Sequences = append(d.Sequences, s)
	}
	d.Alone = []model.Sample{{Text: text("we", "hurry"), Codes: []int{0}}, {Text: text("tired", "and", "ill"), Codes: []int{1}, From: 1}, {Text: text("late", "day"), Denied: []int{1}, From: 2}}
	return d
}

func text(lemmas ...string) features.Text { return features.Text{Lemmas: lemmas} }

func TestLearns(t *testing.T) {
	m := model.Train(talk(8, 1), model.Options{})
	read := m.Read([]model.Sample{{Text: text("we", "hurry", "and", "run"), Opens: true}, {Text: text("then", "the", "day")}, {Text: text("she", "tired", "and", "alone"), Opens: true}})
	if read[0][0] < m.Threshold || read[0][1] >= m.Threshold || read[2][1] < m.Threshold || read[2][0] >= m.Threshold {
		t.Errorf("read %.2v, threshold %.2f", read, m.Threshold)
	}
	if alone := m.Read([]model.Sample{{Text: text("then", "the", "day"), Opens: true}}); read[1][0] <= alone[0][0] {
		t.Errorf("after a sentence with the code %.3f, by itself %.3f", read[1][0], alone[0][0])
	}
	if n, _, ok := m.Nearest(m.Space.Row(text("ill", "and", "tired")), 1); !ok || n != 1 {
		t.Errorf("nearest example %d", n)
	}
	if r := m.Reasons(m.Space.Row(text("we", "hurry")), 0, 1); len(r) != 1 || r[0].Words != "hurry" && r[0].Words != "we hurry" {
		t.Errorf("reasons %v", r)
	}
}

func TestTwiceTheSame(t *testing.T) {
	a, b := model.Train(talk(6, 2), model.Options{}).Encode(), model.Train(talk(6, 2), model.Options{}).Encode()
	if !slices.Equal(a, b) {
		t.Error("the same data give two models")
	}
}

func TestEncode(t *testing.T) {
	d := talk(6, 3)
	m := model.Train(d, model.Options{})
	back, err := model.Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	want, got := m.Read(d.Sequences[0].Samples), back.Read(d.Sequences[0].Samples)
	for i := range want {
		for c := range want[i] {
			if math.Abs(want[i][c]-got[i][c]) > 0.001 {
				t.Errorf("sentence %d, code %d: %.4f, read back %.4f", i, c, want[i][c], got[i][c])
			}
		}
	}
	if len(back.Exhibits) != len(m.Exhibits) || back.Threshold-m.Threshold > 1e-6 {
		t.Error("parts are lost")
	}
}

// Cut or changed bytes give an error or a model, and never more.
func FuzzDecode(f *testing.F) {
	data := model.Train(talk(3, 4), model.Options{Rare: 3}).Encode()
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := model.Decode(data); err == nil {
			m.Read([]model.Sample{{Text: text("hurry")}})
		}
	})
}

// What a model says of interviews that it did not see is worth what it says: of all
// sentences with a probability of some p, about p have the code.
func TestIsCalibrated(t *testing.T) {
	m := model.Train(talk(20, 5), model.Options{Folds: 5})
	said, had := 0.0, 0.0
	for _, s := range talk(20, 6).Sequences {
		read := m.Read(s.Samples)
		for k, x := range s.Samples {
			for c, p := range read[k] {
				if p >= 0.3 {
					said += p
					if slices.Contains(x.Codes, c) {
						had++
					}
				}
			}
		}
	}
	if said == 0 || had/said < 0.85 || had/said > 1.15 {
		t.Errorf("said %.0f, had %.0f", said, had)
	}
}

func TestNothingToLearn(t *testing.T) {
	few := model.Data{Codes: []string{"a"}}
	for i := range 6 {
		few.Alone = append(few.Alone, model.Sample{Text: text("hurry", "late"), Codes: []int{0}, From: i})
	}
	if m := model.TrainFew(few, 0.05); m.Read([]model.Sample{{Text: text("hurry")}})[0][0] >= m.Threshold {
		t.Error("a code is found that nothing is told from")
	}
	m := model.Train(model.Data{Codes: []string{"a"}}, model.Options{})
	if read := m.Read([]model.Sample{{Text: text("hurry")}}); len(read) != 1 || read[0][0] > 0.5 {
		t.Errorf("read %v", read)
	}
}

// Codes of which only examples are known are found in texts that are like them, beside the
// codes of the model that they are joined to; a code that both know is the later one's.
func TestJoin(t *testing.T) {
	known := model.Train(talk(8, 1), model.Options{})
	var d model.Data
	d.Codes = []string{"sky", "frailty"}
	for i, words := range [][]string{{"rain", "and", "snow"}, {"snow", "and", "wind"}, {"then", "rain", "and", "wind"}, {"the", "wind"}, {"snow", "one", "day"}} {
		d.Alone = append(d.Alone, model.Sample{Text: text(words...), Codes: []int{0}, From: i})
	}
	for i, w := range slices.Concat(words...) {
		d.Alone = append(d.Alone, model.Sample{Text: text("we", w, "and", "say"), From: 5 + i})
	}
	j := model.Join(known, model.TrainFew(d, 0.1))
	rows, read := j.ReadRows([]model.Sample{{Text: text("rain", "and", "wind"), Opens: true}, {Text: text("we", "hurry", "and", "run"), Opens: true}, {Text: text("tired", "and", "ill"), Opens: true}})
	if want := []string{"haste", "frailty", "sky", "frailty"}; !slices.Equal(j.Codes, want) {
		t.Fatalf("codes %v", j.Codes)
	}
	if read[0][2] < j.Threshold(2) || read[0][0] >= j.Threshold(0) || read[1][0] < j.Threshold(0) || read[1][2] >= j.Threshold(2) {
		t.Errorf("read %.2v", read)
	}
	if read[2][1] > 1e-9 {
		t.Errorf("the code as it was defined before: %v", read[2][1])
	}
	if n, likeness, ok := j.Nearest(rows[0], 2); !ok || n != 2 || likeness > 1.001 {
		t.Errorf("nearest example %d, likeness %v", n, likeness)
	}
	if r := j.Reasons(rows[0], 2, 5); len(r) == 0 || j.Alone(rows[0], 2) < 0.5 {
		t.Errorf("reasons %v, alone %v", r, j.Alone(rows[0], 2))
	}
}
