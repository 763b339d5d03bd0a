package agreement_test

import (
	"fmt"
	"os"
	"strings"

	"cocode/analysis/agreement"
)

func Example() {
	table, err := agreement.ReadCSV(strings.NewReader(`unit,Anna,Berit
1,enabler,enabler
2,barrier,barrier
3,enabler,barrier
4,barrier,
5,enabler,enabler
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	kappa := agreement.Cohen(table, agreement.Unweighted)
	fmt.Printf("kappa %.2f: %s\n", kappa.Value, agreement.LandisKoch(kappa.Value))
	agreement.WriteCSV(os.Stdout, "pilot", agreement.All(table)[:3])
	// Output:
	// kappa 0.50: moderate
	// pilot,percent_unit,0.7500000000
	// pilot,percent_pairs,0.7500000000
	// pilot,cohen,0.5000000000
}
