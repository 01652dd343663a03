//! All tests from outside, in one program: each further one would link all of Typst again.
//!
//! `UPDATE=1 cargo test` accepts changed transcripts; tests that want a program which is not installed skip, and
//! fail where `DIPTYCH_TOOLS=required` says that it must be there.

mod architecture;
mod cli;
mod edits;
mod fix;
mod grid;
mod hostile;
mod house;
mod keys;
mod letter;
mod lines;
mod one_question;
mod page_ends;
mod paper;
mod pdf;
mod press;
mod preview;
mod proof;
mod properties;
mod rules;
mod set_off;
mod sides;
mod tampering;
mod tools;
