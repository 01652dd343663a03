//! Marks by which an English text shows what its sentences do: claim, aim, recommend, contrast, give a cause.
//!
//! Incomplete: English alone, but for what an author holds and aims at; elsewhere place and weight of the words decide.

/// What a sentence does, as far as its words tell.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Cues {
    /// It states a finding or a claim: `argue`, `show`, `found that`.
    pub(super) claims: bool,
    /// The author speaks: `this study`, `we`, `the results`.
    pub(super) author: bool,
    /// It states the aim: `the purpose of`, `examines`.
    pub(super) aims: bool,
    /// It recommends: `should`, `must`, `need to`.
    pub(super) recommends: bool,
    /// It sets things against each other: `while`, `more than`, `not only`.
    pub(super) contrasts: bool,
    /// It gives a cause or an effect.
    pub(super) causes: bool,
    /// It weighs: `main`, `crucial`, `first`, `most`.
    pub(super) weighs: bool,
    /// It defines.
    pub(super) defines: bool,
    /// It concludes: `overall`, `in conclusion`.
    pub(super) concludes: bool,
    /// It gives an instance: `for example`.
    pub(super) instance: bool,
    /// It leads through the text: `Table 3`, `this section`.
    pub(super) leads: bool,
    /// It tells how the study was made: `interviews`, `data were collected`.
    pub(super) method: bool,
    /// Somebody is heard: `I`, `said`, `respondent`.
    pub(super) voice: bool,
}

/// By which an author says what they hold, in the languages that are read for it.
#[rustfmt::skip]
const HOLD: &[&str] = &[
    " i argue ", " i contend ", " i maintain that ", " i claim that ", " i propose that ", " i suggest that ",
    " i hold that ", " i will argue ", " i shall argue ", " my argument is ", " my thesis is ", " my claim is ",
    " ich vertrete die ", " wir vertreten die ", " ich argumentiere ", " wir argumentieren ", " ich behaupte ",
    " wir behaupten ", " meine these ", " unsere these ",
    " es wird argumentiert dass ", " es wird die these vertreten ", " hier wird argumentiert dass ", " vertrete ich die these ", " vertreten wir die these ",
    " nous soutenons que ", " je soutiens que ", " nous défendons ", " je défends ", " notre thèse ", " ma thèse ",
    " sostengo que ", " sostenemos que ", " argumentamos que ", " defendemos que ", " defiendo que ", " mi tesis ",
    " nuestra tesis ", " sustento que ", " sustentamos que ", " defendo que ", " minha tese ", " nossa tese ",
    " savunuyorum ", " savunuyorum.", " savunuyoruz ", " savunuyoruz.", " ileri sürüyorum", " ileri sürüyoruz",
    " öne sürüyorum", " öne sürüyoruz", " iddia ediyorum", " iddia ediyoruz",
];

/// What a text calls itself.
#[rustfmt::skip]
const HERE: &[&str] = &[
    " bu bölüm", " bu çalışma", " bu makale", " bu yazı", " dieses kapitel", " dieser beitrag", " dieser aufsatz",
    " diese arbeit", " dieser arbeit", " dieses beitrags", " diesem kapitel", " diesem beitrag", " ce chapitre ",
    " cet article ", " cette étude ", " este capítulo ", " este artículo ", " este estudio ", " este artigo ",
    " este estudo ",
];
#[rustfmt::skip]
const HELD_HERE: &[&str] = &[
    " savunulmaktadır", " savunmaktadır", " ileri sürülmektedir", " ileri sürmektedir", " öne sürülmektedir",
    " iddia edilmektedir", " argumentiert dass ", " vertritt die these ", " wird argumentiert ", " soutient que ",
    " défend l'idée ", " défend la thèse ", " sostiene que ", " argumenta que ", " sustenta que ", " defende que ",
];
#[rustfmt::skip]
const AIMS_HERE: &[&str] = &[
    " amacı ", " amaçlamaktadır", " incelemektedir", " incelenmektedir", " untersucht ", " fragt ", " ziel ",
    " examine ", " étudie ", " vise à ", " examina ", " analiza ", " analisa ", " tiene como objetivo ",
    " tem como objetivo ",
];

/// Whether a text begins with the author's saying what they hold: its `I` needs no sentence before it.
pub(super) fn holds(text: &str) -> bool {
    let head: String = text.chars().take(60).collect();
    let head = flat(&head);
    HOLD.iter().any(|phrase| head.starts_with(phrase))
}

/// Reads the cues of a sentence: its text in lower case, words parted by single spaces, with a space at both ends.
pub(super) fn cues(text: &str) -> Cues {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    let here = has(HERE);
    let (holds, aims_here) = (has(HOLD) || here && has(HELD_HERE), here && has(AIMS_HERE));
    Cues {
        claims: holds
            || has(&[
                " argue",
                " show that",
                " shows that",
                " showed that",
                " found that",
                " find that",
                " reveal",
                " demonstrate",
                " conclude",
                " suggests that",
                " suggest that",
                " indicate",
                " confirm",
                " emphasi",
                " highlight",
                " reflect",
                " underline",
                " contend",
                " results show",
                " points to ",
                " means that ",
            ]),
        author: holds
            || aims_here
            || has(&[
                " this study",
                " the study",
                " this chapter",
                " this article",
                " this paper",
                " this research",
                " we ",
                " our ",
                " the results",
                " the findings",
                " the analysis",
                " the current study",
                " the present study",
                " the authors ",
                " this essay",
                " this book",
            ]),
        aims: aims_here
            || has(&[
                " purpose of ",
                " aim of ",
                " aims to ",
                " aimed to ",
                " aim was ",
                " aim is ",
                " objective",
                " examines ",
                " explores ",
                " investigates ",
                " seeks to ",
                " sought to ",
                " intends to ",
                " this study examine",
                " research question",
                " the question ",
                " we propose",
                " we present",
                " we introduce",
                " my aim",
                " focuses on ",
                " focused on ",
            ]),
        recommends: has(&[
            " should ",
            " must ",
            " need to ",
            " needs to ",
            " recommend",
            " it is necessary",
            " ought to ",
            " is needed",
            " are needed",
            " requires ",
            " future ",
        ]),
        contrasts: has(&[
            " while ",
            " whereas ",
            " although ",
            " despite ",
            " rather than ",
            " unlike ",
            " more than ",
            " less than ",
            " not only ",
            " not merely ",
            " but ",
            " in contrast",
            " compared ",
            " differ",
            " however",
            " higher than",
            " lower than",
            " less likely",
            " more likely",
            " on the other hand",
        ]),
        causes: has(&[
            " because ",
            " due to ",
            " led to ",
            " leads to ",
            " lead to ",
            " result in ",
            " resulted in ",
            " results in ",
            " therefore",
            " thus ",
            " caus",
            " contribut",
            " as a result",
            " consequen",
            " affect",
            " impact",
            " increase",
            " reduce",
            " decline",
            " improve",
            " strengthen",
            " weaken",
            " enable",
            " influence",
        ]),
        weighs: has(&[
            " main ",
            " most ",
            " crucial",
            " essential",
            " key ",
            " important",
            " significant",
            " primary ",
            " central ",
            " critical ",
            " first ",
            " largest",
            " highest",
            " greatest",
            " only ",
            " fundamental",
            " decisive",
            " major ",
        ]),
        defines: has(&[
            " is defined as",
            " are defined as",
            " refers to ",
            " refer to ",
            " is a process",
            " means ",
            " is understood as",
            " defined ",
            " is known as",
            " consists of ",
            " comprises ",
            " can be described as",
            " is the process",
            " is composed of",
        ]),
        concludes: has(&[
            " overall",
            " in conclusion",
            " in summary",
            " in sum ",
            " to sum up",
            " conclude",
            " altogether",
            " in short",
            " ultimately",
            " in summary,",
            " finally",
        ]),
        instance: has(&[
            " for example",
            " for instance",
            " e.g.",
            " such as one",
            " instance of ",
            " one respondent",
            " one participant",
            " one of the ",
        ]),
        leads: has(&[
            " table ",
            " figure ",
            " fig.",
            " graph ",
            " section ",
            " discussed below",
            " shown in ",
            " as follows",
            " the following",
            " below",
            " above",
            " appendix",
            " is discussed",
            " are discussed",
            " discusses ",
            " is presented",
            " are presented",
            " described in ",
            " next section",
            " literature ",
            " equation",
        ]),
        method: has(&[
            " interview",
            " questionnaire",
            " survey",
            " sample",
            " respondents were ",
            " data were ",
            " data was ",
            " were collected",
            " was used to ",
            " were used to ",
            " methodolog",
            " regression model",
            " qualitative",
            " quantitative",
            " case study",
        ]),
        voice: has(&[
            " i ",
            " my ",
            " me ",
            " i'm ",
            " said ",
            " told ",
            " you ",
            " stated that ",
        ]),
    }
}

/// The text that [`cues`] reads.
pub(super) fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for word in text.split_whitespace() {
        for c in word.chars() {
            match c {
                '’' => out.push('\''),
                ',' | ';' | ':' | '"' | '“' | '”' | '(' | ')' => {}
                c => out.extend(c.to_lowercase()),
            }
        }
        out.push(' ');
    }
    out
}
