import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of grading runs. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      'grading-run': `SELECT g.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM grading_run g JOIN exam e ON e.id = g.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE g.id IN`,
    });
  }
}
