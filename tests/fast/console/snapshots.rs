//! Every place and dialog as it looks: text and what is painted otherwise, in both languages, on terminals of 120x40 and
//! 80x24. One file for each of them and each language.

use std::sync::Arc;

use nyckel::config::Overlay;
use nyckel::domain::{DownloadFailure, Instant, ReadOnlyReason, ReasonRule};
use nyckel::i18n::Language;
use nyckel::ports::{CopyRoute, Holder, StoreFailure};
use nyckel::service::Standing;
use nyckel::testing::{Fault, Scripted, Stage, StageOptions, Step, When};
use nyckel::tui::failure::{Failure, OpeningFailure};
use nyckel::tui::msg::Msg;
use nyckel::tui::theme::ThemeName;
use ratatui::layout::Size;

use super::SIZES;

/// What is done before the picture is taken.
pub(super) type Way = fn(&mut Stage) -> &mut Stage;

/// A name, who acts on what, and the way there.
pub(super) struct Scene {
    pub(super) name: &'static str,
    pub(super) options: fn(StageOptions) -> StageOptions,
    pub(super) way: Way,
}

const fn scene(name: &'static str, way: Way) -> Scene {
    Scene { name, options: |options| options, way }
}

fn panes(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter w Enter Enter")
}

/// The page of keys of Contoso's purchase with that title.
fn purchase<'a>(stage: &'a mut Stage, title: &str) -> &'a mut Stage {
    stage.text("contoso").keys("Enter w /").text(title).keys("Enter")
}

/// The installation instructions of that purchase of Contoso's: the last button of its page.
fn instructions<'a>(stage: &'a mut Stage, title: &str) -> &'a mut Stage {
    purchase(stage, title).keys("Enter Up Enter")
}

/// The catalogue for Contoso with that selected.
fn catalog<'a>(stage: &'a mut Stage, title: &str) -> &'a mut Stage {
    stage.text("contoso").keys("Enter + /").text(title).keys("Tab")
}

/// The review of five licences for three years by the month, of one for ever, and of a reservation for three years.
fn review(stage: &mut Stage) -> &mut Stage {
    catalog(stage, "remote desktop 1 user cal - 3 year")
        .keys("Enter 5 Enter Esc /")
        .text("visio ltsc prof")
        .keys("Enter Enter");
    stage.keys("Esc /").text("reserved vm standard_d4s 3 year").keys("Enter Enter c")
}

/// One that has finished, one that failed and one that is paused.
fn several_downloads(stage: &mut Stage) -> &mut Stage {
    stage.downloader.script([
        Scripted::Stopped(2_048),
        Scripted::Fails(1_024, DownloadFailure::Refused { status: 403 }),
        Scripted::Whole,
    ]);
    panes(stage).keys("D c Tab Right Shift-Tab Enter D c Tab Tab Right Shift-Tab Shift-Tab Enter D g d")
}

/// The subscription of a year whose window closes today.
fn closing(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter s /").text("sql server standard").keys("Enter")
}

/// Contoso's software with four marked, of which two can be cancelled.
fn marked(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter w Space Down Down Space Space Down Down Space")
}

/// What is to be typed before those are cancelled.
fn confirmation(stage: &Stage) -> &'static str {
    if stage.locale().language() == Language::Swedish { "avbryt 3" } else { "cancel 3" }
}

/// A refund that is being reported, with a file, and somebody typing in its description.
fn support_form(stage: &mut Stage) -> &mut Stage {
    stage.own_files.put("/home/anna/logg.txt", vec![7; 2_000]);
    stage.keys("Esc g s n Enter f Enter Down Enter Down Enter");
    stage
        .text("Fel antal i ordern")
        .keys("Enter")
        .text("Vi beställde två i stället för en.")
        .keys("Enter")
        .text("Se bilagan.")
}

/// The page of the keys of all that Contoso has bought, into a file that a passphrase seals, with the focus on the button.
fn retrieval(stage: &mut Stage) -> &mut Stage {
    let phrase = "en riktigt lång fras";
    stage.text("contoso").keys("Enter w K Tab Right Tab").text(phrase).keys("Tab").text(phrase);
    stage.keys("Tab Ctrl-u").text("/home/anna/nycklar.csv.age").keys("Tab").text("INC-4711").keys("Tab")
}

pub(super) const SCENES: &[Scene] = &[
    scene("dialog-reason", |stage| panes(stage).keys("e").text("INC-4711")),
    Scene {
        name: "dialog-reason-required",
        options: |options| StageOptions {
            flags: Overlay { reveal_reason: Some(ReasonRule::Required), ..Overlay::default() },
            ..options
        },
        way: |stage| panes(stage).keys("Enter Enter"),
    },
    scene("keys-reason", |stage| panes(stage).keys("e").text("INC-4711").keys("Enter")),
    scene("retrieve", |stage| stage.text("contoso").keys("Enter w K")),
    scene("retrieve-passphrase", retrieval),
    scene("retrieve-plain", |stage| stage.text("contoso").keys("Enter w K Tab Left Tab 3 Enter")),
    scene("retrieve-under-way", |stage| retrieval(stage).hold().keys("Enter").release(0).release(0)),
    scene("retrieve-interrupted", |stage| {
        retrieval(stage).hold().keys("Enter").release(0).release(0).keys("x").release_all()
    }),
    scene("retrieve-over", |stage| retrieval(stage).keys("Enter")),
    scene("retrieve-unfinished", |stage| {
        retrieval(stage).hold().keys("Enter").release(0).release(0).keys("x").release_all().keys("g c Down K")
    }),
    scene("retrieve-elsewhere", |stage| retrieval(stage).hold().keys("Enter").release(0).release(0).keys("g c")),
    scene("retrieve-quit", |stage| retrieval(stage).hold().keys("Enter").release(0).release(0).keys("q")),
    scene("customers-marked", |stage| stage.keys("F3 Space Down Space")),
    scene("cancel-subscription", |stage| closing(stage).keys("X Tab")),
    scene("cancel-subscription-pending", |stage| closing(stage).keys("X Tab Enter")),
    scene("cancel-subscription-done", |stage| closing(stage).keys("X Tab Enter Enter")),
    scene("cancel-subscription-loading", |stage| closing(stage).hold().keys("X")),
    scene("cancel-subscription-never", |stage| stage.text("contoso").keys("Enter s /").text("suse").keys("Enter X")),
    scene("cancel-software", |stage| stage.text("contoso").keys("Enter w X")),
    scene("cancel-software-ready", |stage| stage.text("contoso").keys("Enter w X Space Tab Space Tab")),
    scene("cancel-software-done", |stage| stage.text("contoso").keys("Enter w X Space Tab Space Tab Enter")),
    scene("cancel-software-passed", |stage| {
        stage.text("contoso").keys("Enter w /").text("windows server 2019").keys("Tab X")
    }),
    scene("cancel-many", |stage| marked(stage).keys("X")),
    scene("cancel-many-typing", |stage| marked(stage).keys("X Enter").text("avbryt")),
    scene("cancel-many-done", |stage| {
        let word = confirmation(stage);
        marked(stage).keys("X Enter").text(word).keys("Enter")
    }),
    scene("cancel-many-stopping", |stage| {
        let word = confirmation(stage);
        marked(stage).keys("X Enter").text(word).hold().keys("Enter").release(0).keys("x")
    }),
    scene("customers-view", |stage| stage.text("contoso").keys("Enter g m")),
    scene("customers-view-keys", |stage| stage.text("contoso").keys("Enter g m Enter Enter")),
    scene("customers-view-key-shown", |stage| stage.text("contoso").keys("Enter g m Enter Enter Enter")),
    scene("customers-view-other-user", |stage| stage.text("contoso").keys("Enter g m U")),
    scene("customers-view-palette", |stage| stage.text("contoso").keys("Enter g m Ctrl-p")),
    scene("customers-view-loading", |stage| stage.text("contoso").keys("Enter").hold().keys("g m")),
    scene("customers-view-places", |stage| stage.text("contoso").keys("Enter g m F10")),
    Scene {
        name: "customers-view-role-without-keys",
        options: |options| StageOptions { operator: 4, ..options },
        way: |stage| stage.text("contoso").keys("Enter g m Enter Enter"),
    },
    Scene {
        name: "customers-view-alone",
        options: |options| StageOptions { customers_view: true, ..options },
        way: |stage| stage.keys("g d"),
    },
    scene("software-marked", |stage| marked(stage)),
    scene("cancel-software-needs-information", |stage| {
        stage.text("OR-12PS6").keys("Enter w /").text("visio ltsc").keys("Tab X Space Tab Space Tab Enter")
    }),
    scene("home", |stage| stage),
    scene("home-found", |stage| stage.text("contoso")),
    scene("home-found-by-product", |stage| stage.text("visio ltsc").keys("Down Tab")),
    scene("home-nothing-found", |stage| stage.text("qqqqq")),
    scene("home-similar", |stage| stage.text("contso")),
    scene("customers-similar", |stage| stage.keys("F3 /").text("forsbergs").keys("Tab End Space")),
    scene("home-searching", |stage| stage.hold().text("contoso").keys("Enter")),
    scene("home-still-searching", |stage| {
        stage.hold().text("contoso").keys("Enter").advance(chrono::Duration::seconds(1))
    }),
    Scene {
        name: "home-no-customers",
        options: |options| StageOptions { customers: 0, ..options },
        way: |stage| stage,
    },
    scene("home-failed", |stage| {
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.text("c")
    }),
    Scene {
        name: "home-role-without-customers",
        options: |options| StageOptions { operator: 3, ..options },
        way: |stage| stage.keys("Esc F3"),
    },
    scene("home-at-what-waits", |stage| stage.keys("Alt-w Down")),
    scene("home-opened-lately", |stage| stage.text("contoso").keys("Enter g h Alt-w End")),
    scene("home-found-by-order", |stage| stage.text("OR-12PS6")),
    scene("closing-windows", |stage| stage.keys("Esc g w")),
    scene("closing-windows-filtered-and-sorted", |stage| stage.keys("Esc g w S n S n /").text("contoso").keys("Tab")),
    scene("closing-windows-loading", |stage| stage.keys("Esc").hold().keys("g w")),
    scene("closing-windows-failed", |stage| {
        stage.keys("Esc");
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys("g w")
    }),
    Scene {
        name: "closing-windows-none",
        options: |options| StageOptions { customers: 0, ..options },
        way: |stage| stage.keys("Esc g w"),
    },
    scene("home-sequence-begun", |stage| stage.keys("Esc g")),
    scene("customers", |stage| stage.keys("F3")),
    scene("customers-filtered-and-sorted", |stage| stage.keys("F3 S w S w /").text("ab")),
    scene("customers-resized", |stage| {
        let Size { width, height } = stage.buffer().area.as_size();
        stage.keys("F3 PgDn PgDn").resize(width, height - 6)
    }),
    scene("account", |stage| stage.text("contoso").keys("Enter")),
    scene("dialog-market-check", |stage| stage.text("contoso").keys("Enter m")),
    scene("dialog-market-check-found", |stage| stage.text("contoso").keys("Enter m").text("oar").keys("Down")),
    scene("dialog-market-check-none", |stage| stage.text("contoso").keys("Enter m").text("atlantis")),
    scene("account-loading", |stage| stage.text("contoso").hold().keys("Enter")),
    scene("account-failed", |stage| {
        stage.text("contoso");
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys("Enter")
    }),
    scene("software", |stage| stage.text("contoso").keys("Enter w")),
    scene("software-filtered", |stage| stage.text("contoso").keys("Enter w Down Down / s q l Tab")),
    scene("software-filter-without-a-hit", |stage| stage.text("contoso").keys("Enter w / q q q")),
    scene("software-cancelled", |stage| stage.text("contoso").keys("Enter w / p r o j e c t Tab S s")),
    scene("software-loading", |stage| stage.text("contoso").keys("Enter").hold().keys("w")),
    scene("software-failed", |stage| {
        stage.text("contoso").keys("Enter");
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys("w")
    }),
    scene("software-none", |stage| stage.keys("F3 S w Enter w")),
    scene("software-very-much", |stage| stage.keys("F3 S w S w Enter w G")),
    scene("catalog", |stage| stage.text("contoso").keys("Enter +")),
    scene("catalog-narrowed", |stage| stage.text("contoso").keys("Enter + F k F k F t S a S a")),
    scene("catalog-refused", |stage| catalog(stage, "sql extended security 2014").keys("G")),
    scene("catalog-with-a-cart", |stage| review(stage).keys("Esc")),
    Scene {
        name: "catalog-role",
        options: |options| StageOptions { operator: 5, ..options },
        way: |stage| stage.text("contoso").keys("Enter +"),
    },
    scene("cart-line", |stage| catalog(stage, "windows server 2022 standard").keys("Enter 1 2")),
    scene("cart-line-plan", |stage| catalog(stage, "remote desktop 3 year").keys("Enter Down Right")),
    scene("cart-line-wrong", |stage| catalog(stage, "remote desktop 3 year").keys("Enter 0")),
    scene("review", review),
    scene("review-empty", |stage| stage.text("contoso").keys("Enter + c")),
    scene("review-instalments", |stage| review(stage).keys("d")),
    scene("review-refused", |stage| {
        catalog(stage, "sql extended security 2014").keys("Enter Enter Down Enter Enter c x")
    }),
    scene("review-paying", |stage| review(stage).keys("P").hold().keys("Enter")),
    scene("review-paid", |stage| review(stage).keys("P Enter")),
    scene("subscriptions", |stage| stage.text("contoso").keys("Enter s")),
    scene("subscriptions-filtered-and-sorted", |stage| stage.text("contoso").keys("Enter s S e S e / s q l Tab")),
    scene("subscriptions-none", |stage| stage.keys("F3 S w Enter s")),
    scene("subscriptions-very-many", |stage| stage.keys("F3 S w S w Enter s S e")),
    scene("subscription", |stage| stage.text("contoso").keys("Enter s Enter")),
    scene("subscription-loading", |stage| stage.text("contoso").keys("Enter s").hold().keys("Enter")),
    scene("subscription-never-cancelled", |stage| stage.text("contoso").keys("Enter s / s u s e Enter")),
    scene("subscription-name-typed", |stage| stage.text("contoso").keys("Enter s Enter Enter").text(" å")),
    scene("subscription-changed", |stage| stage.text("contoso").keys("Enter s Enter Down Right Down Down")),
    scene("subscription-sending", |stage| {
        stage.text("contoso").keys("Enter s Enter Down Right Down Down").hold().keys("Enter")
    }),
    scene("subscription-sent", |stage| stage.text("contoso").keys("Enter s Enter Down Right Down Down Enter")),
    scene("subscription-leave-asks", |stage| stage.text("contoso").keys("Enter s Enter Down Right Esc")),
    scene("subscription-quit-asks", |stage| stage.text("contoso").keys("Enter s Enter Down Right q")),
    Scene {
        name: "subscription-role-without-buying",
        options: |options| StageOptions { operator: 4, ..options },
        way: |stage| stage.text("contoso").keys("Enter s Enter Enter"),
    },
    scene("orders", |stage| stage.text("contoso").keys("Enter o")),
    scene("orders-filtered-and-sorted", |stage| stage.text("contoso").keys("Enter o S a S a / s q l Tab")),
    scene("orders-line-marked", |stage| stage.keys("F3 S w S w Enter o Enter Down")),
    scene("orders-cancelled", |stage| stage.text("contoso").keys("Enter o / p r o j e c t Tab")),
    scene("orders-none", |stage| stage.keys("F3 S w Enter o")),
    Scene {
        name: "orders-role-without-software",
        options: |options| StageOptions { operator: 5, ..options },
        way: |stage| stage.text("contoso").keys("Enter o Enter"),
    },
    scene("hybrid-benefit", |stage| stage.text("contoso").keys("Enter A")),
    scene("hybrid-benefit-loading", |stage| stage.text("contoso").keys("Enter").hold().keys("A")),
    scene("hybrid-benefit-computed", |stage| {
        stage.text("contoso").keys("Enter A Enter 2 Tab").text("1.2 sek").keys("Tab 7 3 0 Tab")
    }),
    scene("hybrid-benefit-problems", |stage| {
        stage.text("contoso").keys("Enter A Enter 2 Tab 3 Tab 0 Tab Ctrl-u").text("två").keys("Up")
    }),
    scene("hybrid-benefit-none", |stage| stage.keys("F3 S w Enter A")),
    scene("hybrid-benefit-very-many", |stage| stage.keys("F3 S w S w Enter A PgDn")),
    scene("tours", |stage| stage.keys("F2")),
    scene("tour-shown", |stage| stage.keys("F2 Enter Right")),
    scene("tour-menu", |stage| stage.keys("F2 Enter F2")),
    scene("tour-guided", |stage| stage.keys("F2 v c o x")),
    scene("tour-tested", |stage| stage.keys("F2 t")),
    scene("kms", |stage| stage.text("contoso").keys("Enter M")),
    scene("kms-loading", |stage| stage.text("contoso").keys("Enter").hold().keys("M")),
    scene("kms-none", |stage| stage.keys("F3 S w Enter M")),
    scene("kms-filtered-and-sorted", |stage| stage.text("contoso").keys("Enter M S n /").text("srv").keys("Tab")),
    scene("kms-moved", |stage| stage.text("contoso").keys("Enter M Space Space G")),
    scene("dialog-kms-device", |stage| stage.text("contoso").keys("Enter M Enter")),
    scene("dialog-kms-device-problems", |stage| {
        stage.text("contoso").keys("Enter M n Tab Tab").text("05/06/2026").keys("Enter")
    }),
    scene("dialog-kms-import", |stage| {
        stage.text("contoso").keys("Enter M");
        stage.paste("Maskin;Produkt;Senast aktiverad\nA-1;x;2026-11-01\nA-2;x;snart\n")
    }),
    scene("dialog-kms-import-bad-rows", |stage| {
        stage.text("contoso").keys("Enter M");
        stage.paste("A-1;x;2026-11-01\nA-2;x;05/06/2026\n;;2026-11-01\nsrv-dc-01;;2026-11-02\n")
    }),
    scene("dialog-kms-import-over", |stage| {
        stage.text("contoso").keys("Enter M");
        stage.paste("A-1;x;2026-11-01\nA-2;x;05/06/2026\n;;2026-11-01\nsrv-dc-01;;2026-11-02\n").keys("Enter")
    }),
    scene("dialog-own-roles", |stage| stage.keys("Esc g o Enter Space Enter")),
    scene("dialog-discard-form", |stage| stage.text("contoso").keys("Enter M n").text("SRV").keys("Esc")),
    scene("dialog-table-picker", |stage| {
        stage.own_files.put("/home/anna/enheter.csv", vec![7; 2_000]);
        stage.own_files.put("/home/anna/bild.png", vec![7; 2_000]);
        stage.text("contoso").keys("Enter M i")
    }),
    scene("dialog-kms-remove", |stage| stage.text("contoso").keys("Enter M X")),
    scene("keys-loading", |stage| stage.text("contoso").keys("Enter w").hold().keys("Enter")),
    scene("keys-failed", |stage| {
        stage.text("contoso").keys("Enter w");
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys("Enter")
    }),
    scene("keys-fetching", |stage| {
        panes(stage);
        stage.hold().keys("Enter")
    }),
    scene("keys-choices", |stage| stage.text("contoso").keys("Enter w Enter")),
    scene("keys-choice-marked", |stage| stage.text("contoso").keys("Enter w Enter Tab Right")),
    scene("keys-panes", panes),
    scene("keys-kms", |stage| {
        panes(stage);
        stage.keys("Down")
    }),
    scene("keys-copied", |stage| {
        panes(stage);
        stage.keys("y")
    }),
    scene("keys-cancelled", |stage| purchase(stage, "project")),
    scene("keys-reservation", |stage| purchase(stage, "azure reserved")),
    scene("keys-without-keys", |stage| {
        purchase(stage, "suse");
        stage.keys("Enter")
    }),
    scene("keys-version-alone", |stage| purchase(stage, "remote desktop")),
    scene("keys-licence-only", |stage| purchase(stage, "sql server 2022 cal")),
    Scene {
        name: "keys-role-without-keys",
        options: |options| StageOptions { operator: 4, ..options },
        way: |stage| {
            panes(stage);
            stage.keys("y")
        },
    },
    scene("keys-link-copied", |stage| {
        panes(stage);
        stage.keys("L g h Alt-Left")
    }),
    scene("instructions", |stage| instructions(stage, "extended")),
    scene("instructions-command-marked", |stage| instructions(stage, "extended").keys("Down Down")),
    scene("instructions-plan", |stage| instructions(stage, "suse")),
    scene("instructions-loading", |stage| {
        purchase(stage, "extended").keys("Enter Up").hold();
        stage.keys("Enter")
    }),
    scene("downloads-none", |stage| stage.keys("Esc g d")),
    scene("downloads-loading", |stage| stage.hold().keys("Esc g d")),
    scene("downloads", several_downloads),
    scene("downloads-under-way", |stage| {
        several_downloads(stage);
        stage.downloader.script([Scripted::Stopped(2_048)]);
        stage.keys("G").hold().keys("p").advance(chrono::Duration::seconds(1)).keys("k")
    }),
    scene("dialog-replace", |stage| {
        panes(stage);
        stage.keys("D D")
    }),
    scene("dialog-cancel-download", |stage| {
        several_downloads(stage);
        stage.keys("G X")
    }),
    scene("dialog-quit-downloads", |stage| {
        several_downloads(stage);
        stage.downloader.script([Scripted::Stopped(2_048)]);
        stage.keys("G").hold().keys("p q")
    }),
    scene("settings-loading", |stage| stage.hold().keys("Esc ,")),
    scene("support", |stage| stage.keys("Esc g s")),
    scene("support-draft", |stage| stage.keys("Esc g s n Down Down Enter").text("Fel antal").keys("Esc Esc Home")),
    Scene {
        name: "support-none",
        options: |options| StageOptions { customers: 0, ..options },
        way: |stage| stage.keys("Esc g s"),
    },
    scene("support-loading", |stage| stage.hold().keys("Esc g s")),
    scene("support-filtered-and-sorted", |stage| stage.keys("Esc g s S t /").text("visio")),
    scene("support-request", |stage| stage.keys("Esc g s Enter")),
    scene("support-form-empty", |stage| stage.keys("Esc g s n")),
    scene("support-form", support_form),
    scene("support-form-problems", |stage| stage.keys("Esc g s n Enter Ctrl-s")),
    scene("support-form-end", |stage| support_form(stage).keys("Esc Up Up Up Up Up")),
    scene("dialog-file-picker", |stage| {
        stage.own_files.put("/home/anna/bilder/skärm.png", vec![7; 2_000]);
        stage.own_files.put("/home/anna/logg.txt", vec![7; 12_345]);
        stage.keys("Esc g s n f")
    }),
    scene("dialog-file-picker-nothing", |stage| {
        stage.own_files.put("/home/anna/logg.txt", vec![7; 12_345]);
        stage.keys("Esc g s n f").text("qq")
    }),
    scene("dialog-discard-draft", |stage| stage.keys("Esc g s n Down Down Enter").text("Fel antal").keys("Esc X")),
    scene("settings", |stage| stage.keys("Esc ,")),
    scene("settings-operator-marked", |stage| stage.keys("Esc , G")),
    scene("operators", |stage| stage.keys("Esc g o Down Down")),
    scene("dialog-operator-add", |stage| stage.keys("Esc g o n").text("Dan Öst").keys("Tab Space")),
    scene("dialog-operator-remove", |stage| stage.keys("Esc g o Down Delete").text("fel").keys("Enter")),
    scene("locked-again", |stage| stage.keys("Esc g o F12")),
    scene("places-unfolded", |stage| stage.text("contoso").keys("Enter F10 Down")),
    scene("dialog-key", |stage| {
        panes(stage);
        stage.keys("Enter")
    }),
    scene("dialog-key-hidden-and-copied", |stage| {
        panes(stage);
        stage.keys("Enter y v")
    }),
    Scene {
        name: "dialog-key-not-cleared",
        options: |options| StageOptions { routes: vec![CopyRoute::Osc52, CopyRoute::File], ..options },
        way: |stage| {
            panes(stage);
            stage.keys("Enter y Ctrl-c")
        },
    },
    Scene {
        name: "dialog-route",
        options: |options| StageOptions { routes: vec![CopyRoute::File], ..options },
        way: |stage| {
            panes(stage);
            stage.keys("y")
        },
    },
    Scene {
        name: "dialog-key-in-a-file",
        options: |options| StageOptions { routes: vec![CopyRoute::File], ..options },
        way: |stage| {
            panes(stage);
            stage.keys("Enter y f")
        },
    },
    scene("dialog-link", |stage| {
        panes(stage);
        stage.keys("v")
    }),
    scene("dialog-link-hidden-and-copied", |stage| {
        panes(stage);
        stage.keys("v y v")
    }),
    scene("dialog-link-whole-screen", |stage| {
        panes(stage);
        stage.keys("v f")
    }),
    scene("dialog-backups-none", |stage| stage.keys("Alt-b")),
    scene("dialog-backups-kept", |stage| stage.keys("Alt-b Enter")),
    scene("dialog-backup-under-way", |stage| stage.keys("Alt-b").hold().keys("Enter")),
    scene("billing", |stage| stage.text("contoso").keys("Enter b")),
    scene("billing-everyone", |stage| stage.keys("Esc g b j")),
    scene("billing-loading", |stage| stage.text("contoso").keys("Enter").hold().keys("b")),
    scene("billing-failed", |stage| {
        stage.text("contoso").keys("Enter").faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys("b")
    }),
    scene("invoice-nothing-filtered", |stage| stage.text("contoso").keys("Enter b Enter").keys("/").text("qqqqq")),
    scene("invoice", |stage| stage.text("contoso").keys("Enter b Enter")),
    scene("invoice-everyone-filtered-and-sorted", |stage| {
        stage.keys("Esc g b j j j j j j j Enter S a S a /").text("desktop")
    }),
    scene("dialog-demo-clock", |stage| stage.keys("Alt-c")),
    Scene {
        name: "dialog-route-several",
        options: |options| StageOptions {
            routes: vec![CopyRoute::Tmux, CopyRoute::Osc52, CopyRoute::System, CopyRoute::File],
            ..options
        },
        way: |stage| {
            panes(stage);
            stage.keys("r Down")
        },
    },
    Scene {
        name: "dialog-quit-file-and-lasting",
        options: |options| StageOptions { routes: vec![CopyRoute::Osc52, CopyRoute::File], ..options },
        way: |stage| {
            panes(stage);
            stage.keys("y r f q")
        },
    },
    scene("dialog-quit", |stage| {
        panes(stage);
        stage.keys("y q")
    }),
    scene("dialog-failure", |stage| {
        panes(stage);
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        stage.keys("y")
    }),
    scene("dialog-failure-details", |stage| {
        panes(stage);
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        stage.keys("y d")
    }),
    scene("dialog-help", |stage| {
        panes(stage);
        stage.keys("?")
    }),
    scene("dialog-help-filtered", |stage| stage.keys("F3 ? / c")),
    scene("activity", |stage| {
        panes(stage);
        stage.keys("y g l V")
    }),
    scene("activity-empty", |stage| stage.keys("Esc g l")),
    scene("activity-loading", |stage| stage.keys("Esc").hold().keys("g l")),
    scene("activity-failed", |stage| {
        stage.keys("Esc");
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        stage.keys("g l")
    }),
    scene("dialog-activity-record", |stage| {
        panes(stage);
        stage.keys("y g l Enter")
    }),
    scene("dialog-activity-filter", |stage| {
        panes(stage);
        stage.keys("y g l f Down Tab Down Down Down")
    }),
    scene("dialog-activity-filter-kinds", |stage| {
        panes(stage);
        stage.keys("y g l f Tab Tab")
    }),
    scene("dialog-activity-filter-typed", |stage| {
        panes(stage);
        stage.keys("y g l f Tab Tab Tab Tab").text("con")
    }),
    scene("dialog-palette", |stage| stage.text("contoso").keys("Enter Ctrl-p")),
    Scene {
        name: "dialog-palette-dimmed",
        options: |options| StageOptions { operator: 4, ..options },
        way: |stage| {
            panes(stage);
            stage.keys(": Down")
        },
    },
];

fn picture(scene: &Scene, language: Language, size: Size) -> String {
    let mut stage = Stage::new((scene.options)(StageOptions { language, size, ..StageOptions::default() }));
    (scene.way)(&mut stage);
    stage.styled()
}

fn check(name: &str, language: Language, pictures: &[(String, String)]) {
    let titled = |(title, picture): &(_, String)| format!("=== {title} ===\n{picture}");
    let text = pictures.iter().map(titled).collect::<Vec<String>>().concat();
    assert!(!text.contains(nyckel::testing::CANARY_KEY));
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}.{}", language.tag()), text);
    });
}

#[test]
fn every_place_and_dialog_looks_as_it_did() {
    for scene in SCENES {
        for language in Language::ALL {
            let title = |size: Size| format!("{}x{}", size.width, size.height);
            let pictures: Vec<(String, String)> =
                SIZES.into_iter().map(|size| (title(size), picture(scene, language, size))).collect();
            check(scene.name, language, &pictures);
        }
    }
}

#[test]
fn before_the_store_is_open_and_when_it_cannot_be_opened() {
    for language in Language::ALL {
        let mut pictures = Vec::new();
        for size in SIZES {
            let mut stage = Stage::unopened(StageOptions { language, size, ..StageOptions::default() });
            pictures.push(("opening".to_owned(), stage.styled()));
            let holder = Holder { process: 4711, host: "verkstad".to_owned(), since: Instant::CUTOVER };
            let failure = StoreFailure::Owned { holder: Some(holder) };
            stage.fail_to_open(Failure::Opening(Arc::new(OpeningFailure::Store(failure))));
            stage.keys("d");
            pictures.push(("could not".to_owned(), stage.styled()));
            stage.keys("Esc");
            pictures.push(("closed".to_owned(), stage.styled()));
        }
        check("opening", language, &pictures);
    }
}

#[test]
fn a_locked_store_as_it_is_asked_tried_and_refused() {
    for language in Language::ALL {
        let mut pictures = Vec::new();
        for size in SIZES {
            let title = |what: &str| format!("{}x{} {what}", size.width, size.height);
            let mut stage = Stage::locked(StageOptions { language, size, ..StageOptions::default() });
            pictures.push((title("asked"), stage.styled()));
            stage.hold().text("en lösenfras").keys("Enter");
            pictures.push((title("tried"), stage.styled()));
            stage.release_all().text("en annan");
            pictures.push((title("refused, and typed again"), stage.styled()));
        }
        check("locked", language, &pictures);
    }
}

#[test]
fn what_is_not_as_it_should_be_stands_below_the_top_line() {
    let made = Instant::CUTOVER;
    let reasons =
        [ReadOnlyReason::Asked, ReadOnlyReason::Backup { made }, ReadOnlyReason::NoRoom, ReadOnlyReason::Broken];
    for language in Language::ALL {
        let mut pictures = Vec::new();
        for (reason, size) in reasons.into_iter().zip(SIZES.into_iter().cycle()) {
            let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
            panes(&mut stage);
            stage.send(Msg::Standing(Standing { read_only: Some(reason), seen_ahead: Some(made) }));
            stage.keys("y");
            pictures.push((format!("{}x{} {reason:?}", size.width, size.height), stage.styled()));
        }
        check("banner", language, &pictures);
    }
}

#[test]
fn a_terminal_that_is_too_small_is_told_so() {
    for language in Language::ALL {
        let sizes = [Size::new(59, 40), Size::new(120, 17), Size::new(20, 5)];
        let pictures = sizes.map(|size| {
            let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
            panes(&mut stage);
            stage.keys("Enter");
            (format!("{}x{}", size.width, size.height), stage.styled())
        });
        check("too-small", language, &pictures);
    }
}

#[test]
fn every_theme_paints_the_same_place() {
    let pictures = ThemeName::ALL.map(|theme| {
        let options = StageOptions { theme, size: SIZES[1], language: Language::English, ..StageOptions::default() };
        let mut stage = Stage::new(options);
        stage.text("contoso").keys("Enter w");
        (theme.as_str().to_owned(), stage.styled())
    });
    check("themes", Language::English, &pictures);
}
