import { pictureAddress, pictureTargetsIn, replacePictureTargets } from '@sunflower/content';
import { clip } from '@sunflower/platform/plain';
import type { BankPictures } from '../../bank-file/bank-pictures';
import type { ImportedPaper, ImportedQuestion, ImportPlace } from '../../import/imported-paper';
import type { BankDomain } from '../checking/authored-of-staged';
import { CHECKED_DOMAIN, checkStaged } from '../checking/check-staged';
import { stemWithPart } from '../../question/further-case';
import { LONGEST_TAG, MOST_TAGS, tagsIn } from '../../question/question-about';
import type { NearTexts } from '../../quality/near-texts';
import { duplicateKey } from '../checking/duplicate-key';
import { importFault } from '../checking/import-fault';
import type { NewItem } from '../staging/new-item';
import {
  noticeFromFile,
  statesOf,
  type StagedGroup,
  type StagedNotice,
  type StagedQuestion,
  type StagedState,
  type StagedUnit,
} from '../checking/staged-question';

export interface NewGroup extends StagedGroup {
  number: number;
  place: ImportPlace;
}

export interface StagedPart {
  items: NewItem[];
  groups: NewGroup[];
}

/** The questions of the bank; questions of the file are added as they are staged. */
export interface AskedBefore {
  /** Codes of the bank's questions by duplicate key. */
  codesByKey: Map<string, string>;
  /** Codes of the bank's questions, in the order of `near`. */
  codes: string[];
  near: NearTexts;
}

interface PaperToStage {
  paper: ImportedPaper;
  domains: readonly BankDomain[];
  pictures: BankPictures;
  asked: AskedBefore;
  findKnownPictures: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>;
}

// A text column holds 64 KB on MariaDB.
const MAX_QUESTION_BYTES = 60_000;
const MAX_EXCERPT = 2_000;
const MAX_STIMULUS = 15_000;
const MAX_NOTICES = 20;
const MAX_NUMBER = 20;

/** Yields the checked units of a paper in order. Empties its list of questions. */
export async function* stagePaper(given: PaperToStage): AsyncGenerator<StagedPart> {
  const { paper, asked } = given;
  const positionOfKey = new Map<string, number>();
  let position = 0;
  for (const { groupIndex, members } of unitsOf(paper.questions)) {
    const group = groupIndex === null ? null : (paper.groups[groupIndex] ?? null);
    const checked = await checkedUnit({ ...given, members, group });
    const items: Omit<NewItem, 'state' | 'warned' | 'notices'>[] = [];
    const said: StagedNotice[][] = [];
    for (const { question, notices } of checked) {
      position += 1;
      const key = duplicateKey({ ...question.staged, group });
      const duplicateCode = asked.codesByKey.get(key) ?? null;
      const duplicatePosition = positionOfKey.get(key) ?? null;
      const near = nearNotice({ asked, question: question.staged, group, groupIndex });
      items.push({
        position,
        groupNumber: groupIndex === null || group === null ? null : groupIndex + 1,
        number: question.number?.slice(0, MAX_NUMBER) ?? null,
        place: JSON.stringify(boundedPlace(question.place)),
        question: JSON.stringify(question.staged),
        duplicateCode,
        duplicatePosition,
      });
      said.push(duplicateCode === null && duplicatePosition === null ? [...notices, ...near] : notices);
      if (!positionOfKey.has(key)) positionOfKey.set(key, position);
    }
    const states = statesOf(said);
    yield {
      items: items.map((item, index) => {
        const notices = said[index] as StagedNotice[];
        return {
          ...item,
          state: states[index] as StagedState,
          warned: notices.length > 0,
          notices: JSON.stringify(notices),
        };
      }),
      groups:
        groupIndex === null || group === null
          ? []
          : [
              {
                number: groupIndex + 1,
                format: group.format,
                stimulus: placed(group.stimulus ?? '', given.pictures).slice(0, MAX_STIMULUS) || null,
                place: boundedPlace(group.place),
              },
            ],
    };
  }
}

/** A notice about a question of the bank, or an earlier one of the file, that asks nearly the same. */
function nearNotice({
  asked: { near, codes },
  question: { type, stem: asks, options, about },
  group,
  groupIndex,
}: {
  asked: AskedBefore;
  question: StagedQuestion;
  group: StagedGroup | null;
  groupIndex: number | null;
}): StagedNotice[] {
  const groupId = groupIndex === null || group === null ? null : String(groupIndex);
  const stem = stemWithPart({ stem: asks, furtherCase: about?.furtherCase ?? null });
  const [most] = near.add({ type, stem, options, group, groupId });
  if (!most) return [];
  const { index, percent } = most;
  const code = codes[index];
  const fault =
    code === undefined
      ? importFault('IMPORT_LIKE_IN_FILE', { percent, position: index - codes.length + 1 })
      : importFault('IMPORT_LIKE_IN_BANK', { percent, code });
  return [{ ...fault, severity: 'warning', field: null, line: null, from: 'file' }];
}

interface Members {
  groupIndex: number | null;
  members: ImportedQuestion[];
}

/** Takes the questions out of their list, so that those already staged use no memory. */
function* unitsOf(questions: ImportedQuestion[]): Generator<Members> {
  let unit: Members | null = null;
  questions.reverse();
  for (let question = questions.pop(); question; question = questions.pop()) {
    if (unit !== null && question.group !== null && question.group === unit.groupIndex) {
      unit.members.push(question);
      continue;
    }
    if (unit !== null) yield unit;
    unit = { groupIndex: question.group, members: [question] };
  }
  if (unit !== null) yield unit;
}

interface StagedMember {
  question: Pick<ImportedQuestion, 'number' | 'place'> & { staged: StagedQuestion };
  notices: StagedNotice[];
}

async function checkedUnit({
  members,
  group,
  domains,
  pictures,
  findKnownPictures,
}: Omit<PaperToStage, 'paper' | 'asked'> & {
  members: ImportedQuestion[];
  group: StagedGroup | null;
}): Promise<StagedMember[]> {
  const bounded = members.map((member) => boundedQuestion(stagedOf(member, pictures)));
  const unit: StagedUnit = {
    group: group && { format: group.format, stimulus: group.stimulus && placed(group.stimulus, pictures) },
    questions: bounded.map(({ question }) => question),
  };
  const found = await checkStaged({ unit, domains, pictures, findKnownPictures });
  return members.map((member, index) => {
    const { question, notices } = bounded[index] as ReturnType<typeof boundedQuestion>;
    const all = [
      ...notices,
      ...tagNotices(question),
      ...toldOnce({ file: member.notices.map(noticeFromFile), check: found[index] ?? [] }),
    ];
    return {
      question: { number: member.number, place: member.place, staged: question },
      notices: all.slice(0, MAX_NOTICES),
    };
  });
}

function tagNotices({ tags }: StagedQuestion): StagedNotice[] {
  const { leftOut } = tagsIn(tags);
  if (leftOut === 0) return [];
  const fault = importFault('IMPORT_TAGS_LEFT_OUT', { count: leftOut, longest: LONGEST_TAG, most: MOST_TAGS });
  return [{ ...fault, severity: 'warning', field: 'tags', line: null, from: 'file' }];
}

/** Drops a check's notice about a missing field when the reader already reported an error there. */
function toldOnce({ file, check }: { file: StagedNotice[]; check: StagedNotice[] }): StagedNotice[] {
  const told = new Set(file.filter(({ severity }) => severity === 'error').map(({ field }) => field));
  const missing = ['IMPORT_TYPE_MISSING', 'IMPORT_KEY_MISSING'];
  return [...file, ...check.filter(({ code, field }) => !(missing.includes(code) && told.has(field as 'key')))];
}

function stagedOf(question: ImportedQuestion, pictures: BankPictures): StagedQuestion {
  const { type, format, options, prompts, key, difficulty, knowledgePoint, domain, points, source, tags, about } =
    question;
  const text = (typed: string): string => placed(typed, pictures);
  return {
    type,
    format,
    stem: text(question.stem),
    options: options.map(text),
    prompts: prompts.map(text),
    key,
    rationale: question.rationale === null ? null : text(question.rationale),
    difficulty,
    knowledgePoint,
    domain,
    points,
    source,
    tags,
    ...(about && { about: about.furtherCase ? { ...about, furtherCase: text(about.furtherCase) } : about }),
  };
}

/** The text with stored pictures referred to by address. */
function placed(text: string, pictures: BankPictures): string {
  if (!text.includes('pictures/')) return text;
  return replacePictureTargets(text, (target) => {
    const found = pictures.get(`${CHECKED_DOMAIN}/${target}`.normalize('NFC'));
    return found && 'sha256' in found ? pictureAddress(found.sha256) : null;
  });
}

/** Names of the paper's pictures that its texts show. */
export function shownPictureNames({ questions, groups }: ImportedPaper): ReadonlySet<string> {
  const texts = [
    ...questions.flatMap(({ stem, options, prompts, rationale, about }) => [
      stem,
      ...options,
      ...prompts,
      rationale ?? '',
      about?.furtherCase ?? '',
    ]),
    ...groups.map(({ stimulus }) => stimulus ?? ''),
  ].filter((text) => text.includes('pictures/'));
  return new Set(pictureTargetsIn(texts).map((target) => target.replace(/^pictures\//, '').normalize('NFC')));
}

/** Limits a question to what a column can hold. */
export function boundedQuestion(question: StagedQuestion): { question: StagedQuestion; notices: StagedNotice[] } {
  if (isSurelySmall(question) || Buffer.byteLength(JSON.stringify(question)) <= MAX_QUESTION_BYTES)
    return { question, notices: [] };
  const { code, details, problem } = importFault('IMPORT_QUESTION_TOO_LARGE', {});
  return {
    question: {
      ...question,
      stem: question.stem.slice(0, MAX_EXCERPT),
      options: [],
      prompts: [],
      key: null,
      rationale: null,
      knowledgePoint: question.knowledgePoint && clip(question.knowledgePoint),
      domain: question.domain && clip(question.domain),
      source: null,
      tags: [],
      about: undefined,
    },
    notices: [{ severity: 'error', field: null, line: null, code, details, problem, from: 'file' }],
  };
}

/** A cheap bound: JSON takes at most six bytes per character. */
const isSurelySmall = ({
  stem,
  options,
  prompts,
  rationale,
  key,
  source,
  tags,
  about,
  ...few
}: StagedQuestion): boolean => {
  if (source !== null || tags.length > 0 || about !== undefined || (key !== null && key.kind === 'fill_in'))
    return false;
  const texts = [
    stem,
    ...options,
    ...prompts,
    rationale ?? '',
    few.knowledgePoint ?? '',
    few.domain ?? '',
    few.points ?? '',
  ];
  return texts.length < 60 && texts.reduce((sum, { length }) => sum + length, 0) * 6 < MAX_QUESTION_BYTES - 2_000;
};

const boundedPlace = ({ part, line, lastLine, excerpt }: ImportPlace): ImportPlace => ({
  part: part && clip(part),
  line,
  lastLine,
  excerpt: excerpt.slice(0, MAX_EXCERPT),
});
