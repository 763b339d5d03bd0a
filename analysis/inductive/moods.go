package inductive

import (
	"cocode/corpus/language"
)

// vague are verbs that say an act only together with what it is done to.
var vague = map[string]language.List{
	"en": language.ParseList("be\nhave\nget\ndo\ngo\ncome\nput\nputt\ntake\nmake\nlet\nkeep\nlook\nhold\nset\nturn\nrun\ncall"),
	"sv": language.ParseList("vara\nha\nfå\ngöra\ngå\nkomma\nta\nsätta\nlägga\nställa\nlåta\nhålla\nbli\ndra\nslå"),
}

// towards are the words for the participant as the one to whom something is done.
var towards = map[string]language.List{"en": language.ParseList("me\nus"), "sv": language.ParseList("mig\nmej\noss")}

// moods are verbs before another that tell what is wished or needed, with the mood, or that
// add little.
var moods = map[string]map[string]string{
	"en": {"want": "want", "like": "want", "love": "want", "wish": "want", "need": "need", "dare": "dare", "have": "", "able": "", "be": "", "get": "", "try": "", "use": "", "start": "", "begin": "", "keep": "", "stop": "stop", "allow": "", "let": "", "make": ""},
	"sv": {"vilja": "want", "böra": "need", "behöva": "need", "skola": "need", "våga": "dare", "töras": "dare", "kunna": "", "få": "", "orka": "", "hinna": "", "börja": "", "sluta": "stop", "försöka": "", "bruka": "", "ha": "", "vara": "", "bli": "", "varda": "", "komma": ""},
}

// mooded are the acts that a mood says already.
var mooded = map[string]string{"need": "needing", "want": "wanting", "dare": "daring", "stop": "stopping"}
