package workbook

import (
	"os"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"
)

func TestLook(t *testing.T) {
	out := os.Getenv("COCODE_LOOK")
	if out == "" {
		t.Skip()
	}
	for _, lang := range []string{"en", "sv"} {
		f, err := os.Create(out + "/" + lang + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(f, sample.Study(), Options{Options: matrix.Options{Language: lang}}); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
