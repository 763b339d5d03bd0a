// Wordnet prints pairs from the folder of a WordNet database (Princeton University;
// Debian's wordnet-base has it in /usr/share/wordnet), one a line: a form, a tab, a
// base. Every word is its own base; the irregular forms are WordNet's, the regular
// ones are made by rule.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "wordnet: want the folder of the database")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	for _, kind := range []string{"noun", "verb", "adj", "adv"} {
		if err := kindOf(out, os.Args[1], kind); err != nil {
			fmt.Fprintln(os.Stderr, "wordnet:", err)
			os.Exit(1)
		}
	}
	out.Flush()
}

// kindOf prints the words of one part of speech and their forms.
func kindOf(out io.Writer, folder, kind string) error {
	irregular := map[string]bool{}
	err := lines(filepath.Join(folder, kind+".exc"), func(fields []string) {
		for _, base := range fields[1:] {
			irregular[base] = true
			fmt.Fprintf(out, "%s\t%s\n", fields[0], base)
		}
	})
	if err != nil {
		return err
	}
	return lines(filepath.Join(folder, "index."+kind), func(fields []string) {
		word := fields[0]
		fmt.Fprintf(out, "%s\t%s\n", word, word)
		if !irregular[word] && len(word) > 3 {
			for _, form := range inflect(word, kind) {
				fmt.Fprintf(out, "%s\t%s\n", form, word)
			}
		}
	})
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
// WordNet's lists of exceptions.
func inflect(word, kind string) []string {
	switch kind {
	case "noun":
		return []string{plural(word)}
	case "verb":
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
