package voice

import (
	"strings"
	"unicode/utf8"
)

// A label that stands once cannot show by returning that it is one. What is left is
// whether it reads as somebody: a first name, a role, a relation; or at least as
// nothing else that people set before a colon.

// trust is how far a label reads as somebody.
type trust uint8

const (
	nobody  trust = iota // a topic, a place, a sentence
	maybe                // words with capitals of which nothing else is known
	someone              // a first name, a title, a role or a relation
)

// trustIn returns how far a label reads as somebody.
func trustIn(label string) trust {
	if shapeOf(label) != name && shapeOf(label) != code || stops[firstWord(label)] || stage[firstWord(label)] || greetings[firstWord(label)] {
		return nobody
	}
	words := labelWords(label)
	if len(words) == 0 || len(words) > 4 {
		return nobody
	}
	best := maybe
	for _, w := range words {
		switch {
		case things[w] || fields[w] || utf8.RuneCountInString(w) < 2:
			return nobody
		case people[w] || address[w] || parts[w] == professional || parts[w] == asks || parts[w] == answers && len(w) > 1:
			best = someone
		case best != someone && isThing(w):
			return nobody
		}
	}
	return best
}

// nounEndings are how English and Swedish nouns end that are no names: "lösningen",
// "situation", "poängen". A name of the list of names may end so.
var nounEndings = strings.Fields(`tion sion ment ness ity ism ing ings ence ance ship het skap else erna arna orna ande et en ar er or es ens
	ist ly åt tid plan del`)

func isThing(word string) bool {
	for _, e := range nounEndings {
		if strings.HasSuffix(word, e) && len(word) > len(e)+1 {
			return true
		}
	}
	return false
}

// address are words that stand before names.
var address = set("dr prof professor mr mrs ms miss fru herr fröken mx sir syster broder doktor doctor nurse coach")

// people are first names that are common in the English and Swedish speaking world,
// and words by which transcribers call people who come in: relations and roles.
var people = set(`
	anna eva maria karin kristina christina lena sara sarah kerstin emma ingrid malin jenny marie birgitta annika susanne susanna elin
	ulla linda monica monika inger helena sofia sofie hanna hannah johanna elisabeth elisabet margareta margaretha margit gunilla ann anne
	anneli annelie berit barbro siv gun gunvor gunnel gudrun gull maj maja majken britt britta brita astrid agneta anita anette annette
	carina karina camilla cecilia charlotta charlotte lotta caroline carolina karolin katarina catharina catarina kajsa klara clara ebba
	elsa ellen elina emelie emilia erika erica ester esther felicia filippa frida fredrika greta gerd gertrud gunborg hedda hedvig helen
	helene helén hilda ida ines inga inge ingela ingegerd ingalill irene iris isabella isabelle jeanette jennifer jessica josefin josefine
	julia kim kicki laila lisa lisbeth lise liv louise lovisa lova lovis madeleine magdalena maggan maj-britt marianne marina marita
	marit märta marta martina matilda mathilda mia michaela mikaela mimmi mona moa nadja natalie nina nora olga olivia paula pernilla
	petra pia ragnhild ragna rebecka rebecca ronja rosa rut ruth rose sandra selma sigrid signe sigbritt siri solveig sonja stina stella
	susan svea sylvia teresa therese tina tove tuva tyra ulrika ulrike vera veronica veronika viktoria victoria vilma viola ylva yvonne
	åsa wilma alice alva agnes amanda alma alexandra amelia angelica anja antonia beatrice bodil boel cornelia daga dagny desirée
	erik eric lars karl carl anders johan per nils jan mikael michael lennart hans olof olle peter petter gunnar sven fredrik bengt bo
	daniel åke gustav gustaf göran alexander magnus martin stefan stephen john johnny leif mats mattias matthias ulf thomas tomas bertil
	björn henrik jonas axel christer krister robert david christian kristian ingemar ingvar arne emil andreas arvid allan albin alf
	albert adam anton aron bernt birger börje claes klas conny kenny kenneth kent kjell kurt dan dag dennis douglas edvard einar
	elias elis emanuel evert felix filip folke fritz gabriel georg gerhard gert greger gösta hampus harald harry helge helmer henning
	henry herbert hjalmar holger hugo håkan isak ivan ivar jack jakob jacob jens jerker jim joakim joel jon jonatan jonathan jörgen
	josef julius jesper karlsson kalle kevin knut lage lasse leo leon linus lucas lukas ludvig malte manfred marcus markus mario max
	melker micke milo morgan niclas niklas nicklas noah ola oliver oscar oskar ossian otto ove owe patrik patrick paul pär pelle pontus
	ragnar rasmus reine richard rickard rikard robin roger roland rolf rune roy samuel sebastian sigurd simon sixten staffan sten stig
	sture sune svante theo tobias tommy tony tor tord tore torbjörn torgny torsten ture uno valter walter vidar viggo viktor victor
	ville vincent william yngve östen örjan
	amina amir ahmad ahmed ali abdi abdullah aisha alan ayan bashar dalia dina elif emir fadumo fatima fatma farid farah hamid hassan
	hussein ibrahim ismail jamal jasmin jasmine karim khalid laila leila layla mahmoud mehmet mariam mehdi mohamed mohammed mohammad
	muhammad mustafa nadia naima omar osman parisa rania reza said salma samir samira shirin soraya yasmin yusuf yousef zahra zainab zeinab
	agnieszka aleksander ana andrea angela antonio beata carlos carmen dragan elena fernando francesca giovanni giulia goran ivana ivo
	jelena jorge jose josé juan katarzyna lucia luis magda małgorzata marco marek maria marta milan mila miguel natasha nikola olena
	pablo paolo pedro piotr sergei svetlana tatiana vladimir zoran jin li wei mei yuki hiroshi priya raj anil anita sanjay ravi lakshmi
	aino eero eeva juha kalevi kari liisa matti mikko pekka päivi seppo tarja timo tuula ville jukka antti heikki
	aaron abigail adele adrian aidan alastair alex alexis alison amy andrew andy angus anthony archie arthur ashley barbara barry
	beatrix ben benjamin bernard beth betty beverley bill billy bob brenda brian bridget bruce bryan callum carol carole catherine chad
	charles charlie chloe chris christine christopher claire clare colin connor craig cynthia daisy darren dave dawn dean deborah debbie
	debra denise derek diana diane diego don donald donna doreen dorothy doug duncan edith edward edwin eileen elaine eleanor eliza
	elizabeth ella emily ethan eugene evan evelyn fay fiona florence frances francis frank fred freddie gail gareth gary gavin geoff
	geoffrey george georgia gerald gillian gina glen gloria gordon grace graham grant greg gregory gwen harriet harrison hazel heather
	hector hugh ian imogen irene isaac isla jackie jake james jamie jane janet janice jason jay jean jeff jeffrey jeremy jerry jess
	jill jo joan joanna joanne joe jordan joseph josh joshua joyce judith judy julian julie justin kaitlyn karen kate katherine
	kathleen kathryn kathy katie keith kelly ken kerry kieran kimberly kirsty kyle laura lauren lawrence lee leonard leslie lesley lewis
	liam lily lillian logan lorna lorraine lucy luke lydia lynn lynne madison malcolm marc margaret marge margery marilyn marion mark
	marlene martha marvin mary mason matt matthew maureen mavis maxine megan melanie melissa michelle mike mildred molly muriel nancy
	naomi nathan neil nicholas nick nicola nicole nigel noel norma norman oscar owen pam pamela pat patricia pauline peggy penny percy
	pete phil philip phillip phoebe phyllis polly rachel ralph ray raymond rhona rhys rita rob roberta rodney ron ronald rory rosemary
	rosie ross roxanne rupert russell ruby ryan sally sam samantha scott sean shane shannon sharon shaun sheila shirley shelley sidney
	simone sophia sophie spencer stacey stan stanley stella steve steven stewart stuart sue susie suzanne sylvie tamara tanya ted teddy
	terence teresa terry tessa theresa tiffany tim timothy toby todd tom tracey tracy travis trevor trish tyler valerie vanessa vernon
	vicky violet virginia vivian wanda warren wayne wendy wesley will wilfred winifred yasmine zach zachary zoe zoë
	mother father mum mom dad wife husband daughter son brother sister partner friend neighbour neighbor colleague grandmother
	grandfather mamma pappa mor far fru hustru make maka man dotter bror dotterdotter sambo granne kollega kollegan vän väninna mormor
	morfar farmor farfar receptionist secretary sekreterare observer observatör interpreter tolk tolken translator notetaker antecknare
	assistant assistent assistenten bisittare bisittaren supervisor handledare handledaren visitor besökare gäst guest volunteer volontär
	volontären carer vårdare vårdaren caregiver dietitian dietist psychologist psykolog kurator pharmacist apotekare midwife barnmorska
	dentist tandläkare therapist terapeut director direktör verksamhetschef avdelningschef sektionschef rektor headteacher politician
	politiker projektledare utvecklingsledare samordnare coordinator porter vaktmästare städare cleaner driver chaufför cook kock
	interviewers audience publik group gruppen everybody`)

// things are words with a capital that stand before a colon in speech and notes,
// and name nobody: topics, places, months, abbreviations.
var things = set(`
	sverige sweden norge norway danmark denmark finland island iceland england scotland wales ireland irland france frankrike germany
	tyskland spain spanien italy italien poland polen usa eu uk who fn un nato america amerika europa europe africa afrika asia asien
	canada kanada australia australien india indien china kina japan ukraina ukraine ryssland russia syria syrien iran irak iraq
	stockholm göteborg gothenburg malmö uppsala lund linköping örebro västerås helsingborg norrköping jönköping umeå gävle borås
	london manchester birmingham leeds glasgow edinburgh dublin cardiff oslo copenhagen köpenhamn helsinki helsingfors berlin paris
	january february march april may june july august september october november december januari februari mars juni juli augusti
	oktober spring summer autumn winter våren sommar sommaren höst hösten vinter vintern morning afternoon evening night morgon
	förmiddag eftermiddag kväll natt today tomorrow yesterday idag imorgon igår sedan later before after efter före innan
	jul julen påsk easter christmas midsummer midsommar breakfast lunch dinner supper frukost middag fika kaffe coffee tea te meeting möte
	method methods metod metoder aim aims syfte purpose objective finding findings fynd discussion diskussion context kontext sample
	setting ethics etik data analysis analys limitations strengths weaknesses opportunities threats styrkor svagheter möjligheter hot
	introduction inledning intro outro closing avslutning opening öppning preface förord appendix bilaga references referenser abstract
	remark disclaimer todo fyi nb ps obs pps btw faq asap ok tv tbc tbd aka vs etc viktigt important urgent bra dåligt good bad better best
	worse worst more less most least new old nytt gammalt result outcome outcomes effect effects effekt effekter cause causes orsak
	orsaker reason reasons skäl anledning consequence consequences följd följder verdict truth fact facts fakta sanning reality verklighet
	issue issues fråga svårighet svårigheter challenge challenges utmaning utmaningar answer question task uppgift
	job jobb work arbete money pengar time people folk place staff personal care vård omsorg health hälsa home hem hospital sjukhus ward
	avdelning clinic klinik school skola network nätverk trust tillit power makt respect respekt love kärlek fear rädsla courage mod
	one two three four five six seven eight nine ten ett två tre fyra fem sex sju åtta nio tio fjärde femte sjätte fourth fifth sixth
	next last nästa sista total sum summa rest option options alternativ alternative case fall fallet story historia berättelse scene
	chapter kapitel page sida line rad version draft utkast heading rubrik subtitle translation översättning original quote citat
	message meddelande email mejl mail phone telefon mobile mobil fax address adress web webb website link länk password lösenord
	contact kontakt price pris cost kostnad costs kostnader budget salary lön hours timmar minutes minuter weeks veckor days dagar years
	cons pros fördelar nackdelar benefits risks risk risker hope hopp dream dröm vision mission values värden värderingar
	step steg phase fas stage skede level nivå policy law lag act decision beslut agreement överenskommelse plan planer
	everything nothing something anything allt inget inga ingenting något någonting always never alltid aldrig often ofta sometimes ibland
	maybe kanske perhaps sure säkert exactly exakt precis honestly ärligt basically actually egentligen faktiskt anyway hursomhelst
	however dock therefore därför thus hence moreover dessutom meanwhile samtidigt instead istället otherwise annars besides
	fast men though although utan with without med for för from från till to at in on by about om runt around kring over under över of av
	hos vid på i under between mellan against mot during through genom since until tills towards via
	my your his her its our their min mitt mina din ditt dina hans hennes vår vårt våra er ert deras sin sitt sina
	is are was were be been has have had do does did can could would shall should must might är var blir blev har hade kan kunde ska
	skulle måste bör borde vill ville får fick gör gjorde said says told asked sa säger sade frågade menar tänker think thinks mean means`)
