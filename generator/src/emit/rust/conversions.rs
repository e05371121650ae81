//! The implementations of traits: thin, since all of it is done elsewhere.

use super::Module;

/// For `Code`.
pub(super) fn code(module: &Module<'_>) -> String {
    let numbers = module.has_numbers();
    let borrowed = if numbers { module.repr } else { "&str" };
    let error =
        if numbers { module.fill("$kody::UnknownCode<$repr>", &[]) } else { module.fill("$kody::UnknownCode", &[]) };
    let values = [("borrowed", borrowed), ("error", error.trim_end())];
    let number_or_string = if numbers { FROM_NUMBER } else { FROM_STRING };
    [TRAIT, DISPLAY, number_or_string].map(|template| module.fill(template, &values)).join("\n")
}

const TRAIT: &str = r"
impl $kody::Code for Code {
    type Repr = $repr;
    type Locale = Locale;
    const COUNT: usize = Self::COUNT;

    #[inline]
    fn code(self) -> $repr {
        self.code()
    }

    #[inline]
    fn from_code(code: $borrowed) -> ::core::option::Option<Self> {
        Self::from_code(code)
    }

    #[inline]
    fn name(self) -> &'static str {
        self.name()
    }

    #[inline]
    fn from_name(name: &str) -> ::core::option::Option<Self> {
        Self::from_name(name)
    }

    #[inline]
    fn index(self) -> usize {
        self.index()
    }

    #[inline]
    fn from_index(index: usize) -> ::core::option::Option<Self> {
        Self::from_index(index)
    }

    #[inline]
    fn message(self, locale: Locale) -> &'static str {
        self.message(locale)
    }

    #[inline]
    fn description(self, locale: Locale) -> ::core::option::Option<&'static str> {
        self.description(locale)
    }

    #[inline]
    fn action(self, locale: Locale) -> ::core::option::Option<&'static str> {
        self.action(locale)
    }
}
";

const DISPLAY: &str = r"
impl $kody::Localize for Code {
    type Locale = Locale;

    #[inline]
    fn fmt_localized(&self, locale: Locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self.message(locale), f)
    }
}

impl ::core::fmt::Display for Code {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self.message(Locale::SOURCE), f)
    }
}

impl ::core::fmt::Debug for Code {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.name())
    }
}

impl ::core::error::Error for Code {}

impl $kody::rt::Coded for Code {
    type Code = Self;

    #[inline]
    fn code(&self) -> Self {
        *self
    }
}
";

const FROM_NUMBER: &str = r"
impl ::core::convert::TryFrom<$repr> for Code {
    type Error = $error;

    #[inline]
    fn try_from(code: $repr) -> ::core::result::Result<Self, $error> {
        Self::from_code(code).ok_or($kody::UnknownCode::new(code))
    }
}

impl ::core::convert::From<Code> for $repr {
    #[inline]
    fn from(code: Code) -> Self {
        code.code()
    }
}

impl ::core::str::FromStr for Code {
    type Err = $kody::UnknownCode;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $kody::UnknownCode> {
        let by_number = || text.parse().ok().and_then(Self::from_code);
        Self::from_name(text).or_else(by_number).ok_or($kody::UnknownCode::new(()))
    }
}
";

const FROM_STRING: &str = r"
impl ::core::convert::TryFrom<&str> for Code {
    type Error = $error;

    #[inline]
    fn try_from(code: &str) -> ::core::result::Result<Self, $error> {
        Self::from_code(code).ok_or($kody::UnknownCode::new(()))
    }
}

impl ::core::convert::From<Code> for &'static str {
    #[inline]
    fn from(code: Code) -> Self {
        code.code()
    }
}

impl ::core::str::FromStr for Code {
    type Err = $error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $error> {
        Self::from_name(text).or_else(|| Self::from_code(text)).ok_or($kody::UnknownCode::new(()))
    }
}
";

/// For `Locale`.
pub(super) fn locale(module: &Module<'_>) -> String {
    module.fill(LOCALE, &[])
}

const LOCALE: &str = r"
impl $kody::Locale for Locale {
    const ALL: &'static [Self] = Self::ALL;
    const SOURCE: Self = Self::SOURCE;

    #[inline]
    fn tag(self) -> &'static str {
        self.tag()
    }
}

impl ::core::fmt::Display for Locale {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self.tag(), f)
    }
}

impl ::core::str::FromStr for Locale {
    type Err = $kody::UnknownLocale;

    #[inline]
    fn from_str(tag: &str) -> ::core::result::Result<Self, $kody::UnknownLocale> {
        <Self as $kody::Locale>::from_tag(tag).ok_or($kody::UnknownLocale::new())
    }
}
";

/// For both, from the formats of serde and to them: it depends on a feature of the runtime crate whether that is anything.
pub(super) fn serde(module: &Module<'_>) -> String {
    module.fill("$kody::__serde!(Code, Locale);", &[])
}
