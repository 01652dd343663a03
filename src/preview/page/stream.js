//! Server-sent events, and coming back after the server was away.

/**
 * Listens at `where` for events called `name`; `hear` gets their data, `connected` true or false.
 * Only the newest event of a burst is heard. Gives a function that ends it.
 */
export function listen(where, name, hear, connected) {
  let source = null;
  let timer = 0;
  let wait = 250;
  let newest = null;
  let ended = false;

  // Events that came while the page was busy are one: the newest.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (newest === null) return;
    const data = newest;
    newest = null;
    hear(JSON.parse(data));
  };

  function open() {
    source = new EventSource(where);
    source.addEventListener(name, (event) => {
      if (newest === null) channel.port2.postMessage(0);
      newest = event.data;
    });
    source.onopen = () => {
      wait = 250;
      connected(true);
    };
    source.onerror = () => {
      source.close();
      if (ended) return;
      connected(false);
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, 4000);
    };
  }

  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    source.close();
  };
}
