import type { ImportedGroup } from '../imported-paper';
import type { QuestionFormat } from '../../question/question-content';
import { readOptions } from './read-options';
import { RowNotices, type RowDraft } from './sheet-draft';
import { rowFault } from './sheet-fault';
import type { NamedType } from './type-name';
import { wordOfCell } from './typed-cell';

export interface TypedRow {
  draft: RowDraft;
  named: NamedType | null;
}

export interface SheetGroup {
  /** Null: no row names a format, so the group is a case. */
  format: ImportedGroup['format'] | null;
  stimulus: string | null;
  /** For a B1 group. */
  options: string[];
  /** Indices of rows, in the order of the sheet. */
  members: number[];
  firstRow: number;
}

type GroupFormat = ImportedGroup['format'];
const isGroupFormat = (format: QuestionFormat | null | undefined): format is GroupFormat =>
  format === 'A3' || format === 'A4' || format === 'B1';

const MIN_MEMBERS = 2;
const MAX_MEMBERS = 10;

/** Groups the rows of a sheet by their group column, by the case they have or continue, or by shared B1 options. */
export function gatherGroups(rows: readonly TypedRow[]): SheetGroup[] {
  const groups: SheetGroup[] = [];
  const byId = new Map<string, SheetGroup>();
  let above: SheetGroup | null = null;
  rows.forEach((row, index) => {
    const facts = factsOf(row);
    const known: SheetGroup | null =
      facts.id === null ? groupAbove({ above, facts, row }) : (byId.get(facts.id) ?? null);
    const isMember = known !== null || facts.id !== null || facts.stimulus !== null || facts.format === 'B1';
    if (!isMember) {
      if (facts.format !== null) row.draft.notices.error('group', rowFault('SHEET_CASE_MISSING', {}));
      above = null;
      return;
    }
    const group = known ?? begun({ facts, row: row.draft.row });
    if (!known) groups.push(group);
    if (facts.id !== null) byId.set(facts.id, group);
    join({ group, facts, row, index, isApart: known !== null && group.members.at(-1) !== index - 1 });
    above = facts.id === null ? group : null;
  });
  for (const group of groups) group.format ??= unfolds({ group, rows }) ? 'A4' : null;
  for (const { members } of groups)
    if (members.length < MIN_MEMBERS || members.length > MAX_MEMBERS)
      for (const index of members)
        rows[index]?.draft.notices.error('group', rowFault('SHEET_GROUP_SIZE', { count: members.length }));
  return groups;
}

const unfolds = ({ group, rows }: { group: SheetGroup; rows: readonly TypedRow[] }): boolean =>
  group.members.some((index) => rows[index]?.draft.texts.furtherCase !== undefined);

interface GroupFacts {
  id: string | null;
  format: GroupFormat | null;
  stimulus: string | null;
  /** For a B1 row with options. */
  options: string[];
}

function factsOf({ draft, named }: TypedRow): GroupFacts {
  const { texts } = draft;
  const id = wordOfCell(texts.group ?? '');
  const format = isGroupFormat(named?.format) ? named.format : null;
  // `readRow` reads the options again and keeps the notices, so these are discarded.
  const unheard = { ...draft, notices: new RowNotices(draft.row) };
  const options =
    format === 'B1' ? readOptions({ draft: unheard, cell: texts.options ?? texts.sharedOptions ?? '' }) : [];
  return { id: id === '' ? null : id, format, stimulus: texts.stimulus ?? null, options };
}

/** The group of the row above, for a row without a group number whose shared content is the same or empty. */
function groupAbove({
  above,
  facts,
  row,
}: {
  above: SheetGroup | null;
  facts: GroupFacts;
  row: TypedRow;
}): SheetGroup | null {
  if (!above) return null;
  if (facts.format === 'B1' || above.format === 'B1') {
    const isSame = facts.options.length === 0 || sameTexts(facts.options, above.options);
    return facts.format === 'B1' &&
      above.format === 'B1' &&
      isSame &&
      (facts.stimulus ?? above.stimulus) === above.stimulus
      ? above
      : null;
  }
  if (facts.stimulus !== null) return facts.stimulus === above.stimulus ? above : null;
  if (facts.format === null) return null;
  row.draft.notices.warning('group', rowFault('SHEET_CASE_CONTINUED', {}));
  return above;
}

const begun = ({ facts, row }: { facts: GroupFacts; row: number }): SheetGroup => ({
  format: facts.format,
  stimulus: facts.stimulus,
  options: facts.options,
  members: [],
  firstRow: row,
});

interface RowToJoin {
  group: SheetGroup;
  facts: GroupFacts;
  row: TypedRow;
  index: number;
  isApart: boolean;
}

function join({ group, facts, row: { draft }, index, isApart }: RowToJoin): void {
  group.members.push(index);
  if (isApart) draft.notices.warning('group', rowFault('SHEET_GROUP_APART', {}));
  const differs =
    (facts.stimulus !== null && group.stimulus !== null && facts.stimulus !== group.stimulus) ||
    (facts.format !== null && group.format !== null && facts.format !== group.format);
  if (differs) draft.notices.error('group', rowFault('SHEET_GROUP_DIFFERS', { row: group.firstRow }));
  group.stimulus ??= facts.stimulus;
  group.format ??= facts.format;
  if (group.format !== 'B1') {
    if (group.stimulus === null) draft.notices.error('group', rowFault('SHEET_CASE_MISSING', {}));
    return;
  }
  if (group.options.length === 0) group.options = facts.options;
  else if (facts.options.length > 0 && !sameTexts(facts.options, group.options))
    draft.notices.error('options', rowFault('SHEET_GROUP_OPTIONS_DIFFER', { row: group.firstRow }));
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);
