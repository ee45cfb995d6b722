//! What is found beside what fits: names that are like what was typed.

use proptest::collection::vec;
use proptest::prelude::*;

use super::likeness::{both, change, collations, customers, questions, run, steps};
use super::*;
use crate::search::LiveIndex;
use crate::search::finding::Finding;

/// Names as they are, of which no two are alike.
const PARTNERS: [&str; 8] = [
    "Adatum",
    "Contoso AB",
    "Contoso Fastigheter",
    "Fabrikam Livs",
    "Northwind Traders",
    "Östra Bygg",
    "Trey-Research",
    "Wingtip",
];

fn partners() -> Index {
    let entries: Vec<Entry> = PARTNERS.iter().zip(1..).map(|(name, number)| entry(number, name, "sweden", 1)).collect();
    index_of(&entries)
}

fn similar(text: &str, limit: usize) -> Question {
    Question { spelling: Spelling::Similar, ..Question::first(text, limit) }
}

fn answered(index: &Index, question: &Question) -> Answer {
    index.answer(everything(), Depth::Everything, question)
}

/// What is found for a text, and how many of the first of it fit.
fn found(text: &str) -> (Vec<String>, usize) {
    let answer = answered(&partners(), &similar(text, 10));
    assert_eq!((answer.rows(), answer.extent), (answer.hits.len(), Extent::Whole), "{text}");
    for (place, hit) in answer.hits.iter().enumerate() {
        assert_eq!(hit.by == HitBy::Similar, answer.total <= place, "{text}");
    }
    (answer.hits.into_iter().map(|hit| hit.row.name).collect(), answer.total)
}

#[test]
fn a_name_is_found_though_a_letter_is_missing_one_too_many_another_one_or_in_the_wrong_place() {
    let contoso = ["Contoso AB", "Contoso Fastigheter"];
    for text in ["contso", "cntoso", "conttoso", "contoos", "contsoo", "xontoso", "contpso", "Cöntso"] {
        assert_eq!(found(text), (contoso.map(str::to_owned).to_vec(), 0), "{text}");
    }
    for (text, name) in [
        ("fabrkam", "Fabrikam Livs"),
        ("fabricam", "Fabrikam Livs"),
        ("nrothwind", "Northwind Traders"),
        ("northwind tradres", "Northwind Traders"),
        ("osrta bgg", "Östra Bygg"),
        ("östar bygg", "Östra Bygg"),
        ("trey-reserch", "Trey-Research"),
        ("bgg", "Östra Bygg"),
        ("ab contso", "Contoso AB"),
        ("wingtpi", "Wingtip"),
    ] {
        assert_eq!(found(text), (vec![name.to_owned()], 0), "{text}");
    }
}

#[test]
fn letters_that_are_strewn_over_a_name_are_not_similar() {
    for text in
        ["cso", "cab", "ntb", "fkl", "cfg", "nwt", "tos", "ctos", "fbkm", "conso fast xyz", "contoxx", "wtip", "otosn"]
    {
        let (names, fitting) = found(text);
        assert!(names.len() == fitting, "{text}: {names:?}");
    }
}

#[test]
fn a_short_word_and_a_number_stand_as_they_were_typed() {
    let index = index_of(&[
        entry(1, "Contoso 12", "sweden", 2),
        entry(2, "Contoso 21", "sweden", 2),
        entry(0xabc, "Bygg or-7f3k2 ab", "sweden", 0),
    ]);
    let names_of = |text: &str| {
        let answer = answered(&index, &similar(text, 10));
        assert_eq!(answer.total, 0, "{text}");
        answer.hits.into_iter().map(|hit| hit.row.name).collect::<Vec<_>>()
    };
    assert_eq!(names_of("contso 12"), ["Contoso 12"]);
    assert_eq!(names_of("contso 1"), ["Contoso 12", "Contoso 21"]);
    for text in
        ["contso 13", "or-7f3k", "OR-7F3K9", "or-bygga", "ba", "c", "00000000-0000-0000-0000-0000000000bc", "  "]
    {
        let found = answered(&index, &similar(text, 10));
        assert_eq!(found.similar, 0, "{text}: {:?}", names(&found));
    }
}

#[test]
fn a_filter_may_name_the_market_beside_a_name_that_is_similar() {
    let index = index_of(&[entry(1, "Contoso Nord", "norway", 0), entry(2, "Contoso Syd", "sweden", 0)]);
    let filter = Question { fields: Fields::Columns, ..similar("contso norge", 10) };
    assert_eq!(names(&answered(&index, &filter)), ["Contoso Nord"]);
    assert!(answered(&index, &similar("contso norge", 10)).hits.is_empty(), "a search looks at no market");
}

#[test]
fn the_best_come_first_and_in_list_order_where_they_are_equally_similar() {
    let index = index_of(&[
        entry(1, "Conetoso", "sweden", 0),
        entry(2, "Xyz Contoso", "sweden", 0),
        entry(3, "Bygg Contoso", "sweden", 0),
        entry(4, "Minicontoso", "sweden", 0),
    ]);
    let best = ["Bygg Contoso", "Xyz Contoso", "Conetoso", "Minicontoso"];
    for limit in 1..6 {
        assert_eq!(names(&answered(&index, &similar("contso", limit))), best[..limit.min(4)], "{limit}");
    }
}

#[test]
fn similar_ones_fill_a_page_behind_what_fits_and_what_fills_it_alone_has_none() {
    let index = index_of(&[
        entry(1, "Contso", "sweden", 0),
        entry(2, "Contoso", "sweden", 0),
        entry(3, "Alfa Contso", "norway", 0),
        entry(4, "Contoso Bygg", "sweden", 0),
    ]);
    let ask = |limit| answered(&index, &similar("contso", limit));
    assert_eq!(names(&ask(2)), ["Contso", "Alfa Contso"]);
    assert_eq!((ask(2).total, ask(2).similar, ask(2).more), (2, 0, false));
    assert_eq!((names(&ask(3)), ask(3).similar), (vec!["Contso", "Alfa Contso", "Contoso"], 1));
    assert_eq!((names(&ask(9)).len(), ask(9).total, ask(9).similar, ask(9).all), (4, 2, 2, 4));
    let as_typed = answered(&index, &Question::first("contso", 9));
    assert_eq!((names(&as_typed), as_typed.similar), (vec!["Contso", "Alfa Contso"], 0));
    for (column, direction) in [(Column::Name, Direction::Descending), (Column::Market, Direction::Ascending)] {
        let sorted = Question { sort: Some((column, direction)), ..similar("contso", 9) };
        let sorted = names(&answered(&index, &sorted)).join(" ");
        let expected = ["Contso Alfa Contso Contoso Contoso Bygg", "Alfa Contso Contso Contoso Contoso Bygg"];
        assert_eq!(sorted, expected[usize::from(column == Column::Market)]);
    }
}

#[test]
fn m365_1_what_is_similar_lies_within_the_scope_of_who_asks() {
    let entries = [entry(1, "Contoso Ett", "sweden", 0), entry(2, "Contoso Två", "sweden", 0)];
    let index = index_of(&entries);
    let scope = Actor::example_customer(true).scope();
    let answer = index.answer(scope, Depth::Everything, &similar("contso", 10));
    assert_eq!((names(&answer), answer.all), (vec!["Contoso Ett"], 1));
    let other = index.answer(scope, Depth::Everything, &similar("contso tva", 10));
    assert!(other.hits.is_empty());
}

#[test]
fn what_was_changed_or_taken_out_is_similar_as_it_is_now() {
    let mut index = partners();
    let tenants = [2, 3].map(|number| TenantId(Uuid::from_u128(number)));
    replace(&mut index, &BTreeSet::from(tenants), &[entry(3, "Fabrikam Contoso", "sweden", 0)]);
    assert_eq!(names(&answered(&index, &similar("contso", 10))), ["Fabrikam Contoso"]);
}

/// What is told of an answer on its way, and the answer.
fn step_by_step(finding: &mut Finding, index: &Index, question: &Question) -> (Vec<Answer>, Answer) {
    let mut told = Vec::new();
    let answer = finding.answer(index, &asking(question, &|| false), &mut |answer| told.push(answer)).unwrap();
    (told, answer)
}

#[test]
fn what_fits_is_told_before_what_is_similar_is_looked_for_unless_all_are_few() {
    let index = partners();
    let question = similar("contoso ab", 10);
    let as_typed = answered(&index, &Question::first("contoso ab", 10));
    let (told, answer) = step_by_step(&mut Finding::telling_first_pages_from(0), &index, &similar("contoso", 1));
    assert!(told.iter().all(|told| told.extent == Extent::FirstPage) && answer.similar == 0);
    for (few, count) in [(0, 1), (PARTNERS.len() - 1, 1), (PARTNERS.len(), 0)] {
        let (told, answer) = step_by_step(&mut Finding::telling_first_pages_from(few), &index, &question);
        assert_eq!(told.len(), count, "{few}");
        assert!(told.iter().all(|told| *told == Answer { extent: Extent::AsTyped, ..as_typed.clone() }), "{told:?}");
        assert_eq!(answer.extent, Extent::Whole);
    }
}

#[test]
fn what_nobody_wants_any_more_is_not_looked_for_and_what_fits_was_told_all_the_same() {
    let index = numbered(5_000);
    let question = similar("knd n000001", 10);
    let checks = Cell::new(0);
    // The look for what fits asks once.
    for stale_at in 1..6 {
        checks.set(0);
        let is_stale = || checks.replace(checks.get() + 1) == stale_at;
        let mut told = Vec::new();
        let mut finding = Finding::telling_first_pages_from(0);
        let answer = finding.answer(&index, &asking(&question, &is_stale), &mut |answer| told.push(answer));
        assert_eq!((answer, told.len()), (None, 1), "{stale_at}");
        assert_eq!(checks.get(), stale_at + 1, "nothing is looked at after that");
    }
    let (_, answer) = step_by_step(&mut Finding::telling_first_pages_from(0), &index, &question);
    assert_eq!(names(&answer), ["Kund n000001"]);
}

#[test]
fn what_is_similar_is_looked_for_once_for_all_pages_and_orders_of_a_list() {
    let mut index = numbered(5_000);
    let mut finding = Finding::telling_first_pages_from(0);
    let checks = Cell::new(0);
    let mut ask = |index: &Index, question: &Question| {
        checks.set(0);
        let is_stale = || {
            checks.set(checks.get() + 1);
            false
        };
        let answer = finding.answer(index, &asking(question, &is_stale), &mut |_| {}).unwrap();
        (answer, checks.get())
    };
    let question = similar("knd", 40);
    let (first, looked) = ask(&index, &question);
    assert_eq!((first.total, first.similar, looked), (0, 40, 1 + 5));
    let rest = Question { offset: 30, ..question.clone() };
    let (page, _) = ask(&index, &rest);
    assert_eq!((&page.hits[..], page.offset, page.similar, page.more), (&first.hits[30..], 30, 40, false));
    let near = Question { near: Some(first.hits[37].row.tenant), ..question.clone() };
    let (page, looked) = ask(&index, &near);
    assert_eq!((&page.hits[..], page.offset, looked), (&first.hits[17..], 17, 0));
    let sorted = Question { sort: Some((Column::Name, Direction::Descending)), ..question.clone() };
    let (page, looked) = ask(&index, &sorted);
    assert_eq!((names(&page), looked), (names(&first), 0), "nothing fits, and what is similar is the best first");
    put_in(&mut index, &[entry(1, "Alfa Kund", "sweden", 0)]);
    let (anew, looked) = ask(&index, &question);
    assert_eq!((names(&anew)[0], looked), ("Alfa Kund", 1 + 5));
}

#[test]
fn a_text_that_grows_past_what_is_called_that_finds_similar_ones_anew() {
    let index = partners();
    let mut finding = Finding::telling_first_pages_from(0);
    for (text, fitting, similar_ones) in
        [("conto", 2, 0), ("contos", 2, 0), ("contosp", 0, 2), ("contospo", 0, 2), ("contospop", 0, 0)]
    {
        let (_, answer) = step_by_step(&mut finding, &index, &similar(text, 10));
        assert_eq!((answer.total, answer.similar), (fitting, similar_ones), "{text}");
    }
}

#[test]
fn the_store_is_caught_up_with_while_somebody_still_looks() {
    let store = MemoryStore::new(Uuid::from_u128(2), Arc::new(StillClock));
    let collate: Collate = Arc::new(|one: &str, other: &str| one.cmp(other));
    let live = LiveIndex::in_memory(Index::build(&store, everything(), collate).unwrap());
    let before = live.current(&store).unwrap();
    store.apply(&example::commit(vec![Change::Customer(example::customer(1))])).unwrap();
    let after = live.current(&store).unwrap();
    assert_eq!((before.len(), after.len()), (0, 1));
}

#[test]
fn what_fits_is_the_same_whether_similar_ones_are_wished_for_or_not() {
    let asked =
        (vec(customers(), 0..150), vec(steps(), 0..2), vec((questions(), 0..12_usize, 1..9_usize), 20), 0..200_usize);
    let seen = Cell::new(0);
    run(64, &asked, |(first, changes, questions, few)| {
        let (mut index, mut model) = both(&collations()[0], first, Vec::new());
        let mut finding = Finding::telling_first_pages_from(few);
        let mut changes = changes.into_iter();
        for ((scope, depth, mut question), left_out, more) in questions {
            question.text = question
                .text
                .chars()
                .enumerate()
                .filter(|(place, _)| *place != left_out)
                .map(|(_, letter)| letter)
                .collect();
            let all = Question { near: None, offset: 0, limit: usize::MAX, ..question.clone() };
            let fitting = model.answer(scope, depth, &all);
            let whole = |question: &Question, finding: &mut Finding| {
                let asking = Asking { scope, depth, question, is_stale: &|| false };
                finding.answer(&index, &asking, &mut |_| {}).unwrap()
            };
            let list = Question { spelling: Spelling::Similar, near: None, offset: 0, ..question.clone() };
            let answer = whole(&list, &mut finding);
            let shown = fitting.total.min(question.limit);
            prop_assert_eq!(&answer.hits[..shown], &fitting.hits[..shown], "{:?}", question);
            prop_assert_eq!((answer.total, answer.all), (fitting.total, fitting.all));
            let beyond = &answer.hits[shown..];
            prop_assert_eq!(beyond.len(), answer.similar);
            seen.set(seen.get() + answer.similar);
            prop_assert!(beyond.iter().all(|hit| hit.by == HitBy::Similar));
            prop_assert!(beyond.iter().all(|hit| fitting.hits.iter().all(|fits| fits.row.tenant != hit.row.tenant)));
            // A longer page has the same ones first; the pages of a list are parts of it, wherever they begin.
            let longer = whole(&Question { limit: question.limit + more, ..list.clone() }, &mut Finding::default());
            prop_assert_eq!(&longer.hits[..answer.hits.len()], &answer.hits[..]);
            let page = whole(&Question { spelling: Spelling::Similar, ..question.clone() }, &mut finding);
            prop_assert_eq!((page.total, page.similar), (answer.total, answer.similar));
            if fitting.total < question.limit {
                let expected: Vec<_> = answer.hits.iter().skip(page.offset).cloned().collect();
                prop_assert_eq!(page.hits, expected, "{:?}", question);
            }
            for (put_in, taken_out) in changes.next().unwrap_or_default() {
                change(&mut index, &mut model, put_in, taken_out);
            }
        }
        Ok(())
    });
    assert_ne!(seen.get(), 0, "some were similar");
}
