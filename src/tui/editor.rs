//! The user's editor, started on a file of the data with the terminal given back to it.

use std::env;
use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{Pid, WaitOptions, waitpid};

use super::Browser;
use super::signals;
use super::terminal::{Screen, output};
use crate::lang::{Text, refusal, say};
use crate::ui::{Action, Outcome};

/// What is started where neither `VISUAL` nor `EDITOR` says something: POSIX has it everywhere.
const USUAL: &str = "vi";

/// Editors that take the line behind the file's name.
const BEHIND_NAME: [&str; 4] = ["hx", "helix", "subl", "zed"];

/// Editors that do so after a flag.
const AFTER_FLAG: [&str; 4] = ["code", "codium", "code-insiders", "cursor"];

impl Browser {
    /// Opens a file in the user's editor and waits for its end; then the files are read again.
    pub(super) fn edit(&mut self, screen: &mut Screen, name: &str, line: u32) -> Option<Action> {
        let lang = self.state.reader.lang;
        if !self.files.is_file(name) {
            let sentence = Text(
                "this row is in the built-in data: there is no file to edit (--data)",
                "이 행은 내장 데이터에 있어 편집할 파일이 없습니다(--data)",
                "この行は内蔵データにあり、編集するファイルがありません(--data)",
            );
            return Some(Action::Done(Outcome::Failed(sentence.of(lang).to_owned())));
        }
        let editor = editor();
        let ended = run(screen, &editor, &arguments(&editor, name, line));
        // What was pressed there to interrupt it was not meant for us.
        let entered = self.signals.forget_interrupts().and_then(|()| screen.enter());
        self.files.have_changed();
        let failed = match (ended, entered) {
            (Ok(true), Ok(())) => return None,
            (Ok(false), Ok(())) => say!(
                lang,
                "`{editor}` ended with an error",
                "`{editor}` 명령이 오류로 끝남",
                "`{editor}`がエラーで終わりました"
            ),
            (Err(error), _) | (_, Err(error)) => {
                let why = refusal(&error, lang);
                say!(
                    lang,
                    "cannot edit with `{editor}`: {why}",
                    "`{editor}` 명령으로 편집할 수 없음: {why}",
                    "`{editor}`で編集できません: {why}"
                )
            }
        };
        Some(Action::Done(Outcome::Failed(failed)))
    }
}

/// `VISUAL`, else `EDITOR`, as a shell would read it: it may have arguments.
fn editor() -> String {
    let named = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| USUAL.to_owned())
}

/// How an editor is told file and line.
fn arguments(editor: &str, name: &str, line: u32) -> Vec<String> {
    let path =
        std::path::absolute(name).map_or_else(|_| name.to_owned(), |p| p.display().to_string());
    let program = editor.split_whitespace().next().unwrap_or_default();
    let program = Path::new(program).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let is = |names: &[&str]| program.as_deref().is_some_and(|program| names.contains(&program));
    if is(&BEHIND_NAME) {
        vec![format!("{path}:{line}")]
    } else if is(&AFTER_FLAG) {
        vec!["-g".to_owned(), format!("{path}:{line}")]
    } else {
        // As vi, emacs, nano, kakoune and nearly all others have it.
        vec![format!("+{line}"), path]
    }
}

/// Runs the editor on the terminal; whether it ended well.
fn run(screen: &mut Screen, editor: &str, arguments: &[String]) -> io::Result<bool> {
    screen.close()?;
    let keys = screen.input().as_fd().try_clone_to_owned()?;
    let handle = || output().map(|file: File| Stdio::from(file));
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg(editor)
        .args(arguments)
        .stdin(Stdio::from(keys))
        .stdout(handle()?)
        .stderr(handle()?)
        .spawn()?;
    let pid = Pid::from_child(&child);
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            // It was stopped: so is what started it, until the shell continues both.
            Ok(Some((_, status))) if status.stopped() => signals::stop()?,
            Ok(Some((_, status))) => return Ok(status.exit_status() == Some(0)),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
