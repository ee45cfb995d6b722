//! The network as it is: a proxy that stands between, and servers whose certificates are trusted or not. All of it is in
//! the process and on the loopback interface.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use nyckel::domain::{DownloadFailure, DownloadLink};
use nyckel::download::{HttpDownloader, Network, Route, Timeouts};
use nyckel::ports::{Part, TransferEnd};
use nyckel::provider::GeneratedBits;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::Bench;

impl Bench {
    /// The same over the network that the environment describes.
    fn over_the_network(self, environment: &[(&str, &str)]) -> Self {
        let read =
            |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let route = Route::Network(Network::of_environment(&read));
        let downloader = HttpDownloader::new(route, Timeouts::default(), self.clock.clone());
        Self { downloader, ..self }
    }

    /// Downloads from that origin instead of the one that the link names.
    fn fetched_from(&self, origin: &str) -> Result<TransferEnd, DownloadFailure> {
        let named = format!("https://{}", GeneratedBits::HOST);
        let link = self.link();
        self.transfer_from(&DownloadLink::new(link.expose().replacen(&named, origin, 1), link.expires()))
    }
}

/// Serves every connection to a new port by that, each on a thread of its own, as long as the process lives.
fn serve(serving: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let serving = Arc::new(serving);
    thread::spawn(move || {
        for connection in listener.incoming().map_while(Result::ok) {
            let serving = Arc::clone(&serving);
            // Whoever connects may go away at any time.
            thread::spawn(move || drop(serving(connection)));
        }
    });
    address
}

/// A proxy in front of that server, whatever host it is asked for, and what it was asked.
fn proxy_to(server: SocketAddr) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let asking = Arc::clone(&asked);
    let address = serve(move |client| {
        let mut lines = BufReader::new(client.try_clone()?).lines();
        asking.lock().unwrap().push(lines.next().unwrap_or_else(|| Ok(String::new()))?);
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let behind = TcpStream::connect(server)?;
        (&client).write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
        let (mut from_client, mut to_server) = (client.try_clone()?, behind.try_clone()?);
        thread::spawn(move || {
            drop(io::copy(&mut from_client, &mut to_server));
            to_server.shutdown(Shutdown::Write)
        });
        io::copy(&mut &behind, &mut &client)?;
        client.shutdown(Shutdown::Both)
    });
    (address, asked)
}

/// A server with a certificate for those hosts in front of that one; the certificate, as a file has it.
fn secured(server: SocketAddr, hosts: &[&str]) -> (SocketAddr, String) {
    let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let made = rcgen::generate_simple_self_signed(hosts).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    let config = Arc::new(config);
    let address = serve(move |client| {
        let connection = ServerConnection::new(Arc::clone(&config)).map_err(io::Error::other)?;
        let mut client = StreamOwned::new(connection, client);
        let mut behind = TcpStream::connect(server)?;
        // A request is one piece here: it is short, and has no body.
        let mut request = [0; 4_096];
        let length = client.read(&mut request)?;
        behind.write_all(&request[..length])?;
        io::copy(&mut behind, &mut client)?;
        client.conn.send_close_notify();
        client.flush()
    });
    (address, made.cert.pem())
}

/// The download from a server with a certificate for those hosts, which is trusted where it stands in the file.
fn from_secured(hosts: &[&str], is_trusted: Trust) -> (Result<TransferEnd, DownloadFailure>, Bench) {
    let bench = Bench::new();
    let (address, certificate) = secured(bench.server.address(), hosts);
    let file = bench.folder.path().join("trusted.pem");
    std::fs::write(&file, certificate).unwrap();
    let path = file.to_str().unwrap().to_owned();
    let environment = match is_trusted {
        Trust::InTheFile => vec![("SSL_CERT_FILE", path.as_str())],
        Trust::Nowhere => Vec::new(),
    };
    let bench = bench.over_the_network(&environment);
    let ended = bench.fetched_from(&format!("https://{address}"));
    (ended, bench)
}

/// Whether a server's certificate is trusted.
#[derive(Debug, Clone, Copy)]
enum Trust {
    InTheFile,
    Nowhere,
}

#[test]
fn what_the_environment_names_as_proxy_is_asked_for_the_host() {
    let bench = Bench::new();
    let (proxy, asked) = proxy_to(bench.server.address());
    let bench = bench.over_the_network(&[("HTTP_PROXY", &format!("http://{proxy}"))]);
    assert_eq!(bench.fetched_from("http://download.example"), Ok(TransferEnd::Whole));
    bench.assert_whole();
    assert_eq!(*asked.lock().unwrap(), ["CONNECT download.example:80 HTTP/1.1"]);
}

#[test]
fn what_no_proxy_names_is_reached_without_the_proxy() {
    for (except, count) in [("other.example", 1), ("other.example,127.0.0.1", 0)] {
        let bench = Bench::new();
        let server = bench.server.address();
        let (proxy, asked) = proxy_to(server);
        let bench = bench.over_the_network(&[("ALL_PROXY", &proxy.to_string()), ("NO_PROXY", except)]);
        assert_eq!(bench.fetched_from(&format!("http://{server}")), Ok(TransferEnd::Whole));
        bench.assert_whole();
        assert_eq!(asked.lock().unwrap().len(), count, "{except}");
    }
}

#[test]
fn a_proxy_that_does_not_answer_or_cannot_be_used_is_not_gone_past() {
    let bench = Bench::new();
    let server = bench.server.address();
    let gone = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let bench = bench.over_the_network(&[("http_proxy", &gone.to_string())]);
    let no_server = DownloadFailure::NoServer { host: server.ip().to_string() };
    assert_eq!(bench.fetched_from(&format!("http://{server}")), Err(no_server));
    let bench = bench.over_the_network(&[("http_proxy", "socks5://127.0.0.1")]);
    let wrong = DownloadFailure::WrongProxy { variable: "http_proxy".to_owned() };
    assert_eq!(bench.fetched_from(&format!("http://{server}")), Err(wrong));
    assert!(bench.server.asked().is_empty() && bench.part() == Part::Absent);
}

#[test]
fn a_server_whose_certificate_is_trusted_is_fetched_from() {
    let (ended, bench) = from_secured(&["127.0.0.1"], Trust::InTheFile);
    assert_eq!(ended, Ok(TransferEnd::Whole));
    bench.assert_whole();
}

#[test]
fn a_server_whose_certificate_is_not_trusted_or_another_ones_is_asked_nothing() {
    for (hosts, trust) in [(&["127.0.0.1"], Trust::Nowhere), (&["download.example"], Trust::InTheFile)] {
        let (ended, bench) = from_secured(hosts, trust);
        assert_eq!(ended, Err(DownloadFailure::NotSecure { host: "127.0.0.1".to_owned() }), "{hosts:?} {trust:?}");
        assert!(bench.server.asked().is_empty(), "no link was told to it");
        assert_eq!(bench.part(), Part::Absent);
    }
}
