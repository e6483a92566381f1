import type { Fault } from '@sunflower/platform/plain';
import type { ImportField, ImportNotice } from '../imported-paper';
import type { SheetField } from './headings';

/** Of each severity: nobody reads more, and a cell can be made to call for thousands. */
const MAX_NOTICES = 200;

/** Takes what should be said of one question, or of one sheet. */
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

/** The cells of one row by what they hold, before anything is made of them. */
export interface RowDraft {
  row: number;
  excerpt: string;
  /** Trimmed; a field without a column or a text is left out. */
  texts: Partial<Record<SheetField, string>>;
  /** By place, from the columns of options. */
  options: string[];
  /** Places of options that a spreadsheet holds as numbers. */
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
