import type { ImportNotice } from '../imported-paper';
import type { SectionKind } from './line-kinds';
import type { RichText } from './rich-text';

/** A section of a paper: its heading and the questions below it. */
export interface Section {
  kind: SectionKind | null;
  heading: string | null;
  pointsEach: string | null;
  drafts: Draft[];
}

export interface DraftGroup {
  kind: 'case' | 'options';
  format: 'A3' | 'A4' | 'B1';
  line: number;
  lastLine: number;
  head: string;
  from: number | null;
  to: number | null;
  stimulus: RichText[];
  options: DraftOption[];
  drafts: Draft[];
}

export interface DraftOption {
  letter: string;
  rich: RichText;
  line: number;
  /** Marked as right by a star, a tick or words. */
  isMarked: boolean;
}

export interface TypedKey {
  rich: RichText;
  line: number;
  /** `list`: from a key list elsewhere in the paper. */
  from: 'line' | 'lead' | 'list';
}

/** The part of a question that its last line belongs to. */
export type Phase = 'stem' | 'options' | 'key' | 'rationale' | 'field';

/** A question while its lines are collected. */
export interface Draft {
  number: string | null;
  value: number | null;
  line: number;
  lastLine: number;
  excerpt: string;
  section: Section;
  group: DraftGroup | null;
  /** From a tag such as （多选题） beside the stem, or from a line 题型：…. */
  tag: SectionKind | null;
  /** The part of the case that comes with the question. */
  furtherCase: RichText[];
  stem: RichText[];
  options: DraftOption[];
  keys: TypedKey[];
  rationale: RichText[];
  difficulty: string | null;
  knowledgePoint: string | null;
  domain: string | null;
  points: string | null;
  phase: Phase;
  /** The last number of a list inside the question's texts; 0: none. */
  nested: number;
  notices: ImportNotice[];
}

export function newDraft(fields: Pick<Draft, 'number' | 'value' | 'line' | 'section' | 'group'>): Draft {
  return {
    ...fields,
    lastLine: fields.line,
    excerpt: '',
    tag: null,
    furtherCase: [],
    stem: [],
    options: [],
    keys: [],
    rationale: [],
    difficulty: null,
    knowledgePoint: null,
    domain: null,
    points: null,
    phase: 'stem',
    nested: 0,
    notices: [],
  };
}

export const newSection = (fields: Partial<Section> = {}): Section => ({
  kind: null,
  heading: null,
  pointsEach: null,
  drafts: [],
  ...fields,
});

const MOST_EXCERPT = 2000;

/** Extends the question's place and excerpt to this line. */
export function reach(draft: Draft, line: number, text: string): void {
  draft.lastLine = Math.max(draft.lastLine, line);
  if (draft.excerpt.length < MOST_EXCERPT)
    draft.excerpt = `${draft.excerpt}${draft.excerpt === '' ? '' : '\n'}${text}`.slice(0, MOST_EXCERPT);
}

/** Whether questions of this kind have no options. */
export const hasNoOptions = (kind: SectionKind | null): boolean =>
  kind?.type === 'essay' || kind?.type === 'fill_in' || kind?.type === 'true_false' || kind?.type === 'numeric';

/**
 * The kind that the tag or the section heading gives a question. In a group with options, a section kind without
 * options is ignored.
 */
export function kindOf({ tag, section, group, options }: Draft): SectionKind | null {
  if (tag !== null || group === null || !hasNoOptions(section.kind)) return tag ?? section.kind;
  if (group.kind === 'options') return { type: 'single_choice', format: 'B1' };
  return options.length > 1 ? { type: 'choice', format: null } : section.kind;
}
