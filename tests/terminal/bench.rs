//! The real program in a terminal of its own: keys go in, the screen is read, and what is left
//! behind is looked at. Nothing here sleeps: one waits for what is to be seen, up to a deadline.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pty_process::blocking::{Pts, Pty};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use rustix::termios::tcgetattr;

/// Far longer than anything takes; only a failure waits so long.
const DEADLINE: Duration = Duration::from_secs(20);
/// How long one waits for bytes before looking at the program again.
const GLANCE: Duration = Duration::from_millis(20);

/// What the system counts busy time in, a second's worth; the same wherever Linux runs today.
const TICKS: u64 = 100;

/// The variables that change what the program does.
const VARIABLES: [&str; 17] = [
    "KACTORS_DATA",
    "KACTORS_CONFIG",
    "NO_COLOR",
    "COLORTERM",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LINES",
    "BROWSER",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SSH_CONNECTION",
    "SSH_TTY",
    "VISUAL",
    "EDITOR",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
];

/// The data of the tests.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/set.ron")
}

/// The program, in an environment that says nothing.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kactors"));
    for name in VARIABLES {
        command.env_remove(name);
    }
    // Nothing of whoever runs the tests is read or written.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        command.env(name, "/dev/null");
    }
    command.env("TERM", "xterm-256color");
    command
}

/// What the program prints without a screen.
pub fn printed<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Vec<u8> {
    let mut command = program();
    command.arg("--data").arg(data()).args(arguments).stdin(Stdio::null());
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The browser on the tests' data in a terminal of 80×24, its first frame drawn.
pub fn browser() -> Terminal {
    browser_with([] as [&str; 0])
}

/// The same with more arguments.
pub fn browser_with<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Terminal {
    let mut command = program();
    command.arg("--data").arg(data()).args(arguments);
    Terminal::open((80, 24), command, None).shows(" of 58")
}

/// A terminal and the program in it.
pub struct Terminal {
    pty: Option<Pty>,
    /// The program's end, to look at its modes also when the program is gone.
    far_end: Option<OwnedFd>,
    child: Child,
    emulator: vt100::Parser<Noticed>,
    raw: Vec<u8>,
    modes_before: String,
}

/// What a terminal is told beside what it shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Noticed {
    pub titles: Vec<String>,
    pub copied: Vec<String>,
    pub bells: usize,
}

impl vt100::Callbacks for Noticed {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.bells += 1;
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.titles.push(String::from_utf8_lossy(title).into_owned());
    }

    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, name: &[u8]) {
        self.titles.push(String::from_utf8_lossy(name).into_owned());
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8_lossy(data).into_owned());
    }
}

impl Terminal {
    /// Starts a program as the leader of a session of its own, whose terminal this is. `stdout`
    /// goes elsewhere, if it is given.
    pub fn open(size: (u16, u16), command: Command, stdout: Option<File>) -> Terminal {
        let (pty, pts) = pair(size);
        let far_end = pts.as_fd().try_clone_to_owned().expect("a second handle");
        let mut command = pty_process::blocking::Command::from(command);
        if let Some(stdout) = stdout {
            command = command.stdout(stdout);
        }
        let modes_before = modes(&far_end);
        let child = command.spawn(pts).expect("the program starts");
        Terminal::around(size, (pty, far_end), child, modes_before)
    }

    /// Starts a program on a terminal that is not its session's: nobody sends it a signal when
    /// the terminal goes away.
    pub fn open_foreign(size: (u16, u16), mut command: Command) -> Terminal {
        let (pty, pts) = pair(size);
        let handle = || Stdio::from(pts.as_fd().try_clone_to_owned().expect("a second handle"));
        command.stdin(handle()).stdout(handle()).stderr(handle());
        let child = command.spawn().expect("the program starts");
        let far_end = pts.as_fd().try_clone_to_owned().expect("a second handle");
        let modes_before = modes(&far_end);
        Terminal::around(size, (pty, far_end), child, modes_before)
    }

    fn around(
        (columns, rows): (u16, u16),
        (pty, far_end): (Pty, OwnedFd),
        child: Child,
        modes_before: String,
    ) -> Terminal {
        let emulator =
            vt100::Parser::new_with_callbacks(some(rows), some(columns), 0, Noticed::default());
        let (pty, far_end) = (Some(pty), Some(far_end));
        Terminal { pty, far_end, child, emulator, raw: Vec::new(), modes_before }
    }

    /// Types keys: words between blanks, `<name>` for a key with a name, else every character as
    /// it stands. After `<Esc>` one has to look at the screen, or it is taken for Alt.
    pub fn types(self, keys: &str) -> Terminal {
        self.sent(&bytes_of(keys))
    }

    /// Pastes a text as it stands.
    pub fn pastes(self, text: &str) -> Terminal {
        self.sent(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes as a terminal does.
    pub fn sent(mut self, bytes: &[u8]) -> Terminal {
        self.pty.as_mut().expect("the terminal is there").write_all(bytes).expect("typed");
        self
    }

    /// Waits until a text is seen.
    #[track_caller]
    pub fn shows(self, text: &str) -> Terminal {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until a text is not seen any more.
    #[track_caller]
    pub fn hides(self, text: &str) -> Terminal {
        self.until(&format!("no {text}"), |screen| !screen.contents().contains(text))
    }

    /// Waits until the screen is as wanted; looks at whole frames only.
    #[track_caller]
    pub fn until(mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> Terminal {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if self.is_between_frames() && wanted(self.emulator.screen()) {
                return self;
            }
            let seen = self.emulator.screen().contents();
            assert!(Instant::now() < deadline, "never seen: {what}\n{seen}");
            let has_read = self.read();
            let gone = !has_read && self.child.try_wait().expect("its status").is_some();
            assert!(!gone || self.read(), "it ended before one could see: {what}\n{seen}");
        }
    }

    /// What the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// What the terminal was told beside that.
    pub fn noticed(&self) -> &Noticed {
        self.emulator.callbacks()
    }

    /// Sends a signal to the program.
    pub fn signalled(self, signal: Signal) -> Terminal {
        kill_process(self.pid(), signal).expect("the program is there");
        self
    }

    /// Waits until the program has stopped itself.
    #[track_caller]
    pub fn stops(mut self) -> Terminal {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.read();
            let options = WaitOptions::UNTRACED | WaitOptions::NOHANG;
            let status = waitpid(Some(self.pid()), options).expect("its status");
            if let Some((_, status)) = status {
                assert!(status.stopped(), "it has not stopped but ended: {status:?}");
                while self.read() {}
                return self;
            }
            assert!(Instant::now() < deadline, "it never stopped");
        }
    }

    /// Gives the terminal another size.
    pub fn resized(mut self, (columns, rows): (u16, u16)) -> Terminal {
        self.emulator.set_size(some(rows), some(columns));
        let pty = self.pty.as_ref().expect("the terminal is there");
        pty.resize(pty_process::Size::new(rows, columns)).expect("resized");
        self
    }

    /// Writes to the screen as another program does.
    pub fn scribbled(self, text: &str) -> Terminal {
        let far_end = self.far_end.as_ref().expect("the terminal is there");
        let mut file = File::from(far_end.try_clone().expect("a second handle"));
        file.write_all(text.as_bytes()).expect("written");
        self
    }

    /// Takes the terminal away.
    pub fn vanished(mut self) -> Terminal {
        self.far_end = None;
        self.pty = None;
        self
    }

    /// Waits for the end of the program and gives its exit code.
    #[track_caller]
    pub fn ends(&mut self) -> i32 {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.read();
            if let Some(status) = self.child.try_wait().expect("its status") {
                while self.read() {}
                return status.code().unwrap_or_else(|| panic!("it was ended: {status}"));
            }
            let seen = self.emulator.screen().contents();
            assert!(Instant::now() < deadline, "it never ended\n{seen}");
        }
    }

    /// Waits for the end of the program by a signal that it does not handle.
    #[track_caller]
    pub fn is_ended_by(&mut self, signal: Signal) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.read();
            if let Some(status) = self.child.try_wait().expect("its status") {
                assert_eq!(status.signal(), Some(signal.as_raw()), "{status}");
                return;
            }
            assert!(Instant::now() < deadline, "it never ended");
        }
    }

    /// Waits for the end of the program and gives how long it has kept a processor busy.
    #[track_caller]
    pub fn busy_until_its_end(&mut self) -> Duration {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.read();
            let (state, busy) = self.process();
            // Ended, and nobody has asked for its status yet.
            if state == "Z" {
                return busy;
            }
            assert!(Instant::now() < deadline, "it never ended and was busy for {busy:?}");
        }
    }

    /// How long the program has kept a processor busy.
    pub fn busy(&self) -> Duration {
        self.process().1
    }

    /// The program's state and how long it has kept a processor busy, see proc(5).
    fn process(&self) -> (String, Duration) {
        let path = format!("/proc/{}/stat", self.child.id());
        let text = std::fs::read_to_string(path).expect("the system's list of processes");
        // The name in brackets may hold anything.
        let (_, rest) = text.rsplit_once(") ").expect("a name");
        let fields: Vec<&str> = rest.split(' ').collect();
        let ticks = |at: usize| fields[at].parse::<u64>().expect("a number");
        let milliseconds = (ticks(11) + ticks(12)) * 1_000 / TICKS;
        (fields[0].to_owned(), Duration::from_millis(milliseconds))
    }

    /// Waits until the terminal is as it was before the program.
    #[track_caller]
    pub fn gives_back(mut self) -> Terminal {
        let deadline = Instant::now() + DEADLINE;
        while self.modes_now() != self.modes_before || self.screen().alternate_screen() {
            self.read();
            assert!(Instant::now() < deadline, "it never gave the terminal back");
        }
        self
    }

    fn modes_now(&self) -> String {
        modes(self.far_end.as_ref().expect("the terminal is there"))
    }

    /// Asserts that the terminal is as it was before the program.
    #[track_caller]
    pub fn is_restored(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are as they were");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "no mouse");
        assert_eq!(self.modes_now(), self.modes_before, "the terminal's modes are as they were");
        assert!(self.is_between_frames(), "the last frame was ended");
    }

    /// Asserts that the program ends with an exit code and leaves the terminal as it was.
    #[track_caller]
    pub fn ends_well(mut self, code: i32) -> Terminal {
        assert_eq!(self.ends(), code, "the exit code");
        self.is_restored();
        self
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Takes what the program has written meanwhile.
    pub fn reads(&mut self) {
        self.read();
    }

    /// Takes what the program has written; whether there was anything.
    fn read(&mut self) -> bool {
        let Some(pty) = &mut self.pty else {
            std::thread::park_timeout(GLANCE);
            return false;
        };
        let mut sources = [PollFd::new(&*pty, PollFlags::IN)];
        let glance = Timespec::try_from(GLANCE).expect("a short time");
        let ready = poll(&mut sources, Some(&glance)).expect("polled");
        if ready == 0 {
            return false;
        }
        let mut bytes = [0; 4096];
        let count = pty.read(&mut bytes).unwrap_or(0);
        self.raw.extend(&bytes[..count]);
        self.emulator.process(&bytes[..count]);
        count > 0
    }

    /// All bytes that the terminal was sent so far.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Whether no frame is half drawn: synchronised updates that began have ended.
    fn is_between_frames(&self) -> bool {
        let count = |mark: &[u8]| self.raw.windows(mark.len()).filter(|at| *at == mark).count();
        count(b"\x1b[?2026h") == count(b"\x1b[?2026l")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves no program behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pair((columns, rows): (u16, u16)) -> (Pty, Pts) {
    let (pty, pts) = pty_process::blocking::open().expect("a terminal");
    pty.resize(pty_process::Size::new(rows, columns)).expect("resized");
    (pty, pts)
}

fn modes(far_end: &OwnedFd) -> String {
    format!("{:?}", tcgetattr(far_end).expect("its modes"))
}

fn some(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a terminal has cells")
}

/// What a terminal sends for keys.
fn bytes_of(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for word in keys.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            if let Some((name, after)) = named {
                bytes.extend(bytes_of_key(name));
                rest = after;
            } else {
                let (letter, after) = rest.split_at(first.len_utf8());
                bytes.extend(letter.bytes());
                rest = after;
            }
        }
    }
    bytes
}

fn bytes_of_key(name: &str) -> Vec<u8> {
    if let Some(rest) = name.strip_prefix("M-") {
        let held = if rest.len() == 1 { rest.as_bytes().to_vec() } else { bytes_of_key(rest) };
        return [b"\x1b", held.as_slice()].concat();
    }
    if let Some(letter) = name.strip_prefix("C-") {
        return letter.bytes().map(|byte| byte & 0x1f).collect();
    }
    let bytes: &[u8] = match name {
        "space" => b" ",
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "Backspace" => b"\x7f",
        "Down" => b"\x1b[B",
        "Ctrl-Left" => b"\x1b[1;5D",
        "Alt-Left" => b"\x1b[1;3D",
        "F1" => b"\x1bOP",
        _ => panic!("no key is named {name}"),
    };
    bytes.to_vec()
}
