"""Writes the pictures beside this script and what Pillow and NumPy make of them.

Python 3.11, Pillow 9.4.0, NumPy 1.24.2. Run it in this folder; expected.txt has one line each:
what, height, width, channels, numbers row by row with channels last.
"""

import struct

import numpy as np
from PIL import Image, ImageCms, ImageOps

H, W = 13, 18
y, x = np.mgrid[0:H, 0:W].astype(float)
rgb = np.stack([
    127 + 120 * np.sin(x / 2.3 + y / 5), 14 * x + 0 * y, 255 - 18 * y - 2 * x,
], axis=2)
rgb[3:6, 10:14] = [250, 20, 5]
rgb = np.clip(rgb, 0, 255).round().astype(np.uint8)
image = Image.fromarray(rgb)
lines = []


def expect(what, pixels):
    a = np.asarray(pixels)
    if a.ndim == 2:
        a = a[:, :, None]
    numbers = ' '.join(('%d' % v) if a.dtype == np.uint8 else ('%.4f' % v) for v in a.ravel())
    lines.append('%s %d %d %d %s\n' % ((what,) + a.shape + (numbers,)))


def wide_profile():
    """An RGB profile with red and blue swapped: whoever applies it cannot be overlooked."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes())
    red, blue = profile.index(b'rXYZ'), profile.index(b'bXYZ')
    profile[red:red + 1], profile[blue:blue + 1] = b'b', b'r'
    return bytes(profile)


# Decoding.
alpha = np.clip(20 * x + 3 * y, 0, 255).astype(np.uint8)
rgba = Image.fromarray(np.dstack([rgb, alpha]))
grey = image.convert('L')
image.save('rgb.png')
image.save('rgb.bmp')
rgba.save('rgba.png')
grey.save('grey.png')
Image.merge('LA', [grey, Image.fromarray(alpha)]).save('grey-alpha.png')
image.quantize(16).save('palette.png')
image.quantize(16).save('palette.gif')
image.quantize(4).save('palette-transparent.png', transparency=0)
image.quantize(2).convert('1').save('bits.png')
Image.fromarray((np.asarray(grey).astype(np.uint16) * 256 + 77)).save('grey16.png')
image.save('rgb.jpg', quality=90)
image.save('rgb-420-progressive.jpg', quality=90, subsampling=2, progressive=True)
grey.save('grey.jpg', quality=90)
image.convert('CMYK').save('cmyk.jpg', quality=95)
image.save('lossless.webp', lossless=True)
# Smooth, as decoders spread chroma differently; several blocks, as errors grow from one to another.
v, u = np.mgrid[0:48, 0:32]
smooth = np.stack([4 * u + 2 * v, 200 - 3 * v, 90 + 2 * u], axis=2).clip(0, 255)
Image.fromarray(smooth.astype(np.uint8)).save('lossy.webp', quality=50)
image.save('profile.jpg', quality=90, icc_profile=wide_profile())
image.save('profile.png', icc_profile=wide_profile())
image.save('profile.webp', lossless=True, icc_profile=wide_profile())
for n in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = n
    small = image.crop((0, 0, 6, 4))
    small.save('oriented-%d.png' % n, exif=exif)
    expect('oriented-%d.png' % n, ImageOps.exif_transpose(Image.open('oriented-%d.png' % n)))
exif[0x0112] = 6
image.save('oriented.jpg', quality=90, exif=exif)
image.save('oriented.webp', lossless=True, exif=exif)
for name in ['oriented.jpg', 'oriented.webp']:
    expect(name, ImageOps.exif_transpose(Image.open(name)).convert('RGB'))
for name in ['rgb.png', 'rgb.bmp', 'palette.png', 'palette.gif', 'rgb.jpg', 'bits.png',
             'rgb-420-progressive.jpg', 'cmyk.jpg', 'lossless.webp', 'lossy.webp', 'profile.jpg', 'profile.png', 'profile.webp', 'grey.jpg', 'grey.png']:
    expect(name, Image.open(name).convert('RGB'))
for name in ['rgba.png', 'grey-alpha.png', 'palette-transparent.png']:
    a = np.asarray(Image.open(name).convert('RGBA')).astype(float)
    white = a[:, :, :3] * a[:, :, 3:] / 255 + 255 - a[:, :, 3:]
    expect(name, np.floor(white + 0.5).astype(np.uint8))
expect('grey16.png', np.dstack([np.asarray(grey)] * 3))
expect('to-grey', image.convert('L'))

# Lossy WebP at sharp edges, with transparency, and animations whose first frame is smaller than their canvas.
sharp = np.random.default_rng(5).integers(0, 256, (40, 56, 3)).astype(np.uint8)
Image.fromarray(sharp).save('noise.webp', quality=60)
rgba.save('alpha.webp', quality=80)


def frames(of, shift):
    canvas = Image.new('RGBA', (24, 17), (0, 0, 0, 0))
    canvas.paste(of.crop((0, 0, 9, 8)), (4, 2 + shift))
    return canvas


for name, of, more in [('animated.webp', image, {'lossless': True}),
                       ('animated-lossy.webp', rgba, {'quality': 80})]:
    frames(of, 0).save(name, save_all=True, append_images=[frames(of, 2), frames(of, 4)], duration=50, **more)
expect('noise.webp', Image.open('noise.webp').convert('RGB'))
for name in ['alpha.webp', 'animated.webp', 'animated-lossy.webp']:
    a = np.asarray(Image.open(name).convert('RGBA')).astype(float)
    white = a[:, :, :3] * a[:, :, 3:] / 255 + 255 - a[:, :, 3:]
    expect(name, np.floor(white + 0.5).astype(np.uint8))

# What the JDK alone reads otherwise, or not at all.
image.save('lzw.tif', compression='tiff_lzw')
image.quantize(16).save('palette.tif')
rgba.save('rgba.tif')
image.convert('CMYK').save('cmyk.tif')
Image.fromarray((np.asarray(grey).astype(np.uint16) * 256 + 77)).save('grey16.tif')
image.save('pages.tif', save_all=True, append_images=[grey.convert('RGB')])
image.save('oriented.tif', tiffinfo={0x0112: 6})
Image.fromarray(np.asarray(grey).astype(np.float32)).save('float.tif')


def on_a_screen(name, **more):
    """A GIF whose frame of 18 x 13 lies at 3, 2 of a screen of 24 x 17."""
    image.quantize(16).save(name, optimize=False, **more)
    gif = bytearray(open(name, 'rb').read())
    gif[6:10] = struct.pack('<HH', 24, 17)
    at = 13 + 3 * (2 << (gif[10] & 7))
    while gif[at] == 0x21:
        at += 2
        while gif[at]:
            at += 1 + gif[at]
        at += 1
    gif[at + 1:at + 5] = struct.pack('<HH', 3, 2)
    open(name, 'wb').write(gif)


on_a_screen('offset.gif')
on_a_screen('offset-transparent.gif', transparency=2)


def bitmap(name, header, pixels, bits, compression=0, palette=b'', masks=b''):
    """Pixels are rows from the bottom, each padded to four bytes."""
    if header == 12:
        head = struct.pack('<IHHHH', header, W, H, 1, bits)
    else:
        head = struct.pack('<IiiHHI', header, W, H, 1, bits, compression).ljust(header, b'\0')
    start = 14 + len(head) + len(masks) + len(palette)
    open(name, 'wb').write(b'BM' + struct.pack('<IHHI', start + len(pixels), 0, 0, start)
                           + head + masks + palette + pixels)


def padded_rows(rows):
    return b''.join(bytes(r) + b'\0' * (-len(r) % 4) for r in rows[::-1])


full = padded_rows([r[:, ::-1].tobytes() for r in rgb])
bitmap('os2-1.bmp', 12, full, 24)
bitmap('os2-2.bmp', 64, full, 24)
indexed = image.quantize(16)
blue_first = np.asarray(indexed.getpalette()[:48], np.uint8).reshape(16, 3)[:, ::-1]
numbers = padded_rows([r.tobytes() for r in np.asarray(indexed)])
four = np.pad(blue_first, ((0, 240), (0, 1))).tobytes()
bitmap('os2-2-palette.bmp', 64, numbers, 8, palette=four)
r, g, b = [rgb[:, :, i].astype(int) for i in range(3)]
high = ((r >> 3 << 11) | (g >> 2 << 5) | (b >> 3)).astype('<u2')
bitmap('565.bmp', 40, padded_rows([v.tobytes() for v in high]), 16, 3,
       masks=struct.pack('<III', 0xf800, 0x7e0, 0x1f))
for name in ['lzw.tif', 'palette.tif', 'cmyk.tif', 'pages.tif', 'oriented.tif', 'offset.gif', 'os2-1.bmp', 'os2-2.bmp',
             'os2-2-palette.bmp', '565.bmp']:
    expect(name, Image.open(name).convert('RGB'))
expect('grey16.tif', np.dstack([np.asarray(grey)] * 3))
for name in ['rgba.tif', 'offset-transparent.gif']:
    a = np.asarray(Image.open(name).convert('RGBA')).astype(float)
    white = a[:, :, :3] * a[:, :, 3:] / 255 + 255 - a[:, :, 3:]
    expect(name, np.floor(white + 0.5).astype(np.uint8))

# Resizing as Pillow does: smaller, larger, and one way only.
SIZES = [(5, 7), (31, 29), (13, 6), (4, 18)]
for name in ['NEAREST', 'BOX', 'BILINEAR', 'HAMMING', 'BICUBIC', 'LANCZOS']:
    for h, w in SIZES:
        expect('pillow-%s' % name.lower(), image.resize((w, h), getattr(Image, name)))


# Resizing as tf.image.resize does without antialias: kernels of one width, pixel centres at
# halves, what is left of a kernel at a border scaled to 1.
def cubic(d):
    d = np.abs(d)
    return np.where(d < 1, 1.5 * d**3 - 2.5 * d**2 + 1,
                    np.where(d < 2, -0.5 * d**3 + 2.5 * d**2 - 4 * d + 2, 0))


KERNELS = {
    'bilinear': lambda d: np.maximum(0, 1 - np.abs(d)),
    'bicubic': cubic,
    'lanczos3': lambda d: np.where(np.abs(d) < 3, np.sinc(d) * np.sinc(d / 3), 0),
    'lanczos5': lambda d: np.where(np.abs(d) < 5, np.sinc(d) * np.sinc(d / 5), 0),
}


def matrix(kernel, n, m):
    at = (np.arange(m) + 0.5) * n / m - 0.5
    weights = kernel(np.arange(n)[None, :] - at[:, None])
    return weights / weights.sum(axis=1, keepdims=True)


for name, kernel in KERNELS.items():
    for h, w in SIZES:
        expect(name, np.einsum('ih,jw,hwc->ijc', matrix(kernel, H, h), matrix(kernel, W, w),
                               rgb.astype(float)))

# Keras's smart_resize to 6 x 6: crop the largest centred square, or pad to one.
top = int((H - 13) / 2)
left = int((W - 13) / 2)
expect('center-crop', image.crop((left, 0, left + 13, 13)))
padded = np.zeros((18, 18, 3), np.uint8)
padded[2:15] = rgb
expect('pad', padded)
open('expected.txt', 'w').writelines(lines)
