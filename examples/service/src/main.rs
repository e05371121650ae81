//! Runs the service until Ctrl-C: `cargo run -p kody-example-service -- 127.0.0.1:3000`.

#![expect(clippy::print_stdout, reason = "whoever starts it wants to know where it is")]

use std::collections::HashMap;
use std::env;
use std::io;
use std::net::TcpListener;
use std::time::Duration;

use kody_example_service::{Home, Settings, serve};

fn main() -> io::Result<()> {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let socket = TcpListener::bind(&address)?;
    println!("listening on http://{}", socket.local_addr()?);
    let accounts = [("demo", Home::Here), ("moved", Home::At("127.0.0.1:3001".to_owned()))];
    let settings = Settings {
        accounts: HashMap::from(accounts.map(|(key, home)| (key.to_owned(), home))),
        limit: 5,
        window: Duration::from_secs(10),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(socket, settings, async {
        // Where Ctrl-C cannot be waited for, the service runs until it is ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }))
}
