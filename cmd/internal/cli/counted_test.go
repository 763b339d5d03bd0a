package cli

import "testing"

func TestCounted(t *testing.T) {
	for want, got := range map[string]string{
		"0 units": counted(0, "unit"), "1 unit": counted(1, "unit"), "2 categories": counted(2, "category"),
		"1 open code":  counted(1, "open code"),
		"1 unit fits":  countedThat(1, "unit", "fits", "fit"),
		"3 units have": countedThat(3, "unit", "has", "have"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
