// Pictures as pixels: RGBA, 8 bits each.
import { PNG } from 'pngjs';

export function decode(png) {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, channels: 4, pixels: data };
}

export const encode = ({ width, height, pixels }) =>
  PNG.sync.write(Object.assign(new PNG({ width, height }), { data: pixels }), { colorType: 2, deflateLevel: 9 });

/** A small copy: each of its pixels is the mean of `by` times `by`, in 32 shades a colour, which packs well. */
export function shrunk({ width, height, channels, pixels }, by) {
  const small = { width: Math.floor(width / by), height: Math.floor(height / by), channels: 4 };
  small.pixels = Buffer.alloc(small.width * small.height * 4, 255);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let j = 0; j < by; j++) {
          for (let i = 0; i < by; i++) sum += pixels[((y * by + j) * width + x * by + i) * channels + c];
        }
        small.pixels[(y * small.width + x) * 4 + c] = Math.floor(sum / (by * by) / 8) * 8 + 4;
      }
    }
  }
  return small;
}

/** Share of pixels of which one colour differs by more than `most`. */
export function apart(one, other, most) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.pixels.length; at += 4) {
    if ([0, 1, 2].some((c) => Math.abs(one.pixels[at + c] - other.pixels[at + c]) > most)) different++;
  }
  return different / (one.width * one.height);
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
