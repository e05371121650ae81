//! An SMS service in miniature: what a service looks like whose responses come from a catalogue of codes.
//!
//! Every response is an envelope `{code, data, message}` in the language of the request, whatever went right or wrong:
//!
//! ```text
//! $ cargo run -p kody-example-service -- 127.0.0.1:3000 &
//! listening on http://127.0.0.1:3000
//! $ curl -H 'Authorization: Bearer demo' -H 'Accept-Language: pl' localhost:3000/messages/7
//! {"code":2,"data":null,"message":"Rekord nie istnieje lub jest niedostępny"}
//! ```
//!
//! | file | what it shows |
//! |---|---|
//! | `error.rs` | an error type whose variants are codes of the catalogue: `#[derive(kody::Error)]` |
//! | `answer.rs` | the one place where an outcome becomes a response: HTTP status, language, envelope |
//! | `routes.rs` | handlers that know neither languages nor statuses: they return `Result<Done, ApiError>` and use `?` |
//! | `store.rs` | accounts, messages, tasks and a rate limit, in memory |

mod answer;
mod error;
mod routes;
mod store;

use std::io;
use std::net;

use tokio::net::TcpListener;

use error::ApiError;
pub use routes::app;
pub use store::{Home, Settings};

/// Answers on this socket until the future is ready; requests that have begun are finished.
///
/// # Errors
///
/// When the socket cannot be used.
pub async fn serve(
    socket: net::TcpListener,
    settings: Settings,
    until: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    socket.set_nonblocking(true)?;
    let listener = TcpListener::from_std(socket)?;
    axum::serve(listener, app(settings)).with_graceful_shutdown(until).await
}
