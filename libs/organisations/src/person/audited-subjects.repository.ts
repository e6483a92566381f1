import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of people and imports. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      organisation: `SELECT o.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM organisation o WHERE o.id IN`,
      person: `SELECT p.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, p.id AS personId
        FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.id IN`,
      'roster-import': `SELECT i.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM roster_import i JOIN organisation o ON o.id = i.organisation_id WHERE i.id IN`,
    });
  }
}
