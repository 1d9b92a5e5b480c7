//! How good a match of a query with a name is.

/// How a match was made, worst first. The order of results is decided by this before all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Words that hit here and there, some of them badly.
    Scattered,
    /// One or two letters corrected.
    Typo,
    /// Letters left out.
    Fuzzy,
    /// Another way to write the sound: skeleton, keystrokes, initial consonants, loose kana.
    ScriptKey,
    /// A word of the name, or the beginning of one.
    Word,
    /// The first words of the name.
    Prefix,
    /// The whole name, in any script in which it is stored.
    Exact,
}

/// The quality of a match; greater is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Decides first.
    pub tier: Tier,
    /// What goes before what within a tier; see [`grade`].
    pub grade: u8,
    /// Likeness of the letters, 0 to 1000, among equals.
    pub likeness: u16,
}

impl Rank {
    /// Whether the query is a whole name, in whatever script and spelling.
    #[must_use]
    pub fn is_whole(self) -> bool {
        match self.tier {
            Tier::Exact => true,
            Tier::Prefix => self.grade == grade::STANDARD,
            Tier::Word => self.grade == grade::NEARLY,
            Tier::ScriptKey => self.grade >= grade::JAPANESE,
            Tier::Fuzzy | Tier::Typo | Tier::Scattered => false,
        }
    }
}

/// Grades of matches: the greater goes before the lesser of the same tier.
pub mod grade {
    /// The whole name.
    pub const WHOLE: u8 = 9;
    /// The whole name, given name first, or its words divided otherwise.
    pub const TURNED: u8 = 8;
    /// The whole name as its katakana sounds.
    pub const JAPANESE: u8 = 7;
    /// The whole name, letter for letter as a standard romanisation has it.
    pub const STANDARD: u8 = 6;
    /// The beginning of the name, in keystrokes, initials or kana; all of the rest of a name.
    pub const BEGINNING: u8 = 6;
    /// A whole word of a name; the family name or the given name alone.
    pub const WORD: u8 = 5;
    /// A word of what is no person and no title, or some Chinese signs to the end of a name.
    pub const LESSER_WORD: u8 = 4;
    /// The whole name, nearly as it is spelt.
    pub const NEARLY: u8 = 3;
    /// The beginning of the first word.
    pub const FIRST_PART: u8 = 2;
    /// The beginning of another word.
    pub const PART: u8 = 1;
    /// The beginning of a word of what is no person and no title, or some Chinese signs.
    pub const LESSER_PART: u8 = 0;
}
