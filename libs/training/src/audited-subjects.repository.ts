import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of reading units and pictures. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      training_unit: `SELECT u.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM training_unit u JOIN organisation o ON o.id = u.organisation_id WHERE u.id IN`,
      picture: `SELECT p.sha256 AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM picture p JOIN organisation o ON o.id = p.organisation_id WHERE p.sha256 IN`,
    });
  }
}
