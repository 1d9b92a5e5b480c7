//! When to draw.

use std::time::{Duration, Instant};

/// When to draw: at once after a pause, else so that a frame is seen before the next comes.
pub struct Frames {
    owed: bool,
    last: Option<Instant>,
}

/// What a screen with sixty pictures a second shows of one.
const FRAME: Duration = Duration::from_millis(16);

impl Default for Frames {
    fn default() -> Self {
        Frames { owed: true, last: None }
    }
}

impl Frames {
    /// Something has changed.
    pub fn owe(&mut self) {
        self.owed = true;
    }

    /// It was drawn now.
    pub fn drawn(&mut self) {
        *self = Frames { owed: false, last: Some(Instant::now()) };
    }

    /// How long the next frame has to wait; `None` if there is nothing to draw.
    pub fn rest(&self) -> Option<Duration> {
        let since = self.last.map_or(FRAME, |last| last.elapsed());
        self.owed.then(|| FRAME.saturating_sub(since))
    }

    /// Whether it is to be drawn now.
    pub fn is_due(&self) -> bool {
        self.rest() == Some(Duration::ZERO)
    }
}
