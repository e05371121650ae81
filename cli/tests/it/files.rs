//! Files and folders as they are with users: read-only, with Windows line ends, interrupted writers, the standard input.

use kody_generator::emit::EMITTERS;

use crate::{CATALOG, Folder, cases, run, text};

/// A catalogue whose outputs are larger than any buffer.
fn large() -> String {
    let codes = |number| {
        format!("  {number}: {{name: code_{number}, message: \"Число {number} і досить довгий текст до нього\"}}\n")
    };
    format!("kody: 1\nlocales: [uk]\ncodes:\n{}", (1..5_000).map(codes).collect::<String>())
}

#[test]
fn windows_line_ends_change_no_output() {
    let windows = Folder::new().with("codes.yaml", &CATALOG.replace('\n', "\r\n"));
    let folder = Folder::with_catalog();
    windows.line("check").says(0, &["3 codes in 2 locales, no findings"]);
    for emitter in EMITTERS {
        let line = format!("generate {}", emitter.id);
        assert!(windows.line(&line).fine() == folder.line(&line).fine(), "{line}");
    }
    assert_eq!(windows.line("explain 13").fine(), folder.line("explain 13").fine());
}

#[test]
fn windows_line_ends_change_no_place() {
    let mut looked_at = 0;
    for case in cases("../../tests/rules").iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")) {
        let unix = text(case);
        if unix.contains('\r') {
            continue;
        }
        looked_at += 1;
        let folder = Folder::new().with("codes.yaml", &unix);
        let windows = Folder::new().with("codes.yaml", &unix.replace('\n', "\r\n"));
        for format in ["json", "github"] {
            let line = format!("check --format {format}");
            // What is to be written in place of something has the line ends of the file.
            let told = windows.line(&line).stdout.replace("\\r\\n", "\\n");
            assert_eq!(told, folder.line(&line).stdout, "{}", case.display());
        }
        assert!(!windows.line("check").stderr.contains('\r'), "{}", case.display());
    }
    assert!(looked_at > 20, "the fixtures are found");
}

#[test]
fn a_dash_is_the_standard_input() {
    let folder = Folder::with_catalog();
    let piped = |line: &str| run(&mut folder.shell(&format!("cat codes.yaml | kody {line}")));
    piped("check -").says(0, &["<stdin>: 3 codes in 2 locales"]);
    for line in ["generate rust", "generate json", "generate markdown --locale en", "explain 13"] {
        let words: Vec<&str> = line.split(" --").collect();
        let dashed = format!("{} -{}", words[0], words.get(1).map(|rest| format!(" --{rest}")).unwrap_or_default());
        assert_eq!(piped(&dashed).fine(), folder.line(line).fine(), "{line}");
    }
    piped("generate json - -o codes.json").says(0, &["wrote codes.json"]);
    piped("generate json - -o codes.json --check").says(0, &[]);
    piped("next -").expect(0);
    piped("check - -").says(2, &["the standard input holds one catalogue", "give \"-\" once"]);
    for line in ["export po", "export ftl", "coverage"] {
        assert_eq!(
            piped(&format!("{line} -")).fine().replace("<stdin>", "codes.yaml"),
            folder.line(line).fine(),
            "{line}"
        );
    }
    piped("check - codes.yaml").says(0, &["<stdin>: 3 codes", "codes.yaml: 3 codes"]);
    for line in [
        "lock -",
        "add 14 Gone --message Gone -",
        "deprecate 13 -",
        "retire 13 -",
        "add-locale en -",
        "fix -",
        "coverage --update -",
    ] {
        piped(line)
            .says(2, &["a catalogue on the standard input has no file to write to", "give the path of the catalogue"]);
    }
    assert!(!folder.path("-.lock").exists());
    run(&mut folder.shell("kody check - < .")).says(2, &["cannot read the standard input: Is a directory"]);
    run(&mut folder.shell("kody check - < /dev/null")).says(1, &["<stdin>:1:1"]);
    run(&mut folder.shell("kody check - <&-")).says(1, &["<stdin>:1:1"]);
    run(&mut folder.shell("printf 'kody: 2' | kody check - --format json"))
        .expect(1)
        .stdout
        .contains("\"file\": \"<stdin>\"")
        .then_some(())
        .expect("the place is said to be the standard input");
    std::fs::rename(folder.path("codes.yaml"), folder.path("-")).expect("it can be renamed");
    folder.line("check ./-").says(0, &["./-: 3 codes"]);
}

/// Where the standard output is closed, the next file that is opened gets its number. It must not get what is printed.
#[test]
#[cfg(unix)]
fn closed_streams_spoil_no_file() {
    let folder = Folder::with_catalog();
    let page = folder.line("generate json").fine();
    for streams in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
        let folder = Folder::with_catalog();
        run(&mut folder.shell(&format!("kody generate json -o page.json {streams}"))).expect(0);
        assert!(folder.text("page.json") == page && folder.text("codes.yaml") == CATALOG, "{streams}");
        run(&mut folder.shell(&format!("kody check nothing.yaml {streams}"))).expect(2);
        run(&mut folder.shell(&format!("kody rule {streams}"))).expect(0);
    }
}

/// The number of a process comes back, in containers soon.
#[test]
#[cfg(unix)]
fn what_an_interrupted_writer_left_stops_nobody() {
    let folder = Folder::with_catalog().with("page.json", "old");
    let script = "touch .page.json.$$-{0,1,2}.tmp; exec kody generate json -o page.json";
    run(&mut folder.shell(script)).says(0, &["wrote page.json"]);
    assert_eq!(folder.text("page.json"), folder.line("generate json").fine());
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    use super::*;

    /// `kody` run by somebody whom permissions bind. The superuser may write anywhere, and tests in containers are run by it.
    fn ordinary(folder: &Folder, line: &str) -> crate::Run {
        let binary = folder.path("kody");
        if !binary.exists() {
            fs::copy(env!("CARGO_BIN_EXE_kody"), &binary).expect("the binary can be copied");
        }
        let mut command = Command::new(binary);
        command.args(line.split(' ')).current_dir(folder.path(""));
        if fs::metadata("/proc/self").expect("Linux has it").uid() == 0 {
            command.uid(65534).gid(65534);
        }
        run(&mut command)
    }

    fn permit(folder: &Folder, path: &str, mode: u32) {
        fs::set_permissions(folder.path(path), Permissions::from_mode(mode)).expect("it is ours");
    }

    fn names(folder: &Folder, path: &str) -> Vec<String> {
        let entries = folder.path(path).read_dir().expect("it is there");
        entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_may_not_be_written_stays_as_it_is() {
        let folder = Folder::with_catalog().with("out/page.json", "old").with("page.json", "old");
        for (path, mode) in [("", 0o755), ("codes.yaml", 0o644), ("out/page.json", 0o666), ("out", 0o555)] {
            permit(&folder, path, mode);
        }
        ordinary(&folder, "check").says(0, &["no findings"]);
        // The folder may not be written, though the file may: it could be replaced in halves only.
        ordinary(&folder, "generate json -o out/page.json")
            .says(2, &["cannot write \"out/page.json\": Permission denied"]);
        ordinary(&folder, "generate json -o out/new.json")
            .says(2, &["cannot write \"out/new.json\": Permission denied"]);
        ordinary(&folder, "generate json -o out/deep/new.json").says(2, &["cannot write \"out/deep/new.json\""]);
        ordinary(&folder, "man -o out/man1").says(2, &["cannot write \"out/man1/kody.1\": Permission denied"]);
        let stale = ordinary(&folder, "generate json -o out/page.json --check").expect(1);
        assert!(stale.stderr.contains("\"out/page.json\" is stale"), "{}", stale.stderr);
        assert_eq!(
            (folder.text("out/page.json").as_str(), names(&folder, "out")),
            ("old", vec!["page.json".to_owned()])
        );
        permit(&folder, "", 0o777);
        permit(&folder, "page.json", 0o444);
        ordinary(&folder, "generate json -o page.json").says(2, &["cannot write \"page.json\": it is read-only"]);
        assert_eq!(folder.text("page.json"), "old");
        permit(&folder, "codes.yaml", 0);
        ordinary(&folder, "check").says(2, &["no permission to read \"codes.yaml\"", "help: ask for the right"]);
        permit(&folder, "out", 0o755);
    }

    #[test]
    fn a_file_stays_whose_it_is_and_a_link_stays_one() {
        let folder = Folder::with_catalog().with("real/page.json", "old");
        permit(&folder, "real/page.json", 0o640);
        let page = folder.path("real/page.json");
        // Only the superuser can give a file away.
        let is_root = fs::metadata("/proc/self").expect("Linux has it").uid() == 0;
        if is_root {
            std::os::unix::fs::chown(&page, Some(65534), Some(65533)).expect("the superuser may");
        }
        let before = fs::metadata(&page).expect("it is there");
        for (link, target) in
            [("linked.json", "real/page.json"), ("first.json", "second.json"), ("second.json", "real/new.json")]
        {
            std::os::unix::fs::symlink(target, folder.path(link)).expect("it can be made");
        }
        folder.line("generate json -o linked.json").says(0, &["wrote linked.json"]);
        let after = fs::metadata(&page).expect("it is there");
        let told = |data: &fs::Metadata| (data.mode(), data.uid(), data.gid());
        assert_eq!(told(&after), told(&before));
        // A link may lead to what is not there yet, through another one.
        folder.line("generate json -o first.json").says(0, &["wrote first.json"]);
        let json = folder.line("generate json").fine();
        assert_eq!([folder.text("real/page.json"), folder.text("real/new.json")], [json.clone(), json]);
        for link in ["linked.json", "first.json", "second.json"] {
            assert!(folder.path(link).is_symlink(), "{link}");
        }
        std::os::unix::fs::symlink("round.json", folder.path("round.json")).expect("it can be made");
        folder.line("generate json -o round.json").says(2, &["cannot write \"round.json\"", "symbolic links"]);
    }

    /// Whenever Ctrl-C comes, the page is the old one or the new one, and the shell is told that a signal ended the command.
    #[test]
    fn an_interrupt_leaves_a_whole_page() {
        let folder = Folder::new().with("codes.yaml", &large());
        let start = Instant::now();
        let page = folder.line("generate json").fine();
        let whole = start.elapsed();
        let mut interrupted = 0;
        for step in 0..12 {
            let folder = Folder::new().with("codes.yaml", &large()).with("page.json", "old");
            // A shell in the background lets its children ignore the signal; this gives it back its meaning.
            let mut child = Command::new("env")
                .args(["--default-signal=INT", env!("CARGO_BIN_EXE_kody"), "generate", "json", "-o", "page.json"])
                .current_dir(folder.path(""))
                .stderr(Stdio::null())
                .spawn()
                .expect("the binary can be run");
            thread::sleep(Duration::from_millis(2) + whole * step / 10);
            let pid = child.id();
            run(Command::new("bash").args(["-c", &format!("kill -INT {pid}")]));
            let status = child.wait().expect("it was started");
            let found = folder.text("page.json");
            match (status.signal(), status.code()) {
                (Some(2), None) => interrupted += 1,
                (None, Some(0)) => assert!(found == page, "it was done"),
                other => panic!("{other:?}"),
            }
            assert!(found == page || found == "old", "after {step} steps the page is {} bytes long", found.len());
        }
        assert!(interrupted > 0, "no signal came in time");
    }

    #[test]
    fn a_shell_is_told_of_the_interrupt_as_130() {
        let folder = Folder::new();
        // It waits for a catalogue that never comes.
        let script = "mkfifo never; env --default-signal=INT kody check - < never & exec 3> never; sleep 0.3; kill -INT $!; wait $!; echo $?";
        assert_eq!(run(&mut folder.shell(script)).fine(), "130\n");
    }
}

#[test]
#[cfg(unix)]
fn long_outputs_go_through_pipes() {
    let folder = Folder::new().with("codes.yaml", &large());
    let whole = folder.line("generate rust").fine();
    assert!(whole.len() > 1_000_000);
    let script = |script: &str| run(&mut folder.shell(&format!("set -o pipefail; {script}"))).fine();
    assert_eq!(script("kody generate rust | { sleep 0.3; wc -c; }").trim(), whole.len().to_string());
    assert_eq!(script("kody generate rust | head -1"), whole.lines().next().unwrap_or_default().to_owned() + "\n");
}
