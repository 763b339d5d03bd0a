// Wordnet prints a word list from the folder of a WordNet database (Princeton
// University; Debian's wordnet-base has it in /usr/share/wordnet), as the generator
// lexicon reads it: a form, a tab, a base, a tab and the kind of the base. Every word is its own base; the irregular forms are WordNet's, the regular
// ones are made by rule.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "wordnet: want the folder of the database")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	for kind, letter := range map[string]string{"noun": "N", "verb": "V", "adj": "A", "adv": "R"} {
		if err := list(out, os.Args[1], kind, letter); err != nil {
			fmt.Fprintln(os.Stderr, "wordnet:", err)
			os.Exit(1)
		}
	}
	out.Flush()
}

// list prints the words of one part of speech and their forms.
func list(out io.Writer, folder, kind, letter string) error {
	irregular := map[string]bool{}
	err := lines(filepath.Join(folder, kind+".exc"), func(fields []string) {
		for _, base := range fields[1:] {
			irregular[base] = true
			fmt.Fprintf(out, "%s\t%s\t%s\n", fields[0], base, letter)
		}
	})
	if err != nil {
		return err
	}
	return lines(filepath.Join(folder, "data."+kind), func(fields []string) {
		for _, word := range synset(fields) {
			fmt.Fprintf(out, "%s\t%s\t%s\n", word, word, letter)
			for _, form := range inflect(word, kind, irregular[word]) {
				fmt.Fprintf(out, "%s\t%s\t%s\n", form, word, letter)
			}
		}
	})
}

// synset returns the words of a line of a data file. They have capitals where names
// have them, which the index does not show. A mark such as "(a)" may follow a word.
func synset(fields []string) []string {
	count, err := strconv.ParseInt(fields[3], 16, 0)
	if err != nil {
		return nil
	}
	var words []string
	for i := 4; len(words) < int(count) && i < len(fields); i += 2 {
		word, _, _ := strings.Cut(fields[i], "(")
		words = append(words, word)
	}
	return words
}

// lines calls do with the fields of every line but those of the licence, which begin
// with a blank.
func lines(name string, do func(fields []string)) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if line := scanner.Text(); !strings.HasPrefix(line, " ") {
			do(strings.Fields(line))
		}
	}
	return scanner.Err()
}

// inflect returns the regular forms of a word. Forms with a doubled consonant are in
// WordNet's lists, so that a verb that has irregular forms keeps only its -s.
func inflect(word, kind string, irregular bool) []string {
	switch {
	case kind == "noun" && !irregular && len(word) > 2:
		return []string{plural(word)}
	case kind == "verb" && irregular:
		return []string{plural(word)}
	case kind == "verb":
		stem := strings.TrimSuffix(word, "e")
		past := stem + "ed"
		if consonantY(word) {
			past = word[:len(word)-1] + "ied"
		}
		return []string{plural(word), past, stem + "ing"}
	}
	return nil
}

// plural returns the word with the ending -s, as the plural and as the third person.
func plural(word string) string {
	switch {
	case consonantY(word):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "z"),
		strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}

func consonantY(word string) bool {
	n := len(word)
	return n > 2 && word[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(word[n-2]))
}
