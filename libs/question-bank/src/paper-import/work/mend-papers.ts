import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { BankDomain } from '../checking/authored-of-staged';
import { duplicateKey } from '../checking/duplicate-key';
import {
  statesOf,
  type StagedNotice,
  type StagedQuestion,
  type StagedState,
  type StagedUnit,
} from '../checking/staged-question';
import { PaperReader } from '../reading/paper-reader';
import { boundedQuestion } from '../reading/stage-paper';
import type { PaperImportGroup } from '../staging/paper-import-group.entity';
import type { PaperImportItem } from '../staging/paper-import-item.entity';
import type { PaperImport } from '../staging/paper-import.entity';
import { PaperImportRepository } from '../staging/paper-import.repository';
import { PaperItemRepository } from '../staging/paper-item.repository';
import { PaperDomainUnknown, PaperImportNotFound, PaperImportNotReady, PaperItemStored } from './paper-import.errors';

export interface Mending {
  paper: PaperImport;
  domains: BankDomain[];
  staffId: string;
}

interface MendedItem extends Mending {
  position: number;
  question: Omit<StagedQuestion, 'source' | 'tags' | 'points' | 'about'>;
  /** The part of the case that comes with the question; null: none; undefined: unchanged. */
  furtherCase?: string | null;
  /** Stimulus of the question's group; undefined: unchanged. */
  stimulus?: string;
  /** The form of the question's group; undefined: unchanged. */
  groupFormat?: PaperImportGroup['format'];
}

/** A change to many questions at once, which does not touch their answers. */
export type AlikeChange =
  { skip: true } | Partial<Pick<StagedQuestion, 'type' | 'domain' | 'difficulty' | 'knowledgePoint'>>;

/** The members of a group, or a single question. */
interface OpenUnit {
  group: PaperImportGroup | null;
  members: PaperImportItem[];
}

const ALIKE_AT_ONCE = 500;
const TRIES = 3;

/** Changes staged questions; each is checked at once, together with its group. */
@Injectable()
export class MendPapers {
  constructor(
    private readonly database: Database,
    private readonly reader: PaperReader,
    private readonly imports: PaperImportRepository,
    private readonly items: PaperItemRepository,
  ) {}

  /** Sets the defaults for questions whose file does not say. @throws PaperDomainUnknown, PaperImportNotReady */
  async settle({
    paper,
    domains,
    staffId,
    settings,
  }: Mending & {
    settings: Pick<PaperImport, 'domainCode' | 'difficulty' | 'knowledgePoint' | 'source'>;
  }): Promise<void> {
    if (settings.domainCode !== null && !domains.some(({ code }) => code === settings.domainCode))
      throw new PaperDomainUnknown();
    await this.whileReady({ importId: paper.id, staffId }, () => this.imports.update(paper.id, settings));
  }

  /** @throws PaperImportNotFound, PaperItemStored, PaperImportNotReady; FileStillBeingRead, Overloaded */
  async mend({
    position,
    question: mended,
    furtherCase,
    stimulus,
    groupFormat,
    ...mending
  }: MendedItem): Promise<void> {
    await this.change({
      ...mending,
      positions: [position],
      stimulus,
      groupFormat,
      with: (item) => ({
        ...item,
        question: { ...item.question, ...mended, ...(furtherCase !== undefined && aboutWith({ item, furtherCase })) },
        state: 'good',
        mended: true,
        // The author has seen the reader's notices and corrected the question.
        notices: [],
      }),
    });
  }

  /** @throws PaperImportNotFound, PaperItemStored, PaperImportNotReady; FileStillBeingRead, Overloaded */
  async skip({ position, skipped, ...mending }: Mending & { position: number; skipped: boolean }): Promise<void> {
    await this.change({
      ...mending,
      positions: [position],
      with: (item) => ({ ...item, state: skipped ? 'skipped' : 'good' }),
    });
  }

  /** Makes the same change to all questions with a notice; returns the number of changed questions. */
  async changeAlike({ code, change, ...mending }: Mending & { code: string; change: AlikeChange }): Promise<number> {
    const alike = await this.items.listAlike({ importId: mending.paper.id, code, limit: ALIKE_AT_ONCE });
    if (alike.length === 0) return 0;
    await this.change({
      ...mending,
      positions: alike.map(({ position }) => position),
      with: (item) =>
        'skip' in change
          ? { ...item, state: 'skipped' }
          : {
              ...item,
              question: { ...item.question, ...change },
              mended: true,
              notices: item.notices.filter((notice) => notice.code !== code),
            },
    });
    return alike.length;
  }

  private async change({
    paper,
    domains,
    staffId,
    positions,
    stimulus,
    groupFormat,
    with: changed,
  }: Mending & {
    positions: number[];
    stimulus?: string;
    groupFormat?: PaperImportGroup['format'];
    with: (item: PaperImportItem) => PaperImportItem;
  }): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.unitsOf({ importId: paper.id, positions });
      const after = before.map((unit) =>
        withStimulus({
          unit: sharingOptions(withForm({ unit: changedUnit({ unit, positions, changed }), groupFormat }), positions),
          stimulus,
        }),
      );
      const checked = await this.reader.check({ units: after.map(unitToCheck), domains, staffId });
      const saved = await this.whileReady({ importId: paper.id, staffId }, async () => {
        if (!isSame(await this.unitsOf({ importId: paper.id, positions }), before)) return false;
        for (const [index, unit] of after.entries())
          await this.saveUnit({ before: before[index] as OpenUnit, unit, said: checked[index] ?? [] });
        return true;
      });
      if (saved) return;
      if (attempt === TRIES) throw new PaperImportNotReady();
    }
  }

  private async unitsOf({ importId, positions }: { importId: string; positions: number[] }): Promise<OpenUnit[]> {
    const found = await this.items.listAt({ importId, positions });
    if (found.length < positions.length) throw new PaperImportNotFound();
    if (found.some(({ state }) => state === 'stored')) throw new PaperItemStored();
    const numbers = [...new Set(found.flatMap(({ groupNumber }) => groupNumber ?? []))];
    const groups = await this.items.listGroups({ importId, numbers });
    const members = numbers.length === 0 ? [] : await this.items.listMembers({ importId, groupNumbers: numbers });
    return [
      ...found.filter(({ groupNumber }) => groupNumber === null).map((item) => ({ group: null, members: [item] })),
      ...groups.map((group) => ({
        group,
        members: members.filter(({ groupNumber }) => groupNumber === group.number),
      })),
    ];
  }

  private async saveUnit({
    before,
    unit: { group, members },
    said,
  }: {
    before: OpenUnit;
    unit: OpenUnit;
    said: StagedNotice[][];
  }): Promise<void> {
    const open = members.filter(isOpen);
    const notices = open.map((item, index) => [
      ...item.notices.filter(({ from }) => from === 'file'),
      ...(said[index] ?? []),
    ]);
    const states = statesOf(notices);
    if (group !== null && !isSameGroup(group, before.group)) await this.items.saveGroup(group);
    for (const item of members) {
      const index = open.indexOf(item);
      const own = notices[index] ?? item.notices;
      const old = before.members.find(({ position }) => position === item.position);
      const keeps = old !== undefined && keyOf(old, before.group) === keyOf(item, group);
      await this.items.save(item, {
        state: states[index] ?? item.state,
        mended: item.mended,
        question: item.question,
        notices: own,
        warned: own.length > 0,
        ...(keeps ? {} : { duplicateCode: null, duplicatePosition: null }),
      });
    }
  }

  /** Whoever changes the paper becomes one of its authors. */
  private async whileReady<T>(
    { importId, staffId }: { importId: string; staffId: string },
    work: () => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async () => {
      const row = await this.imports.lock(importId);
      if (row?.state !== 'ready') throw new PaperImportNotReady();
      await this.imports.addAuthor({ importId, staffId });
      return work();
    });
  }
}

function aboutWith({
  item,
  furtherCase,
}: {
  item: PaperImportItem;
  furtherCase: string | null;
}): Pick<StagedQuestion, 'about'> {
  const { furtherCase: _before, ...about } = item.question.about ?? {};
  return { about: furtherCase?.trim() ? { ...about, furtherCase } : about };
}

const isOpen = ({ state }: { state: StagedState }): boolean => state !== 'skipped' && state !== 'stored';

const keyOf = ({ question }: PaperImportItem, group: PaperImportGroup | null): string =>
  duplicateKey({ ...question, group });

const changedUnit = ({
  unit: { group, members },
  positions,
  changed,
}: {
  unit: OpenUnit;
  positions: readonly number[];
  changed: (item: PaperImportItem) => PaperImportItem;
}): OpenUnit => ({
  group,
  members: members.map((item) => {
    if (!positions.includes(item.position) || item.state === 'stored') return item;
    const now = changed(item);
    const { question, notices } = boundedQuestion(now.question);
    return { ...now, question, notices: [...now.notices, ...notices] };
  }),
});

/** A B1 group has one list of options, so a change at one question applies to all of them. */
function sharingOptions({ group, members }: OpenUnit, positions: readonly number[]): OpenUnit {
  const mended =
    group?.format === 'B1'
      ? members.find(({ mended: isMended, position }) => isMended && positions.includes(position))
      : undefined;
  if (mended === undefined) return { group, members };
  return {
    group,
    members: members.map((item) =>
      isOpen(item) ? { ...item, question: { ...item.question, options: mended.question.options } } : item,
    ),
  };
}

const withForm = ({
  unit,
  groupFormat,
}: {
  unit: OpenUnit;
  groupFormat: PaperImportGroup['format'] | undefined;
}): OpenUnit =>
  unit.group === null || groupFormat === undefined ? unit : { ...unit, group: { ...unit.group, format: groupFormat } };

const isSameGroup = (one: PaperImportGroup, other: PaperImportGroup | null): boolean =>
  one.stimulus === other?.stimulus && one.format === other.format;

const withStimulus = ({ unit, stimulus }: { unit: OpenUnit; stimulus: string | undefined }): OpenUnit =>
  unit.group === null || stimulus === undefined
    ? unit
    : { ...unit, group: { ...unit.group, stimulus: stimulus.trim() === '' ? null : stimulus } };

const unitToCheck = ({ group, members }: OpenUnit): StagedUnit => ({
  group: group && { format: group.format, stimulus: group.stimulus },
  questions: members.filter(isOpen).map(({ question }) => question),
});

const isSame = (a: OpenUnit[], b: OpenUnit[]): boolean => JSON.stringify(a) === JSON.stringify(b);
