//! Runs: neighbouring words of the question, looked up as one string.
//!
//! Nobody knows how a typist divides a name: `hyojoo`, `han hyojoo`, `hyo joo han`. So the words are
//! divided into runs in every possible way; each run is squashed into one string and looked up, and
//! a credit must be hit by all runs of one division.

/// Up to so many words every division is tried (32 of them); of more words only all of them as one
/// run, and each by itself.
const MOST_WORDS_DIVIDED: usize = 6;

/// The words of a question and what came of looking up each run of them.
#[derive(Debug)]
pub struct Runs<R> {
    count: usize,
    runs: Vec<(usize, usize, R)>,
}

/// The words divided into runs, and what all of them have in common.
#[derive(Debug)]
pub struct Division<'r, R, C> {
    pub runs: Vec<&'r R>,
    pub common: C,
}

impl<R> Runs<R> {
    /// Looks up every run of these words. Cost: 21 look-ups for six words.
    pub fn new(words: &[&str], mut look_up: impl FnMut(&str) -> R) -> Self {
        let count = words.len();
        let all = (0..count).flat_map(|start| (start + 1..=count).map(move |end| (start, end)));
        let wanted = all.filter(|&(start, end)| {
            count <= MOST_WORDS_DIVIDED || end - start == 1 || end - start == count
        });
        let run =
            |(start, end): (usize, usize)| (start, end, look_up(&words[start..end].join(" ")));
        Self { count, runs: wanted.map(run).collect() }
    }

    /// The run of the only word.
    pub fn single(&self) -> Option<&R> {
        match self.runs.as_slice() {
            [(_, _, run)] => Some(run),
            _ => None,
        }
    }

    /// Every run.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.runs.iter_mut().map(|(_, _, run)| run)
    }

    /// The divisions of the words into runs that have something in common, the fewest runs first.
    /// `narrow` tells what of that is left with one run more; `None` if nothing.
    pub fn divisions<C>(
        &self,
        narrow: impl Fn(Option<&C>, &R) -> Option<C>,
    ) -> Vec<Division<'_, R, C>> {
        let mut divisions = Vec::new();
        self.divide(0, (&mut Vec::new(), None), &narrow, &mut divisions);
        divisions.sort_by_key(|division| division.runs.len());
        divisions
    }

    fn divide<'r, C>(
        &'r self,
        from: usize,
        (begun, common): (&mut Vec<&'r R>, Option<&C>),
        narrow: &impl Fn(Option<&C>, &R) -> Option<C>,
        divisions: &mut Vec<Division<'r, R, C>>,
    ) {
        for (_, end, run) in self.runs.iter().filter(|(start, ..)| *start == from) {
            let Some(common) = narrow(common, run) else { continue };
            begun.push(run);
            if *end == self.count {
                divisions.push(Division { runs: begun.clone(), common });
            } else {
                self.divide(*end, (&mut *begun, Some(&common)), narrow, divisions);
            }
            begun.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divisions(words: &[&str]) -> Vec<String> {
        let runs = Runs::new(words, str::to_owned);
        let all = runs.divisions(|_: Option<&()>, _| Some(()));
        all.iter()
            .map(|division| {
                let runs: Vec<&str> = division.runs.iter().map(|run| run.as_str()).collect();
                runs.join("|")
            })
            .collect()
    }

    #[test]
    fn words_are_divided_in_every_way() {
        assert_eq!(divisions(&["han"]), ["han"]);
        assert_eq!(divisions(&["a", "b", "c"]), ["a b c", "a|b c", "a b|c", "a|b|c"]);
        assert_eq!(divisions(&["x"; 6]).len(), 32);
        assert_eq!(divisions(&["x"; 7]), ["x x x x x x x", "x|x|x|x|x|x|x"]);
        assert!(divisions(&[]).is_empty());
    }
}
