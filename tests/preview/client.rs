//! A preview that runs, and a client that speaks plain HTTP/1.1 to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Nothing here takes so long on any machine.
pub(super) const CAP: Duration = Duration::from_secs(120);

/// The program on a folder of its own.
pub(super) struct Preview {
    pub(super) child: Child,
    pub(super) folder: tempfile::TempDir,
    pub(super) port: u16,
    pub(super) token: String,
    /// The manuscript's id, where there is one.
    pub(super) id: String,
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}: {}{text}", self.head))
    }
}

impl Preview {
    /// `diptych preview m.md` on `text`.
    pub(super) fn of(text: &str) -> Self {
        Self::start(&[("m.md", text)], "m.md", &[])
    }

    /// `diptych preview PATH` in a folder with these files.
    pub(super) fn start(files: &[(&str, &str)], path: &str, flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["preview", path, "--no-open"])
            .args(flags)
            .env_remove("EDITOR")
            .env_remove("VISUAL")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let rest = line.trim().strip_prefix("http://127.0.0.1:").expect(&line);
        let (port, token) = rest.split_once("/?token=").expect(&line);
        let mut preview = Self {
            child,
            folder,
            port: port.parse().unwrap(),
            token: token.to_owned(),
            id: String::new(),
        };
        let docs = preview.get("/docs").json();
        if docs["folder"].is_null() {
            preview.id = docs["docs"][0]["id"].as_str().unwrap().to_owned();
        }
        preview
    }

    pub(super) fn file(&self) -> PathBuf {
        self.folder.path().join("m.md")
    }

    pub(super) fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    /// Saves the manuscript as most editors do: a new file takes its place.
    pub(super) fn save(&self, text: &str) {
        let new = self.folder.path().join(".m.md.new");
        std::fs::write(&new, text).unwrap();
        std::fs::rename(new, self.file()).unwrap();
    }

    /// Sends `bytes` as they are, and reads the answer until the server closes.
    pub(super) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // The server may close before it has read all of it.
        let _ = stream.write_all(bytes);
        answer(stream)
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(CAP)).unwrap();
        stream
    }

    /// A request with the token in a cookie.
    pub(super) fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let (port, token, length) = (self.port, &self.token, body.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: a=b; diptych-{port}={token}\r\n\
             Connection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        self.raw(request.as_bytes())
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    /// What the manuscript's own address `tail` says.
    pub(super) fn of_doc(&self, tail: &str) -> Answer {
        self.get(&format!("/d/{}/{tail}", self.id))
    }

    /// An act, asked for as the page does.
    pub(super) fn act(&self, act: &str, body: &Value) -> Answer {
        let port = self.port;
        let headers =
            format!("Content-Type: application/json\r\nOrigin: http://127.0.0.1:{port}\r\n");
        let path = format!("/d/{}/{act}", self.id);
        self.ask("POST", &path, &headers, &body.to_string())
    }

    /// The stream of the manuscript's states.
    pub(super) fn events(&self) -> Events {
        let path = format!("/d/{}/events", self.id);
        self.stream(&path)
    }

    pub(super) fn stream(&self, path: &str) -> Events {
        let (port, token) = (self.port, &self.token);
        let mut stream = self.connect();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: diptych-{port}={token}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        Events {
            reader: BufReader::new(stream),
        }
    }

    /// The newest state with its findings, laid out from `text` as it lies on disk.
    pub(super) fn state(&self) -> Value {
        self.events()
            .until(|state| state["revision"] != 0 && state["findings_hash"] != "")
    }

    /// The state in which the file says `text`, its findings known.
    pub(super) fn state_of(&self, events: &mut Events, text: &str) -> Value {
        let before = self.state_hash(text);
        events.until(|state| state["source_hash"] == before.as_str())
    }

    /// The hash that the server has for `text` once it has seen it.
    fn state_hash(&self, text: &str) -> String {
        let began = Instant::now();
        while began.elapsed() < CAP {
            let answer = self.of_doc("source");
            if answer.status == 200 {
                let source = answer.json();
                if source["text"] == text {
                    return source["hash"].as_str().unwrap().to_owned();
                }
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the text was never seen");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of events.
pub(super) struct Events {
    reader: BufReader<TcpStream>,
}

impl Events {
    /// The data of the next event.
    pub(super) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            let read = self.reader.read_line(&mut line).expect("an event in time");
            assert!(read > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The first event of which `wanted` holds.
    pub(super) fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let event = self.next();
            if wanted(&event) {
                return event;
            }
            assert!(began.elapsed() < CAP, "it never came; last: {event}");
        }
    }
}

fn answer(mut stream: TcpStream) -> Answer {
    let mut all = Vec::new();
    // A connection that is reset has told what it had to.
    let _ = stream.read_to_end(&mut all);
    let at = all.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, rest) = all.split_at(at.map_or(all.len(), |at| at + 4));
    let head = String::from_utf8_lossy(head).into_owned();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let chunked = head
        .to_ascii_lowercase()
        .contains("transfer-encoding: chunked");
    Answer {
        status: status.unwrap_or(0),
        body: if chunked {
            unchunked(rest)
        } else {
            rest.to_vec()
        },
        head,
    }
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(at) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(&String::from_utf8_lossy(&rest[..at]), 16).unwrap_or(0);
        let from = at + 2;
        if length == 0 || rest.len() < from + length + 2 {
            break;
        }
        out.extend(&rest[from..from + length]);
        rest = &rest[from + length + 2..];
    }
    out
}

/// The words of a page as the protocol says that they are found: text, start and end in the file.
pub(super) fn words_at(units: &Value, page: &Value) -> Vec<(String, usize, usize)> {
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    let units = units.as_array().unwrap();
    let words = page["words"].as_array().unwrap().iter();
    words
        .map(|word| {
            let at = number(&word[0]);
            let after = units.partition_point(|unit| number(&unit[0]) <= at);
            let unit = &units[after - 1];
            let text = word[6].as_str().unwrap().to_owned();
            match unit.get(3) {
                Some(length) => {
                    let start = number(&unit[2]);
                    (text, start, start + number(length))
                }
                None => {
                    let start = number(&unit[2]) + at - number(&unit[0]);
                    (text, start, start + number(&word[1]))
                }
            }
        })
        .collect()
}
