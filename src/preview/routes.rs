//! What is asked by which address (the table in `mod.rs`), and how it is answered.
//!
//! Addresses hold ids and numbers, never names of files. What takes more than a moment is done on a thread that may
//! take it, so that other clients do not wait.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::acts::{self, Done, Refused};
use super::folder::Library;
use super::guard::{Guard, check};
use super::session::Session;
use super::state::{Good, Which};
use super::steer::Steer;
use super::{assets, citations, deck, files, findings, opener, pages, place};

/// Largest body of a request.
const MAX_BODY: usize = 64 * 1024;

type App = State<Arc<Library>>;

/// All addresses, guarded.
pub(super) fn router(library: Arc<Library>, guard: Guard) -> Router {
    Router::new()
        .route("/", get(async || asset("index.html".into())))
        .route(
            "/page/{*name}",
            get(async |Path(name): Path<String>| asset(name)),
        )
        .route("/docs", get(docs))
        .route("/docs/events", get(docs_events))
        .route("/d/{id}/events", get(events))
        .route("/d/{id}/source", get(source))
        .route("/d/{id}/print/{page}", get(print_page))
        .route("/d/{id}/slides/{page}", get(slides_page))
        .route("/d/{id}/place", get(place_of))
        .route("/d/{id}/findings", get(findings_of))
        .route("/d/{id}/deck", get(deck_of))
        .route("/d/{id}/notes", get(notes_of))
        .route("/d/{id}/citations", get(citations_of))
        .route("/d/{id}/{file}", get(file))
        .route("/d/{id}/apply", post(apply))
        .route("/d/{id}/steer", post(steer))
        .route("/d/{id}/undo", post(undo))
        .route("/d/{id}/open", post(open))
        .fallback(async || refusal(StatusCode::NOT_FOUND, "there is nothing here"))
        .method_not_allowed_fallback(async || {
            refusal(StatusCode::METHOD_NOT_ALLOWED, "this cannot be asked so")
        })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn_with_state(guard, check))
        .with_state(library)
}

/// A refusal, worded for the author.
pub(super) fn refusal(status: StatusCode, why: &str) -> Response {
    (status, axum::Json(json!({"message": why}))).into_response()
}

fn asset(name: String) -> Response {
    match assets::find(&name) {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        None => refusal(StatusCode::NOT_FOUND, "there is nothing here"),
    }
}

async fn docs(State(library): App) -> Response {
    text_json(library.json())
}

async fn docs_events(State(library): App) -> impl IntoResponse {
    stream("docs", WatchStream::new(library.watch()))
}

async fn events(State(library): App, Path(id): Path<String>) -> Response {
    match live(&library, &id) {
        Ok(session) => {
            let shown = WatchStream::new(session.watch());
            stream("state", shown.map(|shown| shown.json)).into_response()
        }
        Err(refused) => refused,
    }
}

/// Texts as events; between two that are far apart, a sign of life.
fn stream(
    name: &'static str,
    texts: impl Stream<Item = Arc<str>> + Send + 'static,
) -> impl IntoResponse {
    let events =
        texts.map(move |text| Ok::<_, Infallible>(Event::default().event(name).data(text)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn source(State(library): App, Path(id): Path<String>) -> Response {
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let snapshot = session.snapshot();
    let Some((typed, hash)) = snapshot.typed() else {
        return not_yet();
    };
    text_json(
        json!({"hash": hash, "text": typed.text()})
            .to_string()
            .into(),
    )
}

async fn findings_of(State(library): App, Path(id): Path<String>) -> Response {
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let snapshot = session.snapshot();
    let Some(good) = snapshot.good else {
        return not_yet();
    };
    let judged = snapshot.judged;
    busy(move || text_json(findings::json(good.typed(), &judged).to_string().into())).await
}

async fn deck_of(library: App, id: Path<String>) -> Response {
    of_good(library, id, |hash, good| deck::json(good, hash)).await
}

async fn notes_of(library: App, id: Path<String>) -> Response {
    of_good(library, id, |hash, good| deck::notes(good, hash)).await
}

async fn citations_of(library: App, id: Path<String>) -> Response {
    of_good(library, id, |hash, good| citations::json(good, hash)).await
}

#[derive(Deserialize)]
struct At {
    at: usize,
}

async fn place_of(library: App, id: Path<String>, Query(At { at }): Query<At>) -> Response {
    of_good(library, id, move |_, good| place::json(good, at)).await
}

#[derive(Deserialize)]
struct Wanted {
    hash: Option<String>,
    /// The hash of what the client shows in the page's place.
    from: Option<String>,
}

async fn print_page(app: App, at: Path<(String, usize)>, wanted: Query<Wanted>) -> Response {
    page(app, at, wanted, Which::Print).await
}

async fn slides_page(app: App, at: Path<(String, usize)>, wanted: Query<Wanted>) -> Response {
    page(app, at, wanted, Which::Slides).await
}

async fn page(
    State(library): App,
    Path((id, number)): Path<(String, usize)>,
    Query(wanted): Query<Wanted>,
    which: Which,
) -> Response {
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let snapshot = session.snapshot();
    if snapshot.typed().is_none() {
        return not_yet();
    }
    let index = number.wrapping_sub(1);
    let shows = snapshot.page(which, index);
    // Nothing went wrong: an edit overtook the question, and the browser should not call that an error.
    if wanted.hash.is_some() && wanted.hash.as_ref() != shows.as_ref().map(|shows| &shows.hash) {
        return StatusCode::NO_CONTENT.into_response();
    }
    let Some(shows) = shows else {
        return refusal(StatusCode::NOT_FOUND, "there is no such page");
    };
    busy(move || {
        let from = wanted.from.filter(|from| session.looks.has(from));
        let page = session.page((shows.hash.clone(), from.clone()), || {
            pages::page(&shows, index, from.as_deref(), &session.looks).to_string()
        });
        text_json(page)
    })
    .await
}

#[derive(Deserialize)]
struct Download {
    download: Option<String>,
}

async fn file(
    State(library): App,
    Path((id, name)): Path<(String, String)>,
    Query(query): Query<Download>,
) -> Response {
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let Some(kind) = files::Kind::named(&name) else {
        return refusal(StatusCode::NOT_FOUND, "there is nothing here");
    };
    let Some(good) = session.snapshot().good else {
        return not_yet();
    };
    busy(move || match files::make(&good, kind) {
        Ok(bytes) => {
            let place = if query.download.is_some() {
                "attachment"
            } else {
                "inline"
            };
            let name = kind.file_name(&session.path);
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media()));
            let disposition = format!("{place}; filename*=UTF-8''{}", files::percent(&name));
            if let Ok(disposition) = HeaderValue::from_str(&disposition) {
                headers.insert(header::CONTENT_DISPOSITION, disposition);
            }
            (headers, bytes).into_response()
        }
        Err(why) => refusal(StatusCode::UNPROCESSABLE_ENTITY, &why.to_string()),
    })
    .await
}

#[derive(Deserialize)]
struct Apply {
    id: String,
    source_hash: String,
}

async fn apply(app: App, id: Path<String>, headers: HeaderMap, body: Body) -> Response {
    act(app, id, headers, body, |session, asked: Apply| {
        done(acts::apply(session, &asked.id, &asked.source_hash))
    })
    .await
}

#[derive(Deserialize)]
struct Steered {
    #[serde(flatten)]
    steer: Steer,
    source_hash: String,
}

async fn steer(app: App, id: Path<String>, headers: HeaderMap, body: Body) -> Response {
    act(app, id, headers, body, |session, asked: Steered| {
        done(acts::steer(session, &asked.steer, &asked.source_hash))
    })
    .await
}

#[derive(Deserialize)]
struct Undo {
    source_hash: String,
}

async fn undo(app: App, id: Path<String>, headers: HeaderMap, body: Body) -> Response {
    act(app, id, headers, body, |session, asked: Undo| {
        done(acts::undo(session, &asked.source_hash))
    })
    .await
}

#[derive(Deserialize)]
struct Open {
    start: usize,
}

async fn open(app: App, id: Path<String>, headers: HeaderMap, body: Body) -> Response {
    let State(library) = &app;
    let editor = library.editor();
    act(app, id, headers, body, move |session, asked: Open| {
        let Some(good) = session.snapshot().good else {
            return not_yet();
        };
        let at = good.typed().position(asked.start);
        match opener::open(&editor, &session.path, at) {
            Ok(()) => text_json("{}".into()),
            Err(why) => refusal(StatusCode::UNPROCESSABLE_ENTITY, &why),
        }
    })
    .await
}

/// Does what a POST asks for.
async fn act<T: DeserializeOwned + Send + 'static>(
    State(library): App,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
    work: impl FnOnce(&Session, T) -> Response + Send + 'static,
) -> Response {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let why = "send JSON, and say so in Content-Type";
        return refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, why);
    }
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let patience = std::time::Duration::from_secs(10);
    let body = tokio::time::timeout(patience, axum::body::to_bytes(body, MAX_BODY)).await;
    let Ok(Ok(body)) = body else {
        return refusal(
            StatusCode::BAD_REQUEST,
            "the request is too long, or did not end",
        );
    };
    match serde_json::from_slice(&body) {
        Ok(asked) => busy(move || work(&session, asked)).await,
        Err(why) => refusal(
            StatusCode::BAD_REQUEST,
            &format!("this JSON is not read: {why}"),
        ),
    }
}

fn done(done: Result<Done, Refused>) -> Response {
    match done {
        Ok(Done { source_hash, place }) => text_json(
            json!({"source_hash": source_hash, "start": place.start, "end": place.end})
                .to_string()
                .into(),
        ),
        Err(Refused::Changed(why)) => refusal(StatusCode::CONFLICT, &why),
        Err(Refused::Impossible(why)) => refusal(StatusCode::UNPROCESSABLE_ENTITY, &why),
    }
}

/// Answers from the last good state; `make` is given the hash that stands for it.
async fn of_good(
    State(library): App,
    Path(id): Path<String>,
    make: impl FnOnce(&str, &Good) -> Value + Send + 'static,
) -> Response {
    let session = match live(&library, &id) {
        Ok(session) => session,
        Err(refused) => return refused,
    };
    let Some(good) = session.snapshot().good else {
        return not_yet();
    };
    busy(move || text_json(make(&good.hash(), &good).to_string().into())).await
}

#[expect(clippy::result_large_err, reason = "the refusal is the answer")]
fn live(library: &Library, id: &str) -> Result<Arc<Session>, Response> {
    match library.session(id) {
        Some(Ok(session)) => Ok(session),
        Some(Err(why)) => Err(refusal(StatusCode::SERVICE_UNAVAILABLE, &why.to_string())),
        None => Err(refusal(
            StatusCode::NOT_FOUND,
            "there is no such manuscript",
        )),
    }
}

/// Does work on a thread that may take its time; a panic there is an answer too.
async fn busy(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| {
        let why = "internal error: this is a fault of Diptych's; please report it";
        refusal(StatusCode::INTERNAL_SERVER_ERROR, why)
    })
}

fn not_yet() -> Response {
    refusal(
        StatusCode::SERVICE_UNAVAILABLE,
        "the manuscript has not been laid out yet",
    )
}

fn text_json(text: Arc<str>) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, axum::body::Bytes::from_owner(Text(text))).into_response()
}

/// A text that many answers share.
struct Text(Arc<str>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
