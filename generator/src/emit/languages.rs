//! A language tag comes in; what the language calls itself goes out, and which way it is written.

use crate::catalog::truncations;

/// Languages by tag, each in its own words, as a list of languages shows them.
const NAMES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "Azərbaycanca"),
    ("be", "Беларуская"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("bs", "Bosanski"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("de-AT", "Deutsch (Österreich)"),
    ("de-CH", "Deutsch (Schweiz)"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("en-AU", "English (Australia)"),
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("es-419", "Español (Latinoamérica)"),
    ("es-ES", "Español (España)"),
    ("es-MX", "Español (México)"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("fr-CA", "Français (Canada)"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("gu", "ગુજરાતી"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақша"),
    ("km", "ខ្មែរ"),
    ("kn", "ಕನ್ನಡ"),
    ("ko", "한국어"),
    ("ky", "Кыргызча"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mk", "Македонски"),
    ("ml", "മലയാളം"),
    ("mn", "Монгол"),
    ("mr", "मराठी"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("nb", "Norsk bokmål"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("nl-BE", "Nederlands (België)"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("pt-PT", "Português (Portugal)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("si", "සිංහල"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sr-Latn", "Srpski (latinica)"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "Oʻzbekcha"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-CN", "中文（中国大陆）"),
    ("zh-HK", "中文（香港）"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zh-Hant-TW", "繁體中文（臺灣）"),
    ("zh-TW", "中文（臺灣）"),
];

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts that are (ISO 15924). What a tag says of the script counts more than its language.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] =
    &["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

/// What the language calls itself: `Українська`. What is known of no tag as long as this stands behind: `Polski (PL)`.
pub(super) fn name(tag: &str) -> String {
    let tags = truncations(tag);
    let known = |tag: &str| NAMES.iter().find(|(known, _)| *known == tag).map(|(known, name)| (known.len(), *name));
    match tags.into_iter().find_map(known) {
        Some((length, name)) if length == tag.len() => name.to_owned(),
        Some((length, name)) => format!("{name} ({})", &tag[length + 1..]),
        None => tag.to_owned(),
    }
}

/// `ltr` or `rtl`.
pub(super) fn direction(tag: &str) -> &'static str {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let backwards = match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&language),
    };
    if backwards { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, direction, name};

    #[test]
    fn languages_have_their_own_names() {
        assert!(NAMES.is_sorted_by_key(|(tag, _)| *tag));
        for (tag, expected) in [
            ("uk", "Українська"),
            ("pt-BR", "Português (Brasil)"),
            ("pl-PL", "Polski (PL)"),
            ("zh-Hant-TW", "繁體中文（臺灣）"),
            ("zh-Hant-MO", "繁體中文 (MO)"),
            ("tlh", "tlh"),
        ] {
            assert_eq!(name(tag), expected);
        }
    }

    #[test]
    fn the_script_decides_the_direction() {
        for (tag, expected) in
            [("ar", "rtl"), ("fa-AF", "rtl"), ("he", "rtl"), ("uk", "ltr"), ("az-Arab", "rtl"), ("ks-Deva", "ltr")]
        {
            assert_eq!(direction(tag), expected, "{tag}");
        }
    }
}
