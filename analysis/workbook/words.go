package workbook

import (
	"fmt"
	"strconv"
	"strings"
)

// dictionary holds the words that the workbook itself says, in one language.
type dictionary struct {
	page string // the foot of a page, in Excel's code
	more string // the title of a column that continues another

	lists  string // the name of the hidden sheet of choices
	choose string // what is said to one who writes something else
}

func speak(language string) dictionary {
	if language == "sv" {
		return dictionary{page: "Sida &P av &N", more: "%s (fortsättning %d)",
			lists: "Listor", choose: "Välj ett ord ur listan, eller lämna cellen tom."}
	}
	return dictionary{page: "Page &P of &N", more: "%s (continued %d)",
		lists: "Lists", choose: "Choose a word from the list, or leave the cell empty."}
}

func (d dictionary) continued(title string, n int) string { return fmt.Sprintf(d.more, title, n) }

// continuation takes the title of a column that continues another apart: whose it is,
// and that it is the n-th of them. ok is false for other titles.
func continuation(title string) (of string, n int, ok bool) {
	for _, language := range []string{"en", "sv"} {
		between, _ := strings.CutPrefix(strings.TrimSuffix(speak(language).more, "%d)"), "%s")
		of, number, found := strings.Cut(title, between)
		if n, err := strconv.Atoi(strings.TrimSuffix(number, ")")); found && err == nil && n > 1 {
			return of, n, true
		}
	}
	return "", 0, false
}

func rowRange(from, to int) string { return fmt.Sprintf("$%d:$%d", from, to) }

func absolute(column string, row int) string { return "$" + column + "$" + strconv.Itoa(row) }
