//! A request of the caller comes in; what the service has made of it goes out.

use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sms_api::api::{Locale, Retry};
use sms_api::{Response, Success, TaskId};
use ureq::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, RETRY_AFTER};
use ureq::{Agent, Body, RequestBuilder};

use crate::error::{Error, Lost};

/// A message to be sent.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Draft<'a> {
    /// The number of the recipient.
    pub to: &'a str,
    /// The text.
    pub text: &'a str,
}

/// A message that the service has.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Sms {
    /// Its number.
    pub id: u64,
    /// The number of the recipient.
    pub to: String,
    /// The text.
    pub text: String,
}

/// One of many messages, sent.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Sent {
    /// The number it has got.
    pub id: u64,
    /// The number of the recipient.
    pub to: String,
}

/// How far work in the background has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub struct Task {
    /// So many steps are done …
    pub done: u64,
    /// … of so many.
    pub total: u64,
}

/// A connection to the service for one user.
///
/// A request that failed is sent again when the catalogue says that it helps, five times in all at most:
///
/// - [`Retry::Unchanged`]: at once;
/// - [`Retry::Later`]: when the service says how long to wait (`Retry-After`), and that is within the client's patience;
/// - anything else, unknown codes included: not at all. Neither is a request without a response, for it may have arrived.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    origin: String,
    key: String,
    locale: Locale,
    patience: Duration,
}

impl Client {
    /// How often a request is sent.
    const ATTEMPTS: u32 = 5;
    /// How long work in the background is left alone before it is asked about again.
    const POLL: Duration = Duration::from_millis(50);

    /// A client for the user with this key and this language, of the service at an address such as `http://localhost:3000`.
    pub fn new(origin: &str, key: &str, locale: Locale) -> Self {
        let config = Agent::config_builder()
            // The envelope tells what is wrong; the HTTP status is not to hide it.
            .http_status_as_error(false)
            // Straight to the service: without this line, ureq asks the environment for a proxy.
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(30)));
        Self {
            agent: config.build().into(),
            origin: origin.trim_end_matches('/').to_owned(),
            key: key.to_owned(),
            locale,
            patience: Duration::from_secs(60),
        }
    }

    /// The same, but waiting no longer than this before a request is sent again, and for the end of work in the background.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same for another server: what [`Reason::Domain`](crate::Reason) asks for. The key goes there as well, so whether
    /// that server is to be trusted is for the caller to say.
    #[must_use]
    pub fn at(&self, domain: &str) -> Self {
        let scheme = self.origin.split_once("://").map_or("http", |(scheme, _)| scheme);
        Self { origin: format!("{scheme}://{domain}"), ..self.clone() }
    }

    /// The language of the user.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Sends a message.
    ///
    /// # Errors
    ///
    /// When the service refuses, or cannot be understood.
    pub fn send(&self, draft: Draft<'_>) -> Result<Success<Sms>, Error> {
        self.post("/messages", &draft)
    }

    /// Sends many messages.
    ///
    /// # Errors
    ///
    /// When the service refuses, or cannot be understood. That only some are sent is no error but [`Success::Partial`].
    pub fn send_all(&self, drafts: &[Draft<'_>]) -> Result<Success<Vec<Sent>>, Error> {
        self.post("/messages/bulk", drafts)
    }

    /// A message that was sent.
    ///
    /// # Errors
    ///
    /// When the service refuses, or cannot be understood.
    pub fn message(&self, id: u64) -> Result<Success<Sms>, Error> {
        self.get(&format!("/messages/{id}"))
    }

    /// Sends a text to many people, in the background.
    ///
    /// # Errors
    ///
    /// When the service refuses, or cannot be understood.
    pub fn start(&self, to: &[&str], text: &str) -> Result<Success<()>, Error> {
        #[derive(Serialize)]
        struct Campaign<'a> {
            to: &'a [&'a str],
            text: &'a str,
        }
        self.post("/campaigns", &Campaign { to, text })
    }

    /// How far work in the background has come: its end, or what is known when the client's patience is.
    ///
    /// # Errors
    ///
    /// When the service refuses, or cannot be understood.
    pub fn follow(&self, task: &TaskId) -> Result<Success<Task>, Error> {
        let begin = Instant::now();
        loop {
            let state = self.get(&format!("/tasks/{task}"))?;
            let is_open = matches!(state, Success::Done(Task { done, total }) if done < total);
            if !is_open || begin.elapsed() >= self.patience {
                return Ok(state);
            }
            thread::sleep(Self::POLL);
        }
    }

    /// Asks the service to answer with this code.
    ///
    /// # Errors
    ///
    /// When it is the code of a failure, or one that the catalogue does not know.
    pub fn code(&self, number: u16) -> Result<Success<()>, Error> {
        self.get(&format!("/codes/{number}"))
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Result<Success<T>, Error> {
        self.call(|| self.signed(self.agent.get(self.url(path))).call())
    }

    fn post<T: DeserializeOwned>(&self, path: &str, body: &(impl Serialize + ?Sized)) -> Result<Success<T>, Error> {
        self.call(|| self.signed(self.agent.post(self.url(path))).send_json(body))
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    fn signed<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        request.header(AUTHORIZATION, format!("Bearer {}", self.key)).header(ACCEPT_LANGUAGE, self.locale.tag())
    }

    /// Sends a request until there is an outcome to be told.
    fn call<T: DeserializeOwned>(
        &self,
        send: impl Fn() -> Result<ureq::http::Response<Body>, ureq::Error>,
    ) -> Result<Success<T>, Error> {
        let mut attempt = 1;
        loop {
            let answer = self.ask(&send)?;
            match answer.response.into_result() {
                Ok(success) => return Ok(success),
                Err(sms_api::Error::Decode(source)) => {
                    return Err(Lost::ResultUnread { host: self.origin.clone(), source }.into());
                }
                Err(sms_api::Error::Failure(failure)) => match self.pause(failure.retry(), answer.retry_after) {
                    Some(pause) if attempt < Self::ATTEMPTS => thread::sleep(pause),
                    _ => return Err(failure.into()),
                },
            }
            attempt += 1;
        }
    }

    /// How long to wait before the request is sent again, if it is.
    fn pause(&self, advice: Option<Retry>, retry_after: Option<Duration>) -> Option<Duration> {
        match advice? {
            Retry::Unchanged => Some(Duration::ZERO),
            Retry::Later => retry_after.filter(|&wait| wait <= self.patience),
            _ => None,
        }
    }

    /// Sends a request once and reads the envelope.
    fn ask<T>(&self, send: impl Fn() -> Result<ureq::http::Response<Body>, ureq::Error>) -> Result<Answer<T>, Lost> {
        let host = || self.origin.clone();
        let mut answer = send().map_err(|source| Lost::Unreachable { host: host(), source })?;
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let status = answer.status().as_u16();
        let body = answer.body_mut().read_to_vec().map_err(|source| Lost::Interrupted { host: host(), source })?;
        let response =
            Response::from_slice(&body).map_err(|source| Lost::NotUnderstood { host: host(), status, source })?;
        Ok(Answer { response, retry_after: retry_after.map(Duration::from_secs) })
    }
}

/// The envelope, and what stands outside of it.
struct Answer<T> {
    response: Response<T>,
    retry_after: Option<Duration>,
}
