//! A wrong word and the right ones come in; what to do goes to the finding, and a mend where that is no guess.

use super::Finding;
use crate::near::Near;

impl Finding {
    /// Adds "did you mean" where one of the candidates is near. The finding is about the whole of a key or value.
    pub(crate) fn suggest_near<'a>(&mut self, wrong: &str, candidates: impl Iterator<Item = &'a str>) -> &mut Self {
        let near = Near::of(wrong, &candidates.collect::<Vec<_>>());
        self.mend(wrong, near)
    }

    /// Adds "did you mean" where one of the candidates is near, and the list of them where it is short. The finding is about
    /// the whole of a key or value.
    pub(crate) fn suggest<'a>(&mut self, wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> &mut Self {
        let near = self.suggest_or_list(wrong, &candidates.into_iter().collect::<Vec<_>>());
        self.mend(wrong, near)
    }

    /// The same for the tag of a language. One letter parts `it` from `pt`: another tag is another language sooner than a slip of
    /// the finger, unless it is only spelt in another way, `pt_br` for `pt-BR`.
    pub(crate) fn suggest_tag<'a>(&mut self, wrong: &str, tags: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.suggest(wrong, tags);
        self.fix = self.fix.take().filter(|fix| wrong.replace('_', "-").eq_ignore_ascii_case(&fix.value));
        self
    }

    /// The same for a finding about a part of a text.
    pub(crate) fn suggest_for_part<'a>(
        &mut self,
        wrong: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        self.suggest_or_list(wrong, &candidates.into_iter().collect::<Vec<_>>());
        self
    }

    fn suggest_or_list<'a>(&mut self, wrong: &str, candidates: &[&'a str]) -> Option<Near<'a>> {
        let near = Near::of(wrong, candidates);
        if let Some(near) = &near {
            self.help = Some(format!("did you mean \"{}\"?", near.word));
        } else if (1..=12).contains(&candidates.len()) {
            self.help = Some(format!("expected {}", listed(candidates)));
        }
        near
    }

    /// Mends a slip of the finger, unless it could be one for several words. One digit parts `http403` from `http404`: that is
    /// no slip.
    fn mend(&mut self, wrong: &str, near: Option<Near<'_>>) -> &mut Self {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        if let Some(near) = near {
            self.help = Some(format!("did you mean \"{}\"?", near.word));
            if near.alone && digits(wrong) == digits(near.word) {
                self.fix(self.span, near.word);
            }
        }
        self
    }
}

/// `"a", "b" or "c"`.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
