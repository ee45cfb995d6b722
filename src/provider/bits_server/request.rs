//! A request as far as the server understands it: a path, the link's token, and from which byte on.

use std::io::{self, Read};
use std::net::TcpStream;

use zeroize::Zeroizing;

/// The longest head of a request.
const HEAD_BYTES: usize = 8 << 10;

/// The most headers of a request.
const HEADERS: usize = 64;

/// A request.
pub(super) struct Request {
    /// The path, without its first slash.
    pub(super) path: String,
    /// The secret part of the link.
    pub(super) token: Zeroizing<String>,
    /// The first byte that is asked for, where not all are.
    pub(super) from: Option<u64>,
    /// The `ETag` on which a range is wanted, else the whole.
    pub(super) if_range: Option<String>,
}

/// Reads a request; `None` where what came is none that is answered.
pub(super) fn read(mut connection: &TcpStream) -> io::Result<Option<Request>> {
    let mut head = Zeroizing::new(vec![0; HEAD_BYTES]);
    let mut length = 0;
    while let Some(room) = head.get_mut(length..).filter(|room| !room.is_empty()) {
        let read = connection.read(room)?;
        if read == 0 {
            return Ok(None);
        }
        length = length.saturating_add(read);
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(head.get(..length).unwrap_or_default()) {
            Ok(httparse::Status::Complete(_)) => return Ok(understood(&request)),
            Ok(httparse::Status::Partial) => {}
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

fn understood(request: &httparse::Request<'_, '_>) -> Option<Request> {
    if request.method != Some("GET") {
        return None;
    }
    let (path, query) = request.path?.split_once('?').unwrap_or((request.path?, ""));
    let token = query.split('&').find_map(|pair| pair.strip_prefix("t=")).unwrap_or("");
    let header = |name: &str| {
        let found = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(found.value).ok()
    };
    let range = header("range").and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-'));
    Some(Request {
        path: path.trim_start_matches('/').to_owned(),
        token: Zeroizing::new(token.to_owned()),
        from: range.and_then(|first| first.parse().ok()),
        if_range: header("if-range").map(str::to_owned),
    })
}
