//! Support requests in the console: written, kept, checked at the field, filed and found again (SUPPORT-1, SUPPORT-2).

use chrono::Duration;
use nyckel::domain::support_request::ProblemKind;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, CancellationWindow, Currency, Money, Refund, SupportDraft, SupportForm,
};
use nyckel::i18n::Language;
use nyckel::ports::{Clock, Store};
use nyckel::service::CancellablePurchase;
use nyckel::service::support::{SupportRowId, list_support_requests, open_support_draft};
use nyckel::testing::stage::Stage;
use nyckel::testing::{Fault, Step, When, example};
use nyckel::tui::step::{Destination, Step as Wanted};
use nyckel::tui::support_start::{SupportStart, ask_for_refund};

use super::{SIZES, check_says, log, stage, stage_as, text};

/// The drafts of who acts, as they are kept.
fn drafts(stage: &Stage) -> Vec<SupportDraft> {
    let actor = stage.operators()[0].actor();
    let rows = list_support_requests(&stage.services, &actor).unwrap();
    let open = |id: SupportRowId| match id {
        SupportRowId::Draft(id) => open_support_draft(&stage.services, &actor, id).ok(),
        SupportRowId::Filed(_) => None,
    };
    rows.into_iter().filter_map(|row| open(row.id)).collect()
}

/// A new request, of a kind that is no refund, with everything filled in but nothing sent.
fn filled(stage: &mut Stage) -> &mut Stage {
    stage.keys("Esc g s n Left Down Enter Down Enter").text("Fel på fakturan").keys("Enter");
    stage.text("Ordernumret saknas.").keys("Enter").text("Lägg till det.").keys("Tab").text("contoso.example");
    stage.keys("Tab Tab Tab").text("anna@partner.example").keys("Enter").text("+46 8 123 45 67").keys("Esc")
}

#[test]
fn support_1_support_2_a_request_is_written_filed_and_found_with_its_number() {
    for (language, size) in Language::ALL.into_iter().flat_map(|language| SIZES.map(|size| (language, size))) {
        let mut stage = stage(language, size);
        filled(&mut stage).keys("Ctrl-s");
        let Destination::SupportRequest(number) = stage.app().destination() else {
            panic!("it was not filed:\n{}", stage.screen());
        };
        check_says(&stage, number.as_str());
        check_says(&stage, "Fel på fakturan");
        let filed = stage.store.support_request(stage.operators()[0].actor().scope(), &number).unwrap().unwrap().value;
        assert_eq!(filed.details.kind, ProblemKind::Other);
        assert_eq!(filed.details.description, "Ordernumret saknas.\nLägg till det.");
        assert_eq!(log(&stage), [(ActivityKind::SupportRequestFiled, ActivityOutcome::Done)]);
        assert!(drafts(&stage).is_empty());
        stage.keys("Esc");
        assert_eq!(stage.app().destination(), Destination::Support(None), "the form is not come back to");
        check_says(&stage, number.as_str());
    }
}

#[test]
fn support_2_what_is_wrong_is_told_at_its_field_and_the_focus_goes_to_the_first() {
    let mut stage = stage_as(0);
    stage.keys("Esc g s n Enter Ctrl-s");
    let missing = text(stage.locale(), "support-missing");
    assert_eq!(stage.screen().matches(&missing).count(), 9, "{}", stage.screen());
    // The kind is chosen, so that the first thing missing is the impact.
    stage.keys("Enter Ctrl-s");
    assert_eq!(stage.screen().matches(&missing).count(), 8);
    stage.keys("Enter").text("Fel antal");
    assert_eq!(stage.screen().matches(&missing).count(), 7, "it goes with what is typed:\n{}", stage.screen());
    assert!(
        log(&stage).is_empty()
            && stage.store.support_requests(stage.operators()[0].actor().scope(), None, 10).unwrap().items.len() == 2
    );
}

#[test]
fn support_2_what_was_typed_is_kept_at_a_pause_and_not_before() {
    let mut stage = stage_as(0);
    stage.keys("Esc g s n Down Down Enter").text("Fel");
    stage.advance(Duration::milliseconds(600)).text("t");
    stage.advance(Duration::milliseconds(600));
    assert!(drafts(&stage).is_empty(), "somebody still types");
    stage.advance(Duration::milliseconds(200));
    assert_eq!(drafts(&stage).into_iter().map(|draft| draft.form.title).collect::<Vec<_>>(), ["Felt"]);
    assert_eq!(stage.app().wake(stage.now()), None, "nothing counts any more");
}

#[test]
fn support_2_nothing_typed_is_lost_whichever_way_the_page_is_left() {
    for way in ["Esc Esc", "Esc g h", "Esc Alt-Left", "Esc q", "Ctrl-c", "F3", "Esc F10 Home Enter"] {
        let mut stage = stage_as(0);
        stage.keys("Esc g s n Down Down Enter").text("Halvskrivet").keys(way);
        let titles: Vec<String> = drafts(&stage).into_iter().map(|draft| draft.form.title).collect();
        assert_eq!(titles, ["Halvskrivet"], "{way}");
    }
    let mut stage = stage_as(0);
    stage.keys("Esc g s n Down Down Enter").text("Halvskrivet").send(nyckel::tui::msg::Msg::Terminate);
    assert!(stage.is_over() && drafts(&stage).len() == 1, "a process that is told to end");
}

#[test]
fn support_2_a_draft_is_gone_on_with_where_it_was_left() {
    let mut stage = stage_as(0);
    stage.keys("Esc g s n Down Down Enter").text("Halvskrivet").keys("Esc Esc");
    check_says(&stage, &text(stage.locale(), "request-draft"));
    stage.keys("Home Enter");
    assert_eq!(stage.app().destination(), Destination::SupportForm(SupportStart::Draft(drafts(&stage)[0].id)));
    check_says(&stage, "Halvskrivet");
}

#[test]
fn support_2_a_request_that_could_not_be_filed_stands_as_it_was_typed() {
    let mut stage = stage_as(0);
    filled(&mut stage);
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Ctrl-s");
    stage.faults.clear();
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
    stage.keys("Esc");
    check_says(&stage, "Fel på fakturan");
    assert_eq!(drafts(&stage)[0].form.title, "Fel på fakturan");
    stage.keys("Ctrl-s");
    assert!(matches!(stage.app().destination(), Destination::SupportRequest(_)), "{}", stage.screen());
}

#[test]
fn support_2_pressed_twice_it_is_filed_once() {
    let mut stage = stage_as(0);
    filled(&mut stage).hold().keys("Ctrl-s Ctrl-s Enter");
    while stage.held() != 0 {
        stage.release(0);
    }
    let filed = stage.store.support_requests(stage.operators()[0].actor().scope(), None, 10).unwrap().items;
    assert_eq!(filed.iter().filter(|request| request.details.title == "Fel på fakturan").count(), 1);
    assert_eq!(log(&stage).len(), 1);
}

#[test]
fn support_1_a_file_is_picked_copied_in_and_taken_off_again() {
    let mut stage = stage_as(0);
    stage.own_files.put("/home/anna/logg.txt", b"log".to_vec());
    stage.own_files.put("/home/anna/bilder/skarm.png", vec![7; 2_000]);
    stage.keys("Esc g s n f");
    check_says(&stage, "bilder/");
    stage.text("bild").keys("Enter").text("sk").keys("Enter");
    check_says(&stage, "skarm.png (2,0");
    stage.own_files.remove("/home/anna/bilder/skarm.png");
    assert_eq!(drafts(&stage)[0].files.len(), 1, "it is kept with the draft");
    // Where the last file was.
    stage.own_files.put("/home/anna/bilder/tom.png", Vec::new());
    stage.keys("f");
    check_says(&stage, "tom.png");
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "file-empty"));
    stage.keys("Up Delete");
    assert!(drafts(&stage)[0].files.is_empty() && !stage.screen().contains("skarm.png"), "{}", stage.screen());
}

#[test]
fn support_2_discarding_a_draft_asks_first() {
    let mut stage = stage_as(0);
    stage.keys("Esc g s n Down Down Enter").text("Halvskrivet").keys("Esc X");
    check_says(&stage, &text(stage.locale(), "confirm-discard-title"));
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::SupportForm(_)));
    stage.keys("X Tab Enter");
    assert_eq!(stage.app().destination(), Destination::Support(None));
    assert!(drafts(&stage).is_empty() && !stage.screen().contains("Halvskrivet"));
}

#[test]
fn support_2_a_filed_request_is_copied_into_a_new_draft() {
    let mut stage = stage_as(0);
    filled(&mut stage).keys("Ctrl-s c");
    check_says(&stage, "Fel på fakturan");
    let copied = drafts(&stage);
    assert_eq!(copied.iter().map(|draft| draft.form.title.as_str()).collect::<Vec<_>>(), ["Fel på fakturan"]);
    assert_eq!(copied[0].form.contact.email, "anna@partner.example");
}

#[test]
fn support_1_a_request_is_written_to_a_file_as_text_and_as_an_e_mail() {
    let mut stage = stage_as(0);
    filled(&mut stage).keys("Ctrl-s e");
    let Destination::SupportRequest(number) = stage.app().destination() else { panic!("{}", stage.screen()) };
    let written = |stage: &Stage, ending: &str| {
        let path = format!("exports/{number}.{ending}");
        check_says(stage, &path);
        String::from_utf8(stage.own_files.get(&path).unwrap().as_bytes().to_vec()).unwrap()
    };
    assert!(written(&stage, "txt").contains("Fel på fakturan"));
    stage.keys("E");
    assert!(written(&stage, "eml").starts_with("Message-ID: "));
}

#[test]
fn support_1_the_form_can_be_filled_in_and_sent_by_the_mouse_as_well() {
    let mut stage = stage_as(0);
    stage.keys("Esc g s n");
    let label = |stage: &Stage, name: &'static str| text(stage.locale(), name);
    let (title, kind, submit) =
        (label(&stage, "support-title"), label(&stage, "support-kind"), label(&stage, "support-submit"));
    stage.click(&title).text("Fel antal").keys("Esc");
    check_says(&stage, "Fel antal");
    stage.click(&kind).click(&kind);
    check_says(&stage, "CSP-köp/återbetalning");
    stage.click(&format!("[ {submit} ]"));
    check_says(&stage, &label(&stage, "support-missing"));
}

#[test]
fn perp_5_the_form_of_a_refund_is_opened_filled_in() {
    let mut stage = stage_as(0);
    let mut entitlement = example::entitlement(example::entitlement_id(7, "OR-7F3K2", 1));
    "Visio".clone_into(&mut entitlement.line.title);
    let amount = Money::new(1_250.into(), Currency::SEK);
    let (refund, end) = (Refund { charged: amount, used: None, amount }, stage.now().after(Duration::days(1)));
    let window = CancellationWindow::Until(end);
    let purchase = CancellablePurchase { entitlement, subscription: None, window, answer: Ok(refund) };
    let asked = ask_for_refund(&purchase, stage.locale());
    let Some(Wanted::Go(Destination::SupportForm(SupportStart::Filled(form)))) = asked else {
        panic!("it leads to the form");
    };
    let SupportForm { kind, customer, purchase, amount, title, .. } = *form;
    assert_eq!((kind, purchase.as_str(), amount.as_str()), (Some(ProblemKind::Refund), "OR-7F3K2", "1250,00 SEK"));
    assert_eq!(customer, example::tenant(7).to_string());
    assert!(title.contains("Visio"));
    assert!(stage.clock.now() == stage.now() && !stage.keys("Esc").is_over());
}
