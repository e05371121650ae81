//! Many messages with arguments: those with the same arguments are written in one place, and each says its own text.

use api::{Code, Locale, Message};
use kody::Integer;

/// A catalogue of 90 codes. Each text begins with the number of its code.
#[kody::catalog("tests/many.yaml")]
pub mod api {}

/// Some of each kind, of the first, in the middle and of the last, with what they say in both languages.
#[test]
fn each_message_says_its_own_text() {
    let (file, owner): (&dyn std::fmt::Display, &dyn std::fmt::Display) = (&"a.txt", &"Олена");
    let (one, two) = (Integer::from(1), Integer::from(2));
    let messages = [
        (Message::File1 { file }, "1: no a.txt here", "1: немає a.txt"),
        (Message::File46 { file }, "46: no a.txt here", "46: немає a.txt"),
        (Message::File86 { file }, "86: no a.txt here", "86: немає a.txt"),
        (Message::Owned2 { file, owner }, "2: Олена has a.txt", "2: a.txt має Олена"),
        (Message::Owned47 { file, owner }, "47: Олена has a.txt", "47: a.txt має Олена"),
        (Message::Owned87 { file, owner }, "87: Олена has a.txt", "87: a.txt має Олена"),
        (Message::Count3 { count: one }, "3: 1 file", "3: 1 file"),
        (Message::Count48 { count: two }, "48: 2 files", "48: 2 files"),
        (Message::Count88 { count: one }, "88: 1 file", "88: 1 file"),
        (Message::Line4 { file, line: two }, "4: a.txt:2", "4: a.txt:2"),
        (Message::Line49 { file, line: one }, "49: a.txt:1", "49: a.txt:1"),
        (Message::Line89 { file, line: two }, "89: a.txt:2", "89: a.txt:2"),
        (Message::Plain5, "5: nothing", "5: nothing"),
        (Message::Plain45, "45: nothing", "45: nothing"),
        (Message::Plain90, "90: nothing", "90: nothing"),
    ];
    for (message, en, uk) in messages {
        assert_eq!((message.to_string().as_str(), message.localized(Locale::Uk).to_string().as_str()), (en, uk));
        assert!(en.starts_with(&format!("{}:", message.code().code())));
    }
    assert_eq!(Code::COUNT, 90);
}
