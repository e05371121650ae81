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
    let items = items(book).and_then(|key| book[key].as_array_mut()).ok_or("the book has no chapters")?;
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

/// Where the chapters are: mdBook 0.5 has items, 0.4 had sections.
fn items(book: &Value) -> Option<&'static str> {
    ["items", "sections"].into_iter().find(|key| book[key].is_array())
}

/// The paths of all chapters below the folder that they come from.
pub(crate) fn paths(book: &Value) -> Vec<&str> {
    let mut paths = Vec::new();
    let mut lists = vec![items(book).map_or(&Value::Null, |key| &book[key])];
    while let Some(list) = lists.pop() {
        for chapter in list.as_array().into_iter().flatten().filter_map(|item| item.get("Chapter")) {
            paths.extend(["source_path", "path"].into_iter().filter_map(|key| chapter[key].as_str()));
            lists.push(&chapter["sub_items"]);
        }
    }
    paths
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
