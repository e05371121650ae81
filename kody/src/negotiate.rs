//! A header `Accept-Language` comes in; the locale to answer in goes out.

use crate::Locale;

/// Chooses the locale for the value of a header `Accept-Language` (RFC 9110, 12.5.4).
///
/// The ranges are tried from the highest weight to the lowest, the first of equal ones first, each by lookup (RFC 4647, 3.4):
/// `uk-UA` finds `uk`. Where lookup finds nothing at all, a locale of the same language will do, `pt-BR` for `pt`, before the
/// default is taken (RFC 4647, 3.4.1, leaves the default to us). `*`, where it weighs more than what is found, stands for the
/// first locale. What is refused with `q=0` is none of these, unless it is also asked for by its whole tag. The default is
/// the source locale. What is malformed counts as not there.
///
/// It takes time in proportion to the length of the header times the number of locales, the same again for each locale that
/// is refused after it was found, and allocates nothing.
pub fn negotiate<L: Locale>(accept_language: &str) -> L {
    let tags = Tags { count: L::ALL.len(), tag: |place| L::ALL[place].tag() };
    choose(accept_language, tags).map_or(L::SOURCE, |place| L::ALL[place])
}

/// The tags of all locales. What is behind it is compiled once, not for each enum of locales.
#[derive(Clone, Copy)]
struct Tags {
    count: usize,
    tag: fn(usize) -> &'static str,
}

/// The place of the locale to answer in.
fn choose(header: &str, tags: Tags) -> Option<usize> {
    let mut refused = Refused(0);
    loop {
        let place = wanted(header, tags, refused)?;
        if !is_refused(header, (tags.tag)(place)) || !refused.add(place) {
            return Some(place);
        }
    }
}

/// The places of locales that were found to be refused: the first 128, and no catalogue has so many.
#[derive(Clone, Copy)]
struct Refused(u128);

impl Refused {
    fn bit(place: usize) -> u128 {
        u32::try_from(place).ok().and_then(|place| 1_u128.checked_shl(place)).unwrap_or(0)
    }

    fn has(self, place: usize) -> bool {
        self.0 & Self::bit(place) != 0
    }

    /// Whether it could be added.
    fn add(&mut self, place: usize) -> bool {
        self.0 |= Self::bit(place);
        self.has(place)
    }
}

/// The place of the locale that is wanted most, of those that are not known to be refused.
fn wanted(header: &str, tags: Tags, refused: Refused) -> Option<usize> {
    let mut exact = Best::default();
    let mut related = Best::default();
    let mut any = 0;
    for (range, weight) in ranges(header).filter(|&(_, weight)| weight > 0) {
        if range == "*" {
            any = any.max(weight);
        } else if weight > exact.weight
            && let Some(place) = same_language(range, tags, refused)
        {
            // What lookup finds is of the same language, too.
            exact.offer(weight, || lookup(range, tags, refused));
            related.offer(weight, || Some(place));
        }
    }
    let named = if exact.place.is_some() { exact } else { related };
    let any = if any > named.weight { (0..tags.count).find(|&place| !refused.has(place)) } else { None };
    any.or(named.place)
}

/// The place of what is wanted most so far. Of equal weights the first one stays.
#[derive(Default)]
struct Best {
    weight: u16,
    place: Option<usize>,
}

impl Best {
    fn offer(&mut self, weight: u16, find: impl FnOnce() -> Option<usize>) {
        if weight > self.weight
            && let Some(place) = find()
        {
            *self = Self { weight, place: Some(place) };
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

/// The place of the first locale that is not refused and whose tag is such.
fn find(tags: Tags, refused: Refused, is_such: impl Fn(&str) -> bool) -> Option<usize> {
    (0..tags.count).find(|&place| !refused.has(place) && is_such((tags.tag)(place)))
}

/// The locale for a range, which is cut short until one fits (RFC 4647, 3.4).
fn lookup(range: &str, tags: Tags, refused: Refused) -> Option<usize> {
    let mut range = range;
    loop {
        if let Some(place) = find(tags, refused, |tag| tag.eq_ignore_ascii_case(range)) {
            return Some(place);
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
fn same_language(range: &str, tags: Tags, refused: Refused) -> Option<usize> {
    let language = range.split('-').next().unwrap_or_default();
    find(tags, refused, |tag| begins_with(tag, language))
}

/// Whether a tag is a range, or more special than it (RFC 4647, 3.3.1).
fn begins_with(tag: &str, range: &str) -> bool {
    tag.as_bytes().get(..range.len()).is_some_and(|start| start.eq_ignore_ascii_case(range.as_bytes()))
        && matches!(tag.as_bytes().get(range.len()), None | Some(b'-'))
}

/// Whether a range refuses the tag. Who asks for the whole tag elsewhere does not mean it.
fn is_refused(header: &str, tag: &str) -> bool {
    ranges(header).any(|(range, weight)| weight == 0 && begins_with(tag, range))
        && !ranges(header).any(|(range, weight)| weight > 0 && range.eq_ignore_ascii_case(tag))
}
