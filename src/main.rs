//! The program `diptych`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Layout asks for millions of small pieces on several threads, and gives them back in another order; this one is
/// quicker at that, and returns to the system what is free.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    diptych::cli::run()
}
