// Package agreement measures how far coders agree: two or more people, a person
// and the machine, or one coder now and earlier. It stands near the end of the
// way of the data: codings are laid out as a [Table] of units × coders (or as
// spans of a [Continuum]), and coefficients, intervals and words to read them
// by come out. It does no input or output beyond an io.Reader and an io.Writer,
// and gives the same figures for the same table and seed, whatever the order of
// the units.
//
// A table is kept as counts: units with the same row of values are one pattern,
// and every coefficient is computed in closed form from sums over patterns,
// never by comparing codings one pair at a time. [All] computes every
// coefficient of a table, [Bootstrap] puts intervals around them, [Summarize]
// says what the figures rest on and where they mislead, and [WriteText] and
// [WriteCSV] print them.
//
// Which coefficient takes what:
//
//	coefficient                 coders  missing values
//	percent_unit, _pairs        any     units with two or more values count
//	cohen, _linear, _quadratic  any     each pair of coders on the units both coded; mean over pairs
//	scott                       two     the units that both coded
//	fleiss, brennan_prediger,   any     observed agreement over units with two or more values,
//	gwet_ac1, _ac2, conger              chance agreement over all values (Gwet 2014)
//	alpha_*                     any     units with two or more values
//	AlphaU (spans)              any     none: a coder saw the whole continuum
//
// Where a coefficient would be 0/0 because no two values differ, or where it
// does not apply, its [Result] is not OK and carries the reason; it is never 0
// or 1 for want of something better.
package agreement
