import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { SignInNotFound } from '../identity.errors';
import { StaffSessions } from '../session/staff-sessions';

/** The browsers in which a member of staff is signed in, visible to that member only. */
@Injectable()
export class OwnSignIns {
  constructor(
    private readonly database: Database,
    private readonly sessions: StaffSessions,
    private readonly audit: Audit,
  ) {}

  /** @throws SignInNotFound */
  async endOne({ staffId, id }: { staffId: string; id: string }): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.sessions.endOneOf({ staffId, id }))) throw new SignInNotFound();
      await this.record({ staffId, count: 1 });
    });
  }

  async endOthers({ staffId, keptId }: { staffId: string; keptId: string }): Promise<void> {
    await this.database.transaction(async () => {
      const count = await this.sessions.endOthersOf({ staffId, keptId });
      if (count > 0) await this.record({ staffId, count });
    });
  }

  private record({ staffId, count }: { staffId: string; count: number }): Promise<void> {
    return this.audit.record({
      staffId,
      action: 'staff.sign-ins-ended',
      subjectType: 'staff',
      subjectId: staffId,
      reason: null,
      details: { count },
    });
  }
}
