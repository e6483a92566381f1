import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, SecretChange, Secrets } from '@sunflower/platform';
import { CertificateRepository } from './certificate.repository';

const ROWS_AT_ONCE = 500;

/**
 * Printed check codes stay valid when the master secret changes. Codes of a lost secret cannot be computed again, so
 * they are replaced.
 */
@Injectable()
export class ReplaceCheckCodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly certificates: CertificateRepository,
    private readonly secrets: Secrets,
    private readonly change: SecretChange,
  ) {}

  onModuleInit(): void {
    this.change.add({
      name: 'certificate',
      giveUp: (madeWith) =>
        this.database.transaction(() =>
          this.certificates.replaceCodes({ madeWith, current: this.secrets.currentKey, limit: ROWS_AT_ONCE }),
        ),
    });
  }
}
