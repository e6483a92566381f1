import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, SecretChange, Secrets } from '@sunflower/platform';
import { RegistrationRepository } from './registration.repository';

const ROWS_AT_ONCE = 500;

/**
 * Printed access codes stay valid when the master secret changes. Those of a lost secret cannot be computed again, so
 * all of them are replaced.
 */
@Injectable()
export class ReplaceAccessCodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationRepository,
    private readonly secrets: Secrets,
    private readonly change: SecretChange,
  ) {}

  onModuleInit(): void {
    this.change.add({
      name: 'registration',
      giveUp: (madeWith) =>
        this.database.transaction(() =>
          this.registrations.replaceCodes({ madeWith, current: this.secrets.currentKey, limit: ROWS_AT_ONCE }),
        ),
    });
  }
}
