//! A book comes in as JSON; its chapters are woven, and what is wrong with them goes out.

use std::path::Path;

use kody_generator::{Finding, MAX_BYTES, Source};
use kody_weave::{Document, Language, Weaver};
use serde_json::Value;

/// Weaves all chapters of a book; `folder` is the one that they come from, as findings show it.
pub(crate) fn weave(
    book: &mut Value,
    weaver: &Weaver<'_>,
    folder: &Path,
    language: Language,
) -> Result<Vec<Finding>, String> {
    // mdBook 0.5 has items, 0.4 had sections.
    let key = ["items", "sections"].into_iter().find(|key| book[key].is_array());
    let items = key.and_then(|key| book[key].as_array_mut()).ok_or("the book has no chapters")?;
    let mut findings = Vec::new();
    weave_items(items, &mut |path, content| {
        let name = folder.join(path).display().to_string();
        if content.len() as u64 > MAX_BYTES {
            return Err(format!("\"{name}\" is too large"));
        }
        let source = Source::new(name, std::mem::take(content));
        let woven = weaver.weave(&Document { source: &source, path: Path::new(path), language });
        findings.extend(woven.findings);
        *content = woven.text;
        Ok(())
    })?;
    Ok(findings)
}

/// What is done with a chapter: its path below the folder of the chapters, and its content.
type Work<'a> = dyn FnMut(&str, &mut String) -> Result<(), String> + 'a;

fn weave_items(items: &mut [Value], work: &mut Work<'_>) -> Result<(), String> {
    // What is no chapter, a separator say, has no content.
    for chapter in items.iter_mut().filter_map(|item| item.get_mut("Chapter")) {
        let path = ["source_path", "path", "name"].into_iter().find_map(|key| chapter[key].as_str());
        let path = path.unwrap_or_default().to_owned();
        if let Some(Value::String(content)) = chapter.get_mut("content") {
            work(&path, content)?;
        }
        if let Some(Value::Array(items)) = chapter.get_mut("sub_items") {
            weave_items(items, work)?;
        }
    }
    Ok(())
}
