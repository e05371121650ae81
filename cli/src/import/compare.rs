//! Pages come in; remarks go out on what they disagree about.

use kody_generator::markup::{code_spans, difference, links};

use super::{Page, Remarks, Row, links as addresses};

/// Holds every page against the first one.
pub(super) fn compare(pages: &[Page], remarks: &mut Remarks) {
    let languages = addresses::languages(pages);
    for page in pages {
        check_languages(page, pages, &languages, remarks);
    }
    let Some((source, others)) = pages.split_first() else { return };
    check_level(source, remarks);
    for page in others {
        let mut pair = Pair { source, page, languages: &languages, remarks: &mut *remarks };
        pair.titles();
        pair.intros();
        pair.codes();
    }
}

/// A generated page has one level of heading.
fn check_level(source: &Page, remarks: &mut Remarks) {
    if let Some(title) = source.title.as_ref().filter(|title| title.level != 3) {
        let message = format!("the title is a heading of level {}; kody writes it at level 3", title.level);
        remarks.warn(&source.file, title.line, message);
    }
}

/// Every link to the site itself leads to the language of its page.
fn check_languages(page: &Page, pages: &[Page], languages: &[&str], remarks: &mut Remarks) {
    let Some(expected) = expected_language(page, pages, languages) else { return };
    let intro = page.intro.iter().map(|intro| (intro.text.as_str(), intro.line));
    for (text, line) in intro.chain(page.rows.iter().map(|row| (row.text.as_str(), row.line))) {
        for link in links(text) {
            let Some(address) = addresses::address(link.target, languages) else { continue };
            let found = match address.language {
                Some(language) if language == expected => continue,
                Some(language) => format!("leads to the language \"{language}\""),
                None => "lacks its language".to_owned(),
            };
            let message = format!("the link \"{}\" {found}: expected \"/{expected}{}\"", link.target, address.path);
            remarks.warn(&page.file, line, message);
        }
    }
}

/// The language that links of a page should begin with: the one they mostly have, unless that is another page's; then its tag.
fn expected_language<'a>(page: &'a Page, pages: &'a [Page], languages: &[&str]) -> Option<&'a str> {
    let is_of = |language: &str, page: &Page| {
        let own = addresses::languages(std::slice::from_ref(page));
        own.iter().any(|own| own.eq_ignore_ascii_case(language))
    };
    let found = addresses::own_language(page, languages);
    let foreign = |language: &&str| !is_of(language, page) && pages.iter().any(|other| is_of(language, other));
    let customary =
        || pages.iter().any(|page| addresses::own_language(page, languages).is_some_and(|own| is_of(own, page)));
    found.filter(|language| !foreign(language)).or_else(|| customary().then_some(page.tag.as_str()))
}

/// A page that is held against the source page.
struct Pair<'a> {
    source: &'a Page,
    page: &'a Page,
    languages: &'a [&'a str],
    remarks: &'a mut Remarks,
}

impl Pair<'_> {
    fn warn(&mut self, line: usize, message: &str) {
        self.remarks.warn(&self.page.file, line, message);
    }

    fn titles(&mut self) {
        match (&self.source.title, &self.page.title) {
            (Some(source), Some(title)) if source.level != title.level => {
                let expected = format!("{} in {}:{}", source.level, self.source.file, source.line);
                self.warn(title.line, &format!("the title is a heading of level {}; it is {expected}", title.level));
            }
            (None, Some(title)) => {
                let message = format!("{} has no title, so that this one is left out", self.source.file);
                self.warn(title.line, &message);
            }
            // A page without a title has been remarked on when it was read.
            _ => {}
        }
    }

    fn intros(&mut self) {
        match (&self.source.intro, &self.page.intro) {
            (Some(source), Some(intro)) => {
                let place = format!("{}:{}", self.source.file, source.line);
                self.texts("the introduction", &source.text, &place, &intro.text, intro.line);
            }
            (Some(source), None) => {
                let message = format!("the introduction of {}:{} is missing", self.source.file, source.line);
                self.warn(self.page.line, &message);
            }
            (None, Some(intro)) => {
                let message = format!("{} has no introduction, so that this one is left out", self.source.file);
                self.warn(intro.line, &message);
            }
            (None, None) => {}
        }
    }

    fn codes(&mut self) {
        let (source, page) = (self.source, self.page);
        let (known, found) = (source.by_code(), page.by_code());
        for row in page.rows.iter().filter(|row| !known.contains_key(row.code.as_str())) {
            let message = format!("the code {} is missing in {}, so that it is left out", row.code, source.file);
            self.warn(row.line, &message);
        }
        for row in &source.rows {
            let own = found.get(row.code.as_str());
            if let Some(own) = own.filter(|own| !own.text.is_empty()) {
                self.rows(row, own);
                continue;
            }
            let message = format!("the text of the code {} of {}:{} is missing", row.code, source.file, row.line);
            self.warn(own.map_or(page.line, |own| own.line), &message);
        }
    }

    fn rows(&mut self, source: &Row, own: &Row) {
        let place = format!("{}:{}", self.source.file, source.line);
        self.texts(&format!("the text of the code {}", own.code), &source.text, &place, &own.text, own.line);
    }

    /// Compares what a translation keeps: code spans, list items, where links lead.
    fn texts(&mut self, what: &str, source: &str, place: &str, own: &str, line: usize) {
        let spans = |text| code_spans(text).into_iter().map(|span| format!("`{span}`")).collect();
        let paths = |text| links(text).into_iter().map(|link| self.path(link.target)).collect();
        let kept: [(Vec<String>, Vec<String>); 2] = [(spans(source), spans(own)), (paths(source), paths(own))];
        for (source, own) in &kept {
            if let Some(difference) = difference(source, own) {
                self.warn(line, &format!("{what} {difference}, compared with {place}"));
            }
        }
        let items = |text: &str| text.to_ascii_lowercase().matches("<li").count();
        if items(source) != items(own) {
            self.warn(line, &format!("{what} has {} list items; {place} has {}", items(own), items(source)));
        }
    }

    /// Where a link leads, whatever the language. Other sites may have an address for each language.
    fn path(&self, target: &str) -> String {
        let path = addresses::address(target, self.languages).map(|address| address.path.to_owned());
        path.map_or_else(|| "a link".to_owned(), |path| format!("a link to \"{path}\""))
    }
}
