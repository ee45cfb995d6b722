//! What a server's answer means: the file, the rest of it, another file, or a no.

use std::io;

use ureq::http::header::{self, HeaderMap, HeaderName};
use ureq::http::{Response, StatusCode};
use ureq::{Body, Error, Timeout};

use crate::domain::DownloadFailure;
use crate::domain::download::Validator;
use crate::download::Timeouts;
use crate::download::route::REDIRECTS;
use crate::ports::{StartedOver, Transfer};

/// An answer with bytes in it, or one that says to ask again.
#[derive(Debug)]
pub(super) enum Answer {
    /// The rest of the file, from where the part ends.
    Rest(Body, Validator),
    /// The file from its beginning. Where a part was there, this is why it does not go on.
    Whole(Body, Validator, StartedOver),
    /// There is no such rest: the file is to be asked for from its beginning.
    NoSuchRest,
}

/// Reads an answer to the question for the file from that byte on.
pub(super) fn read(response: Response<Body>, transfer: &Transfer<'_>, from: u64) -> Result<Answer, DownloadFailure> {
    let status = response.status();
    let (parts, body) = response.into_parts();
    let headers = parts.headers;
    match status {
        StatusCode::OK => {
            require_file(&headers, transfer)?;
            let stated = number(&headers, header::CONTENT_LENGTH);
            require_length(stated, transfer.bytes)?;
            let validator = validator(&headers, transfer.bytes);
            let known = transfer.validator.and_then(|known| known.etag.as_ref());
            let is_same = known.is_some() && known == validator.etag.as_ref();
            let why = if is_same || known.is_none() { StartedOver::NoRanges } else { StartedOver::FileChanged };
            Ok(Answer::Whole(body, validator, why))
        }
        StatusCode::PARTIAL_CONTENT => {
            require_file(&headers, transfer)?;
            let range = text(&headers, header::CONTENT_RANGE).and_then(content_range);
            let Some((first, whole)) = range else { return Err(DownloadFailure::NotHttp) };
            require_length(Some(whole), transfer.bytes)?;
            let validator = validator(&headers, transfer.bytes);
            let known = transfer.validator.and_then(|known| known.etag.as_ref());
            let is_other = known.zip(validator.etag.as_ref()).is_some_and(|(known, found)| known != found);
            if first != from || is_other {
                return Ok(Answer::NoSuchRest);
            }
            Ok(Answer::Rest(body, validator))
        }
        StatusCode::RANGE_NOT_SATISFIABLE if 0 < from => Ok(Answer::NoSuchRest),
        StatusCode::FORBIDDEN | StatusCode::GONE => Err(DownloadFailure::Expired),
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Err(overloaded(status, &headers)),
        status if status.is_server_error() => Err(overloaded(status, &headers)),
        status => Err(DownloadFailure::Refused { status: status.as_u16() }),
    }
}

/// What it means that there was no answer. An error of the agent can hold the address and is not told on.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is left is many ways of not speaking HTTP")]
pub(super) fn of_asking(error: Error, host: &str, cut: DownloadFailure, timeouts: Timeouts) -> DownloadFailure {
    let host = host.to_owned();
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::ConnectProxyFailed(_)
        | Error::InvalidProxyUrl
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => DownloadFailure::NoServer { host },
        Error::Timeout(_) => DownloadFailure::Stalled { seconds: timeouts.answer.as_secs() },
        Error::TooManyRedirects => DownloadFailure::TooManyRedirects { limit: REDIRECTS },
        Error::RequireHttpsOnly(_) | Error::BadUri(_) | Error::RedirectFailed => DownloadFailure::WrongRedirect,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => DownloadFailure::NotSecure { host },
        Error::Io(error) if is_broken_off(&error) => cut,
        // That is how rustls tells of a certificate that is not the server's.
        Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => DownloadFailure::NotSecure { host },
        Error::Io(_) => DownloadFailure::NoServer { host },
        _ => DownloadFailure::NotHttp,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is left is many ways of not speaking HTTP")]
/// What it means that an answer ended otherwise than by its end.
pub(super) fn of_receiving(error: io::Error, done: u64, bytes: u64, timeouts: Timeouts) -> DownloadFailure {
    match Error::from(error) {
        Error::Timeout(_) => DownloadFailure::Stalled { seconds: timeouts.stall.as_secs() },
        Error::Io(_) => DownloadFailure::Cut { done, bytes },
        _ => DownloadFailure::NotHttp,
    }
}

fn is_broken_off(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(error.kind(), Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof)
}

/// A page is no file, unless the file is a page.
fn require_file(headers: &HeaderMap, transfer: &Transfer<'_>) -> Result<(), DownloadFailure> {
    let kind = text(headers, header::CONTENT_TYPE).unwrap_or("").trim().to_ascii_lowercase();
    let is_page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
    let name = transfer.target.name.as_str().to_ascii_lowercase();
    if is_page && ![".html", ".htm", ".xhtml"].iter().any(|ending| name.ends_with(ending)) {
        return Err(DownloadFailure::NotTheFile);
    }
    Ok(())
}

fn require_length(stated: Option<u64>, bytes: u64) -> Result<(), DownloadFailure> {
    match stated {
        Some(stated) if stated != bytes => Err(DownloadFailure::WrongLength { stated, bytes }),
        Some(_) | None => Ok(()),
    }
}

/// A weak `ETag` says that files mean the same, not that they are the same.
fn validator(headers: &HeaderMap, bytes: u64) -> Validator {
    let etag = text(headers, header::ETAG).filter(|etag| etag.starts_with('"')).map(str::to_owned);
    Validator { etag, bytes }
}

fn overloaded(status: StatusCode, headers: &HeaderMap) -> DownloadFailure {
    DownloadFailure::Overloaded { status: status.as_u16(), retry_after: number(headers, header::RETRY_AFTER) }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn number(headers: &HeaderMap, name: HeaderName) -> Option<u64> {
    text(headers, name)?.trim().parse().ok()
}

/// The first byte and the size of the whole of `bytes 100-199/200`.
fn content_range(text: &str) -> Option<(u64, u64)> {
    let (range, whole) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (first, _) = range.split_once('-')?;
    Some((first.trim().parse().ok()?, whole.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_where_it_begins_and_how_much_there_is() {
        for (text, range) in [
            ("bytes 100-199/200", Some((100, 200))),
            (" bytes 0-0/1", Some((0, 1))),
            ("bytes 0-0/*", None),
            ("bytes */200", None),
            ("pages 1-2/3", None),
            ("", None),
        ] {
            assert_eq!(content_range(text), range, "{text}");
        }
    }

    #[test]
    fn what_went_wrong_before_an_answer_is_told_without_the_address() {
        let io = |kind: io::ErrorKind| Error::Io(kind.into());
        let cut = DownloadFailure::Cut { done: 3, bytes: 7 };
        let host = "download.example".to_owned();
        let secret = || "http://download.example/secret".to_owned();
        for (error, expected) in [
            (Error::HostNotFound, DownloadFailure::NoServer { host: host.clone() }),
            (Error::Timeout(Timeout::Connect), DownloadFailure::NoServer { host: host.clone() }),
            (io(io::ErrorKind::ConnectionRefused), DownloadFailure::NoServer { host: host.clone() }),
            (io(io::ErrorKind::ConnectionReset), cut.clone()),
            (io(io::ErrorKind::InvalidData), DownloadFailure::NotSecure { host: host.clone() }),
            (Error::Tls("no"), DownloadFailure::NotSecure { host: host.clone() }),
            (Error::Timeout(Timeout::RecvResponse), DownloadFailure::Stalled { seconds: 60 }),
            (Error::RequireHttpsOnly(secret()), DownloadFailure::WrongRedirect),
            (Error::BadUri(secret()), DownloadFailure::WrongRedirect),
            (Error::TooManyRedirects, DownloadFailure::TooManyRedirects { limit: REDIRECTS }),
            (Error::BodyStalled, DownloadFailure::NotHttp),
        ] {
            let failure = of_asking(error, &host, cut.clone(), Timeouts::default());
            assert_eq!(failure, expected);
            assert!(!failure.to_string().contains("secret"));
        }
    }

    #[test]
    fn a_weak_etag_is_none() {
        let mut headers = HeaderMap::new();
        for (etag, known) in [("\"a\"", Some("\"a\"")), ("W/\"a\"", None), ("a", None)] {
            headers.insert(header::ETAG, etag.parse().unwrap());
            assert_eq!(validator(&headers, 1).etag.as_deref(), known);
        }
    }
}
