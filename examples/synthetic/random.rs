//! Random numbers that are the same everywhere: `SplitMix64` (Steele, Lea and Flood, 2014), and
//! integers only, since floating-point logarithms differ from machine to machine.

/// A source of random numbers.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`, all alike; `count` is above 0.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap_or(0)
    }

    /// Whether something holds that holds in `percent` of all cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// A number below `count`, the n-th with a chance of about 1 / (n + head), as Zipf has it of
    /// words: the larger the head, the less its first ones stand out.
    ///
    /// An octave is chosen, then a number in it: a staircase under the curve.
    pub fn skewed(&mut self, count: usize, head: usize) -> usize {
        let (first, last) = (head.max(1), head.max(1) + count - 1);
        let (lowest, octaves) = (first.ilog2(), (last.ilog2() - first.ilog2() + 1) as usize);
        loop {
            let start = 1_usize << (lowest as usize + self.below(octaves));
            let number = start + self.below(start);
            if (first..=last).contains(&number) {
                return number - first;
            }
        }
    }
}
