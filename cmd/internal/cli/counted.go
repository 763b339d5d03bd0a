package cli

import (
	"fmt"
	"strings"
)

// counted returns a number with its noun: 1 interview, 2 interviews, 2 categories.
func counted(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "ss"):
		return fmt.Sprintf("%d %ses", n, noun)
	case strings.HasSuffix(noun, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// countedThat returns a number with its noun and the verb that goes with it: 1 unit fits,
// 2 units fit.
func countedThat(n int, noun, one, many string) string {
	if n == 1 {
		return counted(n, noun) + " " + one
	}
	return counted(n, noun) + " " + many
}
