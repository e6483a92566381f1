import type { TextRow } from '@sunflower/platform/plain';
import { parseIdNumber, type IdNumberFault, type IdType } from '../person/id-number';
import { parseIdType } from '../person/id-type-name';
import type { OrganisationFault, OrganisationLookup } from '../organisation/organisation-lookup';
import { parsePersonName } from '../person/person-name';
import { parseMobileNumber } from '../person/phone-number';
import type { RosterColumns } from '../roster-file/roster-columns';
import type { RosterField } from '../roster-file/roster-headings';
import type { RosterFault, RosterFaultField, RosterProblem } from './roster-fault';
import { plainText } from '@sunflower/content';

/** A row without faults of its own. */
export interface RosterRow {
  lineNumber: number;
  name: string;
  idType: IdType;
  idNumber: string;
  /** Null when the roster has none. */
  phone: string | null;
  organisationId: string;
}

export interface RosterRowRules {
  columns: RosterColumns;
  organisations: OrganisationLookup;
  /** The day in China, as `20260601`. */
  today: string;
}

export interface ParsedRosterRow {
  lineNumber: number;
  /** Null when there is a fault. */
  row: RosterRow | null;
  /** At most one a column. */
  faults: RosterFault[];
  /** Type and ID number when these are right, even if other fields are wrong. */
  identity: string | null;
}

/** The parsed row, or all its faults. */
export function parseRosterRow({ lineNumber, cells }: TextRow, rules: RosterRowRules): ParsedRosterRow {
  const read = (field: RosterField): string => cellText(cells[rules.columns.positions[field] ?? -1]);
  const faults: RosterFault[] = [];
  const report = (field: RosterFaultField, problem: RosterProblem): null => {
    faults.push({ lineNumber, field, problem, otherLineNumber: null });
    return null;
  };
  const parsedName = parsePersonName(read('name'));
  const name = parsedName.name ?? report('name', `name_${parsedName.fault}`);
  const { idType, problem: idTypeProblem } = readIdType({
    text: read('idType'),
    residentIdsOnly: rules.columns.residentIdsOnly,
  });
  if (idTypeProblem) report('idType', idTypeProblem);
  const { idNumber, problem: idNumberProblem } = readIdNumber({ idType, text: read('idNumber'), today: rules.today });
  if (idNumberProblem) report('idNumber', idNumberProblem);
  const phoneText = read('phone');
  const phone = phoneText === '' ? null : (parseMobileNumber(phoneText) ?? report('phone', 'phone_not_mobile'));
  const organisation = rules.organisations.find({ code: read('organisationCode'), name: read('organisationName') });
  const organisationId =
    organisation.organisationId ?? report('organisation', ORGANISATION_PROBLEMS[organisation.fault]);
  const identity = idNumber === null ? null : `${idType}:${idNumber}`;
  if (faults.length > 0 || name === null || idType === null || idNumber === null || organisationId === null) {
    return { lineNumber, row: null, faults, identity };
  }
  return { lineNumber, row: { lineNumber, name, idType, idNumber, phone, organisationId }, faults, identity };
}

function readIdType({ text, residentIdsOnly }: { text: string; residentIdsOnly: boolean }): {
  idType: IdType | null;
  problem: RosterProblem | null;
} {
  if (text === '')
    return residentIdsOnly ? { idType: 'resident_id', problem: null } : { idType: null, problem: 'id_type_missing' };
  const idType = parseIdType(text);
  return { idType, problem: idType === null ? 'id_type_unknown' : null };
}

// Without a type, reports only faults that hold for every type.
function readIdNumber({ idType, text, today }: { idType: IdType | null; text: string; today: string }): {
  idNumber: string | null;
  problem: RosterProblem | null;
} {
  if (text === '') return { idNumber: null, problem: 'id_number_missing' };
  // 1.1E+17 is a number in spreadsheet notation; 1E234567 is a passport.
  if (/^\d(\.\d+)?E\+\d+$|^\d\.\d+E\d+$/i.test(text)) return { idNumber: null, problem: 'id_number_lost_digits' };
  if (idType === null) return { idNumber: null, problem: null };
  const { idNumber, fault } = parseIdNumber({ idType, text, today });
  return { idNumber, problem: fault === null ? null : ID_NUMBER_PROBLEMS[fault] };
}

const ID_NUMBER_PROBLEMS: Record<IdNumberFault, RosterProblem> = {
  empty: 'id_number_missing',
  wrong_length: 'id_number_wrong_length',
  wrong_characters: 'id_number_wrong_characters',
  impossible_birth_date: 'id_number_impossible_birth_date',
  wrong_check_digit: 'id_number_wrong_check_digit',
};

const ORGANISATION_PROBLEMS: Record<OrganisationFault, RosterProblem> = {
  missing: 'organisation_missing',
  unknown: 'organisation_unknown',
  ambiguous: 'organisation_ambiguous',
  code_and_name_differ: 'organisation_code_and_name_differ',
  not_yours: 'organisation_not_yours',
};

// People type `'3501…` or `="3501…"` to keep a number as text.
export const cellText = (cell = ''): string =>
  plainText(cell)
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '');
