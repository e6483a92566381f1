import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditScopes } from '@sunflower/platform';

/** How audit rows find the organisation of staff, one row a role. */
@Injectable()
export class AuditedSubjects implements OnModuleInit {
  constructor(private readonly scopes: AuditScopes) {}

  onModuleInit(): void {
    this.scopes.learn({
      staff: `SELECT r.staff_id AS id, o.path AS organisationPath, NULL AS personPath, NULL AS examId, NULL AS personId
        FROM staff_role r JOIN organisation o ON o.id = r.organisation_id WHERE r.staff_id IN`,
    });
  }
}
