// What Inter lacks, drawn by the browser's own fonts and rules: width, where a line may end, and the picture of a line.
(() => {
  'use strict';
  const brush = document.createElement('canvas').getContext('2d', {willReadFrequently: true}), EDGE = 1;
  const KEPT = ['font', 'letterSpacing', 'wordSpacing', 'direction'];
  // Scripts that write no spaces between words.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  const OPENS = /[([{“‘「『（]$/;
  const segmenters = typeof Intl.Segmenter === 'function'
    ? {word: new Intl.Segmenter(undefined, {granularity: 'word'}), grapheme: new Intl.Segmenter(undefined, {granularity: 'grapheme'})} : null;
  const encoder = new TextEncoder();

  function set(size, weight, spacing, atSpaces, fromRight) {
    Object.assign(brush, {font: `${weight} ${size}px "Alongside Inter", system-ui, sans-serif`, letterSpacing: spacing + 'px',
      wordSpacing: atSpaces + 'px', direction: fromRight ? 'rtl' : 'ltr', textAlign: 'left'});
  }

  const how = () => Object.fromEntries(KEPT.map((key) => [key, brush[key]]));

  // A browser may not have found a font yet when it is asked for the first time, and measure boxes: so what was measured is
  // measured again a little later, and everything is forgotten where that gives another answer.
  const LATER = 800;  // milliseconds
  let fresh = [], changed = () => {};
  function lookAgain() {
    const asked = fresh;
    fresh = [];
    const other = asked.some(({kept, words, was}) => Math.abs(Object.assign(brush, kept).measureText(words).width - was) > .25);
    if (other) changed();
  }

  function width(words) {
    const was = brush.measureText(words).width;
    if (!fresh.length) setTimeout(lookAgain, LATER);
    fresh.push({kept: how(), words, was});
    return was;
  }

  // Of the line's ink: width, height, left of the pen, above the baseline.
  function size(words) {
    const box = brush.measureText(words), up = (length) => Math.ceil(Math.max(0, length)) + EDGE;
    const left = up(box.actualBoundingBoxLeft), above = up(box.actualBoundingBoxAscent);
    return [left + up(box.actualBoundingBoxRight), above + up(box.actualBoundingBoxDescent), left, above];
  }

  // A canvas of a new size has forgotten how it was set.
  function picture(words, wide, high, left, above, colour) {
    const kept = how();
    Object.assign(brush.canvas, {width: wide, height: high});
    Object.assign(brush, kept, {textAlign: 'left', fillStyle: colour});
    brush.fillText(words, left, above);
    return brush.canvas;
  }

  // Offsets in bytes. Without Intl.Segmenter (Firefox before 125) a line ends behind spaces alone, and a cluster is a code point.
  function ends(words, byWord) {
    const parts = segmenters ? [...segmenters[byWord ? 'word' : 'grapheme'].segment(words)]
      : (byWord ? words.split(/(?<=\s)(?=\S)/) : Array.from(words)).map((segment) => ({segment, isWordLike: true}));
    const found = [];
    let at = 0;
    parts.forEach(({segment}, i) => {
      at += encoder.encode(segment).length;
      const next = parts[i + 1];
      const behindSpace = next && /\s$/.test(segment) && !/^\s/.test(next.segment);
      const between = next?.isWordLike && (UNSPACED.test(segment) || UNSPACED.test(next.segment)) && !OPENS.test(segment);
      if (!next || !byWord || behindSpace || between) found.push(at);
    });
    return found.join();
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {letters: {set, width, size, picture, ends, watch: (call) => { changed = call; }}});
})();
