import { Injectable } from '@nestjs/common';
import { ApprovalRepository } from './approval.repository';
import { AuthorsRepository } from './authors.repository';
import { PublicationRepository } from './publication.repository';

/** What is on record of a review: who wrote, who approved, what was published. */
@Injectable()
export class ReviewRecords {
  constructor(
    readonly authors: AuthorsRepository,
    readonly approvals: ApprovalRepository,
    readonly publications: PublicationRepository,
  ) {}
}
