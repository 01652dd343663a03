//! Images whose pixels are all grey, written as grey, and transparent ones set on the paper's white.
//!
//! Both are without loss: no value of a pixel changes that is seen. A coloured image stays as it is, and so does a
//! JPEG, which would have to be compressed again.

use lopdf::{Document, Object, ObjectId, Stream};

use super::colour::components;
use crate::typeset::pdf;

/// Rewrites the images that can be.
pub(super) fn to_gray(file: &mut Document) -> lopdf::Result<()> {
    let ids: Vec<ObjectId> = file.objects.keys().copied().collect();
    for id in ids {
        let Some(image) = image(file, id) else {
            continue;
        };
        let mut image = image.clone();
        let masked = on_white(file, &mut image)?;
        let greyed = grey(file, &mut image)?;
        if masked || greyed {
            file.objects.insert(id, Object::Stream(image));
        }
    }
    Ok(())
}

/// An image of eight bits a component whose pixels can be read.
fn image(file: &Document, id: ObjectId) -> Option<&Stream> {
    let stream = file.get_object(id).ok()?.as_stream().ok()?;
    let kind = pdf::name(&stream.dict, b"Subtype") == Some(b"Image");
    let eight = pdf::count(&stream.dict, b"BitsPerComponent") == Some(8);
    let filters = stream.filters().unwrap_or_default();
    let readable = filters.iter().all(|filter| *filter == b"FlateDecode");
    (kind && eight && readable).then_some(stream)
}

fn channels(file: &Document, image: &Stream) -> Option<usize> {
    match image.dict.get_deref(b"ColorSpace", file).ok()? {
        Object::Name(name) if name == b"DeviceGray" => Some(1),
        Object::Name(name) if name == b"DeviceRGB" => Some(3),
        space => match components(file, space) {
            Some(n @ (1 | 3)) => usize::try_from(n).ok(),
            _ => None,
        },
    }
}

/// Mixes an image with white by its soft mask, which PDF/X-3 has not.
fn on_white(file: &Document, image: &mut Stream) -> lopdf::Result<bool> {
    let mask = image.dict.get(b"SMask").and_then(Object::as_reference);
    let (Ok(mask), Some(channels)) = (mask, channels(file, image)) else {
        return Ok(false);
    };
    let Some(mask) = self::image(file, mask) else {
        return Ok(false);
    };
    let (alpha, mut pixels) = (mask.get_plain_content()?, image.get_plain_content()?);
    if pixels.len() != alpha.len() * channels {
        return Ok(false);
    }
    for (pixel, &alpha) in pixels.chunks_exact_mut(channels).zip(&alpha) {
        for value in pixel {
            let (ink, paper) = (u32::from(*value), u32::from(alpha));
            let mixed = (ink * paper + 255 * (255 - paper) + 127) / 255;
            *value = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    image.dict.remove(b"SMask");
    fill(image, pixels)?;
    Ok(true)
}

/// One component for three that are equal in every pixel.
fn grey(file: &Document, image: &mut Stream) -> lopdf::Result<bool> {
    if channels(file, image) != Some(3) {
        return Ok(false);
    }
    let pixels = image.get_plain_content()?;
    let grey = |pixel: &[u8]| pixel.iter().all(|value| Some(value) == pixel.first());
    if !pixels.chunks(3).all(grey) {
        return Ok(false);
    }
    image.dict.set("ColorSpace", "DeviceGray");
    fill(image, pixels.into_iter().step_by(3).collect())?;
    Ok(true)
}

fn fill(image: &mut Stream, pixels: Vec<u8>) -> lopdf::Result<()> {
    image.dict.remove(b"DecodeParms");
    image.set_plain_content(pixels);
    image.compress()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn image(file: &mut Document, space: &str, pixels: &[u8], mask: Option<ObjectId>) -> ObjectId {
        let mut dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "BitsPerComponent" => 8,
            "ColorSpace" => space, "Width" => 2, "Height" => 1,
        };
        if let Some(mask) = mask {
            dict.set("SMask", mask);
        }
        file.add_object(Stream::new(dict, pixels.to_vec()))
    }

    fn seen(file: &Document, id: ObjectId) -> (Vec<u8>, Vec<u8>) {
        let image = file.get_object(id).unwrap().as_stream().unwrap();
        let space = image.dict.get(b"ColorSpace").and_then(Object::as_name);
        (space.unwrap().to_vec(), image.get_plain_content().unwrap())
    }

    #[test]
    fn grey_pixels_become_grey_and_colours_stay() {
        let mut file = Document::new();
        let grey = image(&mut file, "DeviceRGB", &[7, 7, 7, 200, 200, 200], None);
        let red = image(&mut file, "DeviceRGB", &[7, 7, 7, 200, 0, 0], None);
        let mask = image(&mut file, "DeviceGray", &[255, 0], None);
        let masked = image(&mut file, "DeviceRGB", &[7, 7, 7, 0, 0, 0], Some(mask));
        to_gray(&mut file).unwrap();
        assert_eq!(seen(&file, grey), (b"DeviceGray".to_vec(), vec![7, 200]));
        assert_eq!(
            seen(&file, red),
            (b"DeviceRGB".to_vec(), vec![7, 7, 7, 200, 0, 0])
        );
        assert_eq!(seen(&file, masked), (b"DeviceGray".to_vec(), vec![7, 255]));
        let image = file.get_object(masked).unwrap().as_stream().unwrap();
        assert!(!image.dict.has(b"SMask"));
    }
}
