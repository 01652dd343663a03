//! Who is refused, what is survived, and how it ends.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use super::client::CAP;
use super::{Preview, chapter};
use serde_json::json;

/// A request with these header lines, the token in the address.
fn request(preview: &Preview, line: &str, headers: &str) -> u16 {
    let text = format!("{line}\r\n{headers}Connection: close\r\n\r\n");
    let text = text.replace("PORT", &preview.port.to_string());
    preview
        .raw(text.replace("TOKEN", &preview.token).as_bytes())
        .status
}

#[test]
fn only_the_own_page_with_the_token_is_answered() {
    let preview = Preview::of("# T\n\nText.\n");
    let get = "GET /docs?token=TOKEN HTTP/1.1";
    let host = "Host: 127.0.0.1:PORT\r\n";
    assert_eq!(request(&preview, get, host), 200);
    assert_eq!(request(&preview, get, "Host: localhost:PORT\r\n"), 200);
    for (line, headers, status) in [
        // No token, or another.
        ("GET /docs HTTP/1.1", host.to_owned(), 403),
        ("GET / HTTP/1.1", host.to_owned(), 403),
        ("GET /page/main.js HTTP/1.1", host.to_owned(), 403),
        ("GET /docs?token=0 HTTP/1.1", host.to_owned(), 403),
        (
            "GET /docs HTTP/1.1",
            format!("{host}Cookie: diptych-PORT=0\r\n"),
            403,
        ),
        (
            "GET /docs HTTP/1.1",
            format!("{host}Cookie: diptych-1=TOKEN\r\n"),
            403,
        ),
        // A name that was bound to this machine (DNS rebinding).
        (get, "Host: evil.example\r\n".into(), 421),
        (get, "Host: evil.example:PORT\r\n".into(), 421),
        (get, "Host: 127.0.0.1.evil.example:PORT\r\n".into(), 421),
        (get, "Host: 127.0.0.1\r\n".into(), 421),
        (get, "Host: 127.0.0.1:1\r\n".into(), 421),
        (get, format!("{host}Host: evil.example\r\n"), 421),
        (get, String::new(), 421),
        (
            "GET http://evil.example/docs?token=TOKEN HTTP/1.1",
            host.into(),
            421,
        ),
        // Another page.
        (get, format!("{host}Origin: http://evil.example\r\n"), 403),
        (get, format!("{host}Origin: null\r\n"), 403),
        (get, format!("{host}Origin: http://127.0.0.1:1\r\n"), 403),
        (
            get,
            format!("{host}Origin: https://127.0.0.1:PORT\r\n"),
            403,
        ),
        (
            get,
            format!("{host}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"),
            403,
        ),
        (
            get,
            format!("{host}Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n"),
            403,
        ),
    ] {
        assert_eq!(
            request(&preview, line, &headers),
            status,
            "{line} {headers}"
        );
    }
}

#[test]
fn acts_need_the_pages_origin_and_json() {
    let preview = Preview::of("# T\n\nText.\n");
    let path = format!("/d/{}/undo", preview.id);
    let ask = |headers: &str| {
        let headers = headers.replace("PORT", &preview.port.to_string());
        preview
            .ask("POST", &path, &headers, "{\"source_hash\": \"\"}")
            .status
    };
    let json = "Content-Type: application/json\r\n";
    assert_eq!(ask(json), 403);
    assert_eq!(ask(&format!("{json}Origin: http://evil.example\r\n")), 403);
    assert_eq!(ask(&format!("{json}Sec-Fetch-Site: same-site\r\n")), 403);
    assert_eq!(ask("Origin: http://127.0.0.1:PORT\r\n"), 415);
    let text = "Content-Type: text/plain\r\nOrigin: http://127.0.0.1:PORT\r\n";
    assert_eq!(ask(text), 415);
    assert_eq!(
        ask(&format!("{json}Origin: http://127.0.0.1:PORT\r\n")),
        422
    );
    assert_eq!(ask(&format!("{json}Sec-Fetch-Site: same-origin\r\n")), 422);
    assert_eq!(preview.get(&path).status, 405);
}

#[test]
fn the_address_gives_a_cookie_and_every_answer_is_guarded() {
    let preview = Preview::of("# T\n\nText.\n");
    let (port, token) = (preview.port, &preview.token);
    assert_eq!(token.len(), 32);
    let opened = format!(
        "GET /?token={token} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    );
    let page = preview.raw(opened.as_bytes());
    assert_eq!(page.status, 200);
    let head = page.head.to_ascii_lowercase();
    let cookie = format!("set-cookie: diptych-{port}={token}; path=/; httponly; samesite=strict");
    assert!(head.contains(&cookie), "{head}");
    for answer in [
        page,
        preview.get("/docs"),
        preview.get("/nowhere"),
        preview.raw(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
    ] {
        let head = answer.head.to_ascii_lowercase();
        for wanted in [
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
        ] {
            assert!(head.contains(wanted), "{head}");
        }
        assert!(!head.contains("unsafe-inline"), "{head}");
    }
}

#[test]
fn no_address_reaches_the_file_system() {
    let preview = Preview::start(
        &[("m.md", "Text.\n"), ("secret.md", "Hidden.\n")],
        "m.md",
        &[],
    );
    preview.state();
    let id = &preview.id;
    for path in [
        "/m.md",
        "/page/../m.md",
        "/page/%2e%2e%2fm.md",
        "/page/..%2f..%2fCargo.toml",
        "/page//etc/passwd",
        "/d/secret.md/source",
        "/d/..%2fsecret.md/source",
        &format!("/d/{id}/m.md"),
        &format!("/d/{id}/..%2fsecret.md"),
        &format!("/d/{id}/print/..%2f..%2fsecret.md"),
        &format!("/d/{id}/secret.md"),
    ] {
        let answer = preview.get(path);
        assert!(
            (400..=404).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("Hidden"),
            "{path}"
        );
    }
}

#[test]
fn a_hundred_clients_see_the_newest_state() {
    let text = chapter();
    let preview = Preview::of(&text);
    preview.state();
    let mut all: Vec<_> = (0..100).map(|_| preview.events()).collect();
    for events in &mut all {
        events.until(|state| state["print"]["pages"][0]["hash"].is_string());
    }
    let changed = text.replacen("wet year", "wet and cold year", 1);
    preview.save(&changed);
    let mut first = preview.events();
    let after = preview.state_of(&mut first, &changed);
    for events in &mut all {
        events.until(|state| state["source_hash"] == after["source_hash"]);
    }
    // And all ask for all pages at once.
    let pages = after["print"]["pages"].as_array().unwrap().len();
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let page = preview.of_doc(&format!("print/{pages}"));
                assert_eq!(page.status, 200);
            });
        }
    });
}

#[test]
fn malformed_requests_are_survived() {
    let preview = Preview::of("# T\n\nText.\n");
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(200_000));
    let headers = format!("GET / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(5000));
    for bytes in [
        &b""[..],
        b"\r\n\r\n",
        b"\0\0\0\0",
        b"GET",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET \xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        long.as_bytes(),
        headers.as_bytes(),
    ] {
        let mut stream = preview.connect();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    let port = preview.port;
    let own = format!("Content-Type: application/json\r\nOrigin: http://127.0.0.1:{port}\r\n");
    let path = format!("/d/{}/steer", preview.id);
    let deep = "[".repeat(50_000);
    let large = format!("{{\"text\": \"{}\"}}", "a".repeat(100_000));
    for body in [
        "",
        "{",
        "[]",
        "null",
        deep.as_str(),
        large.as_str(),
        "{\"act\": \"fly\"}",
    ] {
        assert_eq!(
            preview.ask("POST", &path, &own, body).status,
            400,
            "{body:.40}"
        );
    }
    assert_eq!(preview.of_doc("place?at=-1").status, 400);
    assert_eq!(preview.of_doc("place").status, 400);
    assert_eq!(preview.get("/docs").status, 200);
}

#[test]
fn what_cannot_be_previewed_is_told_at_once() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("m.md"), "Text.\n").unwrap();
    for (arguments, why) in [
        (&["none.md"][..], "no such file"),
        (&["m.docx"][..], "pandoc"),
        (&["m.md", "--port", &port][..], "127.0.0.1"),
        (&["m.md", "--open-with", "code"][..], "{file}"),
        (&["m.md", "--house", "none"][..], "--house"),
        (&["-"][..], "no such file"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["preview", "--no-open"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(why), "{arguments:?}: {said}");
        assert!(ended.stdout.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_interrupted() {
    for signal in ["-INT", "-TERM"] {
        let mut preview = Preview::of(&chapter());
        let mut events = preview.events();
        events.until(|state| state["print"]["pages"][0]["hash"].is_string());
        let id = preview.child.id().to_string();
        let sent = Command::new("kill")
            .args([signal, &id])
            .stderr(Stdio::null())
            .status();
        assert!(sent.unwrap().success());
        let began = std::time::Instant::now();
        let status = loop {
            if let Some(status) = preview.child.try_wait().unwrap() {
                break status;
            }
            assert!(began.elapsed() < CAP, "{signal} did not end it");
            std::thread::sleep(std::time::Duration::from_millis(10));
        };
        assert_eq!(status.code(), Some(0), "{signal}");
    }
}

#[test]
fn acts_on_no_manuscript_are_refused() {
    let mut preview = Preview::of("# T\n\nText.\n");
    preview.id = "none".into();
    assert_eq!(preview.act("undo", &json!({"source_hash": ""})).status, 404);
    assert_eq!(preview.of_doc("events").status, 404);
}
