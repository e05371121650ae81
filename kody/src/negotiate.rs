//! A header `Accept-Language` comes in; the locale to answer in goes out.

use crate::Locale;

/// Chooses the locale for the value of a header `Accept-Language` (RFC 9110, 12.5.4).
///
/// The ranges are tried from the highest weight to the lowest, the first of equal ones first, each by lookup (RFC 4647, 3.4):
/// `uk-UA` finds `uk`. Where lookup finds nothing at all, a locale of the same language will do, `pt-BR` for `pt`, before the
/// default is taken (RFC 4647, 3.4.1, leaves the default to us). `*`, where it weighs more than what is found, stands for the
/// first locale that is not refused with `q=0`. The default is the source locale. What is malformed counts as not there.
///
/// It takes time in proportion to the length of the header times the number of locales, and allocates nothing.
pub fn negotiate<L: Locale>(accept_language: &str) -> L {
    let mut exact = Best::default();
    let mut related = Best::default();
    let mut any = 0;
    for (range, weight) in ranges(accept_language).filter(|&(_, weight)| weight > 0) {
        if range == "*" {
            any = any.max(weight);
        } else {
            exact.offer(weight, || lookup(range));
            related.offer(weight, || same_language(range));
        }
    }
    let named = if exact.locale.is_some() { exact } else { related };
    let any = if any > named.weight { first_not_refused(accept_language) } else { None };
    any.or(named.locale).unwrap_or(L::SOURCE)
}

/// The locale that is wanted most so far. Of equal weights the first one stays.
struct Best<L> {
    weight: u16,
    locale: Option<L>,
}

impl<L> Default for Best<L> {
    fn default() -> Self {
        Self { weight: 0, locale: None }
    }
}

impl<L> Best<L> {
    fn offer(&mut self, weight: u16, find: impl FnOnce() -> Option<L>) {
        if weight > self.weight
            && let Some(locale) = find()
        {
            *self = Self { weight, locale: Some(locale) };
        }
    }
}

/// The well-formed language ranges of a header with their weights in thousandths (RFC 9110, 12.4.2).
fn ranges(header: &str) -> impl Iterator<Item = (&str, u16)> {
    header.split(',').filter_map(|item| {
        let mut parts = item.split(';');
        let range = parts.next()?.trim_matches([' ', '\t']);
        let mut weight = 1000;
        for parameter in parts {
            let (name, value) = parameter.trim_matches([' ', '\t']).split_once('=')?;
            weight = if name.eq_ignore_ascii_case("q") { thousandths(value)? } else { return None };
        }
        is_range(range).then_some((range, weight))
    })
}

/// Whether it is a language range (RFC 4647, 2.1).
fn is_range(range: &str) -> bool {
    let subtag = |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    range == "*" || range.split('-').all(subtag)
}

/// `0.8` as 800: a digit, and no more than three behind the point.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let scale = [1000, 100, 10, 1].get(fraction.len()).copied()?;
    let fraction = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    match whole {
        "0" if digits => Some(fraction * scale),
        "1" if digits && fraction == 0 => Some(1000),
        _ => None,
    }
}

/// The locale for a range, which is cut short until one fits (RFC 4647, 3.4).
fn lookup<L: Locale>(range: &str) -> Option<L> {
    let mut range = range;
    loop {
        if let Some(locale) = L::from_tag(range) {
            return Some(locale);
        }
        range = range.rsplit_once('-')?.0;
        // A single letter introduces what follows it, so it goes together with that.
        if let Some((shorter, last)) = range.rsplit_once('-')
            && last.len() == 1
        {
            range = shorter;
        }
    }
}

/// The first locale of the same language.
fn same_language<L: Locale>(range: &str) -> Option<L> {
    let language = |tag: &str| tag.split('-').next().unwrap_or_default().len();
    L::ALL.iter().copied().find(|locale| {
        let (tag, length) = (locale.tag(), language(range));
        language(tag) == length && tag.as_bytes()[..length].eq_ignore_ascii_case(&range.as_bytes()[..length])
    })
}

/// The first locale that no range refuses.
fn first_not_refused<L: Locale>(header: &str) -> Option<L> {
    let refuses = |range: &str, tag: &str| {
        tag.as_bytes().get(..range.len()).is_some_and(|start| start.eq_ignore_ascii_case(range.as_bytes()))
            && matches!(tag.as_bytes().get(range.len()), None | Some(b'-'))
    };
    let is_refused = |tag: &str| ranges(header).any(|(range, weight)| weight == 0 && refuses(range, tag));
    L::ALL.iter().copied().find(|locale| !is_refused(locale.tag()))
}
