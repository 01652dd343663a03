//! Content streams and the resources that they name.

use lopdf::{Dictionary, Document, ObjectId};

use crate::typeset::pdf;

/// A stream of operators.
#[derive(Copy, Clone)]
pub(super) enum Owner {
    /// A page's.
    Page(ObjectId),
    /// A form's, or a tiling pattern's.
    Form(ObjectId),
}

impl Owner {
    pub(super) fn id(self) -> ObjectId {
        let (Self::Page(id) | Self::Form(id)) = self;
        id
    }
}

/// Every content stream of a file.
pub(super) fn owners(file: &Document) -> Vec<Owner> {
    let pages = file.page_iter().map(Owner::Page);
    let forms = file.objects.iter().filter_map(|(id, object)| {
        let dict = &object.as_stream().ok()?.dict;
        let form = pdf::name(dict, b"Subtype") == Some(b"Form");
        let tile = pdf::count(dict, b"PatternType") == Some(1);
        (form || tile).then_some(Owner::Form(*id))
    });
    pages.chain(forms).collect()
}

/// The operators of a stream.
pub(super) fn bytes(file: &Document, owner: Owner) -> lopdf::Result<Vec<u8>> {
    match owner {
        Owner::Page(page) => file.get_page_content_with_limit(page, usize::MAX),
        Owner::Form(form) => file.get_object(form)?.as_stream()?.get_plain_content(),
    }
}

/// The object that holds an owner's resources: a dictionary of its own, or the owner.
pub(super) fn resources(file: &Document, owner: Owner) -> Option<&Dictionary> {
    let own = match owner {
        Owner::Page(page) => file.get_dictionary(page).ok()?,
        Owner::Form(form) => &file.get_object(form).ok()?.as_stream().ok()?.dict,
    };
    own.get_deref(b"Resources", file).ok()?.as_dict().ok()
}
