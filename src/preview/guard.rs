//! Who may ask: this machine's own browser, on the page that was opened with the token.
//!
//! In: a request. Out: a refusal, or the request with the headers of a safe answer. A page of another origin cannot
//! read an answer (CORS), nor reach this server under its own name (`Host`), nor make it act (`Origin`, JSON bodies,
//! a cookie that is sent to no other site).

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::routes::refusal;

/// The secret of a run.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) port: u16,
    pub(super) token: String,
}

/// What every answer carries.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; font-src 'self' data:; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (header::CACHE_CONTROL, "no-store"),
];

impl Guard {
    /// A guard with a token of its own, of 128 random bits.
    pub(super) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes)?;
        let token = format!("{:032x}", u128::from_be_bytes(bytes));
        Ok(Self { port, token })
    }

    /// The address to open.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// Why a request is not answered.
    fn refuses(&self, request: &Request) -> Option<(StatusCode, &'static str)> {
        let headers = request.headers();
        // In HTTP/1.1 a target may name its host too; it would win over the header.
        let named = request.uri().authority().map(|a| a.as_str());
        let host = one(headers, &header::HOST);
        if ![host, named].into_iter().flatten().all(|h| self.is_own(h)) || host.is_none() {
            return Some((
                StatusCode::MISDIRECTED_REQUEST,
                "the preview is at 127.0.0.1 only",
            ));
        }
        let origin = headers.get(header::ORIGIN);
        let own = origin.is_some_and(|origin| self.is_own_origin(origin));
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        if origin.is_some() && !own {
            return Some((StatusCode::FORBIDDEN, "this is for the preview's own page"));
        }
        let acts = !matches!(*request.method(), Method::GET | Method::HEAD);
        if acts && !own && site != Some(b"same-origin") {
            return Some((StatusCode::FORBIDDEN, "this is for the preview's own page"));
        }
        let opens = headers.get("sec-fetch-mode").map(HeaderValue::as_bytes) == Some(b"navigate");
        if matches!(site, Some(b"cross-site" | b"same-site")) && !opens {
            return Some((StatusCode::FORBIDDEN, "this is for the preview's own page"));
        }
        if !self.knows(request) {
            return Some((
                StatusCode::FORBIDDEN,
                "open the address that `diptych preview` printed, with its token",
            ));
        }
        None
    }

    fn is_own(&self, host: &str) -> bool {
        let own = |name: &str| {
            let rest = host
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix(':'));
            rest.is_some_and(|port| port == self.port.to_string())
        };
        own("127.0.0.1") || own("localhost")
    }

    fn is_own_origin(&self, origin: &HeaderValue) -> bool {
        let origin = origin.to_str().unwrap_or_default();
        origin
            .strip_prefix("http://")
            .is_some_and(|host| self.is_own(host))
    }

    fn cookie(&self) -> String {
        format!("diptych-{}", self.port)
    }

    /// Whether a request has the token, in its address or its cookie.
    fn knows(&self, request: &Request) -> bool {
        let name = self.cookie();
        let cookies = request.headers().get_all(header::COOKIE).into_iter();
        let cookies = cookies.filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';'));
        let by_cookie = pairs.any(|pair| {
            let pair = pair.trim().split_once('=');
            pair.is_some_and(|(key, value)| key == name && same(value, &self.token))
        });
        by_cookie || in_query(request).is_some_and(|token| same(token, &self.token))
    }
}

/// Lets through what may be asked, and gives every answer its headers.
pub(super) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let opened = request.uri().path() == "/" && in_query(&request).is_some();
    let (mut response, known) = match guard.refuses(&request) {
        Some((status, why)) => (refusal(status, why).into_response(), false),
        None => (next.run(request).await, true),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if opened && known {
        let (name, token) = (guard.cookie(), &guard.token);
        let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.insert(header::SET_COOKIE, cookie);
        }
    }
    response
}

fn in_query(request: &Request) -> Option<&str> {
    let mut pairs = request.uri().query()?.split('&');
    pairs.find_map(|pair| pair.strip_prefix("token="))
}

/// The one value of a header; of several none is believed.
fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).into_iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Compares in the same time wherever the two differ.
fn same(a: &str, b: &str) -> bool {
    let differ = a
        .bytes()
        .zip(b.bytes())
        .fold(0, |acc, (a, b)| acc | (a ^ b));
    a.len() == b.len() && differ == 0
}
