import { Injectable } from '@nestjs/common';
import { PaperImportRepository } from './paper-import.repository';
import { PaperItemRepository } from './paper-item.repository';

/** The rows of imports and of their questions. */
@Injectable()
export class PaperStaging {
  constructor(
    readonly imports: PaperImportRepository,
    readonly items: PaperItemRepository,
  ) {}
}
