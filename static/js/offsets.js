// The one place that knows two ways of counting letters: the browser counts UTF-16 code units,
// the archive counts Unicode code points. An emoji is two of the former and one of the latter.

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

function isPairAt(text, index) {
  return isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1));
}

/** How many code points begin before a UTF-16 offset. */
export function toCodePoints(text, utf16) {
  let count = 0;
  for (let index = 0; index < utf16 && index < text.length; count += 1) {
    index += isPairAt(text, index) ? 2 : 1;
  }
  return count;
}

/** The UTF-16 offset at which the code point of this number begins. */
export function toUtf16(text, codePoints) {
  let index = 0;
  for (let count = 0; count < codePoints && index < text.length; count += 1) {
    index += isPairAt(text, index) ? 2 : 1;
  }
  return index;
}
