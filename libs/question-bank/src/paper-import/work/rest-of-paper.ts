import { Injectable } from '@nestjs/common';
import { writeXlsx } from 'hucre';
import type { ExportedQuestion } from '../../export/exported-question';
import { sheetColumns, type SheetColumn } from '../../export/workbook-export';
import { headingOf } from '../../import/sheet/headings';
import { aboutOf } from '../../question/question-about';
import { duplicateNotice } from '../checking/duplicate-notice';
import type { StagedNotice } from '../checking/staged-question';
import type { PaperImportGroup } from '../staging/paper-import-group.entity';
import type { PaperImportItem } from '../staging/paper-import-item.entity';
import { PaperItemRepository } from '../staging/paper-item.repository';

/** The wording of each notice in the reader's language, by code; `{name}` inserts a detail. */
export interface RestWords {
  language: 'zh-CN' | 'en';
  reasons: ReadonlyMap<string, string>;
}

const ITEMS_A_PAGE = 500;
const FEWEST_OPTIONS = 4;

/** Beside the columns of an export, which an import reads. */
const FIRST_HEADINGS = { 'zh-CN': ['序号', '位置', '原因'], en: ['No.', 'Place', 'Reason'] };
const ORIGINAL = { 'zh-CN': '原文', en: 'Original' };
const PLACE = { 'zh-CN': '第 {line} 行', en: 'Line {line}' };
const SKIPPED = { 'zh-CN': '已跳过', en: 'Skipped' };
const HELD = { 'zh-CN': '同组的其他题有误', en: 'Another question of its group is not right' };
const NOT_STORED = { 'zh-CN': '尚未入库', en: 'Not added yet' };

interface RestQuestion {
  item: PaperImportItem;
  exported: ExportedQuestion;
}

/**
 * Writes the questions of an import that are not in the bank to a workbook with the reasons, to be corrected and sent
 * again: in the columns of an export, so that cases, shared options and every other field are read again.
 */
@Injectable()
export class RestOfPaper {
  constructor(private readonly items: PaperItemRepository) {}

  async workbook({ importId, words }: { importId: string; words: RestWords }): Promise<Buffer> {
    const { language } = words;
    const rest = await this.listRest(importId);
    const columns = sheetColumns({
      language,
      optionCount: most(rest.map(({ exported }) => exported.content.options.length)) || FEWEST_OPTIONS,
      promptCount: most(rest.map(({ exported }) => exported.content.prompts.length)),
    });
    const points = headingOf({ field: 'points', language });
    const headings = [
      ...FIRST_HEADINGS[language],
      ...columns.map(({ heading }) => heading),
      points,
      ORIGINAL[language],
    ];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: language === 'en' ? 'Rest' : '未入库',
          rows: [headings, ...rest.map((question) => rowOf({ question, columns, words }))],
          freezePane: { rows: 1 },
        },
      ],
    });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private async listRest(importId: string): Promise<RestQuestion[]> {
    const rest: RestQuestion[] = [];
    for (let after = 0; ;) {
      const page = await this.items.list({ importId, filter: 'all', after, limit: ITEMS_A_PAGE });
      const open = page.filter(({ state }) => state !== 'stored');
      const numbers = open.flatMap(({ groupNumber }) => groupNumber ?? []);
      const groups = await this.items.listGroups({ importId, numbers });
      const byNumber = new Map(groups.map((group) => [group.number, group]));
      for (const item of open)
        rest.push({ item, exported: toExported({ item, group: byNumber.get(item.groupNumber ?? 0) ?? null }) });
      const last = page.at(-1);
      if (page.length < ITEMS_A_PAGE || !last) return rest;
      after = last.position;
    }
  }
}

const most = (counts: readonly number[]): number => counts.reduce((a, b) => Math.max(a, b), 0);

/** In place of what is missing stands what gives an empty cell. */
function toExported({ item, group }: { item: PaperImportItem; group: PaperImportGroup | null }): ExportedQuestion {
  const { question, number, groupNumber } = item;
  const { type, key, format, difficulty, knowledgePoint, domain, tags, about } = question;
  return {
    code: number ?? '',
    domainCode: '',
    domainTitle: domain ?? '',
    state: 'draft',
    stimulus: group && { code: `G${groupNumber}`, format: group.format, text: group.stimulus ?? '' },
    content: {
      ...question,
      type: type ?? 'essay',
      format: group?.format ?? format,
      key: key ?? { kind: 'essay' },
      blankCount: 0,
      fixedOptionOrder: false,
      groupPosition: null,
      difficulty: difficulty as number,
      knowledgePoint: knowledgePoint ?? '',
      ...aboutOf({ ...about, tags }),
    },
  };
}

function rowOf({
  question: { item, exported },
  columns,
  words,
}: {
  question: RestQuestion;
  columns: readonly SheetColumn[];
  words: RestWords;
}): (string | number | null)[] {
  const { question, place, position } = item;
  const { language } = words;
  const typeHeading = headingOf({ field: 'type', language });
  const cells = columns.map(({ heading, valueOf }) =>
    heading === typeHeading && question.type === null ? null : valueOf(exported) || null,
  );
  return [
    position,
    [place.part, PLACE[language].replace('{line}', String(place.line))].filter(Boolean).join(' '),
    reasonOf({ item, words }),
    ...cells,
    question.points,
    place.excerpt,
  ];
}

function reasonOf({ item, words }: { item: PaperImportItem; words: RestWords }): string {
  const said = [...item.notices, ...duplicateNotice(item)].map((notice) => inWords({ notice, words }));
  const { language } = words;
  const state = item.state === 'skipped' ? [SKIPPED[language]] : item.state === 'held' ? [HELD[language]] : [];
  const all = [...state, ...said];
  return all.length === 0 ? NOT_STORED[language] : all.join('\n');
}

const inWords = ({ notice: { code, details, problem }, words }: { notice: StagedNotice; words: RestWords }): string =>
  words.reasons.get(code)?.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place)) ?? problem;
