//! Operations on documents in many layouts, compared byte by byte.

use kody_generator::Source;

use super::operation::Order;
use super::{Key, Operation, Step, Value, edit};

/// A path in one line: `codes/13/message/pl`. Its keys are ordered as those of a catalogue.
fn path(line: &str) -> Vec<Step> {
    let listed = |keys: &[&str]| Order::Listed(keys.iter().map(|&key| key.to_owned()).collect());
    let orders = |depth: usize, above: &str| match (depth, above) {
        (0, _) => listed(&["kody", "locales", "codes", "retired"]),
        (_, "codes" | "retired") => Order::Numbers,
        (_, "message" | "note") => listed(&["uk", "en", "pl", "kk"]),
        (2, _) => listed(&["name", "message", "since", "deprecated", "until", "note"]),
        _ => Order::Last,
    };
    let keys: Vec<&str> = line.split('/').collect();
    let step = |(depth, &key): (usize, &&str)| {
        let mut step = Step::new(key, orders(depth, depth.checked_sub(1).map_or("", |above| keys[above])));
        step.whole = (key == "message").then(|| "uk".to_owned());
        step
    };
    keys.iter().enumerate().map(step).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn set(line: &str, value: &str) -> Operation {
    Operation::Set(path(line), text(value))
}

fn edited(before: &str, operations: &[Operation]) -> String {
    let source = Source::new("codes.yaml", before);
    edit(&source, operations).unwrap_or_else(|refusal| panic!("{refusal:?} in\n{before}")).text().to_owned()
}

/// The edit gives this text; in a file with Windows line ends and a byte order mark, the same with those.
#[track_caller]
fn check(before: &str, operations: &[Operation], after: &str) {
    assert_eq!(edited(before, operations), after, "\nfrom\n{before}");
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(edited(&windows(before), operations), windows(after), "with Windows line ends");
    if let (Some(before), Some(after)) = (before.strip_suffix('\n'), after.strip_suffix('\n')) {
        assert_eq!(edited(before, operations), after, "without a last line end");
    }
}

#[test]
fn values_are_replaced_where_they_stand() {
    for (before, value, after) in [
        ("a: x # c\nb: y\n", "z", "a: z # c\nb: y\n"),
        ("a:   'x'   # c\n", "it's", "a:   'it''s'   # c\n"),
        ("a: \"x\"\n", "z", "a: \"z\"\n"),
        ("a:\nb: y\n", "z", "a: z\nb: y\n"),
        ("a: # c\nb: y\n", "z", "a: z # c\nb: y\n"),
        ("a: ~ # c\n", "z", "a: z # c\n"),
        ("{a: x, b: y}\n", "no, z", "{a: \"no, z\", b: y}\n"),
        ("{a, b: y}\n", "z", "{a: z, b: y}\n"),
        ("{a: , b: y}\n", "z", "{a: z , b: y}\n"),
        ("{\"a\":\"x\"}\n", "z", "{\"a\":\"z\"}\n"),
        ("a: x\n  y\n  # c\nb: y\n", "z", "a: z\n  # c\nb: y\n"),
        ("a: | # c\n  x\n\n  y\n\n# d\nb: y\n", "z", "a: z # c\n\n# d\nb: y\n"),
        ("a: >-\n  x\n # c\nb: y\n", "p\nq\n", "a: |\n  p\n  q\n # c\nb: y\n"),
        ("a: x # c\nb: y\n", "p\nq", "a: |- # c\n  p\n  q\nb: y\n"),
        ("a: |+\n  x\n\n\nb: y\n", "z", "a: z\nb: y\n"),
        ("a: {x: y} # c\n", "z", "a: z # c\n"),
        ("a: # c\n  x: y\n  v: w # d\n# e\nb: y\n", "z", "a: z # c\n# e\nb: y\n"),
        ("a:\n- x\n- y # d\nb: y\n", "z", "a: z\nb: y\n"),
        ("a: &x v\nb: y\n", "z", "a: &x z\nb: y\n"),
    ] {
        check(before, &[set("a", value)], after);
    }
}

#[test]
fn what_is_there_already_changes_no_byte() {
    for before in ["a: 'x'", "a: >-\n  x", "{a: x,}", "a:\r\n  \"x\"\n", "? a\n: x\n"] {
        assert_eq!(edited(before, &[set("a", "x")]), before);
    }
}

#[test]
fn entries_find_their_place() {
    let set = [set("codes/13/message/pl", "Zły")];
    for (before, after) in [
        // Lines.
        (
            "codes:\n  13:\n    message:\n      uk: а # c\n      # of kk\n      kk: б\n",
            "codes:\n  13:\n    message:\n      uk: а # c\n      pl: Zły\n      # of kk\n      kk: б\n",
        ),
        (
            "codes:\n  13:\n    message:\n      # of kk\n      kk: б\n    since: x\n",
            "codes:\n  13:\n    message:\n      pl: Zły\n      # of kk\n      kk: б\n    since: x\n",
        ),
        (
            "codes:\n    13:\n        message:\n            uk: |\n              а\n\n              б\n\n    14: {}\n",
            "codes:\n    13:\n        message:\n            uk: |\n              а\n\n              б\n            pl: Zły\n\n    14: {}\n",
        ),
        (
            "codes:\n  13:\n    message:\n      uk: |+\n        а\n\n    name: A\n",
            "codes:\n  13:\n    message:\n      uk: |+\n        а\n\n      pl: Zły\n    name: A\n",
        ),
        (
            "codes:\n  13:\n    message:\n      uk: \"а\n        б\" # c\n      # deeper\n        # still\n  14: {}\n",
            "codes:\n  13:\n    message:\n      uk: \"а\n        б\" # c\n      pl: \"Zły\"\n      # deeper\n        # still\n  14: {}\n",
        ),
        // Braces.
        (
            "codes:\n  13: {name: A, message: {uk: а, kk: б}}\n",
            "codes:\n  13: {name: A, message: {uk: а, pl: Zły, kk: б}}\n",
        ),
        ("codes:\n  13: {message: {kk: \"б\"}} # c\n", "codes:\n  13: {message: {pl: \"Zły\", kk: \"б\"}} # c\n"),
        ("codes: {13: {message: { uk: а, }}}\n", "codes: {13: {message: { uk: а, pl: Zły, }}}\n"),
        (
            "codes:\n  13: {message: {\n    uk: а, # c\n    kk: б # d\n  }}\n",
            "codes:\n  13: {message: {\n    uk: а, # c\n    pl: Zły,\n    kk: б # d\n  }}\n",
        ),
        (
            "codes:\n  13: {message: {\n    uk: а # c\n    # d\n  }}\n",
            "codes:\n  13: {message: {\n    uk: а, # c\n    pl: Zły\n    # d\n  }}\n",
        ),
        (
            "codes:\n  13: {message: {\n    uk: а, # c\n  }}\n",
            "codes:\n  13: {message: {\n    uk: а, # c\n    pl: Zły,\n  }}\n",
        ),
        ("codes:\n  13: {message: {\n    uk: а}}\n", "codes:\n  13: {message: {\n    uk: а,\n    pl: Zły}}\n"),
        (
            "codes:\n  13: {message: {\n    uk: а, kk: б,\n  }}\n",
            "codes:\n  13: {message: {\n    uk: а,\n    pl: Zły, kk: б,\n  }}\n",
        ),
        // What is missing on the way.
        ("codes:\n  13: {message: {}}\n", "codes:\n  13: {message: {pl: Zły}}\n"),
        ("codes:\n  13:\n    message:\n", "codes:\n  13:\n    message:\n      pl: Zły\n"),
        ("codes:\n  13:\n    message: # c\n", "codes:\n  13:\n    message: # c\n      pl: Zły\n"),
        ("codes:\n  13: {name: A}\n", "codes:\n  13: {name: A, message: {pl: Zły}}\n"),
        (
            "codes:\n  12:\n    name: A\n\n  # of 14\n  14:\n    name: B\n",
            "codes:\n  12:\n    name: A\n\n  13:\n    message:\n      pl: Zły\n\n  # of 14\n  14:\n    name: B\n",
        ),
        ("kody: 1\n", "kody: 1\ncodes:\n  13:\n    message:\n      pl: Zły\n"),
        // A text that is the source text.
        (
            "codes:\n  13:\n    message: а # c\n    since: x\n",
            "codes:\n  13:\n    message:\n      uk: а # c\n      pl: Zły\n    since: x\n",
        ),
        ("codes:\n  13: {message: а}\n", "codes:\n  13: {message: {uk: а, pl: Zły}}\n"),
        (
            "codes:\n  13:\n    message: >- # c\n      а\n\n      б\n    since: x\n",
            "codes:\n  13:\n    message:\n      uk: >- # c\n        а\n\n        б\n      pl: Zły\n    since: x\n",
        ),
        (
            "codes:\n  13:\n    message: |2-\n        а\n      б\n",
            "codes:\n  13:\n    message:\n      uk: |2-\n          а\n        б\n      pl: Zły\n",
        ),
        (
            "codes:\n  13:\n    message: \"а\n      б\"\n",
            "codes:\n  13:\n    message:\n      uk: \"а\n        б\"\n      pl: \"Zły\"\n",
        ),
    ] {
        check(before, &set, after);
    }
}

#[test]
fn several_operations_are_carried_out_together() {
    let before = "codes:\n  13: {message: а}\n  14:\n    message: {uk: а}\n";
    let after =
        "codes:\n  13: {message: {uk: а, en: b, pl: c}}\n  14:\n    message: {uk: d, en: b, pl: c}\n    since: \"2\"\n";
    let operations = [
        set("codes/13/message/pl", "c"),
        set("codes/13/message/en", "b"),
        set("codes/14/message/pl", "c"),
        set("codes/14/message/en", "b"),
        set("codes/14/message/uk", "d"),
        set("codes/14/since", "2"),
    ];
    check(before, &operations, after);
}

#[test]
fn forms_of_a_plural_are_replaced_one_by_one() {
    let forms =
        |one: &str, other: &str| Value::Flow(vec![(Key::text("one"), text(one)), (Key::text("other"), text(other))]);
    let operation = Operation::Set(path("codes/13/message/en"), forms("a", "c"));
    check(
        "codes:\n  13:\n    message:\n      en:\n        one: 'a' # x\n        other: 'b' # y\n",
        std::slice::from_ref(&operation),
        "codes:\n  13:\n    message:\n      en:\n        one: 'a' # x\n        other: 'c' # y\n",
    );
    check(
        "codes:\n  13:\n    message:\n      uk: а\n      en: b # y\n",
        &[operation],
        "codes:\n  13:\n    message:\n      uk: а\n      en: {one: a, other: c} # y\n",
    );
}

#[test]
fn entries_are_removed_with_their_comments() {
    let remove = [Operation::Remove(path("codes/13"))];
    for (before, after) in [
        ("codes:\n  12: {}\n  # of 13\n  13: {} # c\n    # d\n  14: {}\n", "codes:\n  12: {}\n  14: {}\n"),
        ("codes:\n  12: {}\n\n  13: {}\n\n  14: {}\n", "codes:\n  12: {}\n\n  14: {}\n"),
        ("codes:\n  12: {}\n\n  13: {}\n  14: {}\n", "codes:\n  12: {}\n\n  14: {}\n"),
        ("codes:\n  12: {}\n\n  13: {}\n# d\n", "codes:\n  12: {}\n# d\n"),
        (
            "codes:\n  # of codes\n\n  # of 13\n  13: {}\n\n# d\n\n  14: {}\n",
            "codes:\n  # of codes\n\n# d\n\n  14: {}\n",
        ),
        ("codes:\n  13: {}\n  14: {}\n", "codes:\n  14: {}\n"),
        ("codes: # c\n  # of 13\n  13:\n    a: b\nx: y\n", "codes: {} # c\nx: y\n"),
        ("codes: {12: {}, 13: {}, 14: {}}\n", "codes: {12: {}, 14: {}}\n"),
        ("codes: {13: {}, 14: {}}\n", "codes: {14: {}}\n"),
        ("codes: {12: {}, 13: {}}\n", "codes: {12: {}}\n"),
        ("codes: {13: {}}\n", "codes: {}\n"),
        ("codes: {\n  12: {}, # c\n  13: {} # d\n}\n", "codes: {\n  12: {} # c\n}\n"),
        ("codes: {\n  12: {},\n  13: {}, # d\n  14: {},\n}\n", "codes: {\n  12: {},\n  14: {},\n}\n"),
    ] {
        check(before, &remove, after);
    }
}

#[test]
fn entries_are_moved_with_their_comments() {
    let relocate = [Operation::Move(path("codes/13"), path("retired"))];
    for (before, after) in [
        (
            "codes:\n  12: {}\n\n  # of 13\n  13: # c\n    name: A\n\n    message: |\n      а\n\n       б\n\n  14: {}\n\nretired:\n    7: {}\n",
            "codes:\n  12: {}\n\n  14: {}\n\nretired:\n    7: {}\n    # of 13\n    13: # c\n      name: A\n\n      message: |\n        а\n\n         б\n",
        ),
        ("codes:\n  12: {}\n  13: {a: b} # c\n", "codes:\n  12: {}\nretired:\n  13: {a: b} # c\n"),
        ("codes:\n  13: {a: b}\n  14: {}\n\nretired:\n", "codes:\n  14: {}\n\nretired:\n  13: {a: b}\n"),
        ("codes: {12: {}, 13: {a: b}}\nretired: {20: {}}\n", "codes: {12: {}}\nretired: {13: {a: b}, 20: {}}\n"),
        ("{codes: {12: {}, 13: {a: b}}}\n", "{codes: {12: {}}, retired: {13: {a: b}}}\n"),
        ("codes:\n  12: {}\n  13: {a: b}\nretired: {20: {}}\n", "codes:\n  12: {}\nretired: {13: {a: b}, 20: {}}\n"),
        // Empty braces give way to lines.
        ("codes:\n  12: {}\n  13: {a: b}\nretired: {}\n", "codes:\n  12: {}\nretired:\n  13: {a: b}\n"),
        (
            "retired: {} # none\ncodes:\n  12: {}\n  # of 13\n  13:\n    a: b\n",
            "retired: # none\n  # of 13\n  13:\n    a: b\ncodes:\n  12: {}\n",
        ),
        ("{codes: {12: {}, 13: {a: b}}, retired: {}}\n", "{codes: {12: {}}, retired: {13: {a: b}}}\n"),
        // Out of braces, too.
        (
            "codes: {\n  12: {}, # of 12\n\n  # of 13\n  13: {\n    a: b, # c\n  }, # d\n  14: {}, # of 14\n}\n",
            "codes: {\n  12: {}, # of 12\n\n  14: {}, # of 14\n}\nretired:\n  # of 13\n  13: {\n    a: b, # c\n  } # d\n",
        ),
        ("codes: {13: {a: b}, # c\n  14: {}}\n", "codes: {\n  14: {}}\nretired:\n  13: {a: b} # c\n"),
        ("codes: {12: {}, # c\n  13: {a: b}}\n", "codes: {12: {}, # c\n  }\nretired:\n  13: {a: b}\n"),
        ("codes: {12: {}, # c\n  13: {a: b}, 14: {}}\n", "codes: {12: {}, # c\n  14: {}}\nretired:\n  13: {a: b}\n"),
        ("codes: {12: {}, 13: {a: b}, # c\n  14: {}}\n", "codes: {12: {}, # c\n  14: {}}\nretired:\n  13: {a: b}\n"),
        ("codes: {12: {}, 13: {a: b} # c\n}\n", "codes: {12: {} # c\n}\nretired:\n  13: {a: b}\n"),
    ] {
        check(before, &relocate, after);
    }
}

#[test]
fn an_entry_that_would_lose_a_comment_or_an_alias_stays() {
    let relocate = [Operation::Move(path("codes/13"), path("retired"))];
    for (before, message, line) in [
        (
            "{codes: {\n  12: {},\n  13: {a: b}, # c\n}}\n",
            "the entry \"13\" has comments, which have no place in braces",
            3,
        ),
        ("codes: {13: {a: b} # c\n  , 14: {}}\n", "a comment beside the entry \"13\" would be lost", 1),
        ("codes:\n  13: {a: &a b}\n  14: {a: *a}\n", "this alias repeats a part of the entry \"13\"", 3),
    ] {
        let source = Source::new("codes.yaml", before);
        let refusal = edit(&source, &relocate).expect_err(before);
        assert!(refusal.message.contains(message), "{} for {before}", refusal.message);
        assert!(refusal.help.is_some());
        assert_eq!(refusal.span.map(|span| source.position(span.start).line), Some(line), "{before}");
    }
}

#[test]
fn items_are_added_in_the_style_of_the_list() {
    let push = [Operation::Push(path("locales"), "no".to_owned())];
    for (before, after) in [
        ("locales: [uk, en]\n", "locales: [uk, en, \"no\"]\n"),
        ("locales: [ uk, en, ]\n", "locales: [ uk, en, \"no\", ]\n"),
        ("locales: []\n", "locales: [\"no\"]\n"),
        ("locales: [\n  uk,\n  en, # d\n]\n", "locales: [\n  uk,\n  en, # d\n  \"no\",\n]\n"),
        ("locales: [\n  uk, # c\n  en # d\n]\n", "locales: [\n  uk, # c\n  en, # d\n  \"no\"\n]\n"),
        ("locales:\n  - uk\n  -   'en' # c\nx: y\n", "locales:\n  - uk\n  -   'en' # c\n  -   'no'\nx: y\n"),
        ("locales:\n- uk\nx: y\n", "locales:\n- uk\n- \"no\"\nx: y\n"),
    ] {
        check(before, &push, after);
    }
}

#[test]
fn entries_are_sorted_with_their_comments() {
    let sort = [Operation::Sort(path("codes"), Order::Numbers)];
    for (before, after) in [
        (
            "codes:\n  # of 20\n  20: {a: b}\n\n  # of 3\n  3:\n    x: y # c\n    # d\n\n# e\n  0xA: {}\nx: y\n",
            "codes:\n  # of 3\n  3:\n    x: y # c\n    # d\n\n  0xA: {}\n\n# e\n  # of 20\n  20: {a: b}\nx: y\n",
        ),
        ("codes: {2: {a: b}, 1: {}} # c\n", "codes: {1: {}, 2: {a: b}} # c\n"),
        ("codes:\n  1: {}\n  2: {}\n", "codes:\n  1: {}\n  2: {}\n"),
    ] {
        check(before, &sort, after);
    }
}

#[test]
fn what_stands_in_two_places_is_not_edited() {
    for (before, line, message) in [
        ("codes:\n  12: &a {name: A}\n  13: *a\n", "codes/13/name", "is an alias"),
        ("codes:\n  12: &a {name: A}\n  13: *a\n", "codes/12/name", "an alias repeats the value of \"12\""),
        ("codes:\n  12: {name: &a A}\n  13: {name: *a}\n", "codes/12/name", "an alias repeats"),
        ("codes:\n  12: {name: A}\n  12: {name: B}\n", "codes/12/name", "\"12\" stands here a second time"),
        ("codes:\n  - 12\n", "codes/12/name", "\"codes\" is a list, not a map"),
        ("- 12\n", "codes/12/name", "must be a map"),
        ("", "codes/12/name", "must be a map"),
        ("codes: [\n", "codes/12/name", "cannot be read"),
    ] {
        let refusal = edit(&Source::new("codes.yaml", before), &[set(line, "x")]).expect_err(before);
        assert!(refusal.message.contains(message), "{} for {before}", refusal.message);
    }
    let other = "codes:\n  12: &a {name: A}\n  13: {name: B}\n  14: *a\n";
    assert_eq!(edited(other, &[set("codes/13/name", "C")]), other.replace('B', "C"));
    assert_eq!(edited(other, &[set("codes/15/name", "C")]), format!("{other}  15: {{name: C}}\n"));
}
