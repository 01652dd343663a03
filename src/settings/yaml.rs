//! YAML as a tree that knows its bytes. Anchors, aliases and tags are refused: front matter needs none,
//! and aliases let a small file ask for endless memory.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as YamlSpan};

use crate::source::{Span, Typed};

/// A value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it stands; a quoted scalar without its quotes.
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A scalar's text.
    Scalar(String),
    /// Nothing, or `~`, or `null`.
    Null,
    /// A list.
    List(Vec<Node>),
    /// A map, in typed order.
    Map(Vec<(Typed, Node)>),
}

/// What is wrong and at which byte.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

/// Nodes nest at most this deep: front matter needs three levels.
const DEEPEST: usize = 8;

/// Reads the YAML of `text[span]`.
pub(super) fn read(text: &str, span: Span) -> Result<Node, Fault> {
    let yaml = span.of(text);
    let mut reader = Reader {
        text: yaml,
        base: span.start,
        parser: Parser::new_from_str(yaml),
        places: Places::default(),
    };
    loop {
        let (event, at) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::DocumentEnd | Event::StreamEnd => {
                return Ok(Node {
                    span,
                    kind: Kind::Null,
                });
            }
            event => {
                let node = reader.node(event, at, 0)?;
                reader.end()?;
                return Ok(node);
            }
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    base: usize,
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    places: Places,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, YamlSpan), Fault> {
        match self.parser.next() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let at = self.byte(error.marker());
                Err(Fault {
                    at,
                    what: format!("is not YAML: {}", error.info()),
                })
            }
            None => Err(Fault {
                at: self.base + self.text.len(),
                what: "ends too soon".into(),
            }),
        }
    }

    /// Whatever stands after the map would be lost without a word.
    fn end(&mut self) -> Result<(), Fault> {
        let mut ended = false;
        while let Some(event) = self.parser.next() {
            let refused = match event {
                Ok((Event::StreamEnd, _)) => return Ok(()),
                Ok((Event::DocumentEnd, _)) if !ended => {
                    ended = true;
                    continue;
                }
                Ok((_, at)) => Fault {
                    at: self.byte(&at.start),
                    what: "goes on after its map; it holds one map of keys".into(),
                },
                Err(error) => Fault {
                    at: self.byte(error.marker()),
                    what: format!("is not YAML: {}", error.info()),
                },
            };
            return Err(refused);
        }
        Ok(())
    }

    fn node(&mut self, event: Event<'t>, at: YamlSpan, depth: usize) -> Result<Node, Fault> {
        let start = self.byte(&at.start);
        let refuse = |what: &str| {
            Err(Fault {
                at: start,
                what: what.into(),
            })
        };
        if depth > DEEPEST {
            return refuse("is nested too deeply");
        }
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return refuse("uses an anchor or a tag; write the value out");
                }
                let mut span = Span::new(start, self.byte(&at.end));
                let plain = style == ScalarStyle::Plain;
                if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted)
                    && span.len() >= 2
                {
                    span = Span::new(span.start + 1, span.end - 1);
                }
                let null = plain && matches!(&*value, "" | "~" | "null" | "Null" | "NULL");
                let kind = if null {
                    Kind::Null
                } else {
                    Kind::Scalar(value.into_owned())
                };
                Ok(Node { span, kind })
            }
            Event::SequenceStart(anchor, tag) if anchor == 0 && tag.is_none() => {
                let mut items = Vec::new();
                loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        return Ok(Node {
                            span: Span::new(start, self.byte(&at.end)),
                            kind: Kind::List(items),
                        });
                    }
                    items.push(self.node(event, at, depth + 1)?);
                }
            }
            Event::MappingStart(anchor, tag) if anchor == 0 && tag.is_none() => {
                self.map(start, depth)
            }
            _ => refuse("uses an anchor, an alias or a tag; write the value out"),
        }
    }

    fn map(&mut self, start: usize, depth: usize) -> Result<Node, Fault> {
        let mut pairs: Vec<(Typed, Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        loop {
            let (event, at) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Ok(Node {
                    span: Span::new(start, self.byte(&at.end)),
                    kind: Kind::Map(pairs),
                });
            }
            let key = self.node(event, at, depth + 1)?;
            let Kind::Scalar(name) = key.kind else {
                return Err(Fault {
                    at: key.span.start,
                    what: "has a key that is not a word".into(),
                });
            };
            if !seen.insert(name.clone()) {
                return Err(Fault {
                    at: key.span.start,
                    what: format!("has the key `{name}` twice; keep one"),
                });
            }
            let (event, at) = self.next()?;
            let value = self.node(event, at, depth + 1)?;
            pairs.push((
                Typed {
                    text: name,
                    span: Some(key.span),
                },
                value,
            ));
        }
    }

    fn byte(&mut self, marker: &Marker) -> usize {
        self.base + self.places.byte(self.text, marker.index())
    }
}

/// From characters to bytes; places come nearly in order, so the last one is remembered.
#[derive(Default)]
struct Places {
    last: (usize, usize),
}

impl Places {
    fn byte(&mut self, text: &str, index: usize) -> usize {
        let (from, at) = if index >= self.last.0 {
            self.last
        } else {
            (0, 0)
        };
        let rest = text.get(at..).unwrap_or_default();
        let step = rest
            .char_indices()
            .nth(index - from)
            .map_or(rest.len(), |(i, _)| i);
        self.last = (index, at + step);
        at + step
    }
}
