//! Signals as bytes in a pipe, so that the loop wakes for them, and flags that say which.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};

/// Every signal that is handled.
const HANDLED: [Signal; 7] = [
    Signal::INT,
    Signal::TERM,
    Signal::HUP,
    Signal::QUIT,
    Signal::TSTP,
    Signal::CONT,
    Signal::WINCH,
];

/// The signals that arrive from now on. Dropping it leaves them to the system again.
pub struct Signals {
    pipe: UnixStream,
    /// Whether they are left to the system.
    given_up: Arc<AtomicBool>,
    raised: Vec<(Signal, Arc<AtomicBool>)>,
}

impl Signals {
    /// Handles the signals from now on.
    pub fn register() -> io::Result<Signals> {
        let (pipe, writer) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        let given_up = Arc::new(AtomicBool::new(false));
        let mut raised = Vec::new();
        for signal in HANDLED {
            let usual = Arc::clone(&given_up);
            signal_hook::flag::register_conditional_default(signal.as_raw(), usual)?;
            let flag = Arc::new(AtomicBool::new(false));
            // The flag first: when the pipe wakes the loop, it is set.
            signal_hook::flag::register(signal.as_raw(), Arc::clone(&flag))?;
            signal_hook::low_level::pipe::register(signal.as_raw(), writer.try_clone()?)?;
            raised.push((signal, flag));
        }
        Ok(Signals { pipe, given_up, raised })
    }

    /// The signals that have arrived since the last call.
    pub fn take(&mut self) -> io::Result<Vec<Signal>> {
        let mut bytes = [0; 64];
        loop {
            match self.pipe.read(&mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let raised = self.raised.iter().filter(|(_, flag)| flag.swap(false, Ordering::SeqCst));
        Ok(raised.map(|(signal, _)| *signal).collect())
    }

    /// Forgets what a terminal's keys have raised while another program had them.
    pub fn forget_interrupts(&mut self) -> io::Result<()> {
        let keys = [Signal::INT, Signal::QUIT, Signal::TSTP];
        let kept: Vec<Signal> = self.take()?.into_iter().filter(|s| !keys.contains(s)).collect();
        for (signal, flag) in &self.raised {
            flag.fetch_or(kept.contains(signal), Ordering::SeqCst);
        }
        Ok(())
    }

    /// Leaves the signals to the system, those too that came since the last look and would have
    /// ended the program: what is written after the screen may wait for its reader for ever.
    pub fn give_up(&mut self) -> io::Result<()> {
        self.given_up.store(true, Ordering::SeqCst);
        for signal in self.take()?.into_iter().filter(|signal| is_final(*signal)) {
            kill_process(getpid(), signal)?;
        }
        Ok(())
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        // What is written after the screen may wait for its reader, and must be able to be ended.
        self.given_up.store(true, Ordering::SeqCst);
    }
}

impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.pipe.as_fd()
    }
}

/// Whether a signal ends the program.
pub fn is_final(signal: Signal) -> bool {
    [Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT].contains(&signal)
}

/// Asks for a stop as the terminal does for `C-z` in its usual mode: the whole pipeline.
pub fn ask_to_stop() -> io::Result<()> {
    kill_current_process_group(Signal::TSTP).map_err(io::Error::from)
}

/// Stops this process until the shell continues it.
pub fn stop() -> io::Result<()> {
    kill_process(getpid(), Signal::STOP).map_err(io::Error::from)
}
