use chrono::TimeDelta;
use ratatui::buffer::Buffer;

use super::*;
use crate::demo::Demo;
use crate::domain::{ActivityKind, ActivityOutcome, Permission, Role};
use crate::i18n::Language;
use crate::testing::screen;
use crate::tui::keymap::Code;
use crate::tui::step::{Copied, Destination};
use crate::vault::DEMO_PASSPHRASE;

fn theatre(scene: &Scene) -> Theatre {
    Theatre::new(scene).unwrap()
}

/// A film of everything that is played: a screen after each key.
struct Film {
    theatre: Theatre,
    screens: Vec<Buffer>,
}

impl Film {
    fn of(scene: &Scene) -> Self {
        let theatre = theatre(scene);
        Self { screens: vec![theatre.draw()], theatre }
    }

    fn press(&mut self, key: Key) {
        self.theatre.press(key).unwrap();
        self.screens.push(self.theatre.draw());
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.press(key.parse().unwrap());
        }
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(Key::plain(Code::Char(letter)));
        }
        self
    }

    fn screen(&self) -> String {
        screen::text(&self.theatre.draw())
    }

    fn kinds(&self) -> Vec<ActivityKind> {
        self.theatre.records().unwrap().into_iter().map(|record| record.kind).collect()
    }
}

/// Retrieves a key and downloads, buys, files a request, adds an operator, locks and unlocks, while time goes on.
fn a_day(scene: &Scene) -> Film {
    let mut film = Film::of(scene);
    film.text("contoso").keys("Enter w Enter Enter D y");
    film.theatre.advance(TimeDelta::seconds(90)).unwrap();
    film.keys("Esc Esc g h Esc").text("contoso").keys("Enter + /").text("remote desktop").keys("Tab Enter 5 Enter");
    film.keys("Esc / Tab Enter Enter c P Enter y");
    film.keys("Esc g s n Left Down Enter Down Enter").text("Fel på fakturan").keys("Enter");
    film.text("Ordernumret saknas.").keys("Enter").text("Lägg till det.").keys("Tab").text("contoso.example");
    film.keys("Tab Tab Tab").text("anna@partner.example").keys("Enter").text("+46 8 123 45 67").keys("Esc Ctrl-s");
    film.keys("Esc , o n").text("Dan Öst").keys("Tab Tab Tab Tab Tab Tab Space Tab Space Tab Tab Tab Space Tab");
    film.text("en lång fras").keys("Tab").text("en lång fras").keys("Enter F12").text(DEMO_PASSPHRASE).keys("Enter");
    film.theatre.put_forward(film.theatre.now().after(TimeDelta::days(40))).unwrap();
    film.keys("g h");
    film
}

#[test]
fn the_same_scene_and_keys_give_the_same_screens_and_records_byte_for_byte() {
    let [one, other] = [(); 2].map(|()| a_day(&Scene::default()));
    let kinds = one.kinds();
    for kind in [
        ActivityKind::KeyCopied,
        ActivityKind::DownloadFinished,
        ActivityKind::OrderPlaced,
        ActivityKind::SupportRequestFiled,
        ActivityKind::OperatorAdded,
    ] {
        assert!(kinds.contains(&kind), "no {kind:?} in {kinds:?}:\n{}", one.screen());
    }
    assert_eq!(one.screens.len(), other.screens.len());
    for (number, (one, other)) in one.screens.iter().zip(&other.screens).enumerate() {
        assert_eq!(one, other, "screen {number}:\n{}", screen::text(one));
    }
    let bytes = |film: &Film| postcard::to_stdvec(&film.theatre.records().unwrap()).unwrap();
    assert_eq!(bytes(&one), bytes(&other));
    let another = a_day(&Scene { seed: 2, ..Scene::default() });
    assert_ne!(bytes(&one), bytes(&another), "the seed counts");
}

#[test]
fn a_theatre_leaves_the_next_one_of_its_scene_as_it_was() {
    let before = theatre(&Scene::default());
    let played = a_day(&Scene::default());
    assert!(!played.theatre.records().unwrap().is_empty());
    let after = theatre(&Scene::default());
    assert_eq!(before.draw(), after.draw());
    assert!(after.records().unwrap().is_empty());
}

#[test]
fn the_operator_has_the_roles_of_the_scene_in_the_store() {
    let mut film = Film::of(&Scene { roles: Some(vec![Role::HelpdeskAgent]), ..Scene::default() });
    let operators = film.theatre.house.store.operators().unwrap();
    let anna = operators.iter().find(|it| it.value.id == film.theatre.house.operator.id).unwrap();
    assert!(!anna.value.roles.allow(Permission::Keys));
    film.text("contoso").keys("Enter w Enter Enter");
    assert!(film.theatre.records().unwrap().iter().all(|record| record.outcome != ActivityOutcome::Done));
    assert!(theatre(&Scene::default()).house.operator.roles.allow(Permission::Keys));
}

#[test]
fn the_partner_is_made_for_the_instant_of_the_scene() {
    let later = Demo::NOW.after(TimeDelta::days(400));
    let theatre = theatre(&Scene { clock: later, ..Scene::default() });
    assert_eq!(theatre.now(), later);
    let due = theatre.house.store.due(theatre.house.operator.actor().scope(), 1).unwrap();
    assert!(later < due.first().unwrap().0, "everything due by then was charged");
}

#[test]
fn what_becomes_due_while_time_passes_is_applied() {
    let is_applied = |theatre: &Theatre| {
        let due = theatre.house.store.due(theatre.house.operator.actor().scope(), 1).unwrap();
        due.first().is_none_or(|(at, _)| theatre.now() < *at)
    };
    let mut theatre = theatre(&Scene::default());
    let seq = theatre.house.store.latest_seq().unwrap();
    theatre.advance(TimeDelta::days(2)).unwrap();
    assert!(is_applied(&theatre) && seq < theatre.house.store.latest_seq().unwrap());
    theatre.put_forward(Demo::NOW.after(TimeDelta::days(60))).unwrap();
    assert!(is_applied(&theatre));
    theatre.put_forward(Demo::NOW).unwrap();
    assert_eq!(theatre.now(), Demo::NOW.after(TimeDelta::days(60)), "it never goes back");
}

#[test]
fn what_lies_in_the_clipboard_is_told_until_it_is_cleared_and_never_its_text() {
    let mut film = Film::of(&Scene::default());
    assert_eq!(film.theatre.copied(), None);
    film.text("contoso").keys("Enter w Enter Enter y");
    assert_eq!(film.theatre.copied(), Some(InClipboard::Secret(Copied::Key)));
    film.theatre.advance(TimeDelta::seconds(60)).unwrap();
    assert_eq!(film.theatre.copied(), None);
    film.keys("y");
    film.theatre.send(Msg::Terminate).unwrap();
    assert!(film.theatre.is_over());
    assert_eq!(film.theatre.copied(), None);
}

#[test]
fn the_customers_own_view_is_that_of_the_customer_named() {
    let scene = |name: &str| Scene { customers_view: Some(name.to_owned()), ..Scene::default() };
    let theatre = theatre(&scene("Contoso AB"));
    assert!(
        matches!(theatre.app().destination(), Destination::YourProducts(customer, _) if customer.name == "Contoso AB")
    );
    assert!(matches!(Theatre::new(&scene("Nobody")), Err(TheatreError::NoCustomer(name)) if name == "Nobody"));
}

#[test]
fn language_size_and_cover_are_those_of_the_scene() {
    let size = Size::new(80, 24);
    let mut theatre = theatre(&Scene { language: Language::English, size, presenter: true, ..Scene::default() });
    assert_eq!((theatre.size(), theatre.draw().area.as_size()), (size, size));
    assert!(theatre.locale().covers() && !screen::text(&theatre.draw()).contains("Anna Berg"));
    theatre.resize(Size::new(132, 50)).unwrap();
    assert_eq!(theatre.draw().area.as_size(), Size::new(132, 50));
}

#[test]
fn a_locked_theatre_is_opened_by_the_passphrase_of_every_demo() {
    let mut film = Film::of(&Scene::default());
    film.keys("F12");
    assert!(!film.theatre.house.services.vault.is_unlocked());
    film.text(DEMO_PASSPHRASE).keys("Enter");
    assert!(film.theatre.house.services.vault.is_unlocked());
}
