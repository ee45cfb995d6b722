//! The keys of who leads. While it plays by itself all keys are its own; while somebody else presses them it has as few as
//! can be, and all others go to the stage.

use crate::domain::Instant;
use crate::i18n::{Locale, MessageId, message};
use crate::tour::{At, Line, Mode, Observation, Player};
use crate::tui::keymap::Key;
use crate::tui::touring::menu::{Menu, Wish};
use crate::tui::touring::stage::{Stage, StageFailure};
use crate::tui::touring::{Follows, Touring};

/// What the one who leads can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// Stand still, or go on.
    Pause,
    /// Do what is left of the step at once.
    Forth,
    /// Go back a step.
    Back,
    /// Play faster.
    Faster,
    /// Play slower.
    Slower,
    /// Go to the next chapter.
    NextChapter,
    /// Go to the chapter before.
    PreviousChapter,
    /// Go on after something that was to be read.
    GoOn,
    /// Lead back from a detour; a task is begun anew.
    LeadBack,
    /// Go on with the walkthrough behind a branch.
    Resume,
    /// Begin anew.
    Again,
    /// Show everything that can be chosen.
    Menu,
    /// Leave the walkthrough, where nobody else has that key.
    Leave,
    /// Leave it, wherever it is.
    End,
}

/// The keys, and what they stand for, the ones that matter most first.
pub const CONTROLS: &[(&[&str], Control, MessageId)] = &[
    (&["Enter"], Control::GoOn, message!("tour-key-go-on")),
    (&["Space"], Control::Pause, message!("tour-key-pause")),
    (&["Right", "Enter"], Control::Forth, message!("tour-key-forth")),
    (&["Left", "Backspace"], Control::Back, message!("tour-key-back")),
    (&["F5"], Control::LeadBack, message!("tour-key-lead-back")),
    (&["Enter"], Control::Resume, message!("tour-key-resume-tour")),
    (&["F5"], Control::Again, message!("tour-key-again")),
    (&["F2"], Control::Menu, message!("tour-key-menu")),
    (&["Esc", "q"], Control::Leave, message!("tour-key-leave")),
    (&["Ctrl-c"], Control::End, message!("tour-key-leave")),
    (&["PgDn"], Control::NextChapter, message!("tour-key-next-chapter")),
    (&["PgUp"], Control::PreviousChapter, message!("tour-key-previous-chapter")),
    (&["+"], Control::Faster, message!("tour-key-faster")),
    (&["-"], Control::Slower, message!("tour-key-slower")),
];

impl Touring {
    /// Whether a control can be used here and now.
    #[must_use]
    pub fn can(&self, control: Control) -> bool {
        let (player, mode) = (&self.player, self.player.mode());
        let is_over = player.is_over() || self.failure.is_some();
        match control {
            Control::Menu => true,
            Control::Leave => is_over || mode == Mode::Show,
            Control::End => !self.can(Control::Leave),
            Control::Again => is_over,
            Control::Resume => player.resumes_at().is_some(),
            Control::GoOn => !is_over && mode == Mode::Guide && player.wanted().is_none() && !player.is_detour(),
            Control::LeadBack => !is_over && mode != Mode::Show,
            Control::Pause | Control::Forth | Control::Faster | Control::Slower => !is_over && mode == Mode::Show,
            Control::Back => mode == Mode::Show && (player.is_begun() || player.at().step != 0),
            Control::NextChapter => mode == Mode::Show && !is_over && self.chapter_beside(true).is_some(),
            Control::PreviousChapter => mode == Mode::Show && self.chapter_beside(false).is_some(),
        }
    }

    /// Takes a key press.
    pub fn key(&mut self, key: Key, now: Instant) -> Follows {
        if key == Key::ctrl('c') {
            return Follows::Left;
        }
        let above = self.above();
        if let Some(menu) = &mut self.menu {
            let page = menu.page(above);
            let Some(wish) = menu.press(key, page) else { return Follows::On };
            self.menu = None;
            return self.grant(wish, now);
        }
        let named = CONTROLS.iter().filter(|(keys, ..)| keys.iter().any(|name| name.parse() == Ok(key)));
        let control = named.map(|(_, control, _)| *control).find(|control| self.can(*control));
        if let Some(control) = control {
            return self.control(control, now);
        }
        self.hand_on(key, now);
        Follows::On
    }

    /// Does what is left of the step, at once.
    pub fn finish_step(&mut self, now: Instant) {
        let before = self.player.at().step;
        for act in self.player.forth(self.surroundings.locale, now) {
            self.perform(act);
        }
        self.stepped(before, now);
    }

    /// Gives a key to the stage, where somebody else than the player presses them.
    fn hand_on(&mut self, key: Key, now: Instant) {
        self.let_act(
            now,
            |player, look, locale| player.pressed(&key.to_string(), look, locale),
            |stage| stage.press(key),
        );
    }

    /// Lets somebody act on the stage, where it is not the player who does: the player is told before, and then what came of it.
    fn let_act(
        &mut self,
        now: Instant,
        tell: impl FnOnce(&mut Player, &dyn Fn() -> Observation, Locale),
        act: impl FnOnce(&mut dyn Stage) -> Result<(), StageFailure>,
    ) {
        if self.player.mode() == Mode::Show || self.player.is_over() || self.failure.is_some() {
            return;
        }
        let before = self.player.at().step;
        let (stage, locale) = (self.stage.as_ref(), self.surroundings.locale);
        tell(&mut self.player, &|| stage.observe(), locale);
        let played = act(self.stage.as_mut());
        self.note(played);
        self.observed(before, now);
    }

    /// Tells the player what came of it.
    fn observed(&mut self, before: usize, now: Instant) {
        let (stage, is_test) = (self.stage.as_ref(), self.player.mode() == Mode::Test);
        let changes = || if is_test { stage.changes() } else { Vec::new() };
        let look = || Observation { changes: changes(), ..stage.observe() };
        self.player.observed(stage.glance(), &look, self.surroundings.locale, now);
        self.stepped(before, now);
    }

    fn control(&mut self, control: Control, now: Instant) -> Follows {
        let (locale, before) = (self.surroundings.locale, self.player.at().step);
        match control {
            Control::Pause => self.player.pause(locale, now),
            Control::Faster => self.player.change_speed(true),
            Control::Slower => self.player.change_speed(false),
            Control::Forth => self.finish_step(now),
            Control::Back => {
                self.again = None;
                let act = self.player.back(locale, now);
                self.perform(act);
            }
            Control::GoOn => {
                for act in self.player.go_on(locale, now).unwrap_or_default() {
                    self.perform(act);
                    self.observed(before, now);
                }
            }
            Control::LeadBack if self.player.mode() == Mode::Test => self.jump(At::step(Line::Main, 0), now),
            Control::LeadBack => {
                let act = self.player.lead_back();
                self.perform(act);
            }
            Control::NextChapter => self.change_chapter(true, now),
            Control::PreviousChapter => self.change_chapter(false, now),
            Control::Again => self.jump(At::step(self.player.at().line, 0), now),
            Control::Resume => {
                if let Some(at) = self.player.resumes_at() {
                    self.jump(at, now);
                }
            }
            Control::Menu => self.menu = Some(Menu::of(&self.player)),
            Control::Leave | Control::End => return Follows::Left,
        }
        Follows::On
    }

    fn change_chapter(&mut self, forth: bool, now: Instant) {
        if let Some(step) = self.chapter_beside(forth) {
            self.jump(At::step(Line::Main, step), now);
        }
    }

    /// The step that begins the next chapter; or this one, and from there the one before. `None` where there is none.
    fn chapter_beside(&self, forth: bool) -> Option<usize> {
        let (tour, at) = (self.player.tour(), self.player.at());
        let chapter = self.player.chapter()?;
        let beginning = tour.beginning_of(chapter);
        if forth {
            let next = chapter.saturating_add(1);
            return (next < tour.chapters.len()).then(|| tour.beginning_of(next));
        }
        if at.step != beginning || self.player.is_begun() {
            return Some(beginning);
        }
        chapter.checked_sub(1).map(|before| tour.beginning_of(before))
    }

    /// Does what was chosen in the menu.
    fn grant(&mut self, wish: Wish, now: Instant) -> Follows {
        let locale = self.surroundings.locale;
        match wish {
            Wish::GoOn => {}
            Wish::Leave => return Follows::Left,
            Wish::Lead(mode, at) => {
                self.player.lead(mode, locale, now);
                self.jump(at, now);
            }
            Wish::Jump(at) => self.jump(at, now),
        }
        Follows::On
    }

    /// Takes a pasted text, where somebody else than the player acts.
    pub fn paste(&mut self, text: &str, now: Instant) {
        if self.menu.is_none() {
            let tell = |player: &mut Player, look: &dyn Fn() -> Observation, locale| player.pasted(text, look, locale);
            self.let_act(now, tell, |stage| stage.paste(text));
        }
    }
}
