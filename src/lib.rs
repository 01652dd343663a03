//! Diptych: one manuscript in, two panels out.
//!
//! The pipeline runs one way, and the rooms stand here in its order:

pub mod source;

pub mod settings;

pub mod manuscript;

pub mod references;

pub mod citations;

pub mod deck;

pub mod typeset;

pub mod provenance;

pub mod checks;

pub mod output;
