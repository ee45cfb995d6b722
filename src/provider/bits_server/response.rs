//! Answering a request: who may have what, and the file from the byte that is asked for, with whatever is to go wrong.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use zeroize::Zeroizing;

use crate::provider::bits::GeneratedFile;
use crate::provider::bits_server::Serving;
use crate::provider::bits_server::fault::BitsFault;
use crate::provider::bits_server::request::{self, Request};

/// As much is made and sent at once.
const CHUNK_BYTES: usize = 256 << 10;

/// Reads a request and answers it.
pub(super) fn answer(serving: &Serving, connection: &TcpStream) -> io::Result<()> {
    let Some(request) = request::read(connection)? else { return status(connection, 400, "") };
    let (fault, number) = serving.faults.next(request.from);
    match serving.bits.issued(&request.token, &request.path) {
        None => return status(connection, 403, ""),
        Some(expires) if expires <= serving.clock.now() => return status(connection, 410, ""),
        Some(_) => {}
    }
    match fault {
        Some(BitsFault::Silence) => wait_until_gone(connection),
        Some(BitsFault::Page) => page(connection),
        Some(BitsFault::Circle) => {
            let again = Zeroizing::new(format!("Location: /{}?t={}\r\n", request.path, *request.token));
            status(connection, 302, &again)
        }
        Some(BitsFault::Elsewhere) => status(connection, 302, "Location: ftp://download.example/file\r\n"),
        Some(BitsFault::Status(code)) => status(connection, code, ""),
        Some(BitsFault::Later(seconds)) => status(connection, 503, &format!("Retry-After: {seconds}\r\n")),
        Some(BitsFault::NotHttp) => write_all(connection, b"220 files ready\r\n\r\n"),
        Some(
            BitsFault::Cut(_)
            | BitsFault::Stall(_)
            | BitsFault::LongLength(_)
            | BitsFault::ShortLength(_)
            | BitsFault::AnotherFile
            | BitsFault::AnotherTag
            | BitsFault::NoRanges
            | BitsFault::OtherRange
            | BitsFault::PastEnd(_)
            | BitsFault::WrongByte(_),
        )
        | None => Sending::of(serving, &request, fault, number).send(connection),
    }
}

/// A file on its way, and what is to go wrong with it.
struct Sending {
    file: GeneratedFile,
    etag: String,
    /// The first byte that is sent; `None` for the whole file.
    from: Option<u64>,
    fault: Option<BitsFault>,
}

impl Sending {
    fn of(serving: &Serving, request: &Request, fault: Option<BitsFault>, number: u64) -> Self {
        let file = serving.bits.file(&request.path);
        let (file, tag) = match fault {
            Some(BitsFault::AnotherFile) => (file.changed(number), number),
            Some(BitsFault::AnotherTag) => (file, number),
            Some(_) | None => (file, 0),
        };
        let etag = format!("\"{}-{tag}\"", file.bytes);
        let is_wanted = request.if_range.as_ref().is_none_or(|wanted| *wanted == etag);
        let from = request.from.filter(|_| is_wanted && fault != Some(BitsFault::NoRanges));
        Self { file, etag, from, fault }
    }

    fn send(&self, connection: &TcpStream) -> io::Result<()> {
        let total = self.file.bytes;
        let from = match (self.from, self.fault) {
            (Some(from), _) if total <= from => {
                return status(connection, 416, &format!("Content-Range: bytes */{total}\r\n"));
            }
            (Some(from), Some(BitsFault::OtherRange)) => from / 2,
            (from, _) => from.unwrap_or(0),
        };
        let rest = total - from;
        let stated = match self.fault {
            Some(BitsFault::LongLength(more)) => Some(rest.saturating_add(more)),
            Some(BitsFault::ShortLength(fewer)) => Some(rest.saturating_sub(fewer)),
            Some(BitsFault::PastEnd(_)) => None,
            Some(_) | None => Some(rest),
        };
        let sent = match self.fault {
            Some(BitsFault::PastEnd(more)) => rest.saturating_add(more),
            Some(BitsFault::ShortLength(fewer)) => rest.saturating_sub(fewer),
            Some(BitsFault::Cut(after) | BitsFault::Stall(after)) => rest.min(after),
            Some(_) | None => rest,
        };
        let status = match self.from {
            Some(_) => {
                format!("206 Partial Content\r\nContent-Range: bytes {from}-{}/{total}", total.saturating_sub(1))
            }
            None => "200 OK".to_owned(),
        };
        let length = stated.map(|stated| format!("Content-Length: {stated}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/octet-stream\r\nETag: {}\r\n{length}\
             Accept-Ranges: bytes\r\nConnection: close\r\n\r\n",
            self.etag
        );
        write_all(connection, head.as_bytes())?;
        self.send_bytes(connection, from, sent)?;
        if matches!(self.fault, Some(BitsFault::Stall(_))) { wait_until_gone(connection) } else { Ok(()) }
    }

    fn send_bytes(&self, connection: &TcpStream, from: u64, sent: u64) -> io::Result<()> {
        let mut buffer = vec![0; CHUNK_BYTES];
        let mut done = 0;
        while done < sent {
            let length = usize::try_from(sent - done).unwrap_or(CHUNK_BYTES).min(CHUNK_BYTES);
            let chunk = buffer.get_mut(..length).unwrap_or_default();
            let at = from.saturating_add(done);
            self.file.fill(at, chunk);
            if let Some(BitsFault::WrongByte(wrong)) = self.fault
                && let Some(byte) = wrong.checked_sub(at).and_then(|place| chunk.get_mut(usize::try_from(place).ok()?))
            {
                *byte = !*byte;
            }
            write_all(connection, chunk)?;
            done = done.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
        }
        Ok(())
    }
}

fn page(connection: &TcpStream) -> io::Result<()> {
    let page = "<!doctype html><title>Log in</title>";
    let length = page.len();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\r\n");
    write_all(connection, format!("{head}{page}").as_bytes())
}

/// An answer without a body.
fn status(connection: &TcpStream, code: u16, headers: &str) -> io::Result<()> {
    let head = format!("HTTP/1.1 {code} Status\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n");
    write_all(connection, head.as_bytes())
}

fn write_all(mut connection: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    connection.write_all(bytes)
}

/// Waits until whoever asked has closed the connection.
fn wait_until_gone(mut connection: &TcpStream) -> io::Result<()> {
    let mut ignored = [0; 64];
    while 0 < connection.read(&mut ignored)? {}
    Ok(())
}
