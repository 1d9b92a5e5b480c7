//! Rows → bytes on all processors, some hundred rows at a time, written in their order.
//!
//! What is made and not written yet is a few pieces, however many rows there are. Where writing
//! fails (a full disk, a reader who has left) nothing more is made.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread::{self, Scope};

/// So many rows are a piece, some 100 kB: enough for passing it on to cost nothing beside making it,
/// and few enough to stay near the processor.
const PIECE: usize = 256;

/// So many pieces are made in the time in which other threads would be called.
const FEW: usize = 8;

/// So many pieces of a thread may wait to be written.
const AHEAD: usize = 2;

/// Writes rows: `make` adds the bytes of a range of them.
///
/// # Errors
/// The first of `make`, and those of the writer.
pub fn write(
    rows: usize,
    out: &mut dyn Write,
    make: impl Fn(Range<usize>, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let count = rows.div_ceil(PIECE);
    let piece = |at: usize, mut bytes: Vec<u8>| {
        bytes.clear();
        make(at * PIECE..rows.min((at + 1) * PIECE), &mut bytes).map(|()| bytes)
    };
    let makers =
        if count <= FEW { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    thread::scope(|scope| {
        let maker = |first| Maker::at_work(scope, (first..count).step_by(makers), &piece);
        // Where there is one only, or the system gives no thread, pieces are made here.
        let makers: Vec<Option<Maker>> =
            (0..makers).map(|first| (makers > 1).then(|| maker(first)).flatten()).collect();
        let mut own = Vec::new();
        for (at, maker) in (0..count).zip(makers.iter().cycle()) {
            let Some(Maker { made, spare }) = maker else {
                own = piece(at, own)?;
                out.write_all(&own)?;
                continue;
            };
            // That nothing comes is a panic, which goes on at the end of the scope.
            let Ok(bytes) = made.recv() else { break };
            let bytes = bytes?;
            out.write_all(&bytes)?;
            let _ = spare.send(bytes);
        }
        Ok(())
    })
}

/// A thread that makes every so many'th piece.
struct Maker {
    made: Receiver<io::Result<Vec<u8>>>,
    /// Takes back what was written, for its room.
    spare: Sender<Vec<u8>>,
}

impl Maker {
    /// Lets a thread make pieces until nobody takes them; `None` if the system gives no thread.
    fn at_work<'scope>(
        scope: &'scope Scope<'scope, '_>,
        pieces: impl Iterator<Item = usize> + Send + 'scope,
        piece: &'scope (impl Fn(usize, Vec<u8>) -> io::Result<Vec<u8>> + Sync),
    ) -> Option<Maker> {
        let (to_writer, made) = sync_channel(AHEAD);
        let (spare, room) = channel();
        let work = move || {
            let mut pieces = pieces;
            let _ = pieces
                .try_for_each(|at| to_writer.send(piece(at, room.try_recv().unwrap_or_default())));
        };
        thread::Builder::new().spawn_scoped(scope, work).ok()?;
        Some(Maker { made, spare })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line for each row, with its number.
    fn numbered(rows: Range<usize>, bytes: &mut Vec<u8>) -> io::Result<()> {
        rows.into_iter().try_for_each(|row| writeln!(bytes, "{row}"))
    }

    /// Takes so many bytes and then none.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let Some(rest) = self.0.checked_sub(bytes.len()) else {
                return Err(io::ErrorKind::StorageFull.into());
            };
            self.0 = rest;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn rows_are_written_in_their_order_however_many_there_are() {
        for count in [0, 1, PIECE - 1, PIECE, PIECE + 1, PIECE * FEW + 1, PIECE * 50 + 7] {
            let (mut written, mut expected) = (Vec::new(), Vec::new());
            write(count, &mut written, numbered).unwrap();
            numbered(0..count, &mut expected).unwrap();
            assert!(written == expected, "{count}");
        }
    }

    #[test]
    fn where_writing_fails_the_error_is_the_writer_s_and_no_more_is_made() {
        let count = PIECE * 1000;
        let made = std::sync::atomic::AtomicUsize::new(0);
        let failed = write(count, &mut Full(PIECE * 10), |rows, bytes| {
            made.fetch_add(rows.len(), std::sync::atomic::Ordering::Relaxed);
            numbered(rows, bytes)
        });
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert!(made.into_inner() < count / 2);
    }

    #[test]
    fn what_cannot_be_made_is_an_error_after_the_rows_before_it() {
        for bad in [3, PIECE * 20] {
            let mut written = Vec::new();
            let failed = write(PIECE * 40, &mut written, |rows, bytes| {
                if rows.contains(&bad) {
                    Err(io::Error::other("bad"))
                } else {
                    numbered(rows, bytes)
                }
            });
            assert_eq!(failed.unwrap_err().to_string(), "bad");
            let mut expected = Vec::new();
            numbered(0..bad / PIECE * PIECE, &mut expected).unwrap();
            assert!(written == expected);
        }
    }
}
