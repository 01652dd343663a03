//! The live preview: a page on this machine that shows both editions while the author saves. The only room that
//! knows HTTP.
//!
//! In: a manuscript or a folder of them, and the options of a run. Out: a server on 127.0.0.1, until it is told to end.
//! A `session` is one live manuscript: its thread takes the newest state of the file, compiles both editions, and
//! publishes what clients see; while the file cannot be compiled the last good pages stay.
//!
//! # The protocol between server and page
//!
//! Everything is same-origin. `GET /?token=T` (the printed address) sets the cookie `diptych-PORT`; all other requests
//! carry that cookie, which the browser does by itself (or `?token=T`). A POST has a JSON body, the header
//! `Content-Type: application/json`, and an `Origin` of the page's own. Answers are JSON unless said otherwise; a
//! refusal has a status from 400 on and `{"message": "…"}`, worded for the author. Byte offsets are those of the file
//! (contract.md). The Content-Security-Policy allows no inline script and no inline style (neither `style="…"` nor
//! `<style>`, setting `element.style.x` from script is fine); page SVGs have none.
//!
//! | Request | Answer |
//! |---|---|
//! | `GET /` | the page, `page/index.html` |
//! | `GET /page/NAME` | a file of `src/preview/page/`, one of those listed in `assets.rs` |
//! | `GET /docs` | `{"folder": null or "name", "docs": [{"id", "file", "title", "state", "message", "counts": {"error", "warning", "note"}}]}`; `folder` is null where one manuscript was named. `counts` is null until a manuscript was read. |
//! | `GET /docs/events` | server-sent events named `docs`, with the same data, whenever it changes |
//! | `GET /d/ID/events` | server-sent events named `state` (below); the first comes at once |
//! | `GET /d/ID/source` | `{"hash", "text"}` |
//! | `GET /d/ID/print/N?hash=H`, `GET /d/ID/slides/N?hash=H` | page `N` (from 1): `{"hash", "from": null, "pieces": [[x, y, ["#000", "m1 2…"]], [x, y, "<g>…"], …], "words": [[at, length, x, y, w, h, "text"], …]}`; a piece is the colour of a line of text and its outlines as the data of a path, relative, in hundredths of a point, or SVG round its own origin, from back to front. With `&from=G`, the hash of a page that the client has: `"from": "G"`, and in the place of each picture that it has there the number of that piece (from 0); `from` is null, and all pictures are there, where that page was forgotten. 204 where the page has another hash by now, or is no more (a newer `state` is on its way) |
//! | `GET /d/ID/place?at=BYTE` | where the byte is shown: `{"print": {"page", "x", "y", "w", "h"} or null, "slides": the same}`; of bytes that are not printed, the nearest after them |
//! | `GET /d/ID/findings` | `{"hash", "findings": [{"id", "code", "rule", "severity", "kind", "message", "help", "start", "end", "line", "column", "related": [{"start", "end", "line", "column", "message"}], "suggestion": null or {"start", "end", "text", "safe"}}]}`; `kind` is `manuscript`, `reference`, `citation`, `deck` or `page`; every suggestion can be applied |
//! | `GET /d/ID/deck` | `{"hash", "minutes", "density", "slides": [{"kind", "title", "title_source": {"start", "end"} or null, "origin", "pages": [N, …], "bullets": [{"text", "origin", "start", "end", "sentence": {"start", "end"}, "kept", "runner_up": null or {"start", "end", "text"}}], "notes"}]}`; `pages` counts from 1 |
//! | `GET /d/ID/notes` | for the presenter, one for each page of the slides: `{"hash", "pages": [{"slide", "title", "from", "to", "first": ["paragraph", …], "rest": […]}]}`; `from` and `to` in seconds of the lecture |
//! | `GET /d/ID/citations` | `{"hash", "citations": [{"start", "end", "references": [index, …]}], "references": [{"start", "end", "text"}]}` |
//! | `GET /d/ID/print.pdf`, `/slides.pdf`, `/references.yml` | the file, inline; with `?download=1` as an attachment |
//! | `POST /d/ID/apply` `{"id", "source_hash"}` | writes the finding's suggestion into the file: `{"source_hash", "start", "end"}`, the hash of the new text and the place that changed |
//! | `POST /d/ID/steer` `{"act", "start", "end", "text", "source_hash"}` | writes the act as markup (the same answer): `drop`, `keep`, `pin`, `clear`, `swap` of the bullet at `start`, `end` (for `swap` its runner-up is kept); `title` with `text`, at the `title_source` of a slide; `density` with `text` `low`, `normal` or `high` |
//! | `POST /d/ID/undo` `{"source_hash"}` | takes back the newest act of this session, if the file is still as the act left it |
//! | `POST /d/ID/open` `{"start"}` | opens the author's editor there: `{}` |
//!
//! An act is refused with 409 where the file on disk is not the one with `source_hash`, with 422 where it cannot be
//! done there. The changed file is then seen like any saved change: a new `state` follows.
//!
//! A `state`:
//!
//! ```json
//! {"revision": 7, "state": "ok", "message": null, "settled": true, "file": "chapter.md", "title": "…", "language": "en",
//!  "source_hash": "…", "findings_hash": "…", "deck_hash": "…", "citations_hash": "…",
//!  "counts": {"error": 0, "warning": 1, "note": 2}, "undo": null, "editor": true, "minutes": 45,
//!  "print":  {"pages": [{"hash": "…", "width": 396.0, "height": 612.0, "label": "399"}],
//!             "units": [[at, length, start], …]},
//!  "slides": {"pages": [{"hash": "…", "width": 960.0, "height": 540.0, "label": "1", "slide": 0}],
//!             "units": [[at, length, start], …]}}
//! ```
//!
//! - `revision` counts up with every state of the manuscript that was laid out, or that could not be. Several events
//!   may carry one revision: pages come first, and findings as soon as they are known. One text may take several:
//!   the pages of the print edition come ahead of slides that take longer (those of the last state stay meanwhile, and
//!   `deck_hash` and `citations_hash` with them), the first pages of a chapter ahead of the others; and a moment after
//!   a saved edit, where the ends of pages can be mended, one more follows. `settled` says that nothing
//!   more will be told of this text. Only the newest is sent to a slow client. Before the first layout `revision` is
//!   0 and there are no pages.
//! - `state` is `ok` or `broken`; then `message` says why, with the place, and all else is that of the last good state.
//! - What a `*_hash` belongs to is to be asked for again when it changes; before anything is known it is `""`.
//! - `undo` is null or says what would be taken back.
//!
//! **Words.** `hash` of a page changes only with its content, but an edit before it shifts its offsets. Words
//! therefore lie in *units* (paragraphs, notes, references) that keep their place `at` as long as they say the same.
//! To know the bytes of a word, find in the edition's `units` (sorted by `at`) the last with `unit.at <= word.at`:
//! `data-start = unit.start + (word.at - unit.at)`, `data-end = data-start + word.length`. This has to be done again
//! for every page that is shown when `units` changes, without asking for the page. Where a unit has a fourth number
//! (words in the place of a citation key, `[@key]`), a word that begins in it stands for the key as a whole:
//! `data-start = unit.start`, `data-end = unit.start + fourth`. `x`, `y`, `w`, `h` are in points
//! from the page's top left. A word is a run of printed characters without white space; broken over two lines it is
//! two. Furniture (page numbers, labels) has none.

mod acts;
mod assets;
mod citations;
mod deck;
mod digest;
mod files;
mod findings;
mod folder;
mod guard;
mod mailbox;
mod opener;
mod pages;
mod place;
mod routes;
mod saved;
mod server;
mod session;
mod state;
mod steer;
mod watch;
mod wire;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use crate::error::Error;
use crate::pipeline;
use crate::settings::{FrontMatter, Options};
use crate::source::Source;
use folder::Library;
use guard::Guard;
use opener::Editor;
use session::Run;

/// What is to be previewed, and how.
pub struct Wish {
    /// A manuscript, or a folder of them.
    pub path: PathBuf,
    /// The port; `None`: any free one.
    pub port: Option<u16>,
    /// The command that opens the editor, with `{file}`, `{line}` and `{column}`.
    pub open_with: Option<String>,
    /// The flags of the run.
    pub options: Options,
}

/// A preview that can be looked at as soon as it is served.
pub struct Preview {
    listener: TcpListener,
    guard: Guard,
    library: Arc<Library>,
}

impl Preview {
    /// Takes a port and starts to lay out. Fails where the path cannot be read or the port not be had.
    pub fn start(wish: Wish) -> Result<Self, Error> {
        let editor = match (&wish.open_with, environment_editor()) {
            (Some(typed), _) => {
                Editor::typed(typed).map_err(|why| Error::new(why).in_file("--open-with"))?
            }
            (None, found) => found.unwrap_or_default(),
        };
        // A flag that cannot be used is told at once; front matter may be mended while we watch.
        let none = (FrontMatter::default(), Source::new("", ""));
        wish.options.looks(&none.0, &none.1)?;
        let run = Run {
            templates: pipeline::templates(&wish.options)?,
            options: wish.options,
            editor: !editor.is_none(),
        };
        let port = wish.port.unwrap_or_default();
        let listener = server::bind(port)
            .map_err(|why| Error::new(format!("port {port} of 127.0.0.1: {why}")))?;
        let bound = listener.local_addr();
        let bound = bound.map_err(|why| Error::new("the port is not known").because(why))?;
        let guard = Guard::new(bound.port())
            .map_err(|why| Error::new("this system gives no random numbers").because(why))?;
        let library = Library::open(&wish.path, run, editor)?;
        Ok(Self {
            listener,
            guard,
            library,
        })
    }

    /// The address to open, with its token.
    pub fn address(&self) -> String {
        self.guard.address()
    }

    /// Serves until the program is interrupted.
    pub fn serve(self) -> Result<(), Error> {
        let router = routes::router(self.library, self.guard);
        server::serve(self.listener, router)
            .map_err(|why| Error::new("the preview could not be served").because(why))
    }
}

/// The editor that `$VISUAL` or `$EDITOR` names.
fn environment_editor() -> Option<Editor> {
    let names = ["VISUAL", "EDITOR"].into_iter();
    let mut values = names.filter_map(|name| std::env::var(name).ok());
    values.find_map(|value| Editor::of_environment(&value))
}
