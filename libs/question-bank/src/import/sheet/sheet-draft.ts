import type { Fault } from '@sunflower/platform/plain';
import type { ImportField, ImportNotice } from '../imported-paper';
import type { SheetField } from './headings';

/** Per severity. Nobody reads more, and one cell can cause thousands. */
const MAX_NOTICES = 200;

/** Collects the notices of one question or one sheet. */
export class RowNotices {
  readonly notices: ImportNotice[] = [];
  private readonly counts = { error: 0, warning: 0 };

  constructor(private readonly line: number | null) {}

  error(field: ImportField | null, fault: Fault): void {
    this.add('error', field, fault);
  }

  warning(field: ImportField | null, fault: Fault): void {
    this.add('warning', field, fault);
  }

  private add(severity: ImportNotice['severity'], field: ImportField | null, fault: Fault): void {
    this.counts[severity] += 1;
    if (this.counts[severity] > MAX_NOTICES) return;
    this.notices.push({ ...fault, severity, field, line: this.line });
  }
}

/** The cells of one row by field, before they are interpreted. */
export interface RowDraft {
  row: number;
  excerpt: string;
  /** Trimmed; fields without a column or text are absent. */
  texts: Partial<Record<SheetField, string>>;
  /** By position, from the option columns. */
  options: string[];
  /** Positions of options that the spreadsheet stores as numbers. */
  numbers: Set<number>;
  prompts: string[];
  notices: RowNotices;
}

const FIELDS: Record<SheetField, ImportField | null> = {
  number: null,
  type: 'type',
  domain: 'domain',
  group: 'group',
  stimulus: 'group',
  furtherCase: 'furtherCase',
  stem: 'stem',
  options: 'options',
  sharedOptions: 'options',
  prompts: 'prompts',
  key: 'key',
  rationale: 'rationale',
  difficulty: 'difficulty',
  knowledgePoint: 'knowledgePoint',
  points: 'points',
  source: 'source',
  sourceIssuer: 'source',
  sourceYear: 'source',
  tags: 'tags',
  competency: 'competency',
  cognitiveLevel: 'cognitiveLevel',
  language: 'language',
  reviewDate: 'reviewDate',
  documentNumber: 'source',
  sourcePlace: 'source',
  sourceLink: 'source',
  checkedOn: 'source',
};

export const importFieldOf = (field: SheetField): ImportField | null => FIELDS[field];
