import { plainText } from '@sunflower/content';
import type { TextRow } from '@sunflower/platform/plain';
import type { UnitKind } from '../organisation/organisation-level';
import type { OrganisationLookup } from '../organisation/organisation-lookup';
import type { OrganisationView } from '../organisation/organisation.repository';
import {
  mayStandBelow,
  nextCode,
  organisationCodeOf,
  organisationNameOf,
  pathBelow,
  type NewOrganisationLevel,
} from './organisation-rules';

/** Stable, for screens to translate. */
export const ORGANISATION_PROBLEMS = [
  'parent_missing',
  'parent_unknown',
  'parent_ambiguous',
  'parent_not_yours',
  'parent_closed',
  'name_missing',
  'name_invalid',
  'type_unknown',
  'misplaced',
  'code_invalid',
  'code_taken',
  'codes_used_up',
  'twice_in_file',
] as const;
export type OrganisationProblem = (typeof ORGANISATION_PROBLEMS)[number];

export const ORGANISATION_COLUMNS = ['parent', 'name', 'type', 'code'] as const;
export type OrganisationColumn = (typeof ORGANISATION_COLUMNS)[number];

export interface OrganisationFileFault {
  lineNumber: number;
  column: OrganisationColumn;
  problem: OrganisationProblem;
  value: string;
}

export interface PlannedOrganisation {
  lineNumber: number;
  /** Of one that is there; else it is the parent of that line. */
  parentId: string | null;
  parentLine: number | null;
  parentPath: string;
  name: string;
  level: NewOrganisationLevel;
  kind: UnitKind | null;
  code: string;
  path: string;
}

export interface OrganisationFilePlan {
  planned: PlannedOrganisation[];
  /** Rows that name an organisation which is there already. */
  existing: number;
  faults: OrganisationFileFault[];
}

const HEADINGS: Record<OrganisationColumn, readonly [string, ...string[]]> = {
  parent: ['上级机构', '上级机构名称', '上级机构代码', '上级单位', '所属上级', 'parent'],
  name: ['机构名称', '单位名称', '名称', 'name'],
  type: ['类型', '机构类型', '单位类型', 'type'],
  code: ['机构代码', '单位代码', '代码', 'code'],
};

export const headingOfColumn = (column: OrganisationColumn): string => HEADINGS[column][0];

interface UnitType {
  level: NewOrganisationLevel;
  kind: UnitKind | null;
}

const unit = (kind: UnitKind): UnitType => ({ level: 'unit', kind });
const TYPES: Record<string, UnitType> = {
  ...Object.fromEntries(['乡镇', '街道', '乡', '镇', 'town'].map((word) => [word, { level: 'town', kind: null }])),
  ...Object.fromEntries(
    ['医疗机构', '卫生院', '社区卫生服务中心', '诊所', '医院', '妇幼保健院', 'clinic'].map((word) => [
      word,
      unit('clinic'),
    ]),
  ),
  ...Object.fromEntries(['幼儿园', '托育机构', '托幼机构', 'kindergarten'].map((word) => [word, unit('kindergarten')])),
  ...Object.fromEntries(['学校', 'school'].map((word) => [word, unit('school')])),
  ...Object.fromEntries(['协会', '学会', 'association'].map((word) => [word, unit('association')])),
  ...Object.fromEntries(['其他', '其它', 'other'].map((word) => [word, unit('other')])),
};

/** Whether the row has the headings of a list of organisations; where each stands. */
export function organisationColumns(row: TextRow): Map<OrganisationColumn, number> | null {
  const cells = row.cells.map((cell) => plainText(cell).replace(/\s/g, '').toLowerCase());
  const found = new Map<OrganisationColumn, number>();
  for (const column of ORGANISATION_COLUMNS) {
    const position = cells.findIndex((cell) => HEADINGS[column].includes(cell));
    if (position >= 0) found.set(column, position);
  }
  return (['parent', 'name', 'type'] as const).every((column) => found.has(column)) ? found : null;
}

interface Parent {
  id: string | null;
  line: number | null;
  level: OrganisationView['level'];
  code: string;
  path: string;
}

/**
 * What a list would add, or what is wrong with it, row by row. One above may stand in the list itself, in an earlier row.
 * `all`: every organisation that there is; `lookup` finds those within reach.
 */
export function planOrganisations({
  rows,
  columns,
  all,
  lookup,
}: {
  rows: readonly TextRow[];
  columns: ReadonlyMap<OrganisationColumn, number>;
  all: readonly OrganisationView[];
  lookup: OrganisationLookup;
}): OrganisationFilePlan {
  const byId = new Map(all.map((organisation) => [organisation.id, organisation]));
  const taken = new Set(all.map(({ code }) => code));
  const codesBelow = new Map<string, string[]>();
  const there = new Set<string>();
  for (const { parentId, code, name, path, closedAt } of all) {
    const above = path.slice(0, path.length - code.length - 1);
    codesBelow.set(above, [...(codesBelow.get(above) ?? []), code]);
    if (parentId !== null && closedAt === null) there.add(`${above} ${name}`);
  }
  const inFile = new Map<string, Parent | 'twice'>();
  const plan: OrganisationFilePlan = { planned: [], existing: 0, faults: [] };

  for (const { lineNumber, cells } of rows) {
    const typed = (column: OrganisationColumn): string => plainText(cells[columns.get(column) ?? -1] ?? '');
    const before = plan.faults.length;
    const report = (column: OrganisationColumn, problem: OrganisationProblem): null => {
      plan.faults.push({ lineNumber, column, problem, value: typed(column).slice(0, 60) });
      return null;
    };
    const parent = findParent({ typed: typed('parent'), inFile, lookup, byId, report });
    const name = nameIn({ typed: typed('name'), report });
    const type = TYPES[typed('type').toLowerCase()] ?? report('type', 'type_unknown');
    if (!parent || name === null || !type) continue;
    const key = `${parent.path} ${name}`;
    if (there.has(key)) {
      plan.existing += 1;
      continue;
    }
    if (plan.planned.some((one) => one.parentPath === parent.path && one.name === name)) {
      report('name', 'twice_in_file');
      continue;
    }
    if (!mayStandBelow({ level: type.level, parentLevel: parent.level })) report('type', 'misplaced');
    const code = codeIn({ typed: typed('code'), parent, taken, below: codesBelow.get(parent.path) ?? [], report });
    const path = code === null ? null : pathBelow({ parentPath: parent.path, code });
    if (code !== null && path === null) report('code', 'codes_used_up');
    if (plan.faults.length > before || code === null || path === null) continue;
    taken.add(code);
    codesBelow.set(parent.path, [...(codesBelow.get(parent.path) ?? []), code]);
    const { line: parentLine, id: parentId, path: parentPath } = parent;
    plan.planned.push({ lineNumber, parentId, parentLine, parentPath, name, ...type, code, path });
    const asParent: Parent = { id: null, line: lineNumber, level: type.level, code, path };
    for (const called of [name, code]) inFile.set(called, inFile.has(called) ? 'twice' : asParent);
  }
  return plan;
}

type Report = (column: OrganisationColumn, problem: OrganisationProblem) => null;

const PARENT_PROBLEMS = {
  missing: 'parent_missing',
  unknown: 'parent_unknown',
  ambiguous: 'parent_ambiguous',
  code_and_name_differ: 'parent_unknown',
  not_yours: 'parent_not_yours',
  closed: 'parent_closed',
} as const;

function findParent({
  typed,
  inFile,
  lookup,
  byId,
  report,
}: {
  typed: string;
  inFile: ReadonlyMap<string, Parent | 'twice'>;
  lookup: OrganisationLookup;
  byId: ReadonlyMap<string, OrganisationView>;
  report: Report;
}): Parent | null {
  const isCode = /^[A-Za-z0-9]+$/.test(typed);
  const found = lookup.find(isCode ? { code: typed, name: '' } : { code: '', name: typed });
  if (found.fault === null) {
    const { id, level, code, path } = byId.get(found.organisationId) as OrganisationView;
    return { id, line: null, level, code, path };
  }
  const above = inFile.get(isCode ? typed.toUpperCase() : typed.replace(/\s/g, ''));
  if (above === 'twice') return report('parent', 'parent_ambiguous');
  return above ?? report('parent', PARENT_PROBLEMS[found.fault]);
}

function nameIn({ typed, report }: { typed: string; report: Report }): string | null {
  if (typed === '') return report('name', 'name_missing');
  return organisationNameOf(typed) ?? report('name', 'name_invalid');
}

function codeIn({
  typed,
  parent,
  taken,
  below,
  report,
}: {
  typed: string;
  parent: Parent;
  taken: ReadonlySet<string>;
  below: readonly string[];
  report: Report;
}): string | null {
  if (typed === '') return nextCode({ parentCode: parent.code, taken: below }) ?? report('code', 'codes_used_up');
  const code = organisationCodeOf(typed);
  if (code === null) return report('code', 'code_invalid');
  return taken.has(code) ? report('code', 'code_taken') : code;
}
