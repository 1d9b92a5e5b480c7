//! A user who may do nothing: the administrator is refused nothing, and tests often run as that.

use std::ffi::OsStr;
use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::wrapped::told;

/// That user, and a copy of a program that may be run by all.
pub struct Nobody {
    folder: TempDir,
}

impl Nobody {
    /// `None`, and a line that says why, where one cannot become that user.
    pub fn with(program: &OsStr) -> Option<Nobody> {
        let folder = tempfile::tempdir().expect("a folder");
        set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("mode");
        let nobody = Nobody { folder };
        // By another process: a child of another test would keep a file of ours open for writing,
        // and what is open for writing is not run.
        let copied =
            Command::new("cp").arg(program).arg(nobody.folder.path().join("program")).status();
        assert!(copied.is_ok_and(|status| status.success()), "a copy");
        if become_nobody().arg("true").output().is_ok_and(|output| output.status.success()) {
            return Some(nobody);
        }
        println!("skipped: setpriv does not let one become another user here");
        None
    }

    /// The copy as that user starts it, told what the program is told.
    pub fn starts(&self, program: &Command) -> Command {
        let mut command = become_nobody();
        command.arg(self.folder.path().join("program")).stdin(Stdio::null());
        told(command, program)
    }
}

fn become_nobody() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    command
}
