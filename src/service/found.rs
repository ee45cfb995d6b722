//! What a text that should mean one thing came to.

/// None, one or several; what is only called something like it is never the one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// Nothing is called that, nor anything like it.
    Nothing,
    /// Nothing is called that, and these are called something like it.
    Like(Vec<T>),
    /// It means this.
    One(T),
    /// It means any of these; whoever asked must say it more exactly.
    Several(Vec<T>),
}

impl<T> From<Vec<T>> for Found<T> {
    fn from(mut found: Vec<T>) -> Self {
        match (found.pop(), found.is_empty()) {
            (None, _) => Self::Nothing,
            (Some(one), true) => Self::One(one),
            (Some(last), false) => {
                found.push(last);
                Self::Several(found)
            }
        }
    }
}
