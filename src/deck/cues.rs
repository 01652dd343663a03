//! Marks by which an English text shows what its sentences do: claim, aim, recommend, contrast, give a cause.
//!
//! Incomplete: English alone; elsewhere place and weight of the words decide.

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

/// Reads the cues of a sentence: its text in lower case, words parted by single spaces, with a space at both ends.
pub(super) fn cues(text: &str) -> Cues {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    Cues {
        claims: has(&[
            " argue", " show that", " shows that", " showed that", " found that", " find that", " reveal", " demonstrate", " conclude",
            " suggests that", " suggest that", " indicate", " confirm", " emphasi", " highlight", " reflect", " underline", " contend",
            " results show", " points to ", " means that ",
        ]),
        author: has(&[
            " this study", " the study", " this chapter", " this article", " this paper", " this research", " we ", " our ", " the results",
            " the findings", " the analysis", " the current study", " the present study", " the authors ", " this essay", " this book",
        ]),
        aims: has(&[
            " purpose of ", " aim of ", " aims to ", " aimed to ", " aim was ", " aim is ", " objective", " examines ", " explores ",
            " investigates ", " seeks to ", " sought to ", " intends to ", " this study examine", " research question", " the question ",
            " we propose", " we present", " we introduce", " my aim", " focuses on ", " focused on ",
        ]),
        recommends: has(&[
            " should ", " must ", " need to ", " needs to ", " recommend", " it is necessary", " ought to ", " is needed", " are needed",
            " requires ", " future ",
        ]),
        contrasts: has(&[
            " while ", " whereas ", " although ", " despite ", " rather than ", " unlike ", " more than ", " less than ", " not only ",
            " not merely ", " but ", " in contrast", " compared ", " differ", " however", " higher than", " lower than", " less likely",
            " more likely", " on the other hand",
        ]),
        causes: has(&[
            " because ", " due to ", " led to ", " leads to ", " lead to ", " result in ", " resulted in ", " results in ", " therefore",
            " thus ", " caus", " contribut", " as a result", " consequen", " affect", " impact", " increase", " reduce", " decline",
            " improve", " strengthen", " weaken", " enable", " influence",
        ]),
        weighs: has(&[
            " main ", " most ", " crucial", " essential", " key ", " important", " significant", " primary ", " central ", " critical ",
            " first ", " largest", " highest", " greatest", " only ", " fundamental", " decisive", " major ",
        ]),
        defines: has(&[
            " is defined as", " are defined as", " refers to ", " refer to ", " is a process", " means ", " is understood as", " defined ",
            " is known as", " consists of ", " comprises ", " can be described as", " is the process", " is composed of",
        ]),
        concludes: has(&[
            " overall", " in conclusion", " in summary", " in sum ", " to sum up", " conclude", " altogether", " in short", " ultimately",
            " in summary,", " finally",
        ]),
        instance: has(&[
            " for example", " for instance", " e.g.", " such as one", " instance of ", " one respondent", " one participant", " one of the ",
        ]),
        leads: has(&[
            " table ", " figure ", " fig.", " graph ", " section ", " discussed below", " shown in ", " as follows", " the following",
            " below", " above", " appendix", " is discussed", " are discussed", " discusses ", " is presented", " are presented",
            " described in ", " next section", " literature ", " equation",
        ]),
        method: has(&[
            " interview", " questionnaire", " survey", " sample", " respondents were ", " data were ", " data was ", " were collected",
            " was used to ", " were used to ", " methodolog", " regression model", " qualitative", " quantitative", " case study",
        ]),
        voice: has(&[" i ", " my ", " me ", " i'm ", " said ", " told ", " you ", " stated that "]),
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
