//! `kody add-locale`: a language tag comes in; the catalogue lists it.

use crate::args::AddLocale;
use crate::edit::{Operation, Places, edit};
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::revise::{Revised, revise};
use crate::{console, import, load, report};

pub(crate) fn run(args: &AddLocale) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let tags = import::canonical_tags(std::slice::from_ref(&args.tag))?;
    let tag = tags.into_iter().next().unwrap_or_default();
    if let Some(locale) = compiled.catalog.locale(&tag) {
        let span = compiled.catalog.locales()[locale].span();
        let message = format!("the catalogue has the locale \"{tag}\" already");
        report::tell(&[report::fault("bad-locale", span, message, "")], &source);
        return Ok(Verdict::Found);
    }
    let push = Operation::Push(Places::top("locales"), tag.clone());
    let edited = edit(&source, &[push]).map_err(|refusal| refusal.into_stop(&source))?;
    let Revised::Done(warnings) = revise(&args.catalog, &source, &edited, args.dry_run)? else {
        return Ok(Verdict::Found);
    };
    let missing = warnings.iter().filter(|finding| finding.rule == "missing-translation").count();
    let missing = match missing {
        0 => String::new(),
        1 => "; 1 text is not translated into it".to_owned(),
        number => format!("; {number} texts are not translated into it"),
    };
    let done = if args.dry_run { "would list" } else { "now lists" };
    console::note(&console::visible(&format!("{}: {done} the locale \"{tag}\"{missing}", source.name())));
    Ok(Verdict::Fine)
}
