import { after } from '../candidate-services';

const widthPx = 720;
const lineHeightPx = 56;
const marginPx = 48;
const font = "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

interface ReceiptPicture {
  title: string;
  receipt: string;
  /** Below the code: exam, candidate, time. */
  lines: string[];
}

/** Lets the candidate save the receipt as a PNG; false when the browser cannot draw it. */
export async function saveReceipt(picture: ReceiptPicture): Promise<boolean> {
  const drawn = await drawReceipt(picture);
  if (drawn) download({ picture: drawn, name: `${picture.receipt}.png` });
  return drawn !== null;
}

function download({ picture, name }: { picture: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  // The browser has started the download by then.
  after(60_000, () => URL.revokeObjectURL(link.href));
}

async function drawReceipt({ title, receipt, lines }: ReceiptPicture): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.font = `28px ${font}`;
  const wrapped = lines.flatMap((line) => wrap({ context, line, maxPx: widthPx - 2 * marginPx }));
  canvas.width = widthPx;
  canvas.height = 2 * marginPx + (wrapped.length + 4) * lineHeightPx;
  context.fillStyle = '#fffaf0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#2b2118';
  context.textBaseline = 'top';
  context.font = `600 36px ${font}`;
  context.fillText(title, marginPx, marginPx);
  context.font = '600 40px ui-monospace, Menlo, Consolas, monospace';
  context.fillText(receipt, marginPx, marginPx + 1.75 * lineHeightPx, widthPx - 2 * marginPx);
  context.font = `28px ${font}`;
  wrapped.forEach((line, index) => context.fillText(line, marginPx, marginPx + (index + 3.5) * lineHeightPx));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function wrap({ context, line, maxPx }: { context: CanvasRenderingContext2D; line: string; maxPx: number }): string[] {
  const wrapped: string[] = [];
  let current = '';
  for (const character of line) {
    if (current !== '' && context.measureText(current + character).width > maxPx) {
      wrapped.push(current);
      current = '';
    }
    current += character;
  }
  return [...wrapped, current];
}
