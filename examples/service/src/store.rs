//! What the service remembers, until it ends.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use sms_api::api::Code;

use crate::ApiError;

/// What is known before the first request.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The accounts by their keys.
    pub accounts: HashMap<String, Home>,
    /// How many messages an account may send …
    pub limit: usize,
    /// … in this time.
    pub window: Duration,
}

/// Where an account lives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Home {
    /// On this server.
    Here,
    /// On another one, which has this domain.
    At(String),
}

/// A message, as a request brings it.
#[derive(Deserialize)]
pub(crate) struct Draft {
    pub(crate) to: String,
    pub(crate) text: String,
}

/// What is wrong with which field. The reasons are for programs; a person is told by the message of the response.
pub(crate) type Fields = BTreeMap<&'static str, Vec<&'static str>>;

impl Draft {
    /// What is wrong with it, if anything is.
    fn check(&self) -> Result<(), Fields> {
        let digits = self.to.strip_prefix('+').unwrap_or_default();
        let is_number = (9..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let mut wrong = Fields::new();
        if !is_number {
            wrong.insert("to", vec!["not-a-phone-number"]);
        }
        if self.text.trim().is_empty() {
            wrong.insert("text", vec!["empty"]);
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// A message that was sent.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sms {
    id: usize,
    to: String,
    text: String,
    #[serde(skip)]
    owner: String,
}

/// What became of one of many messages.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    code: Code,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Fields::is_empty")]
    fields: Fields,
}

impl Item {
    pub(crate) fn is_sent(&self) -> bool {
        self.id.is_some()
    }
}

/// How far work in the background has come.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Task {
    pub(crate) done: usize,
    pub(crate) total: usize,
    #[serde(skip)]
    owner: String,
}

/// All of it. A lock is held for a moment only, never while something is waited for.
pub(crate) struct Store {
    settings: Settings,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    messages: Vec<Sms>,
    tasks: Vec<Task>,
    /// When each account sent its latest messages.
    sent: HashMap<String, VecDeque<Instant>>,
}

impl Store {
    pub(crate) fn new(settings: Settings) -> Self {
        Self { settings, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes sure that the account with this key is served here.
    pub(crate) fn authorize(&self, key: &str) -> Result<(), ApiError> {
        match self.settings.accounts.get(key) {
            Some(Home::Here) => Ok(()),
            Some(Home::At(domain)) => Err(ApiError::Elsewhere(domain.clone())),
            None => Err(ApiError::UnknownKey),
        }
    }

    /// Counts a request against the limit of the account.
    pub(crate) fn admit(&self, owner: &str) -> Result<(), ApiError> {
        let (now, window) = (Instant::now(), self.settings.window);
        let mut state = self.state();
        let sent = state.sent.entry(owner.to_owned()).or_default();
        while sent.front().is_some_and(|&at| now.duration_since(at) >= window) {
            sent.pop_front();
        }
        if sent.len() >= self.settings.limit {
            let wait = sent.front().map_or(window, |&oldest| window.saturating_sub(now.duration_since(oldest)));
            return Err(ApiError::TooFast(wait));
        }
        sent.push_back(now);
        Ok(())
    }

    pub(crate) fn send(&self, owner: &str, draft: Draft) -> Result<Sms, Fields> {
        draft.check()?;
        let mut state = self.state();
        let id = state.messages.len() + 1;
        let sms = Sms { id, to: draft.to, text: draft.text, owner: owner.to_owned() };
        state.messages.push(sms.clone());
        Ok(sms)
    }

    pub(crate) fn send_all(&self, owner: &str, drafts: Vec<Draft>) -> Vec<Item> {
        let send = |draft: Draft| {
            let to = draft.to.clone();
            match self.send(owner, draft) {
                Ok(sms) => Item { code: Code::Ok, to, id: Some(sms.id), fields: Fields::new() },
                Err(fields) => Item { code: Code::Validation, to, id: None, fields },
            }
        };
        drafts.into_iter().map(send).collect()
    }

    pub(crate) fn message(&self, owner: &str, id: usize) -> Result<Sms, ApiError> {
        let mine = |sms: &&Sms| sms.id == id && sms.owner == owner;
        self.state().messages.iter().find(mine).cloned().ok_or(ApiError::NotFound)
    }

    /// Opens a task with so many steps; the number it has comes back.
    pub(crate) fn open_task(&self, owner: &str, total: usize) -> usize {
        let mut state = self.state();
        state.tasks.push(Task { done: 0, total, owner: owner.to_owned() });
        state.tasks.len()
    }

    pub(crate) fn advance(&self, task: usize) {
        if let Some(task) = self.state().tasks.get_mut(task - 1) {
            task.done += 1;
        }
    }

    pub(crate) fn task(&self, owner: &str, id: usize) -> Result<Task, ApiError> {
        let state = self.state();
        let task = id.checked_sub(1).and_then(|index| state.tasks.get(index));
        task.filter(|task| task.owner == owner).cloned().ok_or(ApiError::NotFound)
    }
}
