const PNG_EXIF = 'eXIf';
const [JPEG_EXIF, JPEG_SCAN] = [0xe1, 0xda];

/**
 * Removes the EXIF block from a PNG or JPEG encoded by a canvas. Safari adds one, and the server refuses pictures with
 * EXIF because it cannot tell that block from a photograph's.
 */
export function dropMetadata(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes[0] === 0xff ? keptOfJpeg({ bytes, view }) : keptOfPng({ bytes, view });
}

interface Bytes {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView;
}

function keptOfPng({ bytes, view }: Bytes): Uint8Array<ArrayBuffer>[] {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) !== PNG_EXIF) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return kept;
}

function keptOfJpeg({ bytes, view }: Bytes): Uint8Array<ArrayBuffer>[] {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  for (let marker = view.getUint8(at + 1); marker !== JPEG_SCAN; marker = view.getUint8(at + 1)) {
    const end = at + 2 + view.getUint16(at + 2);
    if (marker !== JPEG_EXIF) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return [...kept, bytes.subarray(at)];
}
