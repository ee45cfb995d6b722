//! Downloads as people read them: sizes, how they stand, why one started over, and why one failed.

use std::time::Duration;

use fixed_decimal::Decimal;

use crate::domain::download::DiskTrouble;
use crate::domain::{DownloadFailure, DownloadState};
use crate::i18n::number::grouped;
use crate::i18n::{Locale, MessageId, Sentence, Value, message};
use crate::ports::StartedOver;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Above the byte, units of a thousand each, as disks and networks are measured.
const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];

impl Locale {
    /// A size to two digits at least: `512 B`, `4,3 GB` in Swedish, `4.3 GB` in English, with a no-break space.
    #[must_use]
    pub fn bytes(self, bytes: u64) -> String {
        let (mut scale, mut unit) = (1_u128, "B");
        for larger in UNITS {
            // What would be told as a thousand is told as one of the next: 999 960 bytes are 1.0 MB, and not 1,000 kB.
            if rounded(bytes, scale) < 1_000 {
                break;
            }
            (scale, unit) = (scale * 1_000, larger);
        }
        let tenths = rounded(bytes, scale.div_ceil(10));
        let mut number = Decimal::from(if scale == 1 || 1_000 <= tenths { rounded(bytes, scale) } else { tenths });
        if scale != 1 && tenths < 1_000 {
            number.multiply_pow10(-1);
        }
        number.absolute.trim_start();
        format!("{}{NO_BREAK_SPACE}{unit}", grouped(self.language(), &number))
    }

    /// How long a download will still take: to the second below a minute, else as any time that is left.
    #[must_use]
    pub fn download_left(self, left: Duration) -> String {
        match left.as_secs() {
            seconds @ 0..60 => self.text_with(message!("download-seconds"), &[("count", seconds.into())]),
            seconds => {
                self.duration_left(chrono::Duration::seconds(i64::try_from(seconds).unwrap_or(i64::MAX / 1_000)))
            }
        }
    }

    /// How a download stands, in one word.
    #[must_use]
    pub fn download_state(self, state: &DownloadState) -> String {
        self.text(match state {
            DownloadState::Waiting => message!("download-waiting"),
            DownloadState::Running => message!("download-running"),
            DownloadState::Paused => message!("download-paused"),
            DownloadState::Interrupted => message!("download-interrupted"),
            DownloadState::Failed(_) => message!("download-failed"),
            DownloadState::Finished => message!("download-finished"),
        })
    }

    /// Why what was there of a file was given up.
    #[must_use]
    pub fn started_over(self, why: StartedOver) -> String {
        self.text(match why {
            StartedOver::FileChanged => message!("download-over-changed"),
            StartedOver::NoRanges => message!("download-over-no-ranges"),
            StartedOver::UnknownPart => message!("download-over-unknown"),
        })
    }

    /// Why a download failed and what was kept; then what to do.
    #[must_use]
    pub fn download_failure(self, failure: &DownloadFailure) -> Sentence {
        use DownloadFailure as F;
        let size = |bytes: u64| Value::from(self.bytes(bytes));
        let path = |path: &std::path::Path| Value::from(path.display().to_string());
        let pair = |(what, instead): (MessageId, MessageId), values: &[(&'static str, Value<'_>)]| Sentence {
            what: self.text_with(what, values),
            instead: self.text_with(instead, values),
        };
        let again = message!("download-go-on");
        match failure {
            F::NoServer { host } => {
                let texts = (message!("download-no-server"), message!("download-no-server-instead"));
                pair(texts, &[("host", host.into())])
            }
            F::NotSecure { host } => {
                let texts = (message!("download-not-secure"), message!("download-not-secure-instead"));
                pair(texts, &[("host", host.into())])
            }
            F::WrongProxy { variable } => {
                let texts = (message!("download-wrong-proxy"), message!("download-wrong-proxy-instead"));
                pair(texts, &[("variable", variable.into())])
            }
            F::Cut { done, bytes } => {
                pair((message!("download-cut"), again), &[("done", size(*done)), ("bytes", size(*bytes))])
            }
            F::Stalled { seconds } => pair((message!("download-stalled"), again), &[("seconds", (*seconds).into())]),
            F::Expired => pair((message!("download-expired"), again), &[]),
            F::Refused { status } => {
                let texts = (message!("download-refused"), message!("download-refused-instead"));
                pair(texts, &[("status", status.to_string().into())])
            }
            F::Overloaded { status, .. } => {
                pair((message!("download-overloaded"), again), &[("status", status.to_string().into())])
            }
            F::NotHttp => pair((message!("download-not-http"), message!("download-proxy")), &[]),
            F::NotTheFile => pair((message!("download-page"), message!("download-proxy")), &[]),
            F::TooManyRedirects { limit } => {
                pair((message!("download-circle"), message!("download-refused-instead")), &[("limit", (*limit).into())])
            }
            F::WrongRedirect => pair((message!("download-elsewhere"), message!("download-proxy")), &[]),
            F::WrongLength { stated, bytes } => {
                let texts = (message!("download-length"), message!("download-refused-instead"));
                pair(texts, &[("stated", size(*stated)), ("bytes", size(*bytes))])
            }
            F::TooManyBytes { bytes } => {
                pair((message!("download-past-end"), message!("download-anew")), &[("bytes", size(*bytes))])
            }
            F::WrongChecksum => pair((message!("download-checksum"), message!("download-anew")), &[]),
            F::NoRoom { needed, free } => {
                let texts = (message!("download-no-room"), message!("download-no-room-instead"));
                pair(texts, &[("needed", size(*needed)), ("free", size(*free))])
            }
            F::FileExists { path: file } => {
                let texts = (message!("download-exists"), message!("download-exists-instead"));
                pair(texts, &[("path", path(file))])
            }
            F::InUse { path: file } => {
                let texts = (message!("download-in-use"), message!("download-in-use-instead"));
                pair(texts, &[("path", path(file))])
            }
            F::CannotWrite { path: file, why } => {
                let texts = (message!("download-unwritable"), against(*why));
                pair(texts, &[("path", path(file)), ("why", self.disk_trouble(*why).into())])
            }
            F::Revoked => pair((message!("download-revoked"), message!("download-revoked-instead")), &[]),
            F::NoBits => pair((message!("download-no-bits"), message!("download-no-bits-instead")), &[]),
        }
    }

    /// What keeps a file from being read or written, as a part of a sentence.
    fn disk_trouble(self, why: DiskTrouble) -> String {
        self.text(match why {
            DiskTrouble::NoRoom => message!("disk-no-room"),
            DiskTrouble::NoPermission => message!("disk-no-permission"),
            DiskTrouble::ReadOnly => message!("disk-read-only"),
            DiskTrouble::NotFound => message!("disk-not-found"),
            DiskTrouble::IsFolder => message!("disk-is-folder"),
            DiskTrouble::NotAFolder => message!("disk-not-a-folder"),
            DiskTrouble::Other(Some(number)) => {
                return self.text_with(message!("disk-number"), &[("number", number.to_string().into())]);
            }
            DiskTrouble::Other(None) => message!("disk-unknown"),
        })
    }
}

/// What to do about what keeps a file from being read or written.
fn against(why: DiskTrouble) -> MessageId {
    match why {
        DiskTrouble::NoRoom => message!("download-no-room-instead"),
        DiskTrouble::NoPermission | DiskTrouble::ReadOnly | DiskTrouble::IsFolder | DiskTrouble::NotAFolder => {
            message!("download-other-folder")
        }
        DiskTrouble::NotFound | DiskTrouble::Other(_) => message!("download-unwritable-instead"),
    }
}

/// How many of that many bytes it is, to the nearest.
fn rounded(bytes: u64, scale: u128) -> u64 {
    u64::try_from((u128::from(bytes) + scale / 2) / scale).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use chrono_tz::Tz;

    #[test]
    fn sizes_are_told_to_two_digits_and_rounded_once() {
        let swedish = Locale::new(Language::Swedish, Tz::UTC);
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1,0 kB"),
            (1_050, "1,1 kB"),
            (99_949, "99,9 kB"),
            (99_950, "100 kB"),
            (999_499, "999 kB"),
            (999_960, "1,0 MB"),
            (4_294_967_296, "4,3 GB"),
            (u64::MAX, "18 446 744 TB"),
        ] {
            assert_eq!(swedish.bytes(bytes).replace('\u{a0}', " "), text, "{bytes}");
        }
        let english = swedish.in_language(Language::English);
        assert_eq!(english.bytes(4_294_967_296), "4.3\u{a0}GB");
    }

    #[test]
    fn what_is_left_is_told_to_the_second_near_the_end() {
        let swedish = Locale::new(Language::Swedish, Tz::UTC);
        assert_eq!(swedish.download_left(Duration::from_secs(1)), "1 s");
        assert_eq!(swedish.download_left(Duration::from_secs(59)), "59 s");
        assert_eq!(swedish.download_left(Duration::from_mins(90)), "1 h 30 min");
        assert!(!swedish.download_left(Duration::MAX).is_empty());
    }
}
