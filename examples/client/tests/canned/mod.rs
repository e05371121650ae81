//! A server that says what it is told to say, whatever it is asked.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The server. It ends by itself with its last response.
pub(crate) struct Canned {
    /// `http://127.0.0.1:PORT`
    pub(crate) origin: String,
    asked: Arc<AtomicUsize>,
}

impl Canned {
    /// Answers each request with the next of these, byte for byte, and hangs up.
    pub(crate) fn raw(responses: Vec<Vec<u8>>) -> Self {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback interface has a free port");
        let origin = format!("http://{}", socket.local_addr().expect("a bound socket has an address"));
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for response in responses {
                let Ok((mut stream, _)) = socket.accept() else { return };
                read_request(&mut stream);
                count.fetch_add(1, Ordering::SeqCst);
                // The client may have hung up before the end; what it makes of that is what the test looks at.
                let _ = stream.write_all(&response).and_then(|()| stream.shutdown(Shutdown::Write));
            }
        });
        Self { origin, asked }
    }

    /// The same for whole responses: the lines of the header between the status and the body, and the body.
    pub(crate) fn bodies(header: &str, bodies: &[&[u8]]) -> Self {
        Self::raw(bodies.iter().map(|body| response(header, body.len(), body)).collect())
    }

    /// How many requests there were.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// A response that says it has so many bytes.
pub(crate) fn response(header: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n");
    [head.as_bytes(), body].concat()
}

/// Reads a request to its end, for a socket that is closed before that takes its response along.
fn read_request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
}
