//! `etalase serve`: the site at a local address, made anew and shown at each change.
//!
//! It listens on this computer alone, answers reading requests that name it as their host, and gives nothing but files
//! of the site it made: a request chooses a key of a map, never a path on disk.

mod answer;
mod errors;
mod media;
mod shown;
mod watch;

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tiny_http::{Method, Request, Server, StatusCode};

use super::arguments::ServeArguments;
use super::{diagnostics, limit_threads, progress, terminal};
use crate::failure::Failure;
use crate::language::Language;
use crate::render::FileKey;
use crate::site::{Content, SiteFile};
use crate::{Outcome, Request as Wish};
use answer::{Answer, Asked, Body};
use shown::{Files, Shown};

/// The first port that is tried.
const PORT: u16 = 4321;
/// How many ports are tried where none was asked for.
const PORTS: u16 = 20;
/// How many requests are answered at once.
const WORKERS: usize = 4;
/// How many browsers wait for a change at once.
const WAITING_AT_MOST: usize = 64;
/// How long a browser waits for a change before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// Makes the site, serves it, and makes it again at each change, until the process is stopped.
pub(super) fn run(arguments: &ServeArguments) -> Result<u8, Failure> {
    limit_threads(&arguments.site);
    let listener = listen(arguments.port)?;
    let address = listener.local_addr().map_err(Failure::reading(&arguments.site.directory))?;
    let watcher = watch::Watcher::new(&arguments.site.directory)?;
    let shown = Arc::new(Shown::default());
    let language = remake(&arguments.site.request()?, &shown, Turn::First)?;
    serve(listener, address, &shown)?;
    greet(address, language);
    for () in watcher {
        if let Err(failure) = arguments.site.request().and_then(|wish| remake(&wish, &shown, Turn::Later)) {
            terminal::say(&super::human::failure(&failure, language, terminal::color()));
        }
    }
    Ok(super::FINE)
}

/// Which making of the site it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    First,
    Later,
}

/// Makes the site and shows it; with errors, their page takes the place of all pages and the other files stay.
#[expect(clippy::disallowed_methods, reason = "the command tells how long it took")]
fn remake(wish: &Wish, shown: &Shown, turn: Turn) -> Result<Language, Failure> {
    let began = Instant::now();
    let listener = progress::listener(turn == Turn::First, wish.messages);
    let last = shown.now();
    let earlier = |key: &FileKey| {
        let path = last.reusable.get(key)?;
        let content = last.files.get(path.as_str()).filter(|content| matches!(content, Content::Kept(_)))?;
        Some(SiteFile { path: path.clone(), content: content.clone() })
    };
    let files = Mutex::new(Files::default());
    // What is made now is kept for the next time, and shared with it.
    let keep = |file: SiteFile| {
        let content = match file.content {
            Content::Bytes(bytes) => Content::Kept(Arc::new(bytes)),
            other => other,
        };
        files.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.to_string(), content);
        Ok(())
    };
    let mut outcome = crate::remake(wish, &earlier, listener.as_ref(), &keep)?;
    diagnostics::print(&outcome, super::arguments::MessageFormat::Human);
    match outcome.has_errors() {
        true => shown.show_errors(errors::page(&outcome)),
        false => {
            let reusable = std::mem::take(&mut outcome.reusable).into_iter().map(|(path, key)| (key, path));
            shown.show(files.into_inner().unwrap_or_else(PoisonError::into_inner), reusable.collect());
        }
    }
    terminal::say(&remade(&outcome, began.elapsed()));
    Ok(outcome.messages)
}

fn remade(outcome: &Outcome, time: Duration) -> String {
    let milliseconds = time.as_millis();
    match (outcome.messages, outcome.has_errors()) {
        (Language::Indonesian, false) => format!("{} halaman, {milliseconds} ms\n", outcome.summary.pages),
        (Language::English, false) => format!("pages: {}, {milliseconds} ms\n", outcome.summary.pages),
        (Language::Indonesian, true) => {
            "perbaiki berkasnya lalu simpan; halaman berubah dengan sendirinya\n".to_owned()
        }
        (Language::English, true) => "mend the file and save it; the page changes by itself\n".to_owned(),
    }
}

fn greet(address: SocketAddr, language: Language) {
    let words = match language {
        Language::Indonesian => ("Buka", "Ctrl+C untuk berhenti"),
        Language::English => ("Open", "Ctrl+C to stop"),
    };
    terminal::give(&format!("{} http://{address}/ ({})\n", words.0, words.1));
}

/// A socket on this computer alone: at the port that was asked for, else at the first free one.
fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let bound = match port {
        Some(port) => bind(port),
        None => (PORT..PORT + PORTS).map(bind).find(Result::is_ok).unwrap_or_else(|| bind(PORT)),
    };
    let address = format!("{}:{}", Ipv4Addr::LOCALHOST, port.unwrap_or(PORT));
    bound.map_err(|source| Failure::Address { address, source })
}

fn serve(listener: TcpListener, address: SocketAddr, shown: &Arc<Shown>) -> Result<(), Failure> {
    let server = Server::from_listener(listener, None)
        .map_err(|error| Failure::Address { address: address.to_string(), source: io::Error::other(error) })?;
    let server = Arc::new(server);
    for _ in 0..WORKERS {
        let (server, shown) = (server.clone(), shown.clone());
        std::thread::spawn(move || {
            while let Ok(request) = server.recv() {
                respond(request, address.port(), &shown);
            }
        });
    }
    Ok(())
}

fn respond(request: Request, port: u16, shown: &Arc<Shown>) {
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    let asked = Asked {
        method: request.method().as_str(),
        url: request.url(),
        host: header("Host"),
        origin: header("Origin"),
        port,
    };
    let answer = answer::answer(&asked, &shown.now());
    match answer.body {
        Body::Wait(seen) => wait(request, seen, shown),
        _ => send(request, answer),
    }
}

/// Lets a browser wait apart, for the workers are for the others; but not any number of them.
fn wait(request: Request, seen: String, shown: &Arc<Shown>) {
    static WAITING: AtomicUsize = AtomicUsize::new(0);
    if WAITING.fetch_add(1, Ordering::Relaxed) >= WAITING_AT_MOST {
        WAITING.fetch_sub(1, Ordering::Relaxed);
        return send(request, Answer::text(503, "busy"));
    }
    let shown = shown.clone();
    std::thread::spawn(move || {
        let version = shown.wait_for_other_than(&seen, PATIENCE);
        send(request, Answer::text(200, version));
        WAITING.fetch_sub(1, Ordering::Relaxed);
    });
}

/// Sends an answer and ends the connection. That the browser is gone meanwhile is no fault.
///
/// A kept connection holds a thread of the server's pool, which may leave a further one waiting for as long as all of
/// them are kept; so each is told to close, which the library's own answers cannot say.
fn send(request: Request, answer: Answer) {
    let (status, body) = match answer.body {
        Body::Bytes(bytes) => (answer.status, bytes),
        Body::File(path) => std::fs::read(path).map_or((500, Vec::new()), |bytes| (answer.status, bytes)),
        Body::Wait(_) => (500, Vec::new()),
    };
    let reason = StatusCode(status).default_reason_phrase();
    let mut text = format!("HTTP/1.1 {status} {reason}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in answer.headers.iter().filter(|(_, value)| !value.contains(['\r', '\n'])) {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    let is_head = *request.method() == Method::Head;
    let mut bytes = text.into_bytes();
    if !is_head {
        bytes.extend(body);
    }
    let mut writer = request.into_writer();
    let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
}
