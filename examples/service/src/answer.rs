//! What a handler made of a request comes in; a response in the caller's language goes out. This is the file to copy.
//!
//! A handler returns `Result<Done, ApiError>` and knows neither languages nor HTTP statuses. What it returns rides in the
//! extensions of an empty response to the middleware [`speak`], which has seen the request and writes the envelope.

use std::sync::Arc;

use axum::Json;
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, RETRY_AFTER, VARY, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kody::Open;
use serde::Serialize;
use serde_json::Value;
use sms_api::api::{Code, Locale, Outcome, Retry};

use crate::ApiError;

/// What a handler returns.
pub(crate) type Answer = Result<Done, ApiError>;

/// What was done.
pub(crate) struct Done {
    code: Open<Code>,
    data: Value,
}

impl Done {
    pub(crate) fn new(code: impl Into<Open<Code>>, data: impl Serialize) -> Answer {
        Ok(Self { code: code.into(), data: serde_json::to_value(data)? })
    }
}

/// What is to be said, in a language that is not known yet.
#[derive(Clone)]
struct Unspoken(Arc<Answer>);

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        unspoken(Ok(self), HeaderMap::new())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        if let Self::TooFast(wait) = self {
            // Whole seconds, and rather one too many.
            headers.insert(RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
        }
        unspoken(Err(self), headers)
    }
}

fn unspoken(answer: Answer, headers: HeaderMap) -> Response {
    (headers, axum::Extension(Unspoken(Arc::new(answer)))).into_response()
}

/// The middleware that gives every answer its words.
pub(crate) async fn speak(request: Request, next: Next) -> Response {
    let locale = wanted(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Unspoken>() {
        Some(Unspoken(answer)) => (response.into_parts().0.headers, spoken(&answer, locale)).into_response(),
        None => response,
    }
}

/// The language that a request asks for. What stands in several lines counts as one list (RFC 9110, 5.3).
fn wanted(headers: &HeaderMap) -> Locale {
    let lines: Vec<&str> = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok()).collect();
    Locale::negotiate(&lines.join(","))
}

/// The envelope of every response.
#[derive(Serialize)]
struct Envelope {
    code: Open<Code>,
    data: Value,
    message: String,
}

fn spoken(answer: &Answer, locale: Locale) -> Response {
    let (code, data, message) = match answer {
        Ok(done) => (done.code, done.data.clone(), text(done.code, locale)),
        Err(error) => (error.code().into(), error.data(), error.localized(locale).to_string()),
    };
    let mut response = (status(code), Json(Envelope { code, data, message })).into_response();
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("Accept-Language"));
    // The language that was really used: another one than was chosen, where a translation is missing. What the catalogue
    // does not know has no text, and so no language.
    if let Some(code) = code.known() {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(code.message_locale(locale).tag()));
    }
    if status(code) == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// What a code says; one that the catalogue does not know says its number.
fn text(code: Open<Code>, locale: Locale) -> String {
    code.known().map_or_else(|| code.to_string(), |code| code.message(locale).to_owned())
}

/// The HTTP status, for those who look no further. What the code has to say is in the envelope.
fn status(code: Open<Code>) -> StatusCode {
    let Open::Known(code) = code else { return StatusCode::OK };
    match code {
        Code::Login => StatusCode::UNAUTHORIZED,
        Code::AccessDenied | Code::AccountBlocked => StatusCode::FORBIDDEN,
        Code::RecordNotFound | Code::IncorrectModule => StatusCode::NOT_FOUND,
        Code::IncorrectMethod => StatusCode::METHOD_NOT_ALLOWED,
        Code::WrongServer => StatusCode::MISDIRECTED_REQUEST,
        Code::Validation | Code::NothingDone => StatusCode::UNPROCESSABLE_ENTITY,
        Code::RateLimit => StatusCode::TOO_MANY_REQUESTS,
        // A code that is newer than this list gets its status from what the catalogue says about it.
        other => match (other.outcome(), other.retry()) {
            (Outcome::Success | Outcome::Partial, _) => StatusCode::OK,
            (Outcome::Accepted, _) => StatusCode::ACCEPTED,
            (_, Retry::Later) => StatusCode::SERVICE_UNAVAILABLE,
            (_, Retry::Unchanged) => StatusCode::CONFLICT,
            _ => StatusCode::BAD_REQUEST,
        },
    }
}
