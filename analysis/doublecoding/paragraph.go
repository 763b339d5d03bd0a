package doublecoding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/agreement"
)

// Reporting says what a paragraph is about, and in which language.
type Reporting struct {
	Coders   []string
	On       On // what the items are; Units if empty
	Level    analysis.Level
	Language string            // "sv"; else English
	Options  agreement.Options // of the interval; none without Resamples
}

// Paragraph returns what a paper says of the agreement of coders on items, in English
// or Swedish: who coded how much, how far they agree over the sets of codes, with an
// interval, and code by code, and how to read it. It claims nothing that the items do
// not carry: where no coefficient is defined, it says so.
func Paragraph(m Material, items []Item, r Reporting) string {
	f := figures{Reporting: r, items: len(items), inPart: InPart(items)}
	f.without, f.out = InDoubt(items)
	for _, d := range m.Documents {
		f.all += len(d.places(cmp.Or(r.On, Units)))
	}
	if t, err := Sets(items, r.Coders); err == nil {
		f.overall = agreement.Alpha(t, agreement.MASI)
		if r.Options.Resamples > 0 {
			f.interval = agreement.BootstrapAlpha(t, agreement.MASI, r.Options)
		}
	}
	for _, code := range Codes(items, m.Scheme) {
		t, err := Binary(items, r.Coders, code)
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
	if r.Language == "sv" {
		return f.swedish()
	}
	return f.english()
}

// figures are what the paragraph says.
type figures struct {
	Reporting
	items, all int
	inPart     int
	without    int // compared by sets without codes that a coder was unsure of
	out        int // not compared by sets for that reason
	overall    agreement.Result
	interval   agreement.Confidence
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

func (f figures) english() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d coders (%s) coded the same %d %s (%d %% of all). ", len(f.Coders), strings.Join(f.Coders, ", "), f.items, cmp.Or(f.On, Units), f.share())
	if f.inPart > 0 {
		fmt.Fprintf(&b, "Of these, %d were answered in part and are compared only on the codes that both answered. ", f.inPart)
	}
	if f.without+f.out > 0 {
		fmt.Fprintf(&b, "Codes that a coder was unsure of are left out of the sets; %s concerned: %d, of which not compared: %d. ", cmp.Or(f.On, Units), f.without+f.out, f.out)
	}
	if f.overall.OK {
		fmt.Fprintf(&b, "Over the sets of codes, Krippendorff's alpha with the MASI distance (Passonneau 2006) was %.2f%s. ", f.overall.Value, f.limits("95 %% of resamples: %.2f to %.2f; Hayes & Krippendorff 2007"))
	} else {
		b.WriteString("Over the sets of codes, alpha is undefined, since no two values differ. ")
	}
	if n := len(f.alphas); n > 0 {
		fmt.Fprintf(&b, "At the level of the %s, nominal alpha ranged from %.2f to %.2f; of %d, %d reached .800 and %d more .667, the lowest at which Krippendorff (2004) allows tentative conclusions. ",
			f.Level, f.alphas[0], f.alphas[n-1], n, f.reliable(.8), f.reliable(.667)-f.reliable(.8))
	}
	if f.undefined > 0 {
		fmt.Fprintf(&b, "For %d it is undefined, since the answers do not vary. ", f.undefined)
	}
	fmt.Fprintf(&b, "What a coder did not see is left out; %s that all saw and left uncoded count as agreement.", cmp.Or(f.On, Units))
	return b.String()
}

func (f figures) swedish() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d kodare (%s) kodade samma %d %s (%d %% av alla). ", len(f.Coders), strings.Join(f.Coders, ", "), f.items, swedishNames[cmp.Or(f.On, Units)], f.share())
	if f.inPart > 0 {
		fmt.Fprintf(&b, "Av dessa besvarades %d delvis och jämförs bara på de koder som båda har svarat på. ", f.inPart)
	}
	if f.without+f.out > 0 {
		fmt.Fprintf(&b, "Koder som en kodare var osäker på ingår inte i mängderna; %s som det gäller: %d, varav inte jämförda: %d. ", swedishNames[cmp.Or(f.On, Units)], f.without+f.out, f.out)
	}
	if f.overall.OK {
		fmt.Fprintf(&b, "Över mängderna av koder var Krippendorffs alfa med MASI-avstånd (Passonneau 2006) %s%s. ", comma(f.overall.Value), strings.ReplaceAll(f.limits("95 %% av omtagna urval: %.2f till %.2f; Hayes & Krippendorff 2007"), ".", ","))
	} else {
		b.WriteString("Över mängderna av koder är alfa odefinierat, eftersom inga två värden skiljer sig. ")
	}
	words := map[analysis.Level]string{analysis.LevelCode: "koder", analysis.LevelSubcategory: "subkategorier", analysis.LevelCategory: "kategorier"}
	if n := len(f.alphas); n > 0 {
		fmt.Fprintf(&b, "För %s låg nominellt alfa mellan %s och %s; av %d nådde %d 0,800 och ytterligare %d 0,667, det lägsta som Krippendorff (2004) godtar för preliminära slutsatser. ",
			words[f.Level], comma(f.alphas[0]), comma(f.alphas[n-1]), n, f.reliable(.8), f.reliable(.667)-f.reliable(.8))
	}
	if f.undefined > 0 {
		fmt.Fprintf(&b, "För %d är det odefinierat, eftersom svaren inte varierar. ", f.undefined)
	}
	fmt.Fprintf(&b, "Det som en kodare inte har sett ingår inte; %s som alla såg och lämnade utan kod räknas som överensstämmelse.", swedishNames[cmp.Or(f.On, Units)])
	return b.String()
}

// swedishNames are what is compared, in Swedish.
var swedishNames = map[On]string{Units: "enheter", Sentences: "meningar", Turns: "repliker", Documents: "intervjuer"}

// limits returns the interval in parentheses, if there is one.
func (f figures) limits(form string) string {
	if !f.interval.OK {
		return ""
	}
	return " (" + fmt.Sprintf(form, f.interval.Low, f.interval.High) + ")"
}

// comma writes a figure as Swedish does.
func comma(v float64) string { return strings.Replace(fmt.Sprintf("%.2f", v), ".", ",", 1) }
