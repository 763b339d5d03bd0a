package swedish

import (
	_ "embed"

	"cocode/corpus/language"
)

var (
	//go:embed data/stop.txt
	stop string
	//go:embed data/pauses.txt
	pauses string
	//go:embed data/fillers.txt
	fillers string
	//go:embed data/hedges.txt
	hedges string
	//go:embed data/backchannels.txt
	backchannels string
	//go:embed data/markers.txt
	markers string
	//go:embed data/vocatives.txt
	vocatives string
)

// Lists are the small words of Swedish interviews.
var Lists = language.Lists{
	Stop:         language.ParseList(stop),
	Pauses:       language.ParseList(pauses),
	Fillers:      language.ParseList(fillers),
	Hedges:       language.ParseList(hedges),
	Backchannels: language.ParseList(backchannels),
	Markers:      language.ParseList(markers),
	Vocatives:    language.ParseList(vocatives),
}
