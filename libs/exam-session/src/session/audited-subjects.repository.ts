import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of sessions. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      session: `SELECT s.id AS id, o.path AS organisationPath, s.organisation_path AS personPath, e.id AS examId, r.person_id AS personId
        FROM exam_session s JOIN registration r ON r.id = s.registration_id JOIN exam e ON e.id = s.exam_id
        JOIN organisation o ON o.id = e.organisation_id WHERE s.id IN`,
    });
  }
}
