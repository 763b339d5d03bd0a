package matrix

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/corpus/language"
)

// spoken returns the English words that the package's code says in tables: string
// literals given to functions that translate, and values that are translated.
func spoken(t *testing.T) map[string]bool {
	said := map[string]bool{}
	for _, l := range []analysis.Level{analysis.LevelCode, analysis.LevelSubcategory, analysis.LevelCategory, analysis.LevelTheme} {
		said[string(l)] = true
	}
	for _, s := range []analysis.Status{analysis.Suggested, analysis.Accepted, analysis.Rejected, analysis.Unsure} {
		said[string(s)] = true
	}
	for _, p := range []language.Polarity{language.Affirmed, language.Negated, language.Insufficient, language.Hypothetical, language.Counterfactual} {
		said[string(p)] = true
	}
	for _, w := range strings.Fields("resources discourses contexts enables hinders neutral") {
		said[w] = true
	}
	for _, w := range slices.Concat(coreq, srqr) {
		said[w] = true
	}
	for name := range Fields() {
		if f := Fields()[name]; name == string(f) {
			said[name] = true
		}
	}
	for _, w := range verdicts {
		said[string(w)] = true
	}
	for _, s := range Sheets() {
		said[s.tab], said[s.title], said[s.intro] = true, true, true
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool { collect(n, said); return true })
	}
	return said
}

// collect adds the literals of one call of a translating function.
func collect(n ast.Node, said map[string]bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains([]string{"t", "section", "count", "say"}, f.Sel.Name) {
		return
	}
	for _, a := range call.Args {
		ast.Inspect(a, func(n ast.Node) bool {
			if inner, ok := n.(*ast.CallExpr); ok && inner != a {
				return false // its own literals are none of ours
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, _ := strconv.Unquote(lit.Value); strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz") {
					said[s] = true
				}
			}
			return true
		})
		if f.Sel.Name != "count" { // the first word is the text, what follows are values
			break
		}
	}
}

func TestEveryWordIsSwedishToo(t *testing.T) {
	said := spoken(t)
	for s := range said {
		if _, ok := swedish[s]; !ok {
			t.Errorf("no Swedish for %q", s)
		}
	}
	for s := range swedish {
		if !said[s] && !aside[s] {
			t.Errorf("the Swedish for %q is not used", s)
		}
	}
}

// aside are words that are translated by way of a variable.
var aside = map[string]bool{
	"Units": true, "Interviews": true, "Participants": true, "Words": true, "Turns": true,
	"units": true, "interviews": true, "participants": true, "words": true, "turns": true,
	"Category, subcategory, code": true, "Theme, category, subcategory, code": true,
}

func TestVerbsAgree(t *testing.T) {
	verbs := regexp.MustCompile(`%[a-z]|%%`)
	for en, sv := range swedish {
		if a, b := verbs.FindAllString(en, -1), verbs.FindAllString(sv, -1); !slices.Equal(a, b) {
			t.Errorf("%q has %v, its Swedish %q has %v", en, a, sv, b)
		}
	}
}
