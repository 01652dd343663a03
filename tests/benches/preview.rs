//! What the live preview takes, as clients see it: `cargo bench --bench preview -- [EDITS]` (1,000 without a number),
//! for the manuscript named in `MANUSCRIPT`, or else one made here.
//!
//! Prints the time of a build from nothing, then, of a preview that runs: from the start to the first state with
//! pages, from a saved edit to the state that shows it and to the page that changed, and how the memory grows.
//! Times are for reading; no test depends on them. Painting is measured in the browser (`tests/browser`).

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

mod chapter;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

fn main() {
    let edits = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let edits: usize = edits.unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chapter.md");
    let text = match std::env::var_os("MANUSCRIPT") {
        Some(path) => std::fs::read_to_string(path).expect("a text"),
        None => chapter::chapter(7_000),
    };
    std::fs::write(&path, &text).expect("a file");
    let program = env!("CARGO_BIN_EXE_diptych");

    let mut cold = Vec::new();
    for _ in 0..3 {
        let began = Instant::now();
        let built = Command::new(program)
            .args(["build", "--quiet", "--force"])
            .arg(&path)
            .output()
            .expect("it starts");
        assert_ne!(built.status.code(), Some(2), "it builds");
        cold.push(began.elapsed());
    }
    report("a build from nothing, both PDFs written", &mut cold);

    let began = Instant::now();
    let mut child = Command::new(program)
        .args(["preview", "--no-open"])
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    out.read_line(&mut line).expect("an address");
    let rest = line.trim().strip_prefix("http://").expect("an address");
    let (host, token) = rest.split_once("/?token=").expect("a token");
    let client = Client { host, token };
    let docs: Value = serde_json::from_slice(&client.get("/docs")).expect("JSON");
    let id = docs["docs"][0]["id"].as_str().expect("an id").to_owned();
    let mut events = client.events(&id);
    let mut shown = next(&mut events, |state| state["revision"] != 0);
    println!(
        "{:8.1} ms  from the start to the first pages",
        ms(began.elapsed())
    );
    client.page(&id, &shown, 1);
    println!(
        "{:8.1} ms  from the start to the first page as SVG",
        ms(began.elapsed())
    );
    next(&mut events, |state| state["findings_hash"] != "");

    let process = child.id();
    let (mut states, mut pages, mut sent) = (Vec::new(), Vec::new(), Vec::new());
    println!("{:8.1} MB  before the first edit", memory(process));
    let places: Vec<usize> = text.match_indices(" the ").map(|(at, _)| at).collect();
    for edit in 0..edits {
        // Another place each time, a word more or less.
        let at = places[edit * 7 % places.len()];
        let edited = format!("{} {} old{}", &text[..at], edit % 10, &text[at..]);
        let before = hashes(&shown);
        // As an author would: not while the findings of the last edit are still looked for.
        std::thread::sleep(Duration::from_millis(250));
        let began = Instant::now();
        std::fs::write(&path, &edited).expect("a file");
        let old = shown["source_hash"].clone();
        shown = next(&mut events, |state| state["source_hash"] != old);
        states.push(began.elapsed());
        let after = hashes(&shown);
        let changed: Vec<usize> = (0..after.len())
            .filter(|&i| before.get(i) != after.get(i))
            .collect();
        sent.push(changed.len());
        if let Some(&first) = changed.first() {
            client.page(&id, &shown, first + 1);
            pages.push(began.elapsed());
        }
        if (edit + 1) % 100 == 0 {
            println!("{:8.1} MB  after {} edits", memory(process), edit + 1);
        }
    }
    report("from a saved edit to its state", &mut states);
    report(
        "from a saved edit to the first page that changed",
        &mut pages,
    );
    sent.sort_unstable();
    println!(
        "{:8} pages changed by an edit, at the median, of {}",
        sent[sent.len() / 2],
        hashes(&shown).len()
    );
    let _ = child.kill();
    let _ = child.wait();
}

struct Client<'a> {
    host: &'a str,
    token: &'a str,
}

impl Client<'_> {
    fn ask(&self, path: &str, close: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.host).expect("a connection");
        let port = self.host.rsplit(':').next().unwrap_or_default();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: diptych-{port}={}\r\n{close}\r\n",
            self.host, self.token
        );
        stream.write_all(request.as_bytes()).expect("a request");
        stream
    }

    fn get(&self, path: &str) -> Vec<u8> {
        let mut all = Vec::new();
        let mut stream = self.ask(path, "Connection: close\r\n");
        stream.read_to_end(&mut all).expect("an answer");
        let at = all.windows(4).position(|four| four == b"\r\n\r\n");
        all.split_off(at.map_or(0, |at| at + 4))
    }

    fn events(&self, id: &str) -> BufReader<TcpStream> {
        BufReader::new(self.ask(&format!("/d/{id}/events"), ""))
    }

    /// Page `number` of the print edition, then of the slides.
    fn page(&self, id: &str, state: &Value, number: usize) {
        let print = state["print"]["pages"].as_array().map_or(0, Vec::len);
        let (edition, number) = match number <= print {
            true => ("print", number),
            false => ("slides", number - print),
        };
        let page = self.get(&format!("/d/{id}/{edition}/{number}"));
        assert!(page.starts_with(b"{"), "a page");
    }
}

fn next(events: &mut BufReader<TcpStream>, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let mut line = String::new();
        assert!(
            events.read_line(&mut line).expect("an event") > 0,
            "the stream ended"
        );
        if let Some(data) = line.strip_prefix("data: ") {
            let state = serde_json::from_str(data).expect("JSON");
            if wanted(&state) {
                return state;
            }
        }
    }
}

/// The hash of each page, those of the print edition first.
fn hashes(state: &Value) -> Vec<String> {
    let pages = ["print", "slides"].map(|edition| state[edition]["pages"].as_array().cloned());
    let pages = pages.into_iter().flatten().flatten();
    pages.map(|page| page["hash"].to_string()).collect()
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied();
    let at = |share| ms(at(share).or(times.last().copied()).unwrap_or_default());
    println!(
        "{:8.1} ms  {what}, at the median of {} (95th percentile {:.1}, longest {:.1})",
        at(0.5),
        times.len(),
        at(0.95),
        at(1.0)
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Memory of a process, where the system tells it.
fn memory(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}
