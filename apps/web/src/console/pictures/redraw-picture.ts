import { dropMetadata } from './drop-metadata';

const LONGEST_SIDE = 1600;
/** The server's limit. */
const MAX_BYTES = 1024 * 1024;
const JPEG_QUALITIES = [0.85, 0.7, 0.5];

/** The browser cannot decode the file as a picture. */
export class UnreadablePicture extends Error {}

/**
 * Redraws a picture: at most 1,600 pixels wide or high, rotated as the camera says, without metadata (place, time,
 * device). A JPEG stays a JPEG; other pictures become a PNG, or a JPEG if the PNG is too large.
 * @throws UnreadablePicture
 */
export async function redrawPicture(file: Blob): Promise<Blob> {
  const canvas = await drawn(file);
  if (file.type !== 'image/jpeg') {
    const png = await encoded({ canvas, type: 'image/png' });
    if (png.size <= MAX_BYTES) return png;
  }
  paintBehind(canvas);
  let jpeg = await encoded({ canvas, type: 'image/jpeg', quality: JPEG_QUALITIES[0] });
  for (const quality of JPEG_QUALITIES.slice(1))
    if (jpeg.size > MAX_BYTES) jpeg = await encoded({ canvas, type: 'image/jpeg', quality });
  return jpeg;
}

async function drawn(file: Blob): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new UnreadablePicture();
  });
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * shrink));
  canvas.height = Math.max(1, Math.round(picture.height * shrink));
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new UnreadablePicture();
  return context;
}

/** A JPEG has no transparency: transparent parts would become black. */
function paintBehind(canvas: HTMLCanvasElement): void {
  const context = contextOf(canvas);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
}

async function encoded({
  canvas,
  type,
  quality,
}: {
  canvas: HTMLCanvasElement;
  type: string;
  quality?: number;
}): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new UnreadablePicture();
  return new Blob(dropMetadata(new Uint8Array(await blob.arrayBuffer())), { type: blob.type });
}
