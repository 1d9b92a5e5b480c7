//! How names are written and typed.
