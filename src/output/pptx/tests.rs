//! The file as its parts, read again.

use std::io::{Cursor, Read};

use super::text::{content, right_to_left};

#[test]
fn text_is_escaped_and_what_xml_cannot_hold_is_left_out() {
    assert_eq!(
        content("a <b> & \"c\"\u{0}\u{b}\u{fffe}"),
        "a &lt;b&gt; &amp; &quot;c&quot;"
    );
    assert!(right_to_left("این متن است") && !right_to_left("Akhtar (اختر) is"));
}

#[test]
fn a_package_is_the_same_each_time_and_names_its_parts() {
    let date = crate::settings::Date {
        year: 1970,
        month: 1,
        day: 1,
    };
    let made = || {
        let mut package = super::Package::new();
        package.part(
            "ppt/slides/slide1.xml",
            "<x/>".into(),
            &[super::Related::address("https://a?b&c")],
        );
        package.part(
            "docProps/app.xml",
            "<Application>Diptych</Application>".into(),
            &[],
        );
        package.bytes(date)
    };
    let bytes = made();
    assert_eq!(bytes, made());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = (0..zip.len())
        .map(|i| zip.by_index(i).unwrap().name().unwrap().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "docProps/app.xml",
            "ppt/slides/slide1.xml",
            "ppt/slides/_rels/slide1.xml.rels"
        ]
    );
    let mut text = String::new();
    zip.by_name("ppt/slides/_rels/slide1.xml.rels")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert!(
        text.contains("Target=\"https://a?b&amp;c\" TargetMode=\"External\""),
        "{text}"
    );
}
