//! The kinds of things that have a look of their own. A widget names one of these, never a colour.

use chrono::Duration;
use serde::Deserialize;

use crate::domain::cancellation_window::WindowState;

/// A kind of thing on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paint {
    /// The ground everything is drawn on.
    Screen,
    /// Ordinary text.
    Text,
    /// Text that matters less.
    Dim,
    /// The title of a place, pane or dialog.
    Title,
    /// The header of a column.
    Header,
    /// The line around what has not the focus.
    Border,
    /// The line around what has the focus.
    BorderFocused,
    /// The selected row of the list that has the focus.
    Selected,
    /// The selected row of a list that has not the focus.
    SelectedUnfocused,
    /// What cannot be done now.
    Disabled,
    /// Done, active, or more than three days left.
    Success,
    /// At most three days left, or something to know.
    Warning,
    /// At most 24 hours left, or something wrong.
    Danger,
    /// A deadline that is over.
    Passed,
    /// Shown before it is on disk.
    Pending,
    /// Something that opens something else.
    Link,
    /// A field without the focus.
    Input,
    /// A field with the focus.
    InputFocused,
    /// What an empty field says.
    Placeholder,
    /// What the search matched.
    Match,
    /// A text to be read and thought about.
    Notice,
    /// A key on the bottom line.
    Key,
    /// What that key does.
    KeyLabel,
    /// A button without the focus.
    Button,
    /// The button with the focus.
    ButtonFocused,
    /// A place in the left pane.
    Place,
    /// The place one is at.
    PlaceCurrent,
    /// A shown product key.
    Secret,
    /// A QR code, dark on light.
    Code,
    /// The frame around what is not the partner's own: the customer's view, a tour.
    Foreign,
}

impl Paint {
    /// All of them, in the order of their indices.
    pub const ALL: [Self; 30] = [
        Self::Screen,
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Header,
        Self::Border,
        Self::BorderFocused,
        Self::Selected,
        Self::SelectedUnfocused,
        Self::Disabled,
        Self::Success,
        Self::Warning,
        Self::Danger,
        Self::Passed,
        Self::Pending,
        Self::Link,
        Self::Input,
        Self::InputFocused,
        Self::Placeholder,
        Self::Match,
        Self::Notice,
        Self::Key,
        Self::KeyLabel,
        Self::Button,
        Self::ButtonFocused,
        Self::Place,
        Self::PlaceCurrent,
        Self::Secret,
        Self::Code,
        Self::Foreign,
    ];

    /// That of a deadline, by how long it is until then; `None` once it is over.
    #[must_use]
    pub fn of_time_left(left: Option<Duration>) -> Self {
        match left {
            Some(left) if left <= Duration::hours(24) => Self::Danger,
            Some(left) if left <= Duration::days(3) => Self::Warning,
            Some(_) => Self::Success,
            None => Self::Passed,
        }
    }

    /// That of a cancellation window: of one that passed or never is it is grey.
    #[must_use]
    pub fn of_window(window: WindowState) -> Self {
        Self::of_time_left(window.left())
    }

    /// Where its style lies in a theme.
    #[must_use]
    pub(super) fn index(self) -> usize {
        Self::ALL.iter().position(|paint| *paint == self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_painted_by_how_long_it_is_until_then() {
        let nanosecond = Duration::nanoseconds(1);
        for (left, paint) in [
            (Some(Duration::days(3) + nanosecond), Paint::Success),
            (Some(Duration::days(3)), Paint::Warning),
            (Some(Duration::hours(24) + nanosecond), Paint::Warning),
            (Some(Duration::hours(24)), Paint::Danger),
            (None, Paint::Passed),
        ] {
            assert_eq!(Paint::of_time_left(left), paint, "{left:?}");
        }
    }
}
