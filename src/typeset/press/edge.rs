//! Whether ink reaches the edge of a page, and so needs a bleed.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::Page;

/// Nearer than this is at the edge.
const NEAR: f64 = 0.5;

/// Whether a fill, a shape or an image reaches the edge. Type is never meant to.
pub(super) fn reached(page: &Page) -> bool {
    let size = page.frame.size();
    let inner = (
        Point::splat(Abs::pt(NEAR)),
        Point::new(size.x - Abs::pt(NEAR), size.y - Abs::pt(NEAR)),
    );
    page.fill_or_transparent().is_some() || outside(&page.frame, Transform::identity(), inner, 0)
}

fn outside(frame: &Frame, at: Transform, inner: (Point, Point), depth: usize) -> bool {
    let beyond = |min: Point, max: Point, at: Transform| {
        let corners = [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)];
        let mut corners = corners.into_iter().map(|corner| corner.transform(at));
        corners.any(|p| p.x < inner.0.x || p.y < inner.0.y || p.x > inner.1.x || p.y > inner.1.y)
    };
    frame.items().any(|(point, item)| match item {
        // Frames nest as deeply as Typst's own layout lets them; this bound is far beyond it.
        FrameItem::Group(group) if depth < 512 => {
            let moved = Transform::translate(point.x, point.y);
            let at = at.pre_concat(moved).pre_concat(group.transform);
            outside(&group.frame, at, inner, depth + 1)
        }
        FrameItem::Shape(shape, _) => {
            let bounds = shape.bbox(true);
            beyond(bounds.min + *point, bounds.max + *point, at)
        }
        FrameItem::Image(_, size, _) => beyond(*point, *point + size.to_point(), at),
        _ => false,
    })
}
