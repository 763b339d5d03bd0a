package proposition

import (
	_ "embed"
	"sync"
)

// BuiltInName is how messages call the built-in file.
const BuiltInName = "power-triangle.yaml"

//go:embed power-triangle.yaml
var builtIn []byte

// BuiltInSource returns the built-in propositions as they are written: a start for a
// file of one's own.
func BuiltInSource() []byte { return append([]byte(nil), builtIn...) }

// BuiltIn returns the propositions of the study's model, operationalised here from
// its published summary. The value is shared: do not change it.
var BuiltIn = sync.OnceValue(func() *File {
	f, problems := Parse(BuiltInName, builtIn)
	if err := problems.Err(); err != nil {
		panic(err) // the file is embedded: this is a fault of the program
	}
	return f
})
