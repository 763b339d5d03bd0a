package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"cocode/codebook"
	"cocode/corpus/language"
)

// lines makes each item of a list one line of a cell. An item of several lines has a
// backslash at the end of each but the last; other backslashes there are doubled.
func lines(items []string) []string {
	all := make([]string, 0, len(items))
	for _, item := range items {
		parts := strings.Split(strings.TrimSpace(item), "\n")
		for i, part := range parts {
			part = strings.TrimSpace(part)
			part += strings.Repeat(`\`, trailing(part))
			if i < len(parts)-1 {
				part += `\`
			}
			parts[i] = part
		}
		if words := strings.Join(parts, "\n"); words != "" {
			all = append(all, words)
		}
	}
	return all
}

// items reads what lines wrote. Blank lines between items are no items.
func items(cell string) []string {
	var all []string
	item, open := "", false
	for line := range strings.SplitSeq(cell, "\n") {
		line = strings.TrimSpace(line)
		n := trailing(line)
		goesOn := n%2 == 1
		line = line[:len(line)-n] + strings.Repeat(`\`, n/2)
		if open {
			line = item + "\n" + line
		}
		item, open = line, goesOn
		if !open && item != "" {
			all = append(all, item)
		}
	}
	if open && item != "" {
		all = append(all, item)
	}
	return all
}

// trailing counts the backslashes at the end of a line.
func trailing(line string) int { return len(line) - len(strings.TrimRight(line, `\`)) }

// indicatorLines writes indicators, a line each.
func indicatorLines(list codebook.Indicators) []string {
	all := make([]string, len(list))
	for n, i := range list {
		words := strings.Join(strings.Fields(i.Match), " ")
		if i.Regex != "" {
			words = "/" + strings.ReplaceAll(i.Regex, "\n", `\n`) + "/"
		}
		if marks := marksOf(i); marks != "" || braced(words) {
			words += " {" + marks + "}"
		}
		all[n] = words
	}
	return lines(all)
}

// braced reports whether words end as an indicator's marks do.
func braced(words string) bool {
	return strings.HasSuffix(words, "}") && strings.Contains(words, " {")
}

// marksOf writes what an indicator says besides its words.
func marksOf(i codebook.Indicator) string {
	var marks []string
	if i.Not {
		marks = append(marks, "blocks")
	}
	for _, p := range i.Polarity {
		marks = append(marks, string(p))
	}
	if i.Speaker != "" {
		marks = append(marks, "says "+i.Speaker)
	}
	if i.Weight != 0 {
		marks = append(marks, "weight "+number(i.Weight))
	}
	if i.Shared {
		marks = append(marks, "shared")
	}
	return strings.Join(marks, "; ")
}

// indicatorOf reads a line that indicatorLines wrote, or that a person did.
func indicatorOf(line string) (i codebook.Indicator, err error) {
	words := line
	if braced(line) {
		at := strings.LastIndex(line, " {")
		words = strings.TrimSpace(line[:at])
		err = readMarks(&i, line[at+2:len(line)-1])
	}
	if len(words) > 2 && words[0] == '/' && words[len(words)-1] == '/' {
		i.Regex = words[1 : len(words)-1]
	} else {
		i.Match = strings.Join(strings.Fields(words), " ")
	}
	return i, err
}

// readMarks reads what stands in the braces. Words that are no polarity are found when
// the codebook is validated.
func readMarks(i *codebook.Indicator, marks string) error {
	for mark := range strings.FieldsFuncSeq(marks, func(r rune) bool { return r == ';' || r == ',' }) {
		word, value, _ := strings.Cut(strings.TrimSpace(mark), " ")
		value = strings.TrimSpace(value)
		switch {
		case word == "":
		case word == "blocks" || word == "not":
			i.Not = true
		case word == "shared":
			i.Shared = true
		case word == "says":
			i.Speaker = value
		case word == "weight":
			f, err := strconv.ParseFloat(strings.ReplaceAll(value, ",", "."), 64)
			if err != nil || f != f {
				return fmt.Errorf("weight: expected a number above 0 and up to 1, found %q", value)
			}
			i.Weight = f
		case value != "":
			return fmt.Errorf("{%s}: %q is no mark; use blocks, shared, a polarity, says and a speaker, or weight and a number, with ; between them", marks, strings.TrimSpace(mark))
		default:
			i.Polarity = append(i.Polarity, language.Polarity(word))
		}
	}
	return nil
}
