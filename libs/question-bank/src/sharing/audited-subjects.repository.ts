import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of banks and questions. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      question_bank: `SELECT b.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM question_bank b JOIN organisation o ON o.id = b.organisation_id WHERE b.id IN`,
      question: `SELECT q.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM question q JOIN question_bank b ON b.id = q.bank_id JOIN organisation o ON o.id = b.organisation_id WHERE q.id IN`,
    });
  }
}
