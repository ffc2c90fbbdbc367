"""The words of danger, grouped by danger. Data only; how they are read is in `danger`.

A pattern is a line of words: `{group}` is any word of a group, `{one|other}` of either, `a|b` one of two,
`?word` a word that may be missing, `..` up to four words in between, `...` up to ten, `^` where a sentence
begins. Arabic words stand without what is joined to them, with one form of alef.
"""

from __future__ import annotations

# Words that mean the same here, each also in its plural and its possessive.
GROUPS: dict[str, str] = {
    "self": "myself himself herself themself themselves yourself oneself meself",
    "my": "my his her their your the",
    "me": "me him her them us someone somebody people one resident tenant neighbour",
    "want": "want wanted wanting wanna wish wished wishing feel going gonna try trying tried hope plan planning ready "
            "threaten threatened threatening thinking think thought",
    "not": "dont doesnt didnt cant cannot couldnt wont wouldnt not no never longer",
    "kill": "kill killing killed kil",
    "harm": "hurt hurting harm harming harmed cut cutting hang hanging hung drown drowning drowned poison poisoning poisoned "
            "strangle strangling stab stabbing starve starving shoot shooting burn burning",
    "height": "balcony roof bridge window building cliff train ledge",
    "pills": "pill tablet paracetamol ibuprofen med medication bleach painkiller",
    "child": "child children kid baby babies newborn toddler infant son daughter grandson granddaughter grandchild "
             "grandchildren bairn wean boy girl twin nursery teenager nephew niece kiddies kiddy bub "
             "طفل اطفال رضيع ابن ابنه ابنت اولاد ولد بنت بنات حفيد صغار بيبي",
    "frail": "pregnant pregnancy expecting elderly pensioner asthma asthmatic copd emphysema bronchitis pneumonia inhaler "
             "nebuliser lung wheezing wheezy wheeze breathing breathe breathless cough coughing oxygen cancer chemo "
             "chemotherapy immune immunosuppressed transplant disabled disability frail poorly ill sick unwell nan nana gran "
             "granny grandma grandad grandfather grandmother حامل حمل مسن مريض مرض ربو سعال تنفس يتنفس صدر جدت جد",
    "damp": "damp dampness mould mold mouldy moldy mildew mildewed fungus fungal condensation dank "
            "عفن رطوبه رطب متعفن عفونه",
    "wet": "wet soaking soaked sodden",
    "wall": "wall ceiling bedroom",
    "hit": "hit hitting beat beating beaten slap slapped slapping punch punched punching kick kicked kicking strangle strangled "
           "choke choked choking stab stabbed burn burned shove shoved push pushed pushing bruise bruised smack smacked "
           "attack attacked attacking assault assaulted abuse abused abusing hurt hurting grope groped molest molested rape "
           "raped touch touched touching bully bullied bullying harm harmed harming starve starved drug drugged torture "
           "tortured threaten threatened exploit exploited groom groomed",
    "carer": "carer nurse staff worker warden caretaker manager officer",
    "relative": "husband wife partner boyfriend girlfriend ex father dad stepdad stepfather mother mum son brother uncle",
    "weak": "child children kid baby babies son daughter mum mother dad father nan gran grandma grandad elderly resident lady "
            "man woman women boy girl tenant neighbour brother sister adult patient person people wife husband",
    "money": "money pension cash card savings benefits purse wallet",
    "steal": "steal stealing stole stolen rob robbed robbing",
    "smell": "smell smelling smelled smelt smelly stink stinking odour leak leaking leaked hiss hissing fume poisoning escaping "
             "رائحه ريحه اشم نشم تسرب تسريب يتسرب",
    "dizzy": "dizzy dizziness headache migraine nausea nauseous faint fainted fainting drowsy unconscious",
    "burner": "boiler heater cooker stove flue hob",
    "wire": "wire wiring cable socket plug switch electrics electric electricity fuse fusebox سلك اسلاك مقبس كهرباء فيش",
    "sparking": "spark sparking sparked arcing buzzing fizzing burnt burning burned melted melting scorched scorching smoking "
                "smouldering شرر شراره",
    "bare": "exposed bare live loose hanging dangling مكشوف عاري",
    "fire": "fire flame ablaze blaze blazing alight arson arsonist inferno حريق حرائق حرايق يحترق احترق تحترق نار",
    "employee": "contractor manager boss staff team officer cleaner caretaker company firm lot him her them director ceo "
                "worker agent guy plumber gardener builder cowboy",
    "news": "newsletter news email info information details update ideas text",
    "building": "building house flat block property boiler window roof kitchen bathroom carpet door lift estate",
}  # fmt: skip

ALARMS: dict[str, tuple[str, ...]] = {
    "self_harm": (
        "suicide|suicides|suicidal|overdose|overdosing|overdosed|overdoses|selfharm|selfharming|selfharms|unalive|noose",
        "self harm|harms|harming|harmed|injury|injuring|mutilation", "{kill|harm} {self}", "{kill|harm} my self",
        "end|ends|ending|ended {my} ?own life", "end|ends|ending it all", "end|ends|ending|finish|finishing {self}",
        "{want} .. end|ending it", "{want} it|this|everything ?all to end", "{want} it|this|everything ?all to be over",
        "{want} ?to ?just|really die", "{want} ?about|of|like dying|death", "{want} .. was|were|be dead",
        "better off dead|without", "point in|of living|life|carrying", "no|any point living|life|carrying", "no|any reason to live|carry|go",
        "nothing to live for", "life isnt|not ?worth", "not|isnt|aint worth living", "tired of living|life",
        "{not} want|wants|wanted|wanna ?to be here|alive|around|born", "{not} want|wants|wanted|wanna ?to live|exist",
        "{not} want|wants|wanted ?to go|carry on", "{not} want|wants|wanted ?to wake up", "wanna be dead",
        "cant|cannot ?not go|carry on", "cant|cannot take it|this|life ?any more|anymore|longer",
        "take|takes|taking|took|taken {my} ?own life", "take|takes|taking|took|taken too many ?of ?{my} .. {pills}",
        "take|takes|taking|took|taken all|loads|lots|handful|bunch|bottle ?of ?{my} .. {pills}",
        "ive|shes|hes|theyve|has|have taken|swallowed ?some|the {pills}", "took|swallowed|swallow|swallowing ?some {pills}",
        "jump|jumps|jumping|jumped|throw|throws|throwing|threw ?{self} off|from|out|under ?of ?{my} {height}",
        "jump in front of", "slit|slitting|slashed|slash|cut|cutting|cuts my|her|his|their ?own wrists|wrist|arms|arm|throat",
        "give|giving|given|gave up on life|living", "goodbye to everyone|life",
        "انتحار|انتحر|ينتحر|تنتحر", "اقتل|يقتل|تقتل|قتل نفس", "اوذي|يؤذي|تؤذي|اذي|ايذاء|اجرح|يجرح|تجرح نفس",
        "اريد|يريد|تريد|بدي|بدو|بدها|اتمني|يتمني|تتمني|اود|عايز|عايزه|ابغي ?ان اموت|يموت|تموت|موت",
        "انهي|ينهي|تنهي|انهاء حيات|حياه", "لا|ما اريد|يريد|تريد|بدي ?ان اعيش|يعيش|تعيش|عيش|حياه",
        "لا|ما استطيع|اقدر|يستطيع|تستطيع|قادر استمرار|اكمل|تحمل|اتحمل", "جرعه زايده|زائده|مفرطه", "شنق|اشنق|يشنق|تشنق",
        "ليتني مت|ميت|اموت", "اقفز|يقفز|تقفز|قفز .. شرفه|سطح|جسر|بلكونه|نافذه",
    ),
    "safeguarding": (
        "abuse|abused|abuses|abusing|abusive|abuser|violent|violence|safeguarding|grooming|groomed|cuckooed|cuckooing|rape|rapes|"
        "raped|raping|rapist|molested|molesting|trafficked|trafficking|trafficker|strangled|strangling|assault|assaulted|assaults|"
        "stalking|stalker|stalked|fgm|coercive|enslaved|blackmailed|blackmail|kidnapped|stabbed|stabbing|paedophile|pedophile|"
        "prostitution|threaten|threatens|threatened|threatening|threats|slavery|knife|machete|gun|weapon|weapons",
        "modern slave|slaves", "forced marriage", "honour killing", "exploit|exploits|exploited|exploiting|exploitation",
        "{hit} {me}", "{hit} {my} {weak}", "hitting|beating|slapping|punching|kicking|hurting ?a {weak}",
        "being|been|get|gets|getting|got {hit}", "is|was|are|were beaten|bruised|groped|attacked|bullied|starved|tortured",
        "beaten up|by", "{carer} .. {hit} .. {me|weak}", "husband|wife|partner|boyfriend|girlfriend|ex|stepdad {hit}",
        "{relative} {hit} {weak|me}", "screaming|screams for help", "woman|lady|girl screaming|screams",
        "{child} .. alone|unsupervised|unattended", "{child} left|locked", "left|leaves|leaving {child} ?at|on ?her|his|their home|own",
        "home alone", "{steal} from {my|me} ?own {weak}", "{steal} .. {money} .. {weak}",
        "{carer|relative} .. {steal} .. {money}", "{carer|relative} takes|took|taking|controls|keeps ?all ?of {my} {money}",
        "lock|locks|locked|locking {me} in|inside|up", "locked in|inside {my} ?bed room|bedroom|flat|house",
        "wont|doesnt|not|never let|lets|letting|allow|allowed|allows {me|weak} ?to leave|out|outside|eat",
        "not|dont|doesnt|never|isnt ?feel|feeling|feels ?very|really safe ?at|in .. home|house|here|hostel",
        "unsafe at|in ?my ?own home|here|house", "afraid|scared|frightened|terrified|fear of ?{my} {relative|carer|weak|me}",
        "afraid|scared|frightened|terrified to go|be|live|come ?back|at home|with", "fear|fears|fearing for {my} life|safety",
        "domestic incident", "{weak|me} is|are|was|were|being ?being ?badly|so neglected", "she|he is|was ?being neglected",
        "neglect|neglects|neglecting|neglected ?{my} {weak}", "child|elder|self neglect", "{weak} .. no|without food",
        "hasnt|havent|not|never been seen ... day|days|week|weeks|while|ages", "nobody|noone has seen {me}",
        "taken over {my} flat|home|house", "force|forces|forced|forcing {me|weak} ?to work|have|marry|beg|steal|sign|sell",
        "kill|kills|killed|killing me|him|us|them|you", "touched|touching|touches|touch {me} ^|and|all|there|inappropriately|up|down|in|on|under|where|when|again", "{carer|relative} touched|touches|touching|touch {me}", "touched|touching|touches inappropriately", "inappropriate|unwanted touching",
        "عنف|اعتداء|اعتدي|يعتدي|تعنيف|تحرش|يتحرش|اغتصاب|اغتصب|يغتصب|استغلال|يستغل|تهديد|يهدد|هدد|تهدد|مهدد|اتجار|عبوديه|سكين|سلاح|"
        "يضرب|تضرب|ضرب|ضربوني|اضرب|يؤذيني|تؤذيني|يؤذيها|يعذب|يحبس|حبسني|خنق|يخنق|مسدس",
        "سرق|يسرق|تسرق .. مال|نقود|معاش|اموال|فلوس|مالي", "اخاف|خايف|خائف من .. زوج|اب|والد|اخ|صديق|شريك|جار",
        "لا|ما اشعر|احس .. امان|امن", "مهمل .. {child|frail}", "{child} .. وحد|وحيد|لوحد|يصرخ",
    ),
    "fire": (
        "{fire}", "set|sets|setting|put .. alight", "set|sets|setting light|fire to",
        "smoke|smoky|smouldering|smoulders|smoldering", "smoking {wire}", "burning|burnt|scorched|charred|singed", "burn it|the .. down",
        "دخان", "f i r e",
    ),
    "electrics": (
        "{sparking} .. {wire}", "{wire} .. {sparking}", "sparks|sparking|sparked|arcing", "{bare} .. {wire}", "{wire} .. {bare}",
        "electrocute|electrocuted|electrocution", "electric|electrical shock|shocks", "shock|shocks from|off {my} .. {wire|burner}",
        "gave|gives|got|getting|get {me|self}|a ?electric|a ?electric shock|shocks", "water|flood|flooding|flooded|leak|leaking|dripping .. {wire}",
        "{wire} .. wet|flooded|dripping|exploded|exploding|bang|water", "شرر|شراره|صعق|صعقه|صعقت|تكهرب|تكهربت", "ماء .. {wire}",
    ),
    "gas": (
        "gas|gases|غاز", "{smell} .. gas", "gas .. {smell}", "gas escape|escapes|emergency", "{smell} .. غاز", "غاز .. {smell}",
        "monoxide", "co|co2 alarm|alarms|detector|poisoning|leak", "rotten|bad|eggy egg|eggs|smell", "{burner} ... {dizzy}",
        "{dizzy} ... {burner}", "yellow|orange ?lazy|cooker|boiler flame|flames", "اول اكسيد", "بيض فاسد",
    ),
    "damp": (
        "{damp}", "black|green spot|spots|patches|stuff|marks", "black walls|ceiling", "walls|ceiling .. black",
        "{wet} .. {wall}", "{wall} .. wet|soaking|soaked|sodden|dripping|running", "water .. down|through|off .. {wall}",
        "mushroom|mushrooms|toadstools .. growing|{wall}", "something|stuff|things growing .. {wall}",
    ),
    "frail": (
        "{child}", "{frail}", "little|wee|young|small ones|one|girl|boy|lad|lass", "month|months|year|years|yr|yrs|week|weeks old|olds",
        "yo|yrs", "y o", "heart|kidney|lung|skin condition|disease|failure", "chest infection|infections|pain|pains",
        "كبير|كبيره سن|عمر",
    ),
}  # fmt: skip

# What takes the alarm out of the words that it holds.
HARMLESS: dict[str, tuple[str, ...]] = {
    "self_harm": (
        "suicide prevention|awareness", "fell|slipped|tripped|fall|falls|slip ... hurt|cut|burn|burned|burnt {self}",
        "cut|cuts|hurt|burn|burned {self} on|shaving", "{not} want|wants|wanted ?to live here|in|next|near|on|at|under|above|below|opposite|beside",
        "cant|cannot go on ?the|a|my|to holiday|holidays|bus|trip|internet|website|line|monday|tuesday|wednesday|thursday|friday|"
        "saturday|sunday",
    ),
    "safeguarding": (
        "hit|hits {me} ?up with ?your|the|a|any|some .. {news}", "hit {me} up", "safeguarding training|course|policy|talk|leaflet|week|poster",
        "beat|beats {me} why|how|what", "kick|kicks|kicked|kicking {me} out", "hurts {me} to|that", "burning people",
        "kindness|words|letter|card|gesture .. touched {me}", "{carer} .. touched base with {me}", "push|pushed|pushing {me} for|to|on|forward", "glue|water gun", "touched base|on",
        "touched {me} deeply|very", "beat|beats|beating them to",
    ),
    "fire": (
        "fire drill|drills|works|talk|talks|training|station|place|places|pit|pits|safety|brigade|service|crew|engine|wood",
        "gas|electric|coal|bon|camp|log fire|fires", "{leading} fire .. {employee}", "smoke|smoking free|break|breaks|area|shelter|outside|weed|cannabis|cigarette|cigarettes",
        "cigarette|cannabis|weed|tobacco|vape|vaping|ciggy smoke", "burning question|questions|issue|desire", 
    ),
    "electrics": (
        "live switch", "live|loose {news}", "water|leak .. electric|electricity bill|bills|meter|rates|tariff", "plug hole",
        "water and|or|gas electric|electricity",
    ),
    "gas": (
        "gas bill|bills|price|prices|cost|costs|supplier|account|tariff|certificate|certificates|check|checks|inspection|engineer|"
        "engineers|man|men|lady|meter|meters|service|servicing|services|payment|payments|card|key|company|works|contractor|safety|"
        "central|heating|board|network|rates|cooker|cookers|hob|ring|oven|boiler|boilers|supply|charge|charges|credit|top|fire|fires",
        "british|natural gas", "gas and|or electric|electricity|water|electrics", "electric|electricity|water and|or gas",
        "فاتوره|شركه|حساب غاز",
    ),
    "damp": (
        "no|not|without|zero|never|isnt|arent|wasnt|nor|neither|any ?any|more|longer|sign|signs ?of {damp}",
        "no|not|without|never|any ?sign|signs ?of ?any {damp} or|nor|and {damp}", "free of|from {damp} ?or|and ?{damp}",
        "{damp} free|proof|proofing|proofed|course|squib", "grass|lawn|ground|washing|field|park .. {damp|wet}",
        "{damp|wet} grass|lawn|ground|washing|weather|cloth|evening|evenings|morning|mornings|day|days|paint",
        "dont|doesnt|didnt|never have|has|had|get|see ?any {damp}", "black spot for",
    ),
    "frail": ("sick of|and|pay", "{building} .. years|year old", "ill feeling", "breathing space"),
}  # fmt: skip
GROUPS["leading"] = "^ please should must would could will to and just lets you they we id"

# How people write what they mean, where one slip of a letter is not enough to find it.
MISSPELT: dict[str, str] = {
    "gas": "gass gasss gaz gaas gasses",
    "fire": "fier fyre fiire firre",
    "kill": "kil kll",
    "self": "sefl slef",
    "smell": "smel smeel",
    "mould": "moulld mowld moud moldd muold molud mouldd",
    "damp": "dampp dapm dammp",
    "suicide": "soocide sewicide suaside sucicide suicied suacide",
    "abuse": "abusse abbuse abus",
    "children": "chilren childrn",
    "leak": "leek leack",
    "dead": "ded",
    "pills": "pils",
    "baby": "babby babie",
}

# Long words that no other word resembles: one wrong, missing, added or swapped letter is forgiven.
DISTINCTIVE = (
    "suicide", "suicidal", "overdose", "overdosed", "safeguarding", "selfharm", "monoxide", "asthma", "asthmatic", "pregnant",
    "pregnancy", "children", "newborn", "toddler", "grandson", "granddaughter", "condensation", "electrocuted", "violence",
    "assault", "assaulted", "neglected", "threatened", "threatening", "trafficking", "trafficked", "grooming", "exploited",
    "exploitation", "strangled", "paracetamol", "breathing", "pensioner", "elderly", "headaches", "headache", "balcony", "slavery",
    "abusive", "scorched", "smouldering", "molested",
)  # fmt: skip
NOT_THESE = frozenset({"wreathing", "grooving", "brooming", "abrasive", "headachy"})
