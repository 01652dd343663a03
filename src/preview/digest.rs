//! Short names for texts: the same text has the same name, within one run.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

/// A name for `bytes`, in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    format!("{:032x}", hasher.finish128().as_u128())
}
