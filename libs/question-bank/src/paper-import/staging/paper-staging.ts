import { Injectable } from '@nestjs/common';
import { PaperImportRepository } from './paper-import.repository';
import { PaperItemRepository } from './paper-item.repository';

/** Access to imports and their questions. */
@Injectable()
export class PaperStaging {
  constructor(
    readonly imports: PaperImportRepository,
    readonly items: PaperItemRepository,
  ) {}
}
