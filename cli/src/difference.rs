//! The old and the new bytes of a file come in; a unified diff for people goes out.

use std::path::Path;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::console::{FAINT, GREEN, RED, painted, visible};

/// How long a difference may take to work out before it is shown as a coarser one.
const PATIENCE: Duration = Duration::from_secs(1);

/// What would change in a file; there may be none yet.
pub(crate) fn difference(path: &Path, old: Option<&[u8]>, new: &str) -> String {
    let path = visible(&path.display().to_string());
    let before = if old.is_some() { path.as_str() } else { "/dev/null" };
    let text = String::from_utf8_lossy(old.unwrap_or_default());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(&*text, new);
    let mut lines = vec![format!("--- {before}"), format!("+++ {path}")];
    for hunk in diff.unified_diff().iter_hunks() {
        lines.push(painted(hunk.header(), FAINT));
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
                ChangeTag::Equal => (' ', anstyle::Style::new()),
            };
            let line = visible(change.value().trim_end_matches('\n'));
            lines.push(painted(format!("{sign}{line}"), style));
            if change.missing_newline() {
                lines.push("\\ No newline at end of file".to_owned());
            }
        }
    }
    lines.join("\n") + "\n"
}
