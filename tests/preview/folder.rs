//! A folder of manuscripts: listed with counts of their findings, each live when it is looked at.

use super::{Preview, chapter};
use serde_json::Value;

fn row<'l>(list: &'l Value, file: &str) -> &'l Value {
    let docs = list["docs"].as_array().unwrap().iter();
    let mut rows = docs.filter(|doc| doc["file"] == file);
    rows.next().unwrap_or(&Value::Null)
}

#[test]
fn a_folder_lists_its_manuscripts_with_their_findings() {
    let text = chapter();
    let broken = "---\ndate: never\n---\n";
    let files = [
        ("a.md", text.as_str()),
        ("b.txt", "Plain words.\n"),
        ("c.md", broken),
        ("README.md", "# About"),
        ("a.letter.md", "# Letter"),
        ("refs.bib", ""),
    ];
    let preview = Preview::start(&files, ".", &[]);
    let mut events = preview.stream("/docs/events");
    let list = events.until(|list| {
        let read = |file| !row(list, file)["counts"].is_null();
        read("a.md") && read("b.txt") && row(list, "c.md")["state"] == "broken"
    });
    assert_eq!(list["docs"].as_array().unwrap().len(), 3);
    assert!(list["folder"].is_string());
    assert_eq!(row(&list, "a.md")["title"], "Rivers and Their Bridges");
    assert!(row(&list, "a.md")["counts"]["error"].as_u64().unwrap() >= 1);
    assert_eq!(row(&list, "b.txt")["counts"]["error"], 0);
    let message = row(&list, "c.md")["message"].as_str().unwrap();
    assert!(message.contains("c.md:2:"), "{message}");

    // One that is looked at is laid out.
    let id = row(&list, "b.txt")["id"].as_str().unwrap();
    let mut states = preview.stream(&format!("/d/{id}/events"));
    states.until(|state| state["print"]["pages"][0]["hash"].is_string());

    // Manuscripts come and go.
    std::fs::write(preview.folder.path().join("d.md"), &text).unwrap();
    events.until(|list| !row(list, "d.md")["counts"].is_null());
    std::fs::remove_file(preview.folder.path().join("d.md")).unwrap();
    events.until(|list| row(list, "d.md").is_null());
    let gone = row(&list, "c.md")["id"].as_str().unwrap();
    assert_eq!(preview.get(&format!("/d/{gone}/source")).status, 503);
    assert_eq!(preview.get("/d/none/source").status, 404);
}
