import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { SelfRegistration } from './self-registration.entity';

export type SelfRegistrationRow = { [Field in keyof SelfRegistration]: SelfRegistration[Field] };

@Injectable()
export class SelfRegistrationRepository {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<SelfRegistrationRow | null> {
    return this.database.repository(SelfRegistration).findOneBy({ id });
  }

  findByToken(token: string): Promise<SelfRegistrationRow | null> {
    return this.database.repository(SelfRegistration).findOneBy({ token });
  }

  /** The newest first. */
  listByExam(examId: string): Promise<SelfRegistrationRow[]> {
    return this.database.repository(SelfRegistration).find({ where: { examId }, order: { id: 'DESC' }, take: 100 });
  }

  /** Whoever applies or changes the quota waits here: no two take the last place. */
  async lock(id: string): Promise<void> {
    await this.database.select(`SELECT id FROM self_registration WHERE id = ?${this.database.dialect.lockExclusive}`, [
      id,
    ]);
  }

  async insert(row: SelfRegistrationRow): Promise<void> {
    await this.database.repository(SelfRegistration).insert(row);
  }

  async update({ id, ...changes }: Pick<SelfRegistrationRow, 'id'> & Partial<SelfRegistrationRow>): Promise<void> {
    await this.database.repository(SelfRegistration).update({ id }, changes);
  }
}
