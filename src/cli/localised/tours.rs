//! What the commands about walkthroughs are called, and their arguments.

use crate::i18n::{MessageId, message};

/// What can be done with walkthroughs.
pub(super) fn about(command: &str) -> Option<MessageId> {
    Some(match command {
        "list" => message!("cli-about-tour-list"),
        "play" => message!("cli-about-tour-play"),
        "record" => message!("cli-about-tour-record"),
        _ => return None,
    })
}

/// What the arguments about walkthroughs are for.
pub(super) fn help(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "tour" => message!("cli-flag-tour"),
        "what_if" => message!("cli-flag-what-if"),
        "tour_mode" => message!("cli-flag-tour-mode"),
        "tour_step" => message!("cli-flag-tour-step"),
        "tour_speed" => message!("cli-flag-tour-speed"),
        "tour_loop" => message!("cli-flag-tour-loop"),
        "tour_continue" => message!("cli-flag-tour-continue"),
        "film_form" => message!("cli-flag-film-form"),
        "film_size" => message!("cli-flag-film-size"),
        "film_file" => message!("cli-flag-film-file"),
        _ => return None,
    })
}

/// What stands for the value of those.
pub(super) fn value_name(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "tour" | "what_if" => message!("cli-value-name"),
        "tour_mode" => message!("cli-value-tour-mode"),
        "tour_step" | "tour_speed" => message!("cli-value-count"),
        "film_form" => message!("cli-value-film-form"),
        "film_file" => message!("cli-value-file"),
        _ => return None,
    })
}
