// Command generate makes the models of the built-in codebook: it reads the codebook and
// the coded passages beside it and writes one file a language. It is run by go generate
// in analysis/deductive/builtin and is no part of the program.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"cocode/analysis/deductive/builtin"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate() error {
	for _, lang := range builtin.Languages {
		src, err := os.ReadFile(filepath.Join("..", "..", "..", "codebook", "powertriangle", "passages", lang+".txt"))
		if err != nil {
			return err
		}
		data, problems := builtin.Make(lang, string(src))
		if err := problems.Err(); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join("data", lang+".model"), data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", lang, len(data))
	}
	return nil
}
