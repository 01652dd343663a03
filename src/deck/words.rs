//! Word lists by language: how a sentence opens that leans on the one before it, and words without content.
//!
//! Incomplete: ten languages; in others any sentence may stand alone, and long words count as content.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

/// The lists of a language as written here, in lower case, words parted by spaces.
#[derive(Debug)]
struct Words {
    /// Pronouns, connectives and signposts: a sentence that opens so leans on the one before it.
    openers: &'static str,
    /// Pronouns: near the head of a sentence they point back.
    pointers: &'static str,
    /// Demonstratives that stand before a noun: they point back unless the noun was just named.
    demonstratives: &'static str,
    /// What the author calls the text itself: `this study` points at no other sentence.
    itself: &'static str,
    /// Words without content of four letters or more.
    empty: &'static str,
}

const LISTS: [(&str, Words); 10] = [
    (
        "en",
        Words {
            openers: "accordingly additionally afterwards again also alternatively and another as-a-result as-such as-mentioned as-noted as-seen at-the-same at-that at-this because besides both but \
            by-contrast by-doing by-then by-this on-the-other on-the-contrary on-one-hand on-the-one in-addition in-contrast \
            in-other-words in-summary in-sum in-conclusion in-light in-short in-fact in-turn in-doing in-both in-all-these of-these for-example for-instance \
            for-this for-these for-that \
            clearly consequently conversely did either else equally finally first firstly \
            fourth fourthly further furthermore hence here he her hers his how however i in-short indeed instead it \
            its last lastly later latter likewise meanwhile moreover neither nevertheless next \
            nonetheless nor or other others otherwise overall rather second secondly she similarly \
            so some-of still subsequently such that the-former the-latter the-other the-same their theirs them \
            then there thereafter thereby therefore these they third thirdly this those though three through-this \
            thus to-this too two-of ultimately under-this unlike what whereas whether which who \
            why with-this yet you it's that's there's here's they're he's she's it’s that’s there’s here’s they’re he’s she’s",
            pointers: "this these those that such it its they them their he his she her him former latter same",
            demonstratives: "this these those such",
            itself: "study chapter article paper book volume essay research work section century decade year",
            empty: "about above across after against almost along already although always among another around because \
            been before being below between both cannot could does done down during each either enough especially even \
            ever every first from further have having here high however into itself just large last later least less \
            like long made main mainly make many might more moreover most much must near need never next none nothing \
            often once only other others otherwise over particular particularly perhaps quite rather really same second \
            several shall should show since small some still such take than that their them themselves then there \
            therefore these they this those though three through throughout thus together toward towards under until \
            upon used using various very well were what when where whereas whether which while whole whom whose will \
            with within without would year years your",
        },
    ),
    (
        "tr",
        Words {
            openers: "ancak ama aksine ayrıca bu bunlar bunun bunu buna bundan bunda bununla böyle böylece böylelikle \
            burada bunlardan bunların çünkü da dahası de diğer dolayısıyla en-son fakat halbuki hatta hem ikincisi \
            ilk-olarak ise işte kısacası lakin ne-var-ki nitekim o onlar onun oysa öte-yandan örneğin sonra sonuç-olarak \
            sonuçta son-olarak şöyle şu şunlar üstelik üçüncüsü ve veya yani yine zira öncelikle benzer benzer-şekilde \
            diğeri aynı aynı-zamanda bir-diğer bir-başka",
            pointers: "bu bunlar bunun bunu buna bundan şu o onlar onun onu ona böyle söz-konusu aynı",
            demonstratives: "bu bunlar bunun şu söz",
            itself: "çalışma çalışmada çalışmanın bölüm bölümde bölümün makale makalede kitap araştırma araştırmada",
            empty: "ancak ayrıca bazı birçok biri birlikte bunun çok çünkü daha değil diğer dolayı gibi göre hatta hiçbir \
            için ilgili ilişkin itibaren kadar karşı kendi olan olarak olduğu olduğunu oldu olması önce önemli rağmen \
            sadece sahip sonra şekilde tarafından tüm üzere üzerine üzerinde yalnızca yaptığı yönelik zaman edilmiştir \
            edilen eden etmek etmiştir olmuştur olup",
        },
    ),
    (
        "de",
        Words {
            openers: "aber allerdings also andererseits auch außerdem beide da dabei dadurch dafür dagegen daher damit danach \
            dann daraus darin darüber darum das-gleiche davon dazu dem dementsprechend demnach den denn dennoch deren \
            deshalb dessen deswegen die-folgenden dies diese diesem diesen dieser dieses doch ebenso einerseits er erst \
            es ferner folglich gleichwohl hier hierbei hierfür hierzu hingegen ich ihm ihr ihre in-diesem jedoch jene \
            jener man nun ob obwohl oder schließlich sie sein seine so sodann somit sondern trotzdem überdies und vielmehr \
            weil weiterhin wenn wir zudem zuletzt zunächst zugleich zwar während",
            pointers: "dies diese diesem diesen dieser dieses jene jener jenem jenes er sie es ihm ihr ihre ihren ihrer sein \
            seine seiner solche solcher dessen deren",
            demonstratives: "diese diesem diesen dieser dieses jene jener jenem jenes solche solcher",
            itself: "studie arbeit kapitel aufsatz beitrag buch untersuchung",
            empty: "aber alle allem allen aller alles also andere anderen auch beim bereits diese diesem diesen dieser \
            dieses doch dort durch eine einem einen einer eines einige erst etwa gegen haben hatte hatten hier ihre \
            ihren ihrer immer jedoch kann kein keine können könnte mehr mehrere muss nach nicht noch nur oder ohne \
            schon sehr sein seine seinen seiner seit sich sind sondern sowie über unter viele vom wegen weil weiter \
            welche wenn werden wieder wird worden wurde wurden zwar zwischen zwei",
        },
    ),
    (
        "fr",
        Words {
            openers: "ainsi alors après-cela au-contraire aussi autrement bien-que bref c ça car ce ceci cela celle celles \
            celui cependant certes ces cet cette ceux chacun comme d-ailleurs dans-ce dans-cette de-même de-plus dès-lors \
            donc effectivement elle elles en-effet en-outre en-revanche enfin ensuite et eux également il ils je là leur \
            leurs lorsque lui mais malgré même néanmoins nous on or ou par-ailleurs par-conséquent parce pourtant puis \
            puisque quant quand que quelle qui sa sans-doute si son ses surtout tandis tel telle tous toutefois tout-cela \
            voilà y",
            pointers: "ce ces cet cette cela ceci celui celle ceux celles il elle ils elles leur leurs son sa ses lui tel telle",
            demonstratives: "cet cette ces ceux celles",
            itself: "étude chapitre article ouvrage livre travail recherche",
            empty: "afin ainsi alors après aucun aussi autre autres avant avec avoir beaucoup bien cela celle celui cependant \
            certains cette ceux chaque comme contre dans depuis dernier deux donc dont elle elles encore entre était \
            étaient être fait faire leur leurs mais même moins non nous notamment ont parce pendant peut peuvent plus \
            plusieurs pour première premier quand quel quelle quelques sans selon sera seulement soit sont sous souvent \
            très toujours tous tout toute toutes vers",
        },
    ),
    (
        "es",
        Words {
            openers: "además ahora al-contrario algunos aquel aquella aquellos aquello así asimismo aun aunque cada como con-ello \
            cuando de-este de-esta de-hecho del-mismo después dicha dicho dichos e el-mismo él ella ellas ello ellos en-ese \
            en-este en-esta entonces esa ese eso esos esta estas este esto estos finalmente igualmente incluso la-misma le \
            les lo luego mas mientras no-obstante nos o otra otro otros para-ello pero por-ejemplo por-eso por-esto \
            por-ello por-lo por-otra por-otro por-último por-tanto porque primero pues que quien se segundo si sin-embargo \
            sino su sus también tal tales tampoco todo-ello todo-esto tras-ello y ya yo",
            pointers: "este esta estos estas esto ese esa esos esas eso aquel aquella aquellos dicho dicha dichos dichas él ella \
            ellos ellas su sus tal tales mismo misma",
            demonstratives: "este esta estos estas ese esa esos esas aquel aquella dicho dicha dichos dichas",
            itself: "estudio capítulo artículo libro trabajo investigación",
            empty: "ante antes aquel aunque cada como con contra cual cuando desde después donde durante ella ellos entre era eran \
            esta estas este esto estos forma fueron gran hacia hasta había incluso mayor mediante menos mientras mismo \
            misma mucho muchos muy nada otra otras otro otros para parte pero poco porque puede pueden sido según ser \
            sino sobre solo son también tanto tenía tiene tienen toda todas todo todos tras unas unos",
        },
    ),
    (
        "pt",
        Words {
            openers: "além ainda alguns aquela aquele aquilo assim bem-como cada com-isso contudo como daí de-facto de-fato depois \
            dessa desse desta deste e ela elas ele eles embora em-seguida enquanto entretanto então essa essas esse esses \
            esta estas este estes finalmente igualmente isso isto já logo mas mesmo nessa nesse nesta neste no-entanto nós \
            o-mesmo ora ou outra outro outros para-isso pois por-exemplo por-fim por-isso por-outro porém porque portanto \
            primeiro quando que se segundo seu seus similarmente sua suas tais tal também aqui do-mesmo-modo em-adição na-primeira na-segunda na-terceira tampouco todavia tudo-isso",
            pointers: "este esta estes estas isto esse essa esses essas isso aquele aquela ele ela eles elas seu sua seus suas tal",
            demonstratives: "tais este esta estes estas esse essa esses essas nesse nessa neste nesta desse dessa deste desta",
            itself: "estudo capítulo artigo livro trabalho pesquisa investigação",
            empty: "além ainda algumas alguns antes após aquele assim através cada como contra depois desde durante eles elas entre \
            essa esse esta este estes foram forma grande havia isso isto mais mas mesmo muito muitos nas nos não onde \
            outra outras outro outros para parte pela pelas pelo pelos pode podem por porque quando seja sendo ser seus \
            sobre sua suas também tanto tem toda todas todo todos uma umas uns vários",
        },
    ),
    (
        "it",
        Words {
            openers: "allora al-contrario altri altro anche ancora anzi benché che ciò ciascuno come comunque così cosicché da-ciò \
            di-conseguenza dunque e ebbene ed egli eppure entrambi essa esse essi esso fra-questi in-effetti in-questo \
            in-questa inoltre infatti infine insomma invece io la-stessa lo-stesso loro lui lei ma malgrado mentre ne \
            nondimeno o oltre-a oppure perché perciò però poi poiché pertanto qualora quando quanto quella quelle quelli \
            quello questa queste questi questo qui quindi se sebbene si sia sua sue suo suoi tale tali tra-questi tuttavia \
            tutto-ciò",
            pointers: "questo questa questi queste ciò quello quella quelli quelle esso essa essi esse egli loro suo sua suoi sue \
            tale tali",
            demonstratives: "questo questa questi queste quello quella tale tali",
            itself: "studio capitolo articolo libro saggio lavoro ricerca volume",
            empty: "alcune alcuni altre altri altro anche ancora avere come così contro cui dalla dalle dello della delle degli \
            dopo dove durante erano essere fino fra grande hanno infatti loro maggiore mentre molti molto nella nelle \
            nello negli ogni oltre parte però più poco poiché possono prima proprio qualche quale quali quando quanto \
            quella quelle quelli quello questa queste questi questo sempre senza sono sopra sotto sulla sulle stata stati \
            stato tale tali tanto tutta tutte tutti tutto una verso",
        },
    ),
    (
        "az",
        Words {
            openers: "amma ancaq bu bunlar bunun bunu buna bundan belə beləliklə həm həmçinin həmin lakin nəhayət nəticədə o onlar \
            onun onu ona eyni digər isə çünki və ya yəni əlavə bundan-başqa bununla məsələn sonra üstəlik ilk-növbədə \
            birincisi ikincisi üçüncüsü bununla-belə buna-görə",
            pointers: "bu bunlar bunun bunu buna bundan o onlar onun onu ona həmin belə eyni",
            demonstratives: "bu bunlar həmin belə",
            itself: "tədqiqat tədqiqatda fəsil fəsildə məqalə məqalədə kitab",
            empty: "amma ancaq bəzi bütün çox çünki daha digər edən edilən edir edilmişdir görə həmin hər ilə isə kimi lakin olan \
            olaraq olduğu olmuşdur onlar öz qarşı qədər sonra tərəfindən üçün üzrə yalnız",
        },
    ),
    (
        "fa",
        Words {
            openers: "این آن اما ولی همچنین بنابراین زیرا پس که و نیز البته سپس آنها آن‌ها او وی ایشان چنین همین همان از-این-رو \
            بدین علاوه دیگر یعنی مثلا برای-مثال در-نتیجه سرانجام هرچند اگرچه اگر چون هم",
            pointers: "این آن آنها آن‌ها او وی همین همان چنین",
            demonstratives: "این آن چنین",
            itself: "پژوهش مقاله فصل کتاب مطالعه تحقیق",
            empty: "برای است این‌که بود بودند باید شده شدند شود کرد کردند کرده کند کنند دارد دارند داشت همه هیچ دیگر میان درباره \
            بسیار همچنین بنابراین",
        },
    ),
    (
        "ru",
        Words {
            openers: "а однако но и или он она оно они его её ее их им это этот эта эти этого этому этим тот та те того такой такая \
            такие таким так также кроме поэтому потому следовательно затем далее итак например наконец во-первых во-вторых \
            в-третьих здесь там тогда тем если хотя когда пока что чтобы который которая напротив более-того в-то же-время \
            между-тем при-этом таким-образом в-этот в-этом к-тому с-другой мы я вы где зато ибо",
            pointers: "этот эта это эти этого этому этим этой этих тот та те того той тех он она они его её ее их такой такая такие",
            demonstratives: "этот эта это эти этого этому этим этой этих этом такой такая такие",
            itself: "исследование исследования исследовании глава главе главы статья статье статьи книга работа работе",
            empty: "более были было быть всех всего больше будет вместе возле время других другие если есть ещё зато иногда именно \
            каждый какой когда которая которого которое которой которые который которых между меньше может можно \
            настолько него нибудь однако одной около очень перед после потом почти поэтому при против свои своего своей \
            себя сейчас совсем также такой тогда только того тоже хотя часто чего чтобы этого этой этом этот",
        },
    ),
];

/// The lists of a language, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By first word: the words that must follow it.
    openers: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    pointers: FxHashSet<&'static str>,
    demonstratives: FxHashSet<&'static str>,
    itself: FxHashSet<&'static str>,
    empty: FxHashSet<&'static str>,
}

impl Lists {
    /// The lists of `language` (BCP 47); empty ones where there are none.
    pub(super) fn of(language: &str) -> Self {
        let primary = super::labels::primary(language);
        let Some((_, words)) = LISTS.iter().find(|(tag, _)| *tag == primary) else {
            return Self::default();
        };
        let set = |list: &'static str| list.split_whitespace().collect();
        let mut openers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for entry in words.openers.split_whitespace() {
            let mut parts = entry.split('-');
            let first = parts.next().unwrap_or(entry);
            openers.entry(first).or_default().push(parts.collect());
        }
        Self {
            openers,
            pointers: set(words.pointers),
            demonstratives: set(words.demonstratives),
            itself: set(words.itself),
            empty: set(words.empty),
        }
    }

    /// Whether a sentence of these words (in lower case) leans on the one before it.
    pub(super) fn leans(&self, words: &[String]) -> bool {
        let Some((first, rest)) = words.split_first() else {
            return false;
        };
        let entries = self.openers.get(first.as_str());
        entries.is_some_and(|entries| {
            entries.iter().any(|entry| {
                rest.len() >= entry.len() && entry.iter().zip(rest).all(|(a, b)| a == b)
            })
        })
    }

    /// Whether `word` points at something said before.
    pub(super) fn points(&self, word: &str) -> bool {
        self.pointers.contains(word)
    }

    /// Whether `word` points at the noun after it.
    pub(super) fn shows(&self, word: &str) -> bool {
        self.demonstratives.contains(word)
    }

    /// Whether `word` is what the author calls the text itself.
    pub(super) fn is_text_itself(&self, word: &str) -> bool {
        self.itself.contains(word)
    }

    /// Whether `word` has no content.
    pub(super) fn is_empty_word(&self, word: &str) -> bool {
        self.empty.contains(word)
    }
}
