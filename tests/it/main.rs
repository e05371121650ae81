//! The tests of the workspace as a whole, in one binary. `tests/README.md` says what goes where.

mod goldens;
mod layout;
mod pages;
mod plurals;
mod readme;
mod rules;
