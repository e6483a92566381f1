import { Injectable } from '@nestjs/common';
import { FileStillBeingRead, mayDo, Overloaded, StaffActor } from '@sunflower/platform';
import { ApplyRoster, type AppliedRoster } from './apply-roster';
import { CheckRoster } from './check-roster';
import type { OrganisationView } from '../organisation/organisation.repository';
import { Organisations } from '../organisation/organisations';
import { OrganisationNotFound } from '../organisations.errors';
import type { RosterFault } from '../roster-row/roster-fault';
import { OrganisationNeeded, RosterImportNotFound } from './roster-import.errors';
import { RosterImportRepository, type RosterImportRecord } from './roster-import.repository';

export interface RosterUploadByStaff {
  bytes: Buffer;
  fileName: string;
  /** One sheet of several; if left out, the one that is a roster. */
  sheet?: string | null;
  /** Null for the one organisation that the staff member administers. */
  organisationId: string | null;
  staff: StaffActor;
}

/** Rosters from .xlsx and .csv files: a dry run first, then applied. Only for administrators of the organisation. */
@Injectable()
export class RosterImports {
  /** The staff member whose file is being checked. */
  private checking: string | null = null;

  constructor(
    private readonly checkRoster: CheckRoster,
    private readonly applyRoster: ApplyRoster,
    private readonly repository: RosterImportRepository,
    private readonly organisations: Organisations,
  ) {}

  /**
   * The dry run.
   * @throws UnreadableRosterFile, RosterFileTooLarge; FileStillBeingRead, Overloaded while another file is checked
   */
  async check({
    bytes,
    fileName,
    sheet = null,
    organisationId,
    staff,
  }: RosterUploadByStaff): Promise<RosterImportRecord> {
    const organisation = await this.organisationFor({ staff, organisationId });
    // One file at a time: a large one takes a few hundred megabytes until its rows are stored.
    if (this.checking === staff.staffId) throw new FileStillBeingRead();
    if (this.checking !== null) throw new Overloaded(10);
    this.checking = staff.staffId;
    try {
      const { importId } = await this.checkRoster.check({
        bytes,
        fileName,
        sheet,
        organisation,
        staffId: staff.staffId,
      });
      return await this.getImport({ importId, staff });
    } finally {
      this.checking = null;
    }
  }

  /** @throws RosterImportNotFound */
  async getImport({ importId, staff }: { importId: string; staff: StaffActor }): Promise<RosterImportRecord> {
    const found = await this.repository.findById(importId);
    if (!found) throw new RosterImportNotFound();
    const { path } = await this.organisations.getOrganisation(found.organisationId);
    if (mayDo({ staff, act: 'roster.import', organisationPath: path }) !== 'allowed') throw new RosterImportNotFound();
    return found;
  }

  /** In the order of rows, after row `afterLine`; the faults of one row stay together. @throws RosterImportNotFound */
  async listFaults({
    importId,
    staff,
    afterLine,
    limit,
  }: {
    importId: string;
    staff: StaffActor;
    afterLine: number;
    limit: number;
  }): Promise<{ faults: RosterFault[]; nextAfterLine: number | null }> {
    await this.getImport({ importId, staff });
    const faults = await this.repository.listFaults({ importId, afterLine, limit });
    if (faults.length < limit) return { faults, nextAfterLine: null };
    const lastLine = faults.at(-1)?.lineNumber;
    const whole = faults.filter(({ lineNumber }) => lineNumber !== lastLine);
    return { faults: whole, nextAfterLine: whole.at(-1)?.lineNumber ?? null };
  }

  /** @throws RosterImportNotFound, RosterImportNotApplicable, RosterChanged */
  async apply({
    importId,
    staff,
    goodOnly = false,
  }: {
    importId: string;
    staff: StaffActor;
    goodOnly?: boolean;
  }): Promise<AppliedRoster> {
    await this.getImport({ importId, staff });
    return this.applyRoster.apply({ importId, staffId: staff.staffId, goodOnly });
  }

  private async organisationFor({
    staff,
    organisationId,
  }: Pick<RosterUploadByStaff, 'staff' | 'organisationId'>): Promise<OrganisationView> {
    if (organisationId === null) {
      const own = staff.grants.filter(({ role }) => role === 'administrator').map((grant) => grant.organisationId);
      const [only, ...others] = new Set(own);
      if (only === undefined || others.length > 0) throw new OrganisationNeeded();
      return this.organisations.getOrganisation(only);
    }
    const organisation = await this.organisations.getOrganisation(organisationId);
    if (mayDo({ staff, act: 'roster.import', organisationPath: organisation.path }) !== 'allowed')
      throw new OrganisationNotFound();
    return organisation;
  }
}
