//! Names, one after another → an index over them.

use rayon::prelude::*;

use super::codes::{self, codes};
use super::forms::{self, position};
use super::{Index, initials, spelt};
use crate::names::hangul;
use crate::names::hanzi::is_hanzi;
use crate::names::keys::{Part, Source, Stops};
use crate::names::words::{Words, letters_in};
use crate::names::written::{Form, Written};

/// Takes names in, one after another.
#[derive(Default)]
pub struct Builder {
    len: usize,
    forms: forms::Drafts,
    kana: forms::Drafts,
    families: forms::Drafts,
    spelt: spelt::Drafts,
}

impl Builder {
    /// Adds the next name.
    pub fn push(&mut self, written: &Written) {
        let family = |text: &String| Form {
            words: Words { squashed: text.clone(), stops: Stops::default() },
            part: Part::Name,
            pivot: 0,
            source: Source::Romanised,
        };
        self.len += 1;
        self.forms.push(&written.forms);
        self.kana.push(&written.kana);
        self.families.push(&written.families.iter().map(family).collect::<Vec<_>>());
        self.spelt.push(&written.spellings);
    }

    /// Puts all in order.
    pub fn finish(self) -> Index {
        let (forms, (kana, (families, spelt))) = rayon::join(
            || self.forms.finish(),
            || {
                rayon::join(
                    || self.kana.finish(),
                    || rayon::join(|| self.families.finish(), || self.spelt.finish()),
                )
            },
        );
        let mut index = Index { len: self.len, forms, kana, families, spelt, ..Index::default() };
        index.letters = (0..index.forms.len()).map(|at| letters_in(index.forms.text(at))).collect();
        (index.inside, index.inside_forms) = index.positions_inside();
        index.initials = index.forms_by_initials();
        index
    }
}

impl Index {
    fn positions_inside(&self) -> (Vec<u32>, Vec<u32>) {
        let mut positions: Vec<(u128, u32, u32)> = Vec::new();
        for form in 0..self.forms.len() {
            if self.forms.shape(form).part == Part::NameTurned {
                continue;
            }
            let mut last = None;
            for (at, c) in self.forms.text(form).char_indices() {
                let begins = last == Some(' ') || last.is_some_and(is_hanzi) || is_hanzi(c);
                if c != ' ' && at > 0 && begins {
                    let at = self.forms.start(form) + at;
                    let head = codes::head(codes(self.forms.from(at)));
                    positions.push((head, position(at), position(form)));
                }
                last = Some(c);
            }
        }
        let text = |at: u32| codes(self.forms.from(at as usize));
        positions.par_sort_unstable_by(|(a, one, _), (b, other, _)| {
            let rest = || text(*one).cmp(text(*other));
            a.cmp(b).then_with(|| codes::after_head(*a, rest)).then(one.cmp(other))
        });
        positions.into_iter().map(|(_, at, form)| (at, form)).unzip()
    }

    fn forms_by_initials(&self) -> Vec<u32> {
        let all = 0..self.forms.len();
        let is_hangul = |form: &usize| {
            let text = self.forms.text(*form);
            text.chars().all(|c| c == ' ' || hangul::is_syllable(c))
        };
        let mut forms: Vec<u32> = all.filter(is_hangul).map(position).collect();
        forms.sort_by_cached_key(|&form| -> String {
            initials(self.forms.text(form as usize)).collect()
        });
        forms
    }
}
