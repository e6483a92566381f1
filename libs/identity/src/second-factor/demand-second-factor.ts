import { Injectable } from '@nestjs/common';
import { Organisations, OrganisationNotFound } from '@sunflower/organisations';
import { Audit, Clock, Database, isDuplicateKey, type StaffActor } from '@sunflower/platform';
import { SecondFactorRepository, type DemandRow } from './second-factor.repository';

interface ActOnDemand {
  staff: StaffActor;
  organisationId: string;
  reason: string;
}

export interface SeenDemand extends DemandRow {
  /** False for a demand of an organisation above: it applies here, but this administrator may not lift it. */
  mayLift: boolean;
}

/**
 * Demands that all staff of an organisation and of those below it sign in with a second factor, set by its
 * administrators.
 */
@Injectable()
export class DemandSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Demands within the administrator's subtrees, and those of organisations above, which apply there too. */
  async listFor(staff: StaffActor): Promise<SeenDemand[]> {
    const subtrees = staff.subtrees(['administrator']);
    return (await this.repository.listDemands())
      .map((demand) => ({ ...demand, mayLift: mayChange({ staff, path: demand.organisationPath }) }))
      .filter(({ mayLift, organisationPath }) => mayLift || subtrees.some((path) => path.startsWith(organisationPath)));
  }

  /**
   * Staff without a second factor must enrol one at their next request. A second demand has no effect.
   * @throws OrganisationNotFound
   */
  async demand(act: ActOnDemand): Promise<void> {
    const { organisationId } = act;
    await this.requireReach(act);
    try {
      await this.database.transaction(async () => {
        await this.repository.insertDemand({ organisationId, demandedAt: this.clock.now() });
        await this.record({ ...act, action: 'organisation.second-factor-demanded' });
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** @throws OrganisationNotFound */
  async lift(act: ActOnDemand): Promise<void> {
    await this.requireReach(act);
    await this.database.transaction(async () => {
      if (await this.repository.deleteDemand(act.organisationId))
        await this.record({ ...act, action: 'organisation.second-factor-lifted' });
    });
  }

  private async requireReach({ staff, organisationId }: ActOnDemand): Promise<void> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (!mayChange({ staff, path })) throw new OrganisationNotFound();
  }

  private record({ staff, organisationId, reason, action }: ActOnDemand & { action: string }): Promise<void> {
    return this.audit.record({
      staffId: staff.staffId,
      action,
      subjectType: 'organisation',
      subjectId: organisationId,
      reason,
    });
  }
}

const mayChange = ({ staff, path }: { staff: StaffActor; path: string }): boolean =>
  staff.may({ roles: ['administrator'], organisationPath: path });
