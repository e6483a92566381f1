import { checkAgainstSchema } from '../../bank-file/check-against-schema';
import { checkQuestionFile } from '../../bank-file/check-question-file';
import { textsOf, type BankPictures } from '../../bank-file/bank-pictures';
import { picturesIn, shownForm } from '@sunflower/content';
import { type Fault } from '@sunflower/platform/plain';
import { pointName } from '../../question/search-text';
import { authoredOfStaged, domainNamed, isWhole, memberOfSource, type BankDomain } from './authored-of-staged';
import { importFault } from './import-fault';
import type { StagedNotice, StagedUnit } from './staged-question';

interface UnitToCheck {
  unit: StagedUnit;
  domains: readonly BankDomain[];
  /** By name in the file; texts refer to stored pictures by address. */
  pictures?: BankPictures;
  findKnownPictures: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Prefix of picture paths during the check. */
export const CHECKED_DOMAIN = 'import';
// Valid placeholders, because these defaults must not cause faults.
const SETTINGS = { domainCode: CHECKED_DOMAIN, difficulty: 3, knowledgePoint: '-' };

interface Placed {
  path: readonly (string | number)[];
  field: string | null;
  fault: Fault;
}

/** Checks the questions of some units; returns the notices of each question of each unit. */
export async function checkUnits({
  units,
  domains,
  findKnownPictures,
}: Pick<UnitToCheck, 'domains' | 'findKnownPictures'> & { units: readonly StagedUnit[] }): Promise<StagedNotice[][][]> {
  const said: StagedNotice[][][] = [];
  for (const unit of units) said.push(await checkStaged({ unit, domains, findKnownPictures }));
  return said;
}

/** Checks each question of a unit with the checks for every question of a bank. */
export async function checkStaged({
  unit,
  domains,
  pictures = new Map(),
  findKnownPictures,
}: UnitToCheck): Promise<StagedNotice[][]> {
  const said = unit.questions.map((question, index) => ownFaults({ unit, index, domains, question }));
  const file = authoredOfStaged({
    unit,
    codes: unit.questions.map((_, index) => `q${index + 1}`),
    groupCode: 'g1',
    settings: SETTINGS,
    // The typed domain is checked separately; here the domain is only part of the picture paths.
    domains: [],
  });
  const faults: Placed[] = checkAgainstSchema({ kind: 'questions', data: file }).map(({ path, field, ...fault }) => ({
    path,
    field,
    fault,
  }));
  if (faults.length === 0) {
    const texts = textsOf(file).filter((text) => text.includes('!['));
    const knownPictures = await findKnownPictures(picturesIn(texts));
    for (const { path, field, question: _, ...fault } of checkQuestionFile({
      file,
      pictures,
      knownPictures,
    }))
      faults.push({ path, field, fault });
  }
  for (const placed of faults) said[memberOf(placed.path)]?.push(errorOf(placed));
  return said;
}

/** The question that a fault is reported at; a fault of the group goes to its first question. */
function memberOf(path: readonly (string | number)[]): number {
  if (path[0] === 'sources') return typeof path[1] === 'string' ? memberOfSource(path[1]) : 0;
  const index = path[0] === 'groups' ? (path[2] === 'questions' ? path[3] : 0) : path[1];
  return typeof index === 'number' ? index : 0;
}

function ownFaults({
  unit,
  index,
  domains,
  question,
}: {
  unit: StagedUnit;
  index: number;
  domains: readonly BankDomain[];
  question: StagedUnit['questions'][number];
}): StagedNotice[] {
  const said: StagedNotice[] = [];
  if (question.type === null) said.push(errorOf({ field: 'type', fault: importFault('IMPORT_TYPE_MISSING', {}) }));
  else if (!isWhole(question)) said.push(errorOf({ field: 'key', fault: importFault('IMPORT_KEY_MISSING', {}) }));
  if (unit.group?.format === 'B1' && !sameOptions(question.options, unit.questions[0]?.options ?? []) && index > 0)
    said.push(errorOf({ field: 'options', fault: importFault('IMPORT_OPTIONS_DIFFER', {}) }));
  if (question.domain !== null && domainNamed({ typed: question.domain, domains }) === null)
    said.push({
      ...errorOf({ field: 'domain', fault: importFault('IMPORT_DOMAIN_UNKNOWN', { domain: question.domain }) }),
      severity: 'warning',
    });
  const { knowledgePoint } = question;
  if (knowledgePoint !== null && isNewPoint({ knowledgePoint, domain: question.domain, domains }))
    said.push({
      ...errorOf({ field: 'knowledgePoint', fault: importFault('IMPORT_POINT_NEW', { point: knowledgePoint }) }),
      severity: 'warning',
    });
  return said;
}

/** Whether a knowledge point is new. A question without a domain is compared with all domains. */
function isNewPoint({
  knowledgePoint,
  domain,
  domains,
}: {
  knowledgePoint: string;
  domain: string | null;
  domains: readonly BankDomain[];
}): boolean {
  const named = domain === null ? null : domainNamed({ typed: domain, domains });
  const names = domains
    .filter(({ code }) => named === null || code === named)
    .flatMap(({ pointNames = [] }) => pointNames);
  const name = pointName(knowledgePoint);
  return name !== '' && names.length > 0 && !names.includes(name);
}

const sameOptions = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((option, index) => shownForm(option) === shownForm(b[index] ?? ''));

const errorOf = ({ field, fault }: { field: string | null; fault: Fault }): StagedNotice => ({
  severity: 'error',
  field,
  line: null,
  code: fault.code,
  details: fault.details,
  problem: fault.problem,
  from: 'check',
});
