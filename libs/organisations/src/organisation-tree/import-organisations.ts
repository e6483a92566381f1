import { Injectable } from '@nestjs/common';
import { Audit, Database, isDuplicateKey, newId, rolesFor, type StaffActor } from '@sunflower/platform';
import type { TextRow } from '@sunflower/platform/plain';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import { OrganisationRepository, type OrganisationView } from '../organisation/organisation.repository';
import { PersonListTooLong } from '../person-list/person-list.errors';
import { UnreadableRosterFile } from '../roster-file/roster-file.errors';
import { RosterReader } from '../roster-file/roster-reader';
import {
  headingOfColumn,
  organisationColumns,
  planOrganisations,
  type OrganisationFilePlan,
  type PlannedOrganisation,
} from './organisation-file';
import { OrganisationCodeTaken } from './organisation-tree.errors';

/** In one transaction: some 20 ms. */
const ADDED_AT_ONCE = 100;
const HEADING_ROWS_TRIED = 10;
const MOST_ORGANISATION_ROWS = 5_000;

/** Organisations from a sheet. Nothing is added while a row is wrong; what is there already is passed over, so a list may come twice. */
@Injectable()
export class ImportOrganisations {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly reader: RosterReader,
    private readonly organisations: OrganisationRepository,
  ) {}

  /** `added` is 0 on a dry run, and while there are faults. @throws UnreadableRosterFile, OrganisationCodeTaken, PersonListTooLong; FileStillBeingRead, Overloaded */
  async read({
    bytes,
    staff,
    isDryRun,
  }: {
    bytes: Buffer;
    staff: StaffActor;
    isDryRun: boolean;
  }): Promise<OrganisationFilePlan & { added: number }> {
    const plan = await this.plan({ rows: await this.reader.read({ bytes, staffId: staff.staffId }), staff });
    if (isDryRun || plan.faults.length > 0) return { ...plan, added: 0 };
    await this.add({ planned: plan.planned, staff });
    return { ...plan, added: plan.planned.length };
  }

  private async plan({ rows, staff }: { rows: readonly TextRow[]; staff: StaffActor }): Promise<OrganisationFilePlan> {
    const headingIndex = rows.slice(0, HEADING_ROWS_TRIED).findIndex((row) => organisationColumns(row) !== null);
    const columns = headingIndex < 0 ? null : organisationColumns(rows[headingIndex] as TextRow);
    if (columns === null) {
      const missing = (['parent', 'name', 'type'] as const).map(headingOfColumn);
      throw new UnreadableRosterFile({
        problem: 'columns_missing',
        advice: `The columns ${missing.join('、')} must stand in the first ${HEADING_ROWS_TRIED} rows.`,
        columns: missing,
      });
    }
    const listed = rows.slice(headingIndex + 1);
    if (listed.length > MOST_ORGANISATION_ROWS) throw new PersonListTooLong({ limit: MOST_ORGANISATION_ROWS });
    const all = await this.organisations.listSubtree(['/']);
    const paths = staff.subtrees(rolesFor('organisation.change'));
    const within = all.map((one) => (paths.some((path) => one.path.startsWith(path)) ? one : { ...one, path: '' }));
    return planOrganisations({ rows: listed, columns, all, lookup: new OrganisationLookup(within, '/') });
  }

  private async add({ planned, staff }: { planned: readonly PlannedOrganisation[]; staff: StaffActor }): Promise<void> {
    const idByLine = new Map(planned.map(({ lineNumber }) => [lineNumber, newId()]));
    try {
      for (let start = 0; start < planned.length; start += ADDED_AT_ONCE) {
        const chunk = planned
          .slice(start, start + ADDED_AT_ONCE)
          .map(({ lineNumber, parentId, parentLine, ...one }) => ({
            id: idByLine.get(lineNumber) as string,
            parentId: parentId ?? (idByLine.get(parentLine as number) as string),
            ...one,
          }));
        await this.database.transaction(() => this.insert({ chunk, staffId: staff.staffId }));
      }
    } catch (error) {
      if (isDuplicateKey(error)) throw new OrganisationCodeTaken();
      throw error;
    }
  }

  private async insert({
    chunk,
    staffId,
  }: {
    chunk: readonly Omit<OrganisationView, 'closedAt' | 'mergedIntoId'>[];
    staffId: string;
  }): Promise<void> {
    await this.organisations.insertMany(chunk);
    await this.audit.recordAll(
      chunk.map(({ id, code }) => ({
        staffId,
        action: 'organisation.added' as const,
        subjectType: 'organisation',
        subjectId: id,
        reason: null,
        details: { code, imported: true },
      })),
    );
  }
}
