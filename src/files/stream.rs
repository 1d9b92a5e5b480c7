//! Writing to what is no regular file: a FIFO, a device.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Whether one waits for whoever reads a FIFO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// As long as it takes, as a shell does.
    Endless,
    /// A moment: a screen must not hang on somebody who may never come.
    Short,
}

/// Opens a stream for writing.
///
/// # Errors
/// What the system says; with little patience, that nobody reads it.
pub fn open(target: &Path, patience: Patience) -> io::Result<Box<dyn Write>> {
    let mut options = OpenOptions::new();
    options.write(true);
    match patience {
        Patience::Endless => Ok(Box::new(options.open(target)?)),
        Patience::Short => open_at_once(target, options),
    }
}

#[cfg(not(unix))]
fn open_at_once(target: &Path, options: OpenOptions) -> io::Result<Box<dyn Write>> {
    Ok(Box::new(options.open(target)?))
}

#[cfg(unix)]
fn open_at_once(target: &Path, mut options: OpenOptions) -> io::Result<Box<dyn Write>> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;
    use rustix::io::Errno;
    options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    match options.open(target) {
        Ok(file) => Ok(Box::new(Brief(file))),
        Err(error) if Errno::from_io_error(&error) == Some(Errno::NXIO) => {
            Err(io::Error::new(error.kind(), "nobody reads it"))
        }
        Err(error) => Err(error),
    }
}

/// A stream whose reader is waited for, but not for ever.
#[cfg(unix)]
struct Brief(File);

#[cfg(unix)]
impl Write for Brief {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.wait()?,
                written => return written,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(unix)]
impl Brief {
    /// Waits until more can be written.
    fn wait(&self) -> io::Result<()> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        const MOMENT: Timespec = Timespec { tv_sec: 2, tv_nsec: 0 };
        let mut stream = [PollFd::new(&self.0, PollFlags::OUT)];
        match poll(&mut stream, Some(&MOMENT)) {
            Ok(0) => Err(io::Error::new(io::ErrorKind::TimedOut, "whoever reads it takes nothing")),
            // Interrupted by a signal: whether there is room is seen by writing.
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
