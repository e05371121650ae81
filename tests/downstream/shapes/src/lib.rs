//! Several catalogues in one crate: in a module of the crate, in a nested one, twice the same..
#![deny(warnings)]

#[renamed::catalog("signed.yaml", crate = "renamed")]
pub mod signed {}

pub mod nested {
    #[renamed::catalog("strings.yaml", docs = "de", crate = "renamed")]
    pub mod strings {
        /// An item of one's own beside the generated ones.
        pub const OURS: Code = Code::Warning;

        impl Code {
            /// A function of one's own.
            #[must_use]
            pub const fn class(self) -> &'static str {
                self.code().split_at(2).0
            }
        }
    }

    #[renamed::catalog("strings.yaml", crate = "renamed")]
    pub(crate) mod again {}

    #[must_use]
    pub fn is_known(code: &str) -> bool {
        again::Code::from_code(code).is_some()
    }
}

#[cfg(test)]
mod tests {
    use renamed::Open;

    use super::nested::strings::{self, OURS};
    use super::{nested, signed};

    const MESSAGE: &str = strings::Code::Internal.message(strings::Locale::De);
    const BY_CODE: Option<strings::Code> = strings::Code::from_code("23505");
    const BY_NAME: Option<signed::Code> = signed::Code::from_name("ParseError");
    const INDEX: usize = signed::Code::Unknown.index();
    const NUMBER: i32 = signed::Code::ParseError as i32;

    #[test]
    fn constants_are_what_the_catalogue_says() {
        assert_eq!((MESSAGE, BY_CODE), ("Interner Fehler", Some(strings::Code::UniqueViolation)));
        assert_eq!((BY_NAME, INDEX, NUMBER), (Some(signed::Code::ParseError), 1, -32700));
        assert_eq!((OURS.class(), OURS.to_string()), ("01", "Warning".to_owned()));
        assert!(nested::is_known("XX000") && !nested::is_known("xx000"));
    }

    #[test]
    fn strings_go_to_codes_and_back() {
        for text in ["01000", "23505", "XX000"] {
            let code = strings::Code::try_from(text).expect("it is there");
            assert_eq!((<&str>::from(code), text.parse(), code.name().parse()), (text, Ok(code), Ok(code)));
            assert_eq!(Open::<strings::Code>::from_code(text), Open::from(code));
        }
        for text in ["", "0100", "010000", "😀"] {
            assert!(strings::Code::try_from(text).is_err() && text.parse::<strings::Code>().is_err());
            let open = Open::<strings::Code>::from_code(text);
            assert_eq!((open.code(), open.known(), open.to_string()), (text, None, text.to_owned()));
        }
    }

    #[test]
    fn numbers_go_to_codes_and_back() {
        for number in [-32700, -1, 0] {
            let code = signed::Code::try_from(number).expect("it is there");
            assert_eq!((i32::from(code), number.to_string().parse()), (number, Ok(code)));
        }
        for number in [i32::MIN, -32701, -2, 1, 32700, i32::MAX] {
            assert_eq!(signed::Code::try_from(number).map_err(|error| *error.code()), Err(number));
            assert_eq!(Open::<signed::Code>::from_code(number).code(), number);
        }
    }
}
