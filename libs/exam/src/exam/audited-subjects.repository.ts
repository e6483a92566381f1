import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of exams, sittings, registrations and sites. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      exam: `SELECT e.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM exam e JOIN organisation o ON o.id = e.organisation_id WHERE e.id IN`,
      sitting: `SELECT s.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM sitting s JOIN exam e ON e.id = s.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE s.id IN`,
      registration: `SELECT r.id AS id, o.path AS organisationPath, r.organisation_path AS personPath, e.id AS examId, r.person_id AS personId
        FROM registration r JOIN exam e ON e.id = r.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE r.id IN`,
      site: `SELECT t.id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM site t JOIN organisation o ON o.id = t.organisation_id WHERE t.id IN`,
      'self-registration': `SELECT f.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM self_registration f JOIN exam e ON e.id = f.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE f.id IN`,
      application: `SELECT a.id AS id, o.path AS organisationPath, a.organisation_path AS personPath, e.id AS examId, a.person_id AS personId
        FROM registration_application a JOIN exam e ON e.id = a.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE a.id IN`,
    });
  }
}
