//! A client of the [SMS service](../kody_example_service/index.html), as somebody would write it who has nothing but the
//! crates `kody` and `sms-api`.
//!
//! ```no_run
//! use kody_example_client::{Client, Draft, Success};
//! use sms_api::api::Locale;
//!
//! let client = Client::new("http://127.0.0.1:3000", "demo", Locale::negotiate("kk-KZ, uk;q=0.5"));
//! let drafts = [Draft { to: "+380501234567", text: "Сәлем!" }, Draft { to: "+48501234567", text: "Cześć!" }];
//! match client.send_all(&drafts) {
//!     Ok(Success::Done(sent)) => println!("all {} of them are sent", sent.len()),
//!     Ok(Success::Partial(partial)) => println!("only some: {:?}", partial.items()),
//!     Ok(Success::Accepted(task)) => println!("they will be sent: task {task}"),
//!     Err(error) => println!("{}", error.localized(client.locale())),
//! }
//! ```
//!
//! - **No outcome goes unseen.** What a request brings is a [`Success`] with three variants, and code 98 is no `Done`.
//! - **Errors speak the user's language**, also those that the service knows nothing about: for them the client has a
//!   small catalogue of its own, [`texts`].
//! - **The advice of the catalogue is followed**, see [`Client`]: a request is sent again where the service says that this
//!   helps, and never on a guess, because an SMS that is sent twice is paid for twice.
//! - **What is new is not an error of decoding**: a code that the catalogue does not know is an [`Error::Refused`] with its
//!   number.

mod client;
mod error;

/// What the client has to say itself.
#[kody::catalog("texts.yaml", docs = "en")]
pub mod texts {}

pub use client::{Client, Draft, Sent, Sms, Task};
pub use error::{Error, Lost};
pub use sms_api::{Failure, Reason, Success};
