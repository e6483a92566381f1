import { Injectable } from '@nestjs/common';
import { Organisations } from '@sunflower/organisations';
import { faultTable, type FieldFault } from '@sunflower/platform';
import { markdownFault, picturesIn } from '@sunflower/content';
import { Pictures, TrainingUnitNotFound, TrainingUnits } from '@sunflower/training';
import { ExamBank } from '../bank/exam-bank';
import type { ExamContent } from '../content/exam-content';
import { InvalidExamContent } from '../exam.errors';
import { CheckPrintedTexts, type PrintedTexts } from '../printed-texts/check-printed-texts';

const fault = faultTable({
  TRAINING_UNIT_OUT_OF_REACH: 'is no training unit that this organisation may use',
  LIMIT_COUNTS_NOTHING: 'counts nothing: choose what is watched, or leave the limit out',
});

/**
 * Checks what the DTO cannot: that the texts are clean and their pictures stored, that the bank may be used, and that
 * the training units exist at organisations above or below the exam's.
 */
@Injectable()
export class CheckExamContent {
  constructor(
    private readonly organisations: Organisations,
    private readonly bank: ExamBank,
    private readonly units: TrainingUnits,
    private readonly pictures: Pictures,
    private readonly printedTexts: CheckPrintedTexts,
  ) {}

  /** @throws InvalidExamContent naming each field */
  async check({
    content,
    organisationId,
    rehearsal,
  }: {
    content: ExamContent;
    organisationId: string;
    rehearsal: boolean;
  }): Promise<void> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    const faults = [
      ...(await this.printedTexts.faultsOf(content)),
      ...(await this.faultsOfTexts(content)),
      ...faultsOfIntegrity(content),
      ...(await this.bank.faultsOf({ bankId: content.bankId, organisationPath: path, rehearsal })),
      ...(await this.faultsOfUnits({ unitIds: content.requiredTrainingUnitIds, path })),
    ];
    if (faults.length > 0) throw new InvalidExamContent(faults);
  }

  /** For the lock, which freezes the texts printed on certificates. @throws InvalidExamContent naming each field */
  async requirePrintable(texts: PrintedTexts): Promise<void> {
    const faults = await this.printedTexts.faultsOf(texts);
    if (faults.length > 0) throw new InvalidExamContent(faults);
  }

  private async faultsOfTexts({ instructions, rules, privacyNotice }: ExamContent): Promise<FieldFault[]> {
    const texts = Object.entries({ instructions, rules, privacyNotice }).map(([field, text]) => ({
      field,
      text: text ?? '',
    }));
    const known = await this.pictures.known(picturesIn(texts.map(({ text }) => text)));
    return texts.flatMap(({ field, text }) => {
      const found = markdownFault(text, known);
      return found ? [{ field, ...found }] : [];
    });
  }

  private async faultsOfUnits({ unitIds, path }: { unitIds: readonly string[]; path: string }): Promise<FieldFault[]> {
    const faults = await Promise.all(
      unitIds.map(async (unitId, index) => {
        try {
          const unit = await this.units.getUnit(unitId);
          if (await this.isInLine({ organisationId: unit.organisationId, path })) return [];
        } catch (error) {
          if (!(error instanceof TrainingUnitNotFound)) throw error;
        }
        return [{ field: `requiredTrainingUnitIds.${index}`, ...fault('TRAINING_UNIT_OUT_OF_REACH', {}) }];
      }),
    );
    return faults.flat();
  }

  /**
   * Whether the unit's organisation is above or below the exam's, not beside it: a city takes the province's units,
   * not its neighbour's. Candidates may read the units of their whole province.
   */
  private async isInLine({ organisationId, path }: { organisationId: string; path: string }): Promise<boolean> {
    const owner = await this.organisations.getOrganisation(organisationId);
    return path.startsWith(owner.path) || owner.path.startsWith(path);
  }
}

// A limit without watched acts would never take effect.
function faultsOfIntegrity({ policies: { integrity } }: ExamContent): FieldFault[] {
  if (!integrity || integrity.limit === null || integrity.watched.length > 0) return [];
  return [{ field: 'policies.integrity.limit', ...fault('LIMIT_COUNTS_NOTHING', {}) }];
}
