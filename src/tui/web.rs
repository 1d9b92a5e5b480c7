//! A page of the web, opened in the user's browser.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::News;
use super::inbox::{Inbox, Outbox};
use crate::lang::{Lang, refusal, say};
use crate::ui::{Action, Outcome};

/// Whatever ends later with an error was a browser that somebody has used.
const SOON: Duration = Duration::from_secs(5);

/// Opens a page of the web without waiting for the browser; that it fails soon is told later.
/// `BROWSER` may have arguments; it is no line of the shell's, which would not say that there is no
/// such program.
pub fn open(address: &str, lang: Lang, inbox: &Inbox<News>) -> Outcome {
    let chosen = std::env::var("BROWSER").unwrap_or_default();
    let usual = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut words = chosen.split_whitespace();
    let program = words.next().unwrap_or(usual);
    let began = Instant::now();
    let started = Command::new(program)
        .args(words)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut child) => {
            let failed = say!(
                lang,
                "cannot open {address}: `{program}` ended with an error",
                "{address} 주소를 열 수 없음: `{program}` 명령이 오류로 끝남",
                "{address}を開けません: `{program}`がエラーで終わりました"
            );
            let waits = move |outbox: &Outbox<News>| {
                let has_failed = child.wait().is_ok_and(|status| !status.success());
                if has_failed && began.elapsed() < SOON {
                    outbox.send(News::Answer(Action::Done(Outcome::Failed(failed))));
                }
            };
            // Somebody has to wait for it, or it stays as a zombie; it may where threads are refused.
            let _ = inbox.start(waits);
            Outcome::Said(say!(
                lang,
                "opened {address}",
                "{address} 주소를 열었음",
                "{address}を開きました"
            ))
        }
        Err(error) => {
            let why = refusal(&error, lang);
            Outcome::Failed(say!(
                lang,
                "cannot open {address} with {program}: {why}",
                "{program} 명령으로 {address} 주소를 열 수 없음: {why}",
                "{program}で{address}を開けません: {why}"
            ))
        }
    }
}
