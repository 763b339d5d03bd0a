package cli

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cocode/analysis"
	"cocode/analysis/doublecoding"
	"cocode/corpus/diag"
	"cocode/corpus/unit"
)

// A rule says what is wrong with an option's value, or nil. What can only be told
// with the study open is checked in known.go.
type rule func(value string) error

// rules are what the values of options must be. A rule holds for all commands, or for
// one where its key begins with the command's name; other options take any words but
// none at all.
var rules = map[string]rule{
	"bootstrap":                whole(0, 1_000_000),
	"categories":               whole(1, 1000),
	"context":                  whole(0, 10_000),
	"language":                 words("en", "sv"),
	"import language":          words(spoken...),
	"run language":             words(spoken...),
	"codebook import language": languageCode,
	"fit":                      aboveZero,
	"min-confidence":           number(0, 1),
	"seed":                     whole(0, math.MaxInt64),
	"share":                    aboveZero,
	"shuffles":                 whole(1, 100_000),
	"to":                       whole(1, math.MaxInt32),
	"train-groups":             whole(0, math.MaxInt32),
	"coder":                    person,
	"agreement resolve as":     person,
	"why":                      anyText,
	"run unit":                 words(texts(unit.Kinds)...),
	"inductive unit":           words(texts(unit.Kinds)...),
	"deductive unit":           words(texts(unit.Kinds)...),
	"codings status":           words(statuses...),
	"agreement paragraph":      words("en", "sv"),
	"agreement on":             words(texts(doublecoding.All())...),
	"agreement level":          words(texts(levels)...),
	"codebook show format":     words("text", "yaml"),
	"inductive add level":      words(string(analysis.LevelTheme), string(analysis.LevelCategory), string(analysis.LevelSubcategory), string(analysis.LevelCode)),
}

// spoken are the languages of interviews whose words have base forms or stems.
var spoken = []string{"en", "sv", "da", "de", "es", "fi", "fr", "nb", "nl", "nn", "no"}

// checkOptions gives the options of all commands their rules.
func checkOptions(c *cobra.Command) {
	path := strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
	check := func(f *pflag.Flag) {
		if _, done := f.Value.(checked); done || f.Value.Type() == "bool" {
			return
		}
		r := rules[path+" "+f.Name]
		if r == nil {
			r = rules[f.Name]
		}
		if r == nil {
			r = anyWords
		}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			f.Value = checkedList{checked{f.Value, r}, list}
			return
		}
		f.Value = checked{f.Value, r}
	}
	c.Flags().VisitAll(check)
	c.PersistentFlags().VisitAll(check)
	for _, sub := range c.Commands() {
		checkOptions(sub)
	}
}

// checked is the value of an option with its rule.
type checked struct {
	pflag.Value
	rule rule
}

// wrongValue is a rule's sentence.
type wrongValue struct{ error }

func (v checked) Set(value string) error {
	if err := v.rule(value); err != nil {
		return wrongValue{err}
	}
	return v.Value.Set(value)
}

// checkedList is the same for an option that may be repeated.
type checkedList struct {
	checked
	pflag.SliceValue
}

// Set takes words separated by commas, with or without blanks around them.
func (v checkedList) Set(value string) error {
	if err := v.checked.Set(value); err != nil || v.Type() != "stringSlice" {
		return err
	}
	list := v.GetSlice()
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return v.Replace(list)
}

// flagError puts what is wrong with an option into words.
func flagError(c *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &value):
		name := "--" + value.GetFlag().Name
		if sentence := (wrongValue{}); errors.As(err, &sentence) {
			return misuse("%s: %w", name, sentence.error)
		}
		return misuse("%s: expected %s, found %q", name, kindOfValue(value.GetFlag()), value.GetValue())
	case errors.As(err, &missing):
		return misuse("--%s needs a value: --%s %s", missing.GetFlag().Name, missing.GetFlag().Name, strings.ToUpper(kindWord(missing.GetFlag())))
	case errors.As(err, &unknown) && len(unknown.GetSpecifiedName()) > 1:
		return misuse("unknown flag: --%s%s", unknown.GetSpecifiedName(), didYouMean("--", unknown.GetSpecifiedName(), flagNames(c)))
	}
	return usage{err}
}

func kindOfValue(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "float64":
		return "a number"
	case "int", "int64", "uint64":
		return "a whole number"
	}
	return "a value"
}

func kindWord(f *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(f)
	return name
}

func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// didYouMean offers the known word that lies nearest, in words to be appended.
func didYouMean(prefix, word string, known []string) string {
	if near, ok := diag.Nearest(word, known); ok {
		return fmt.Sprintf("; did you mean %s%s?", prefix, near)
	}
	return ""
}

// notAmong is the sentence for a word that is none of those known.
func notAmong(value string, known []string) error {
	return fmt.Errorf("expected one of %s, found %q%s", strings.Join(known, ", "), value, didYouMean("", value, known))
}

func words(known ...string) rule {
	return func(value string) error {
		if slices.Contains(known, value) {
			return nil
		}
		return notAmong(value, known)
	}
}

// texts returns words of their own types as strings.
func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

func whole(low, high int64) rule {
	return func(value string) error {
		n, err := strconv.ParseInt(value, 10, 64)
		switch {
		case err == nil && n >= low && n <= high:
			return nil
		case high >= math.MaxInt32:
			return fmt.Errorf("expected a whole number from %d on, found %q", low, value)
		}
		return fmt.Errorf("expected a whole number from %d to %d, found %q", low, high, value)
	}
}

func number(low, high float64) rule {
	return func(value string) error {
		if x, err := strconv.ParseFloat(value, 64); err == nil && x >= low && x <= high {
			return nil
		}
		return fmt.Errorf("expected a number from %v to %v, such as %v, found %q", low, high, (low+high)/2, value)
	}
}

func aboveZero(value string) error {
	if x, err := strconv.ParseFloat(value, 64); err == nil && x > 0 && x <= 1 {
		return nil
	}
	return fmt.Errorf("expected a share above 0 and up to 1, such as 0.2, found %q", value)
}

// languageCode takes any ISO 639 code by its form.
func languageCode(value string) error {
	if len(value) == 2 && strings.Trim(value, "abcdefghijklmnopqrstuvwxyz") == "" {
		return nil
	}
	return fmt.Errorf("expected a language of two letters, such as en or sv, found %q", value)
}

// person takes the name of a coder, who is not the program.
func person(value string) error {
	if err := anyWords(value); err != nil {
		return err
	}
	if strings.EqualFold(value, analysis.MachineCoder) {
		return fmt.Errorf("%s is the program's own name; name the person who decides", value)
	}
	if strings.ContainsFunc(value, unicode.IsControl) {
		return fmt.Errorf("a name is one line of text, found %q", value)
	}
	return nil
}

func anyWords(value string) error {
	if strings.TrimSpace(value) == "" {
		return errors.New("a value is expected, and it is empty; leave the option out if you do not need it")
	}
	return nil
}

func anyText(string) error { return nil }

// argumentError puts what is wrong with the words after a command into words.
func argumentError(c *cobra.Command, args []string, err error) error {
	switch {
	case err == nil:
		return nil
	case c.HasSubCommands() && len(args) > 0:
		return misuse("%s has no command %q%s", c.CommandPath(), args[0], didYouMean("", args[0], commandNames(c)))
	case strings.HasPrefix(err.Error(), "unknown command"):
		return misuse("%s takes no words, found %q; write: %s", c.CommandPath(), strings.Join(args, " "), c.UseLine())
	case len(args) == 0:
		return misuse("%s needs more words; write: %s", c.CommandPath(), c.UseLine())
	}
	return misuse("%s: %s too few or too many, found %q; write: %s", c.CommandPath(), countedThat(len(args), "word", "is", "are"), strings.Join(args, " "), c.UseLine())
}
