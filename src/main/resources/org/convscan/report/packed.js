/** PackedNumbers.java undone: base 64, zlib, bytes of seven bits, zigzag, differences. */
async function unpack(id, Numbers) {
  const letters = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) {
    bytes[i] = letters.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  let count = 0;
  for (let i = 0; i < packed.length; i++) {
    count += packed[i] < 128 ? 1 : 0;
  }
  const numbers = new Numbers(count);
  let last = 0;
  for (let i = 0, n = 0; n < count; n++) {
    let rest = 0;
    let unit = 1;
    for (; packed[i] >= 128; i++, unit *= 128) {
      rest += (packed[i] - 128) * unit;
    }
    rest += packed[i++] * unit;
    last += rest % 2 ? -(rest + 1) / 2 : rest / 2;
    numbers[n] = last;
  }
  return numbers;
}
