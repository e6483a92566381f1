import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of grading runs, scripts and appeals. The row of a mark names no person: marking is blind. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      'grading-run': `SELECT g.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM grading_run g JOIN exam e ON e.id = g.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE g.id IN`,
      'marking-script': `SELECT m.id AS id, o.path AS organisationPath, NULL AS personPath, e.id AS examId, NULL AS personId
        FROM marking_script m JOIN exam e ON e.id = m.exam_id JOIN organisation o ON o.id = e.organisation_id WHERE m.id IN`,
      appeal: `SELECT a.id AS id, o.path AS organisationPath, r.organisation_path AS personPath, e.id AS examId, r.person_id AS personId
        FROM appeal a JOIN registration r ON r.id = a.registration_id JOIN exam e ON e.id = a.exam_id
        JOIN organisation o ON o.id = e.organisation_id WHERE a.id IN`,
    });
  }
}
