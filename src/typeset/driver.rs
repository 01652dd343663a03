//! The driver: a template's functions are called with native Content, then laid out until stable.
//!
//! What Typst's own `compile` does around its main file is kept: warnings once each, errors once each,
//! the analysis of a document that does not converge. The difference: text comes as Content built in Rust,
//! never as code, and the `Library` never changes, so that memoised layout survives an edit (design.md, 4).

use std::sync::Arc;

use comemo::{Track, Tracked};
use ecow::EcoVec;
use typst::diag::{SourceDiagnostic, SourceResult, Warned, bail, error};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{
    Arg, Args, Content, Context, Func, IntoValue, Module, Output, StyleChain, Target, TargetElem,
    Value,
};
use typst::introspection::{EmptyIntrospector, Introspector, MAX_ITERS};
use typst::syntax::{Span, Spanned};
use typst::utils::{LazyHash, Protected};
use typst::{Library, World};
use typst_layout::PagedDocument;

/// The functions of a template, ready to be called.
pub(super) struct Parts<'e, 'm> {
    world: Tracked<'m, dyn World + 'm>,
    library: &'m LazyHash<Library>,
    traced: Tracked<'e, Traced>,
    sink: &'e mut Sink,
    module: &'e Module,
    /// Named arguments that every function takes (`house`).
    common: &'e [(&'static str, Value)],
    /// How often a function had something to say (a warning) beside what it gave.
    pub(super) remarks: usize,
}

impl<'m> Parts<'_, 'm> {
    /// The world that the template is compiled in.
    pub(super) fn world(&self) -> Tracked<'m, dyn World + 'm> {
        self.world
    }

    /// Calls the template's function `name` with named arguments and, last, contents.
    pub(super) fn call(
        &mut self,
        name: &str,
        named: Vec<(&str, Value)>,
        body: impl IntoIterator<Item = Content>,
    ) -> SourceResult<Content> {
        Ok(self
            .value(name, named, body.into_iter().map(Value::Content))?
            .display())
    }

    /// The same for a function that takes or gives any values.
    pub(super) fn value(
        &mut self,
        name: &str,
        mut named: Vec<(&str, Value)>,
        positional: impl IntoIterator<Item = Value>,
    ) -> SourceResult<Value> {
        named.extend(self.common.iter().cloned());
        self.bare(name, named, positional)
    }

    /// The same without the arguments that all functions of the edition share.
    pub(super) fn bare(
        &mut self,
        name: &str,
        named: Vec<(&str, Value)>,
        positional: impl IntoIterator<Item = Value>,
    ) -> SourceResult<Value> {
        let Some(binding) = self.module.scope().get(name) else {
            bail!(Span::detached(), "the template has no function `{name}`");
        };
        let func = match binding.read().clone().cast::<Func>() {
            Ok(func) => func,
            Err(_) => bail!(
                Span::detached(),
                "`{name}` of the template is not a function"
            ),
        };
        let mut args = Args::new(Span::detached(), positional);
        for (key, value) in named {
            args.items.push(Arg {
                span: Span::detached(),
                name: Some(key.into()),
                value: Spanned::detached(value),
            });
        }
        let mut said = Sink::new();
        let mut engine = Engine {
            library: self.library,
            world: self.world,
            introspector: Protected::new((&EmptyIntrospector as &dyn Introspector).track()),
            traced: self.traced,
            sink: said.track_mut(),
            route: Route::default(),
        };
        let given = func.call(&mut engine, Context::none().track(), args);
        self.hear(said);
        given
    }

    /// Hands on what a function said.
    fn hear(&mut self, mut said: Sink) {
        let delayed = said.delayed();
        let warned = !said.clone().warnings().is_empty();
        if warned || !delayed.is_empty() || !said.introspections().is_empty() {
            self.remarks += 1;
        }
        self.sink.delayed_errors(delayed);
        self.sink.extend_from_sink(said);
    }
}

/// Compiles the template `world.main()` with the content that `build` makes of its parts; all of these take the
/// named arguments `common`.
pub(super) fn compile(
    world: &dyn World,
    common: &[(&'static str, Value)],
    build: impl FnOnce(&mut Parts<'_, '_>) -> SourceResult<Content>,
) -> Warned<SourceResult<PagedDocument>> {
    compile_after(None, world, common, build)
}

/// The same for a text that was laid out as `before` until an edit: places are looked up there first, so that a layout
/// in which nothing moves is stable at once. One that could also settle otherwise may stay as it was.
pub(super) fn compile_after(
    before: Option<PagedDocument>,
    world: &dyn World,
    common: &[(&'static str, Value)],
    build: impl FnOnce(&mut Parts<'_, '_>) -> SourceResult<Content>,
) -> Warned<SourceResult<PagedDocument>> {
    let mut sink = Sink::new();
    let output = run(before, world.track(), common, build, &mut sink).map_err(once_each);
    Warned {
        output,
        warnings: sink.warnings(),
    }
}

/// So often a document is laid out until it is stable. Typst's own limit is five; a chapter whose blocks end pages
/// settles about a page a try, since each of them goes back to the line grid from where it stands.
const TRIES: usize = 12;

fn run(
    before: Option<PagedDocument>,
    world: Tracked<'_, dyn World + '_>,
    common: &[(&'static str, Value)],
    build: impl FnOnce(&mut Parts<'_, '_>) -> SourceResult<Content>,
    sink: &mut Sink,
) -> SourceResult<PagedDocument> {
    let library = world.library();
    let traced = Traced::default();
    let base = StyleChain::new(&library.styles);
    let target = TargetElem::target.set(Target::Paged).wrap();
    let styles = base.chain(&target);
    let empty = EmptyIntrospector;

    let main = world
        .source(world.main())
        .map_err(|e| EcoVec::from([error!(Span::detached(), "{e}")]))?;
    let module = typst_eval::eval(
        world,
        library,
        traced.track(),
        sink.track_mut(),
        Route::default().track(),
        &main,
    )?;
    let content = build(&mut Parts {
        world,
        library,
        traced: traced.track(),
        sink,
        module: &module,
        common,
        remarks: 0,
    })?;

    let mut history: Vec<PagedDocument> = before.into_iter().collect();
    let mut tries = 0;
    let document = loop {
        let introspector: &dyn Introspector = history
            .last()
            .map_or(&empty as &dyn Introspector, |d| Output::introspector(d));
        let constraint = comemo::Constraint::new();
        let mut subsink = Sink::new();
        let mut engine = Engine {
            library,
            world,
            introspector: Protected::new(introspector.track_with(&constraint)),
            traced: traced.track(),
            sink: subsink.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, styles)?;
        if constraint.validate(Output::introspector(&document)) {
            sink.extend_from_sink(subsink);
            break document;
        }
        tries += 1;
        // Two layouts that lead to each other would do so to the end: it is gone to at once.
        if let [.., other, last] = history.as_slice()
            && Arc::ptr_eq(other.introspector(), document.introspector())
        {
            tries += (TRIES - tries) / 2 * 2;
            let turns = [other.clone(), last.clone()];
            history = turns.iter().cycle().take(MAX_ITERS - 1).cloned().collect();
        }
        if tries == TRIES {
            unstable(world, &empty, &history, &document, subsink, sink);
            break document;
        }
        // What is said of a document that does not settle needs no more.
        if history.len() + 1 == MAX_ITERS {
            history.remove(0);
        }
        history.push(document);
    };

    let delayed = sink.delayed();
    if !delayed.is_empty() {
        return Err(delayed);
    }
    Ok(document)
}

/// Says what did not settle within Typst's number of tries.
fn unstable(
    world: Tracked<'_, dyn World + '_>,
    empty: &EmptyIntrospector,
    history: &[PagedDocument],
    last: &PagedDocument,
    subsink: Sink,
    sink: &mut Sink,
) {
    let mut seen = [empty as &dyn Introspector; MAX_ITERS + 1];
    for (slot, document) in seen[1..].iter_mut().zip(history.iter().chain([last])) {
        *slot = Output::introspector(document);
    }
    let warnings = typst::introspection::analyze(world, seen, subsink.introspections());
    sink.extend_from_sink(subsink);
    for warning in warnings {
        sink.warn(warning);
    }
}

fn once_each(diagnostics: EcoVec<SourceDiagnostic>) -> EcoVec<SourceDiagnostic> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept = EcoVec::new();
    for diagnostic in diagnostics {
        if seen.insert(typst::utils::hash128(&(
            &diagnostic.span,
            &diagnostic.message,
        ))) {
            kept.push(diagnostic);
        }
    }
    kept
}

/// A named argument.
pub(super) fn arg(key: &str, value: impl IntoValue) -> (&str, Value) {
    (key, value.into_value())
}
