package doublecoding

import (
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/agreement"
)

// Paragraph returns what a paper says of the agreement of coders on units, in English
// ("en") or Swedish ("sv"): who coded how much, how far they agree over the sets of
// codes and code by code, and how to read it. It claims nothing that the items do not
// carry: where no coefficient is defined, it says so.
func Paragraph(m Material, items []Item, coders []string, level analysis.Level, lang string) string {
	f := figures{coders: coders, items: len(items)}
	for _, d := range m.Documents {
		f.all += len(d.Units)
	}
	if t, err := Sets(items, coders); err == nil {
		f.overall = agreement.Alpha(t, agreement.MASI)
	}
	for _, code := range Codes(items, m.Scheme) {
		t, err := Binary(items, coders, code)
		if err != nil {
			continue
		}
		if alpha := agreement.Alpha(t, agreement.Nominal); alpha.OK {
			f.alphas = append(f.alphas, alpha.Value)
		} else {
			f.undefined++
		}
	}
	slices.Sort(f.alphas)
	if lang == "sv" {
		return f.swedish(level)
	}
	return f.english(level)
}

// figures are what the paragraph says.
type figures struct {
	coders     []string
	items, all int
	overall    agreement.Result
	alphas     []float64 // of codes, sorted
	undefined  int
}

// share is the part of all units that was compared, in whole per cent.
func (f figures) share() int {
	if f.all == 0 {
		return 0
	}
	return (100*f.items + f.all/2) / f.all
}

// reliable counts codes from a value of alpha on.
func (f figures) reliable(from float64) int {
	first, _ := slices.BinarySearch(f.alphas, from)
	return len(f.alphas) - first
}

func (f figures) english(level analysis.Level) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d coders (%s) coded the same %d units (%d %% of all). ", len(f.coders), strings.Join(f.coders, ", "), f.items, f.share())
	if f.overall.OK {
		fmt.Fprintf(&b, "Over the sets of codes, Krippendorff's alpha with the MASI distance (Passonneau 2006) was %.2f. ", f.overall.Value)
	} else {
		b.WriteString("Over the sets of codes, alpha is undefined, since no two values differ. ")
	}
	if n := len(f.alphas); n > 0 {
		fmt.Fprintf(&b, "At the level of the %s, nominal alpha ranged from %.2f to %.2f; of %d, %d reached .800 and %d more .667, the lowest at which Krippendorff (2004) allows tentative conclusions. ",
			level, f.alphas[0], f.alphas[n-1], n, f.reliable(.8), f.reliable(.667)-f.reliable(.8))
	}
	if f.undefined > 0 {
		fmt.Fprintf(&b, "For %d it is undefined, since the answers do not vary. ", f.undefined)
	}
	b.WriteString("Units that a coder did not see are left out; units that both saw and left uncoded count as agreement.")
	return b.String()
}

func (f figures) swedish(level analysis.Level) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d kodare (%s) kodade samma %d enheter (%d %% av alla). ", len(f.coders), strings.Join(f.coders, ", "), f.items, f.share())
	if f.overall.OK {
		fmt.Fprintf(&b, "Över mängderna av koder var Krippendorffs alfa med MASI-avstånd (Passonneau 2006) %s. ", comma(f.overall.Value))
	} else {
		b.WriteString("Över mängderna av koder är alfa odefinierat, eftersom inga två värden skiljer sig. ")
	}
	words := map[analysis.Level]string{analysis.LevelCode: "koder", analysis.LevelSubcategory: "subkategorier", analysis.LevelCategory: "kategorier"}
	if n := len(f.alphas); n > 0 {
		fmt.Fprintf(&b, "För %s låg nominellt alfa mellan %s och %s; av %d nådde %d 0,800 och ytterligare %d 0,667, det lägsta som Krippendorff (2004) godtar för preliminära slutsatser. ",
			words[level], comma(f.alphas[0]), comma(f.alphas[n-1]), n, f.reliable(.8), f.reliable(.667)-f.reliable(.8))
	}
	if f.undefined > 0 {
		fmt.Fprintf(&b, "För %d är det odefinierat, eftersom svaren inte varierar. ", f.undefined)
	}
	b.WriteString("Enheter som en kodare inte har sett ingår inte; enheter som båda såg och lämnade utan kod räknas som överensstämmelse.")
	return b.String()
}

// comma writes a figure as Swedish does.
func comma(v float64) string { return strings.Replace(fmt.Sprintf("%.2f", v), ".", ",", 1) }
