//! The service on a port of the loopback interface for as long as a test needs it.

use std::collections::HashMap;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kody_example_service::{Home, Settings, serve};
use tokio::sync::oneshot;

/// A running service. It ends when this is dropped.
pub(crate) struct Server {
    /// `127.0.0.1:PORT`
    pub(crate) domain: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Settings with the accounts `demo` and `other`, and with `moved`, which lives at this domain.
pub(crate) fn settings(elsewhere: &str) -> Settings {
    let accounts = [("demo", Home::Here), ("other", Home::Here), ("moved", Home::At(elsewhere.to_owned()))];
    Settings {
        accounts: accounts.map(|(key, home)| (key.to_owned(), home)).into_iter().collect::<HashMap<_, _>>(),
        limit: 1000,
        window: Duration::from_secs(60),
    }
}

impl Server {
    /// Starts it.
    pub(crate) fn start(settings: Settings) -> Self {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback interface has a free port");
        let domain = socket.local_addr().expect("a bound socket has an address").to_string();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio starts");
            let until = async { stopped.await.unwrap_or_default() };
            runtime.block_on(serve(socket, settings, until)).expect("the service runs");
        });
        Self { domain, stop: Some(stop), thread: Some(thread) }
    }

    /// `http://127.0.0.1:PORT`
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.domain)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(!matches!(ended, Some(Err(_))) || thread::panicking(), "the service has panicked");
    }
}
