// Throw-away: never commit.
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"

	"cocode/analysis/deductive"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

type cnt struct{ r, w, m int }

func (c cnt) String() string {
	p, r := float64(c.r)/float64(max(1, c.r+c.w)), float64(c.r)/float64(max(1, c.r+c.m))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.2f R %.2f F %.2f  (%d right, %d wrong, %d missed)", p, r, f, c.r, c.w, c.m)
}

var path = "/tmp/svind/pt.yaml"
var lang = "sv"

func suggest(p *deductive.Pass, s string, ) map[string]string {
	d := codebook.Utterance(lang, s)
	a := annotate.Document(d)
	out := map[string]string{}
	u := corpus.Unit{ID: "u", Spans: []text.Span{{End: len(d.Text)}}}
	for _, x := range p.Suggest(deductive.Input{Document: d, Annotation: a, Units: []corpus.Unit{u}}) {
		var rs []string
		for _, e := range x.Evidence {
			if e.Weight > 0 {
				rs = append(rs, fmt.Sprintf("%s(%.1f)", e.Rule, e.Weight))
			}
		}
		out[x.Code] = strings.Join(rs, " ; ")
	}
	return out
}

func table(by map[string]*cnt, title string) {
	fmt.Println("==", title)
	var ks []string
	tot := cnt{}
	for k, c := range by {
		ks = append(ks, k)
		tot.r += c.r
		tot.w += c.w
		tot.m += c.m
	}
	sort.Strings(ks)
	macro := 0.0
	for _, k := range ks {
		fmt.Printf("%-34s %v\n", k, *by[k])
		c := by[k]
		macro += 2 * float64(c.r) / float64(max(1, 2*c.r+c.w+c.m))
	}
	fmt.Printf("%-34s %v macroF %.3f\n", "ALL", tot, macro/float64(max(1, len(ks))))
}

func get(by map[string]*cnt, k string) *cnt {
	if by[k] == nil {
		by[k] = &cnt{}
	}
	return by[k]
}

func norm(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r > 127 || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func main() {
	show := flag.String("show", "", "code to list")
	part := flag.String("part", "all", "train|held|all")
	inter := flag.Bool("inter", false, "")
	labelled := flag.String("labelled", "", "")
	try := flag.String("try", "", "sentence")
	verbose := flag.Bool("v", false, "")
	stats := flag.Bool("stats", false, "")
	master := flag.String("master", "", "")
	check := flag.Bool("check", false, "")
	flag.StringVar(&lang, "lang", "sv", "")
	flag.Parse()
	src, _ := os.ReadFile(path)
	book, problems := codebook.Parse("pt.yaml", src)
	if problems.Err() != nil {
		fmt.Println(problems)
		os.Exit(1)
	}
	in, problems := book.Compile(lang)
	for _, p := range problems {
		fmt.Println("PROBLEM", p)
	}
	p := deductive.New(in)
	if *check {
		r := in.Reading()
		hits := func(code, words string) (out []string, blocked bool) {
			d := codebook.Utterance(lang, words)
			a := annotate.Document(d)
			for _, m := range r.Turn(d, a, 0, len(a.Sentences)) {
				if m.Code.ID == code && m.Counts {
					blocked = blocked || m.Indicator.Not
					out = append(out, m.Indicator.String())
				}
			}
			return
		}
		for c := range book.All() {
			if c.Abstract {
				continue
			}
			if h, b := hits(c.ID, c.Example[lang]); len(h) == 0 || b {
				fmt.Println("NOT FOUND", c.ID, c.Example[lang], h)
			}
			if h, b := hits(c.ID, c.NearMiss[lang].Text); len(h) > 0 && !b {
				fmt.Println("NEARMISS", c.ID, c.NearMiss[lang].Text, h)
			}
		}
		return
	}
	if *try != "" {
		d := codebook.Utterance(lang, *try)
		a := annotate.Document(d)
		for _, t := range a.Tokens {
			fmt.Printf("%s/%s/%v ", t.Word, strings.Join(t.Bases, ","), t.Fine)
		}
		fmt.Println()
		u := corpus.Unit{ID: "u", Spans: []text.Span{{End: len(d.Text)}}}
		for _, x := range p.Consider(deductive.Input{Document: d, Annotation: a, Units: []corpus.Unit{u}}) {
			fmt.Printf("%s %.2f\n", x.Code, x.Confidence)
			for _, e := range x.Evidence {
				fmt.Printf("    %s %s %.1f %s\n", e.Rule, e.Polarity, e.Weight, e.Kind)
			}
		}
		return
	}
	if *labelled != "" {
		by := map[string]*cnt{}
		for _, f := range strings.Split(*labelled, ",") {
			b, _ := os.ReadFile(f)
			for _, l := range strings.Split(string(b), "\n") {
				codes, s, ok := strings.Cut(l, "\t")
				if !ok {
					continue
				}
				ref := strings.Split(codes, "|")
				if codes == "-" {
					ref = nil
				}
				score(by, p, ref, s, *show, *verbose)
			}
		}
		table(by, "labelled")
		return
	}
	if *master != "" {
		b, _ := os.ReadFile(*master)
		for _, l := range strings.Split(string(b), "\n") {
			who, said, ok := strings.Cut(l, ": ")
			if !ok || who == "Intervjuare" || strings.HasPrefix(l, "#") {
				continue
			}
			d := codebook.Utterance(lang, said)
			a := annotate.Document(d)
			for _, x := range a.Sentences {
				sent := a.Span(x.Range).Of(d.Text)
				var ks []string
				for k, why := range suggest(p, sent) {
					if *verbose {
						k += " <" + why + ">"
					}
					ks = append(ks, k)
				}
				sort.Strings(ks)
				fmt.Println(sent, "  ==>", strings.Join(ks, ", "))
			}
		}
		return
	}
	if *stats {
		type st struct{ own, other, inOwn, inOther int }
		by := map[string]*st{}
		add := func(words string, ref []string, inter bool) {
			d := codebook.Utterance(lang, words)
			a := annotate.Document(d)
			u := corpus.Unit{ID: "u", Spans: []text.Span{{End: len(d.Text)}}}
			for _, x := range p.Consider(deductive.Input{Document: d, Annotation: a, Units: []corpus.Unit{u}}) {
				seen := map[string]bool{}
				for _, e := range x.Evidence {
					if e.Weight == 0 || e.Against || seen[e.Rule] {
						continue
					}
					seen[e.Rule] = true
					k := x.Code + "\t" + fmt.Sprintf("%.2f", e.Weight) + "\t" + e.Rule
					if by[k] == nil {
						by[k] = &st{}
					}
					switch {
					case slices.Contains(ref, x.Code) && inter:
						by[k].inOwn++
					case slices.Contains(ref, x.Code):
						by[k].own++
					case inter:
						by[k].inOther++
					default:
						by[k].other++
					}
				}
			}
		}
		for c := range book.All() {
			if !c.Abstract {
				for _, s := range c.Examples[lang] {
					add(s, []string{c.ID}, false)
				}
				for _, s := range c.NearMisses[lang] {
					add(s, nil, false)
				}
			}
		}
		for _, n := range []string{"coach-09"} {
			sentences(n, func(s string, ref []string) { add(s, ref, true) })
		}
		var ks []string
		for k := range by {
			ks = append(ks, k)
		}
		sort.Strings(ks)
		for _, k := range ks {
			fmt.Printf("%d\t%d\t%d\t%d\t%s\n", by[k].own, by[k].other, by[k].inOwn, by[k].inOther, k)
		}
		return
	}
	if *inter {
		by := map[string]*cnt{}
		for _, n := range []string{"coach-09"} {
			interview(p, n, by, *show, *verbose)
		}
		table(by, "coach-09 by sentence")
		return
	}
	by := map[string]*cnt{}
	nm := map[string]*cnt{}
	for c := range book.All() {
		if c.Abstract {
			continue
		}
		ex := c.Examples[lang]
		for i, s := range ex {
			held := i%3 == 2
			if *part == "train" && held || *part == "held" && !held {
				continue
			}
			got := suggest(p, s)
			if _, ok := got[c.ID]; ok {
				get(by, c.ID).r++
			} else {
				get(by, c.ID).m++
				if *show == c.ID || *show == "all" {
					fmt.Println("MISS", c.ID, "|", s)
				}
			}
			for k, why := range got {
				if k != c.ID {
					get(by, k).w++
					if *show == k || *show == "all" {
						fmt.Println("FALSE", k, "(is", c.ID+") |", s, "|", why)
					}
				}
			}
		}
		if *part == "held" {
			continue
		}
		for _, s := range append([]string{c.NearMiss[lang].Text}, c.NearMisses[lang]...) {
			got := suggest(p, s)
			if why, ok := got[c.ID]; ok {
				get(nm, c.ID).w++
				if *show == c.ID || *show == "all" {
					fmt.Println("NEARMISS", c.ID, "|", s, "|", why)
				}
			} else {
				get(nm, c.ID).r++
			}
		}
	}
	table(by, "examples "+*part)
	t := 0
	w := 0
	for k, c := range nm {
		t += c.r + c.w
		w += c.w
		if c.w > 0 {
			fmt.Printf("nearmiss hit %s %d/%d\n", k, c.w, c.r+c.w)
		}
	}
	fmt.Println("near-misses hit", w, "of", t)
}

func score(by map[string]*cnt, p *deductive.Pass, ref []string, s, show string, verbose bool) {
	got := suggest(p, s)
	for _, c := range ref {
		if _, ok := got[c]; ok {
			get(by, c).r++
		} else {
			get(by, c).m++
			if verbose || show == c {
				fmt.Println("MISS", c, "|", s)
			}
		}
	}
	for k, why := range got {
		if !slices.Contains(ref, k) {
			get(by, k).w++
			if verbose || show == k {
				fmt.Println("FALSE", k, ref, "|", s, "|", why)
			}
		}
	}
}

func interview(p *deductive.Pass, name string, by map[string]*cnt, show string, verbose bool) {
	sentences(name, func(s string, ref []string) { score(by, p, ref, s, show, verbose) })
}

func sentences(name string, f func(string, []string)) {
	file, _ := os.Open("/work/main/testdata/reference/" + name + ".csv")
	rows, _ := csv.NewReader(file).ReadAll()
	b, _ := os.ReadFile("/work/brief/masters/" + name + ".txt")
	for _, l := range strings.Split(string(b), "\n") {
		who, said, ok := strings.Cut(l, ": ")
		if !ok || !strings.HasPrefix(who, "IP") {
			continue
		}
		d := codebook.Utterance(lang, said)
		a := annotate.Document(d)
		for _, s := range a.Sentences {
			sent := a.Span(s.Range).Of(d.Text)
			n := norm(sent)
			var ref []string
			for _, r := range rows {
				q := norm(r[1])
				if r[2] != "" && r[2] != "code" && (strings.Contains(q, n) && len(n) > 2 || strings.Contains(n, q)) && !slices.Contains(ref, r[2]) {
					ref = append(ref, r[2])
				}
			}
			f(sent, ref)
		}
	}
}
