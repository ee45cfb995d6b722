//! How servers are reached: over the network, or, for a demo, the one server that runs inside the process.

use std::net::SocketAddr;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{NextTimeout, TcpConnector};
use ureq::{Agent, Error};

use crate::domain::DownloadFailure;
use crate::download::Timeouts;
use crate::download::network::Network;

/// The most redirects that are followed.
pub(super) const REDIRECTS: u32 = 8;

/// As much is read from a connection at once.
const INPUT_BYTES: usize = 256 << 10;

/// How servers are reached.
#[derive(Debug, Clone)]
pub enum Route {
    /// Over the network.
    Network(Network),
    /// Inside the process, and nowhere else.
    Loopback(Loopback),
}

/// A server inside the process that stands for one of the network's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loopback {
    /// The host that links name.
    pub host: String,
    /// Where it is listening.
    pub address: SocketAddr,
}

impl Route {
    /// An agent for one transfer from an address of that scheme; a secure one is never left for others.
    pub(super) fn agent(&self, timeouts: Timeouts, scheme: Scheme) -> Result<Agent, DownloadFailure> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(REDIRECTS)
            .timeout_resolve(Some(timeouts.connect))
            .timeout_connect(Some(timeouts.connect))
            .timeout_recv_response(Some(timeouts.answer))
            .timeout_per_read(Some(timeouts.stall))
            .timeout_per_write(Some(timeouts.stall))
            .input_buffer_size(INPUT_BYTES)
            .max_idle_connections(0)
            .user_agent(concat!("nyckel/", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .accept_encoding("identity");
        match self {
            Self::Network(network) => {
                let config = config.https_only(scheme == Scheme::Https).tls_config(network.tls());
                Ok(Agent::new_with_config(config.proxy(network.proxy(scheme)?).build()))
            }
            Self::Loopback(loopback) => {
                Ok(Agent::with_parts(config.proxy(None).build(), TcpConnector::default(), loopback.clone()))
            }
        }
    }

    /// The address to ask for a link. Nothing listens inside the process with a certificate: there it is plain HTTP.
    pub(super) fn address(&self, link: &str) -> Option<(Uri, Scheme)> {
        let uri: Uri = link.parse().ok()?;
        let scheme = match uri.scheme_str()? {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            _ => return None,
        };
        match self {
            Self::Network(_) => Some((uri, scheme)),
            Self::Loopback(_) => {
                let mut parts = uri.into_parts();
                parts.scheme = Some(ureq::http::uri::Scheme::HTTP);
                Some((Uri::from_parts(parts).ok()?, Scheme::Http))
            }
        }
    }
}

/// The schemes that are fetched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Http,
    Https,
}

impl Resolver for Loopback {
    fn resolve(&self, uri: &Uri, _config: &Config, _timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        if uri.host() != Some(self.host.as_str()) {
            return Err(Error::HostNotFound);
        }
        let mut found = self.empty();
        found.push(self.address);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_http_are_fetched_from() {
        for (link, scheme) in [
            ("https://download.example/a?e=1", Some(Scheme::Https)),
            ("http://download.example/a", Some(Scheme::Http)),
            ("ftp://download.example/a", None),
            ("file:///etc/passwd", None),
            ("download.example", None),
            ("", None),
        ] {
            let network = Route::Network(Network::default());
            assert_eq!(network.address(link).map(|(_, scheme)| scheme), scheme, "{link}");
        }
    }
}
