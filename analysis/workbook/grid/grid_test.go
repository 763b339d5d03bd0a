package grid_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"cocode/analysis/workbook/grid"

	"github.com/google/go-cmp/cmp"
)

// packed is an archive of parts, given as names and contents in turn.
func packed(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, _ := z.Create(parts[i])
		w.Write([]byte(parts[i+1]))
	}
	z.Close()
	return b.Bytes()
}

// xlsx is a workbook with one sheet of rows, with shared texts.
func xlsx(rows string) []byte {
	return packed("_rels/.rels", `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<?xml version="1.0"?><workbook><sheets><sheet name="A &amp; B" sheetId="1" r:id="r7"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id='r7' Type='http://x/worksheet' Target='worksheets/s.xml'/><Relationship Id="r8" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>zero</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>plain</t></r><rPh><t>sound</t></rPh></si><si/></sst>`,
		"docProps/core.xml", `<cp:coreProperties><dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-01T12:00:00Z</dcterms:modified></cp:coreProperties>`,
		"xl/worksheets/s.xml", `<worksheet><sheetData>`+rows+`</sheetData><tail><c r="A1"><v>no</v></c></tail></worksheet>`)
}

func ods(rows string) []byte {
	return packed("content.xml", `<office:document-content><table:table table:name="Ett"><table:table-row><table:table-cell><text:p>other</text:p></table:table-cell></table:table-row></table:table><table:table table:name="Two">`+rows+`</table:table></office:document-content>`,
		"meta.xml", `<office:meta><dc:date>2026-03-01T12:00:00.5</dc:date></office:meta>`)
}

// rows lists the rows of the last sheet: "3: a|b".
func rows(t *testing.T, src []byte) []string {
	t.Helper()
	b, err := grid.Open(src)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	err = b.Sheets[len(b.Sheets)-1].Rows(func(n int, cells []string) bool {
		list = append(list, fmt.Sprintf("%d: %s", n, strings.Join(cells, "|")))
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var cases = []struct {
	name string
	src  []byte
	want []string
}{
	{"shared, inline, numbers, formulas", xlsx(`<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>in &lt;line&gt; &#x1F642;</t></is></c><c r="D2"><v>2.5</v></c><c r="E2" t="str"><f>HYPERLINK("#a","b")</f><v>b</v></c></row>`),
		[]string{"2: bold plain||in <line> 🙂|2.5|b"}},
	{"rows and cells that do not say where they are", xlsx(`<row><c t="s"><v>0</v></c><c><v>1</v></c></row><row r="9"><c r="AA9"><v>x</v></c></row><row/>`),
		[]string{"1: zero|1", "9: " + strings.Repeat("|", 26) + "x"}},
	{"coded characters", xlsx(`<row><c t="inlineStr"><is><t>a_x000A_b _x005F_x000A_</t></is></c></row>`), []string{"1: a\nb _x000A_"}},
	{"comments, plain stretches, > in attributes", xlsx(`<!-- <row> --><row><c r="A1" x="a>b" t="inlineStr"><is><t><![CDATA[1 < 2 & 3]]></t></is></c></row>`), []string{"1: 1 < 2 & 3"}},
	{"prefixes", xlsx(`<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c></x:row>`), []string{"1: p"}},
	{"shared texts that are not there", xlsx(`<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>k</v></c></row>`), []string{"1: ||k"}},
	{"paragraphs, blanks, tabs, spans", ods(`<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c &amp; d</text:span></text:p><text:p/><text:p>e</text:p></table:table-cell></table:table-row>`),
		[]string{"1: a  b\tc & d\n\ne"}},
	{"repeated cells and rows", ods(`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>`),
		[]string{"1: ||x|x", "2: ||x|x", "3: ||x|x", "1048004: end"}},
	{"comments on a cell", ods(`<table:table-row><table:table-cell><office:annotation><text:p>aside</text:p></office:annotation><text:p>said</text:p></table:table-cell></table:table-row>`), []string{"1: said"}},
	{"commas", []byte("\xEF\xBB\xBFa,b\n\"x, \"\"y\"\"\nz\",'=1\n\nlast\n"), []string{"1: a|b", "2: x, \"y\"\nz|=1", "5: last"}},
	{"semicolons in Windows-1252", []byte("kod;citat\n\xE5;\x93\xF6\x94\n"), []string{"1: kod|citat", "2: å|“ö”"}},
	{"tabs in UTF-16", []byte("\xFF\xFEa\x00\t\x00\xE5\x00\n\x00"), []string{"1: a|å"}},
}

func TestRows(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, rows(t, c.src)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBook(t *testing.T) {
	b, err := grid.Open(xlsx(""))
	if err != nil || b.Sheets[0].Name != "A & B" || !b.Modified.Equal(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)) {
		t.Errorf("%v, %v", b, err)
	}
	b, err = grid.Open(ods(""))
	if err != nil || len(b.Sheets) != 2 || b.Sheets[1].Name != "Two" || b.Modified.Year() != 2026 {
		t.Errorf("%v, %v", b, err)
	}
}

func TestStopsWhereAsked(t *testing.T) {
	b, err := grid.Open(xlsx(`<row><c><v>1</v></c></row><row><c><v>2</v></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := b.Sheets[0].Rows(func(int, []string) bool { n++; return false }); err != nil || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestDamaged(t *testing.T) {
	for name, src := range map[string][]byte{
		"cut": xlsx("")[:200], "no workbook": packed("a.txt", "x"), "binary": {0, 1, 2}, "letter": packed("_rels/.rels", "<Relationships/>"),
	} {
		if _, err := grid.Open(src); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	b, err := grid.Open(xlsx(`<row><c r="A1`))
	if err == nil {
		err = b.Sheets[0].Rows(func(int, []string) bool { return true })
	}
	if err != nil {
		t.Logf("a cut tag: %v", err)
	}
}

// FuzzOpen reads anything without a panic, and the same twice.
func FuzzOpen(f *testing.F) {
	for _, c := range cases {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			return
		}
		b, err := grid.Open(src)
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			var first, again []string
			for _, to := range []*[]string{&first, &again} {
				s.Rows(func(n int, cells []string) bool {
					*to = append(*to, strings.Join(cells, "|"))
					return len(*to) < 100
				})
			}
			if !cmp.Equal(first, again) {
				t.Fatal("read twice, it differs")
			}
		}
	})
}
