type Document = PDFKit.PDFDocument;

interface Place {
  x: number;
  y: number;
  /** From the centre to the tips of the petals. */
  radius: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const PETALS = 21;
const SEEDS = 89;
const SHADE = '#F9EED5';

/** A sunflower head: two rings of petals, and seeds in the spiral of real sunflowers. */
export function drawSunflower({ doc, x, y, radius }: Place & { doc: Document }): void {
  petalRing({ doc, x, y, radius, turn: Math.PI / PETALS });
  doc.fill('#E39A12');
  petalRing({ doc, x, y, radius: radius * 0.94, turn: 0 });
  doc.fillAndStroke('#F7BE2B', '#E39A12');
  const disc = radius * 0.46;
  doc.circle(x, y, disc).fill('#5B3413');
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const distance = disc * 0.93 * Math.sqrt((seed + 0.5) / SEEDS);
    const angle = seed * GOLDEN_ANGLE;
    doc.circle(
      x + distance * Math.cos(angle),
      y + distance * Math.sin(angle),
      disc * (0.035 + (0.03 * distance) / disc),
    );
  }
  doc.fill('#C98A2E');
}

/** The outline of a large, pale flower behind the text. */
export function drawSunflowerShade({ doc, x, y, radius }: Place & { doc: Document }): void {
  doc.lineWidth(0.8);
  for (const [scale, turn] of [
    [1, Math.PI / PETALS],
    [0.9, 0],
    [0.78, Math.PI / PETALS],
  ] as const) {
    petalRing({ doc, x, y, radius: radius * scale, turn });
    doc.stroke(SHADE);
  }
  for (const ring of [0.46, 0.36, 0.26, 0.16]) doc.circle(x, y, radius * ring).stroke(SHADE);
}

function petalRing({ doc, x, y, radius, turn }: Place & { doc: Document; turn: number }): void {
  const inner = radius * 0.38;
  const halfWidth = (Math.PI / PETALS) * 1.25;
  for (let petal = 0; petal < PETALS; petal += 1) {
    const angle = turn + (petal * 2 * Math.PI) / PETALS;
    const at = (distance: number, offset: number): [number, number] => [
      x + distance * Math.cos(angle + offset),
      y + distance * Math.sin(angle + offset),
    ];
    doc.moveTo(...at(inner, -halfWidth * 0.8));
    doc.bezierCurveTo(...at(radius * 0.62, -halfWidth), ...at(radius * 0.84, -halfWidth * 0.75), ...at(radius, 0));
    doc.bezierCurveTo(
      ...at(radius * 0.84, halfWidth * 0.75),
      ...at(radius * 0.62, halfWidth),
      ...at(inner, halfWidth * 0.8),
    );
  }
}
