import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of certificates. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      certificate: `SELECT c.number AS id, o.path AS organisationPath, r.organisation_path AS personPath, e.id AS examId, r.person_id AS personId
        FROM certificate c JOIN exam e ON e.id = c.exam_id JOIN organisation o ON o.id = e.organisation_id
        LEFT JOIN registration r ON r.id = c.registration_id WHERE c.number IN`,
    });
  }
}
