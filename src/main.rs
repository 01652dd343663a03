//! The program `diptych`.

use std::process::ExitCode;

use libmimalloc_sys::{mi_option_set, mi_option_t};
use mimalloc::MiMalloc;

/// Layout asks for millions of small pieces on several threads, and gives them back in another order; this one is
/// quicker at that, and returns to the system what is free.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// `mi_option_purge_delay` (mimalloc 3, mimalloc.h): so many milliseconds after it was freed, memory goes back; that of
/// whole arenas ten times as long.
const PURGE_DELAY: mi_option_t = 15;

/// An author saves every few seconds, and each edit uses what the last one gave back: getting it again from the system
/// takes a third of the time of an edit.
const DELAY: std::ffi::c_long = 6000;

fn main() -> ExitCode {
    // SAFETY: sets a number; it may not be done by two threads at once, and there is one.
    #[allow(unsafe_code)]
    unsafe {
        mi_option_set(PURGE_DELAY, DELAY);
    }
    diptych::cli::run()
}
