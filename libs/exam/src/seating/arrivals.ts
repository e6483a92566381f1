import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import { SeatingRepository } from './seating.repository';

interface ArrivalOf {
  registrationId: string;
  staffId: string;
}

/** Who arrived at the site. The first record stands until it is withdrawn. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: SeatingRepository,
  ) {}

  /** False if it was on record already. */
  record({ registrationId, staffId }: ArrivalOf): Promise<boolean> {
    return this.database.transaction(async () => {
      const isNew = await this.repository.insertArrival({ registrationId, arrivedAt: this.clock.now(), staffId });
      if (isNew) await this.tell({ registrationId, staffId, action: 'arrival.recorded' });
      return isNew;
    });
  }

  /** For whoever was recorded by mistake. */
  async withdraw({ registrationId, staffId }: ArrivalOf): Promise<void> {
    await this.database.transaction(async () => {
      if (await this.repository.deleteArrivals([registrationId]))
        await this.tell({ registrationId, staffId, action: 'arrival.withdrawn' });
    });
  }

  private tell({
    registrationId,
    staffId,
    action,
  }: ArrivalOf & { action: 'arrival.recorded' | 'arrival.withdrawn' }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'registration',
      subjectId: registrationId,
      reason: null,
    });
  }
}
