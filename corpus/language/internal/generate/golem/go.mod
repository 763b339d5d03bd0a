module cocode/corpus/language/internal/generate/golem

go 1.26.0

require (
	github.com/aaaton/golem/v4 v4.0.2
	github.com/aaaton/golem/v4/dicts/en v1.0.1
	github.com/aaaton/golem/v4/dicts/sv v1.0.1
)
