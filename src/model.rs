//! What a fact is.
