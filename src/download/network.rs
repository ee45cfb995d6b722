//! The network as the environment says it is reached: by which proxies, and whose certificates are trusted. Pure but for
//! the file of certificates; it is told how to read a variable.
//!
//! **Invariant:** where a proxy is named, nothing goes past it but what `NO_PROXY` names. One that cannot be used fails.

use std::fs;
use std::path::Path;

use ureq::Proxy;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};

use crate::domain::DownloadFailure;
use crate::download::route::Scheme;

/// How the network is reached. Without anything said: directly, and trusting whom Mozilla trusts.
#[derive(Debug, Clone, Default)]
pub struct Network {
    http: Way,
    https: Way,
    roots: Option<RootCerts>,
}

/// By which way servers are reached.
#[derive(Debug, Clone, Default)]
enum Way {
    #[default]
    Direct,
    By(Proxy),
    /// The variable names something that is no proxy of HTTP.
    Unusable(&'static str),
}

impl Network {
    /// What `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, in small letters first, and `SSL_CERT_FILE` say; an
    /// empty one says nothing.
    #[must_use]
    pub fn of_environment(read: &dyn Fn(&str) -> Option<String>) -> Self {
        let filled =
            |name: &'static str| read(name).filter(|value| !value.trim().is_empty()).map(|value| (name, value));
        let all = || filled("all_proxy").or_else(|| filled("ALL_PROXY"));
        let http = filled("http_proxy").or_else(|| filled("HTTP_PROXY")).or_else(all);
        let https = filled("https_proxy").or_else(|| filled("HTTPS_PROXY")).or_else(all);
        let except = filled("no_proxy").or_else(|| filled("NO_PROXY")).map(|(_, hosts)| hosts).unwrap_or_default();
        let way = |named: Option<(&'static str, String)>| match named {
            Some((variable, proxy)) => proxy_of(&proxy, &except).map_or(Way::Unusable(variable), Way::By),
            None => Way::Direct,
        };
        let roots = filled("SSL_CERT_FILE").and_then(|(_, file)| certificates(Path::new(&file)));
        Self { http: way(http), https: way(https), roots }
    }

    /// The proxy by which servers of that scheme are reached, where they are reached by one.
    pub(super) fn proxy(&self, scheme: Scheme) -> Result<Option<Proxy>, DownloadFailure> {
        let way = match scheme {
            Scheme::Http => &self.http,
            Scheme::Https => &self.https,
        };
        match way {
            Way::Direct => Ok(None),
            Way::By(proxy) => Ok(Some(proxy.clone())),
            Way::Unusable(variable) => Err(DownloadFailure::WrongProxy { variable: (*variable).to_owned() }),
        }
    }

    /// Whose certificates are trusted.
    pub(super) fn tls(&self) -> TlsConfig {
        let roots = self.roots.clone().unwrap_or(RootCerts::WebPki);
        TlsConfig::builder().root_certs(roots).build()
    }
}

/// The proxy of that address, and the hosts that are reached past it: those named, and what belongs to them.
fn proxy_of(address: &str, except: &str) -> Option<Proxy> {
    let named = Proxy::new(address.trim()).ok()?;
    if !matches!(named.protocol(), ureq::ProxyProtocol::Http | ureq::ProxyProtocol::Https) {
        return None;
    }
    let mut builder = Proxy::builder(named.protocol()).host(named.host()).port(named.port());
    if let Some(name) = named.username() {
        builder = builder.username(name);
    }
    if let Some(password) = named.password() {
        builder = builder.password(password);
    }
    for host in except.split([',', ' ']).filter(|host| !host.is_empty()) {
        let bare = host.trim_start_matches("*.").trim_start_matches('.');
        builder = builder.no_proxy(bare).no_proxy(&format!(".{bare}"));
    }
    builder.build().ok()
}

/// The certificates of a file; `None` where it has none, and the usual ones are trusted.
fn certificates(file: &Path) -> Option<RootCerts> {
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "the certificates to be trusted cannot be read");
            return None;
        }
    };
    let certificate = |item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        Ok(_) | Err(_) => None,
    };
    let found: Vec<_> = parse_pem(&text).filter_map(certificate).collect();
    if found.is_empty() {
        tracing::warn!(file = %file.display(), "there are no certificates in the file of those to be trusted");
        return None;
    }
    Some(RootCerts::new_with_certs(&found))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The host of the proxy by which that address is reached, where these variables are set; `None` for directly.
    fn reached(variables: &[(&str, &str)], address: &str) -> Result<Option<String>, DownloadFailure> {
        let read =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let network = Network::of_environment(&read);
        let scheme = if address.starts_with("https:") { Scheme::Https } else { Scheme::Http };
        let proxy = network.proxy(scheme)?.filter(|proxy| !proxy.is_no_proxy(&address.parse().unwrap()));
        Ok(proxy.map(|proxy| format!("{}:{}", proxy.host(), proxy.port())))
    }

    #[test]
    fn every_scheme_has_its_proxy_and_all_have_one_where_it_has_none() {
        let (secure, plain) = ("https://download.example/a", "http://download.example/a");
        for (variables, of_secure, of_plain) in [
            (&[][..], None, None),
            (&[("HTTPS_PROXY", "http://proxy.example:3128")], Some("proxy.example:3128"), None),
            (&[("HTTP_PROXY", "proxy.example")], None, Some("proxy.example:80")),
            (&[("ALL_PROXY", "http://all.example:8080")], Some("all.example:8080"), Some("all.example:8080")),
            (
                &[("all_proxy", "all.example:1"), ("https_proxy", "one.example:2")],
                Some("one.example:2"),
                Some("all.example:1"),
            ),
            (&[("HTTPS_PROXY", "large.example:1"), ("https_proxy", "small.example:2")], Some("small.example:2"), None),
            (&[("https_proxy", " "), ("HTTPS_PROXY", "large.example:1")], Some("large.example:1"), None),
        ] {
            assert_eq!(reached(variables, secure), Ok(of_secure.map(str::to_owned)), "{variables:?}");
            assert_eq!(reached(variables, plain), Ok(of_plain.map(str::to_owned)), "{variables:?}");
        }
    }

    #[test]
    fn what_no_proxy_names_is_reached_past_it_with_what_belongs_to_it() {
        let proxy = ("HTTPS_PROXY", "http://proxy.example:3128");
        for (except, host, is_past) in [
            ("download.example", "download.example", true),
            ("other.example, .download.example", "download.example", true),
            ("*.download.example", "eu.download.example", true),
            ("download.example", "eu.download.example", true),
            ("download.example", "mydownload.example", false),
            ("*", "download.example", true),
            ("127.0.0.1", "127.0.0.1", true),
            ("", "download.example", false),
        ] {
            let found = reached(&[proxy, ("NO_PROXY", except)], &format!("https://{host}/a")).unwrap();
            assert_eq!(found.is_none(), is_past, "{host} where {except} is excepted");
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_not_gone_past() {
        for proxy in ["socks5://proxy.example", "ftp://proxy.example", "//"] {
            let refused = Err(DownloadFailure::WrongProxy { variable: "ALL_PROXY".to_owned() });
            assert_eq!(reached(&[("ALL_PROXY", proxy)], "https://download.example/a"), refused, "{proxy}");
        }
    }

    #[test]
    fn a_password_of_a_proxy_is_not_told() {
        let read = |name: &str| (name == "ALL_PROXY").then(|| "http://anna:geheim@proxy.example".to_owned());
        let network = Network::of_environment(&read);
        assert_eq!(network.proxy(Scheme::Http).unwrap().unwrap().password(), Some("geheim"));
        assert!(!format!("{network:?}").contains("geheim"));
    }

    #[test]
    fn a_file_without_certificates_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("none.pem");
        assert!(certificates(&file).is_none());
        fs::write(&file, "no certificate").unwrap();
        assert!(certificates(&file).is_none());
    }
}
