//! What waits for a thread that works: not a queue of events, but that there is something newer.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What has happened since it was last looked at.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// The manuscript's file may have changed.
    pub(super) changed: bool,
    /// Something that it is made of has (a picture, a bibliography): it is laid out again in any case.
    pub(super) beside: bool,
    /// Nobody needs the thread any more.
    pub(super) over: bool,
}

/// News for one thread; many events before it looks are one.
#[derive(Default)]
pub(super) struct Mailbox {
    news: Mutex<News>,
    came: Condvar,
}

impl Mailbox {
    /// Tells of the manuscript's file.
    pub(super) fn changed(&self) {
        self.tell(|news| news.changed = true);
    }

    /// Tells of another file.
    pub(super) fn beside(&self) {
        self.tell(|news| news.beside = true);
    }

    /// Tells the thread to end.
    pub(super) fn over(&self) {
        self.tell(|news| news.over = true);
    }

    /// Whether there is news.
    pub(super) fn has_news(&self) -> bool {
        *self.lock() != News::default()
    }

    /// Whether there is no news for `long`; does not wait longer than until there is some.
    pub(super) fn is_quiet(&self, long: Duration) -> bool {
        let none = |news: &mut News| *news == News::default();
        let waited = self.came.wait_timeout_while(self.lock(), long, none);
        let (news, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *news == News::default()
    }

    /// The news; waits for some, `longest` at most.
    pub(super) fn wait(&self, longest: Duration) -> News {
        let none = |news: &mut News| *news == News::default();
        let (mut news, _) = self
            .came
            .wait_timeout_while(self.lock(), longest, none)
            .unwrap_or_else(PoisonError::into_inner);
        let over = news.over;
        std::mem::replace(
            &mut *news,
            News {
                over,
                ..News::default()
            },
        )
    }

    /// Waits until the manuscript's file changes once more, `longest` at most. That it changed before is forgotten:
    /// it is looked at after this.
    pub(super) fn pause(&self, longest: Duration) {
        let mut news = self.lock();
        news.changed = false;
        let waited = self
            .came
            .wait_timeout_while(news, longest, |news| !news.changed && !news.over);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn tell(&self, what: impl FnOnce(&mut News)) {
        what(&mut self.lock());
        self.came.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_events_are_one() {
        let mailbox = Mailbox::default();
        mailbox.changed();
        mailbox.changed();
        mailbox.beside();
        let news = mailbox.wait(Duration::from_secs(60));
        assert!(news.changed && news.beside && !news.over);
        assert_eq!(mailbox.wait(Duration::ZERO), News::default());
        assert!(mailbox.is_quiet(Duration::from_millis(1)));
        mailbox.changed();
        assert!(!mailbox.is_quiet(Duration::from_secs(60)));
        mailbox.over();
        assert!(mailbox.wait(Duration::from_secs(60)).over);
        assert!(mailbox.wait(Duration::from_secs(60)).over);
    }
}
