//! The tests of the workspace as a whole, in one binary. `tests/README.md` says what goes where.

mod context;
mod downstream;
mod goldens;
mod hostile;
mod html;
mod invariants;
mod json;
mod layout;
mod lock;
mod markdown;
mod pages;
mod plurals;
mod properties;
mod readme;
mod rules;
mod rustdoc;
mod tables;
mod templates;
