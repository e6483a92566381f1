/**
 * The kinds of data of an exam that can be erased, each with its parts. Form, labels, erasers and tests derive from
 * this list.
 */
export const RETENTION_PARTS = {
  /** Network addresses and devices from which candidates sat the exam. */
  connections: ['addresses'],
  /** Messages of staff, their receipts, and raised hands. */
  messages: ['messages', 'receipts', 'hands'],
  /** What applicants told of themselves on public pages, and the texts of accommodations. */
  applications: ['applications', 'accommodations'],
} as const;

export type RetentionKind = keyof typeof RETENTION_PARTS;
export type RetentionPart = (typeof RETENTION_PARTS)[RetentionKind][number];

export const RETENTION_KINDS = Object.keys(RETENTION_PARTS) as RetentionKind[];

export const PARTS: readonly RetentionPart[] = RETENTION_KINDS.flatMap((kind) => [...RETENTION_PARTS[kind]]);

/** Rows by part; a part without rows may be missing. */
export type RetentionRows = Partial<Record<RetentionPart, number>>;

export const isRetentionKind = (text: string): text is RetentionKind => Object.hasOwn(RETENTION_PARTS, text);

export const sumOf = (rows: RetentionRows): number => PARTS.reduce((sum, part) => sum + (rows[part] ?? 0), 0);

export const added = (one: RetentionRows, other: RetentionRows): RetentionRows =>
  Object.fromEntries(
    PARTS.flatMap((part): [RetentionPart, number][] => {
      const rows = (one[part] ?? 0) + (other[part] ?? 0);
      return rows === 0 ? [] : [[part, rows]];
    }),
  );

/** Planned until the erasing begins; what is being erased is not taken back. */
export const RETENTION_STATES = ['planned', 'erasing', 'erased'] as const;
export type RetentionState = (typeof RETENTION_STATES)[number];
