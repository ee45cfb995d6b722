//! The configuration: what each place says (flags, environment, operator, file, system), and what follows from all of
//! them together. It knows no language, theme or terminal, only their names.

mod choice;
mod environment;
mod file;
mod overlay;
mod settings;

pub use choice::{ColourChoice, ColourDepth, Hyperlinks, LinkChoice, RouteChoice};
pub use environment::{VariableFailure, detected_colour, detected_links, of_environment};
pub use file::{ConfigFailure, parse, read};
pub use overlay::Overlay;
pub use settings::{Layers, SECONDS, Settings};
