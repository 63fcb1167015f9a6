// Pictures as pixels: enough of PNG for Chromium's screenshots (8 bits, RGB or RGBA, not interlaced).
import { inflateSync } from 'node:zlib';

export function decode(png) {
  let at = 8, width = 0, height = 0, channels = 4;
  const parts = [];
  while (at < png.length) {
    const size = png.readUInt32BE(at), kind = png.toString('latin1', at + 4, at + 8), body = png.subarray(at + 8, at + 8 + size);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = body[9] === 6 ? 4 : 3;
      if (body[8] !== 8 || ![2, 6].includes(body[9]) || body[12]) throw new Error('an unexpected kind of PNG');
    } else if (kind === 'IDAT') {
      parts.push(body);
    }
    at += 12 + size;
  }
  const raw = inflateSync(Buffer.concat(parts)), stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? pixels[y * stride + x - channels] : 0;
      const up = y ? pixels[(y - 1) * stride + x] : 0;
      const corner = y && x >= channels ? pixels[(y - 1) * stride + x - channels] : 0;
      pixels[y * stride + x] = raw[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, channels, pixels };
}

function paeth(a, b, c) {
  const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** How dark each pixel is, 0 to 1, as rows. */
export function darkness({ width, height, channels, pixels }) {
  return Array.from({ length: height }, (_, y) => Float32Array.from({ length: width }, (_, x) => {
    const at = (y * width + x) * channels;
    return 1 - (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 765;
  }));
}

/** How far the second picture's ink lies from the first's, in pixels, to a tenth: { x, y }. */
export function shift(one, other) {
  const middle = (rows) => {
    let mass = 0, x = 0, y = 0;
    rows.forEach((row, j) => row.forEach((ink, i) => {
      if (ink < 0.08) return;
      mass += ink;
      x += ink * i;
      y += ink * j;
    }));
    return { x: x / mass, y: y / mass };
  };
  const a = middle(darkness(one)), b = middle(darkness(other));
  return { x: Math.round((b.x - a.x) * 10) / 10, y: Math.round((b.y - a.y) * 10) / 10 };
}

/** Share of pixels that differ clearly. */
export function difference(one, other) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.pixels.length; at += one.channels) {
    if (Math.abs(one.pixels[at] - other.pixels[at]) + Math.abs(one.pixels[at + 1] - other.pixels[at + 1]) > 48) different++;
  }
  return different / (one.width * one.height);
}
