//! Messages from other threads, and a byte in a pipe for each, so that the loop wakes for them.

use std::any::Any;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Where messages arrive.
pub struct Inbox<T> {
    pipe: UnixStream,
    messages: Receiver<Message<T>>,
    outbox: Outbox<T>,
}

/// Where they are sent from.
pub struct Outbox<T> {
    pipe: UnixStream,
    messages: Sender<Message<T>>,
}

/// A message, or that with which a thread panicked.
type Message<T> = Result<T, Box<dyn Any + Send>>;

impl<T: Send + 'static> Inbox<T> {
    /// An empty one.
    pub fn open() -> io::Result<Inbox<T>> {
        let (pipe, writer) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        let (sender, messages) = channel();
        Ok(Inbox { pipe, messages, outbox: Outbox { pipe: writer, messages: sender } })
    }

    /// Starts a thread that can send messages here. If it panics, so does whoever takes them: the
    /// program ends in the one way it ends in.
    pub fn start(&self, work: impl FnOnce(&Outbox<T>) + Send + 'static) -> io::Result<()> {
        let outbox = self.another_outbox()?;
        thread::Builder::new().spawn(move || {
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| work(&outbox))) {
                outbox.post(Err(panic));
            }
        })?;
        Ok(())
    }

    /// For messages of a thread that somebody else starts.
    pub fn another_outbox(&self) -> io::Result<Outbox<T>> {
        let Outbox { pipe, messages } = &self.outbox;
        Ok(Outbox { pipe: pipe.try_clone()?, messages: messages.clone() })
    }

    /// For messages of this thread.
    pub fn outbox(&self) -> &Outbox<T> {
        &self.outbox
    }

    /// The oldest message that has arrived.
    pub fn take(&mut self) -> Option<T> {
        if let Ok(message) = self.messages.try_recv() {
            return Some(message.unwrap_or_else(|panic| resume_unwind(panic)));
        }
        // The bytes go first: one that comes after them wakes the loop for its message.
        let mut bytes = [0; 64];
        while self.pipe.read(&mut bytes).is_ok_and(|count| count > 0) {}
        let message = self.messages.try_recv().ok()?;
        Some(message.unwrap_or_else(|panic| resume_unwind(panic)))
    }
}

impl<T> Outbox<T> {
    /// Sends a message.
    pub fn send(&self, message: T) {
        self.post(Ok(message));
    }

    fn post(&self, message: Message<T>) {
        // Where nobody reads any more the program ends. Where the pipe is full the loop wakes.
        let _ = self.messages.send(message);
        let _ = (&self.pipe).write(&[0]);
    }
}

impl<T> AsFd for Inbox<T> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.pipe.as_fd()
    }
}
