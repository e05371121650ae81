//! A source comes in; the URI reference of its file goes out (RFC 3986), byte by byte, whatever the name is.

use std::path::{Component, Path};

use kody_generator::Source;

/// Relative to the folder in which kody runs, if the file lies in it.
pub(super) fn of(source: &Source) -> String {
    let path = source.path().unwrap_or(Path::new(source.name()));
    let here = std::env::current_dir().unwrap_or_default();
    reference(path.strip_prefix(&here).unwrap_or(path))
}

fn reference(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::RootDir | Component::CurDir));
    let parts: Vec<String> = parts.map(|part| encoded(part.as_os_str().as_encoded_bytes())).collect();
    let scheme = if path.is_absolute() { "file:///" } else { "" };
    format!("{scheme}{}", parts.join("/"))
}

/// A segment of a path. Only what RFC 3986 calls unreserved stays as it is.
fn encoded(segment: &[u8]) -> String {
    let encode = |&byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    segment.iter().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        for (path, uri) in [
            ("codes.yaml", "codes.yaml"),
            ("./api//codes.yaml", "api/codes.yaml"),
            ("../коди.yaml", "../%D0%BA%D0%BE%D0%B4%D0%B8.yaml"),
            ("a b/50%?#.yaml", "a%20b/50%25%3F%23.yaml"),
            ("http:x", "http%3Ax"),
            #[cfg(unix)]
            ("/srv/codes.yaml", "file:///srv/codes.yaml"),
        ] {
            assert_eq!(reference(Path::new(path)), uri);
        }
    }

    #[test]
    #[cfg(unix)]
    fn names_that_are_not_utf_8_keep_their_bytes() {
        use std::os::unix::ffi::OsStrExt as _;

        let path = Path::new(std::ffi::OsStr::from_bytes(b"\xff.yaml"));
        assert_eq!(reference(path), "%FF.yaml");
    }

    #[test]
    fn what_lies_here_is_relative() {
        let path = std::env::current_dir().expect("there is a folder").join("Cargo.toml");
        let source = Source::read(&path, path.display().to_string()).expect("the package has a manifest");
        assert_eq!(of(&source), "Cargo.toml");
    }
}
