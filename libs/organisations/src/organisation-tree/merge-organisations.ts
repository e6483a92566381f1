import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { KeepOrganisations } from './keep-organisations';
import { MovePeople } from './move-people';
import { OrganisationReach } from './organisation-reach';
import { OrganisationNotMergeable } from './organisation-tree.errors';

/** Moved while the request waits; the sweep moves the others. */
const PEOPLE_IN_REQUEST = 200;

/** Two organisations become one: the one is closed, and its people, with registrations to come, become the other's. */
@Injectable()
export class MergeOrganisations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keeping: KeepOrganisations,
    private readonly reach: OrganisationReach,
    private readonly moving: MovePeople,
  ) {}

  /** `left`: people who move in the next seconds. @throws OrganisationNotFound, NotAllowed, OrganisationNotChangeable, OrganisationHasParts, OrganisationNotMergeable */
  async merge({
    organisationId,
    intoId,
    reason,
    staff,
  }: {
    organisationId: string;
    intoId: string;
    reason: string;
    staff: StaffActor;
  }): Promise<{ moved: number; left: number }> {
    const people = await this.database.transaction(async () => {
      await this.moving.lock([organisationId, intoId]);
      const gone = await this.reach.below({ organisationId, staff });
      const kept = await this.reach.at({ organisationId: intoId, staff });
      await this.keeping.requireClosable(gone);
      // Itself too: its path begins with its path.
      if (kept.closedAt !== null || kept.path.startsWith(gone.path)) throw new OrganisationNotMergeable();
      const { staffId } = staff;
      const count = await this.moving.markMerged({ organisationId, intoId, reason, staffId, at: this.clock.now() });
      await this.audit.record({
        staffId,
        action: 'organisation.merged',
        subjectType: 'organisation',
        subjectId: organisationId,
        reason,
        details: { intoId, people: count },
      });
      return count;
    });
    const moved = await this.moving.move({
      merging: { id: organisationId, intoId, staffId: staff.staffId, reason },
      most: PEOPLE_IN_REQUEST,
    });
    return { moved, left: Math.max(0, people - moved) };
  }
}
