//! Nothing is allocated while something is formatted: messages, codes and derived errors, in every locale.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::{self, Write as _};

use kody_derive_tests::api::{Code, Locale, Message};
use kody_derive_tests::{Either, Everything, Single};

/// The allocator of the system, which counts what a thread asks of it.
struct Counting;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all is passed on to the allocator of the system; the counter has no destructor and allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.set(ASKED.get() + 1);
        // SAFETY: the caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A text of up to 256 bytes.
struct Buffer {
    bytes: [u8; 256],
    length: usize,
}

impl fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Writes something and says what came of it, with the number of allocations.
fn write(what: fmt::Arguments<'_>) -> (String, usize) {
    let mut buffer = Buffer { bytes: [0; 256], length: 0 };
    let before = ASKED.get();
    buffer.write_fmt(what).expect("there is room");
    let asked = ASKED.get() - before;
    (String::from_utf8_lossy(&buffer.bytes[..buffer.length]).into_owned(), asked)
}

#[track_caller]
fn allocates_nothing(what: fmt::Arguments<'_>, expected: &str) {
    assert_eq!(write(what), (expected.to_owned(), 0));
}

/// It allocates when it is displayed.
struct Wasteful;

impl fmt::Display for Wasteful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from("x"))
    }
}

#[test]
fn allocations_are_counted() {
    assert_eq!(write(format_args!("{}", Wasteful)), ("x".to_owned(), 1));
}

#[test]
fn formatting_allocates_nothing() {
    let message = Message::RateLimit { limit: 22.into(), method: &"get" };
    allocates_nothing(format_args!("{message}"), "Не більше ніж 22 запити методом get");
    allocates_nothing(format_args!("{}", message.localized(Locale::Pl)), "Nie więcej niż 22 żądania metodą get");
    allocates_nothing(format_args!("{message:?}"), "RateLimit: Не більше ніж 22 запити методом get");
    allocates_nothing(format_args!("{}", Code::Service), "Помилка служби");

    let error = Everything::Caused { limit: i128::MIN, method: "get", source: fmt::Error };
    let english = "get: no more than -170141183460469231731687303715884105728 requests";
    allocates_nothing(format_args!("{}", error.localized(Locale::En)), english);
    let number = Everything::from("x".parse::<u8>().expect_err("it is none"));
    allocates_nothing(format_args!("{number}"), "Бракує параметра invalid digit found in string");
    let nested = Either::<Everything<'_>, Single>::Left(Single { low: 0, high: 1 }.into());
    allocates_nothing(format_args!("{nested}"), "Від 0 до 1 знака, не більше ніж 1");
    allocates_nothing(format_args!("{}", nested.localized(Locale::En)), "From 0 to 1 character");
}
