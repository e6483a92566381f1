import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of a batch of notices. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      'notice-batch': `SELECT b.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM notice_batch b JOIN exam e ON e.id = b.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE b.id IN`,
    });
  }
}
