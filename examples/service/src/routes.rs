//! The endpoints: a request comes in, what was done or what went wrong goes out. No handler knows a language.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{FromRequestParts, Json, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware;
use axum::routing::{get, post};
use kody::Open;
use serde::Deserialize;
use serde_json::{Value, json};
use sms_api::api::Code;

use crate::ApiError;
use crate::answer::{Answer, Done, speak};
use crate::store::{Draft, Settings, Store};

/// The service, ready to be served.
pub fn app(settings: Settings) -> Router {
    Router::new()
        .route("/messages", post(send))
        .route("/messages/{id}", get(message))
        .route("/messages/bulk", post(send_all))
        .route("/campaigns", post(start))
        .route("/tasks/{id}", get(task))
        .route("/codes/{number}", get(code))
        .fallback(async || ApiError::NoSuchPath)
        .method_not_allowed_fallback(async || ApiError::NoSuchMethod)
        .layer(middleware::from_fn(speak))
        .with_state(Arc::new(Store::new(settings)))
}

/// The key of the account that a request is made for. A handler that asks for it is open to accounts of this server only.
struct Account(String);

impl FromRequestParts<Arc<Store>> for Account {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, store: &Arc<Store>) -> Result<Self, ApiError> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let key = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(ApiError::UnknownKey)?;
        store.authorize(key)?;
        Ok(Self(key.to_owned()))
    }
}

type Body<T> = Result<Json<T>, JsonRejection>;
type Number = Result<Path<usize>, PathRejection>;

async fn send(Account(owner): Account, State(store): State<Arc<Store>>, body: Body<Draft>) -> Answer {
    let Json(draft) = body?;
    store.admit(&owner)?;
    let sms = store.send(&owner, draft).map_err(ApiError::Invalid)?;
    Done::new(Code::Ok, sms)
}

async fn send_all(Account(owner): Account, State(store): State<Arc<Store>>, body: Body<Vec<Draft>>) -> Answer {
    let Json(drafts) = body?;
    store.admit(&owner)?;
    let items = store.send_all(&owner, drafts);
    match items.iter().filter(|item| item.is_sent()).count() {
        all if all == items.len() => Done::new(Code::Ok, items),
        0 => Err(ApiError::NothingSent(items)),
        _ => Done::new(Code::PartiallyDone, items),
    }
}

async fn message(Account(owner): Account, State(store): State<Arc<Store>>, id: Number) -> Answer {
    let Path(id) = id?;
    Done::new(Code::Ok, store.message(&owner, id)?)
}

/// One text for many people.
#[derive(Deserialize)]
struct Campaign {
    to: Vec<String>,
    text: String,
}

/// Answers at once and sends afterwards.
async fn start(Account(owner): Account, State(store): State<Arc<Store>>, body: Body<Campaign>) -> Answer {
    let Json(Campaign { to, text }) = body?;
    store.admit(&owner)?;
    let id = store.open_task(&owner, to.len());
    tokio::spawn(async move {
        for to in to {
            // Whom it does not reach, it does not reach: the task goes on.
            let _ = store.send(&owner, Draft { to, text: text.clone() });
            store.advance(id);
            tokio::task::yield_now().await;
        }
    });
    Done::new(Code::BackgroundWait, id)
}

async fn task(Account(owner): Account, State(store): State<Arc<Store>>, id: Number) -> Answer {
    let Path(id) = id?;
    Done::new(Code::Ok, store.task(&owner, id)?)
}

/// Answers any code one asks for, known or not, with `data` that suits it: it is there for tests of clients.
async fn code(number: Result<Path<u16>, PathRejection>) -> Answer {
    let Path(number) = number?;
    let code = Open::from_code(number);
    let data = match code {
        Open::Known(Code::WrongServer) => json!("127.0.0.1:9"),
        Open::Known(Code::BackgroundWait) => json!(1),
        _ => Value::Null,
    };
    Done::new(code, data)
}
