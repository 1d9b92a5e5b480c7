//! Measuring by the processor's time: unlike the clock's it depends little on what else runs.

use std::sync::OnceLock;
use std::time::Duration;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use rustix::time::{ClockId, clock_gettime};

/// The processor time of this process, all its threads together.
pub struct CpuTime;

/// The processor time that this process has taken; nothing where nobody measures, so that
/// `valgrind`, in which there is no such clock, can count the instructions.
pub fn now() -> Duration {
    static MEASURES: OnceLock<bool> = OnceLock::new();
    if !MEASURES.get_or_init(|| std::env::args().any(|argument| argument == "--bench")) {
        return Duration::ZERO;
    }
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or(0);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), nanoseconds)
}

impl Measurement for CpuTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        now()
    }

    fn end(&self, start: Duration) -> Duration {
        now().saturating_sub(start)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// One of several ways to be compared: its name, and what it does.
pub type Way<'w> = (&'w str, Box<dyn Fn() + 'w>);

/// Runs the ways in turn, `rounds` times, and prints the median of each and its ratio to that of
/// the first, by the processor's time and by the clock's.
pub fn compare(title: &str, rounds: usize, ways: &[Way<'_>]) {
    let mut times = vec![(Vec::new(), Vec::new()); ways.len()];
    for _ in 0..rounds {
        for ((_, run), (cpu, wall)) in ways.iter().zip(&mut times) {
            let (cpu_start, wall_start) = (now(), std::time::Instant::now());
            run();
            cpu.push(now().saturating_sub(cpu_start));
            wall.push(wall_start.elapsed());
        }
    }
    println!("\n{title}, medians of {rounds} in turn: processor ms (ratio), clock ms (ratio)");
    let medians: Vec<(f64, f64)> =
        times.into_iter().map(|(cpu, wall)| (median(cpu), median(wall))).collect();
    for ((name, _), (cpu, wall)) in ways.iter().zip(&medians) {
        let (cpu_ratio, wall_ratio) = (cpu / medians[0].0, wall / medians[0].1);
        println!("  {name:<38} {cpu:>9.2} ({cpu_ratio:>6.3})  {wall:>9.2} ({wall_ratio:>6.3})");
    }
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}
