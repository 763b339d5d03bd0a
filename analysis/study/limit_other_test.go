//go:build !unix

package study_test

func limitFiles(string) error { return nil }

const canLimitFiles = false
