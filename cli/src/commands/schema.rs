//! `kody schema`: nothing comes in; the JSON Schema of catalogues goes to stdout.

use crate::outcome::{Stop, Verdict};
use crate::{console, schema};

pub(crate) fn run() -> Result<Verdict, Stop> {
    console::data(&schema::schema())?;
    Ok(Verdict::Fine)
}
