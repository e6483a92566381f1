import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of sessions, messages and incidents; a message belongs to the office that sent it. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      session: `SELECT s.id AS id, o.path AS organisationPath, s.organisation_path AS personPath, e.id AS examId, r.person_id AS personId
        FROM exam_session s JOIN registration r ON r.id = s.registration_id JOIN exam e ON e.id = s.exam_id
        JOIN organisation o ON o.id = e.organisation_id WHERE s.id IN`,
      message: `SELECT m.id AS id, o.path AS organisationPath, f.path AS personPath, e.id AS examId, NULL AS personId
        FROM exam_message m JOIN exam e ON e.id = m.exam_id JOIN organisation o ON o.id = e.organisation_id
        JOIN organisation f ON f.id = m.office_id WHERE m.id IN`,
      incident: `SELECT i.id AS id, o.path AS organisationPath, COALESCE(r.organisation_path, f.path) AS personPath, e.id AS examId,
          r.person_id AS personId
        FROM incident i JOIN exam e ON e.id = i.exam_id JOIN organisation o ON o.id = e.organisation_id
        JOIN organisation f ON f.id = i.organisation_id LEFT JOIN registration r ON r.id = i.registration_id WHERE i.id IN`,
    });
  }
}
